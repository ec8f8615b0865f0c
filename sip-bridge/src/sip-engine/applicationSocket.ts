import { Socket } from "node:net";

/**
 * The application's end of a connection that never leaves the process. drachtio-srf asks for a `net.Socket`, so it is one,
 * without a handle. Bytes written to it reach the engine after the writer's own code has run to its end, as they would
 * over a network: drachtio-srf notes down what it waits for only after it has written.
 */
export class ApplicationSocket extends Socket {
  readonly #toEngine: (bytes: Buffer) => void;

  constructor(toEngine: (bytes: Buffer) => void) {
    super();
    this.#toEngine = toEngine;
  }

  /** Bytes from the engine to the application. */
  fromEngine(bytes: Buffer): void {
    if (!this.destroyed) this.push(bytes);
  }

  override _read(): void {
    // The engine pushes when it has something; there is nothing to ask for.
  }

  override _write(chunk: Chunk, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    queueMicrotask(() => {
      this.#toEngine(bytesOf(chunk, encoding));
      done();
    });
  }

  override _writev(chunks: { chunk: Chunk; encoding: BufferEncoding }[], done: (error?: Error | null) => void): void {
    this._write(Buffer.concat(chunks.map(({ chunk, encoding }) => bytesOf(chunk, encoding))), "utf8", done);
  }
}

/** A `net.Socket` is given strings as they were written, since a real one encodes them in the system call. */
type Chunk = Buffer | string;

function bytesOf(chunk: Chunk, encoding: BufferEncoding): Buffer {
  return typeof chunk === "string" ? Buffer.from(chunk, encoding) : chunk;
}
