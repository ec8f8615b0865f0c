/** Digits of a frame's length that an application may send, as with drachtio-server. */
const LENGTH_DIGITS = 5;
const HASH = 0x23;

/** `<bytes>#<payload>`; the payload has one byte per character. */
export function writeFrame(payload: string): Buffer {
  return Buffer.from(`${payload.length}#${payload}`, "latin1");
}

/** What came is not a frame; the connection cannot be used any more. */
export class FrameError extends Error {
  override name = "FrameError";
}

/** Cuts a stream of bytes into frames, wherever its chunks end. Holds at most one unfinished frame of 99,999 bytes. */
export class FrameReader {
  #pending: Buffer = Buffer.alloc(0);

  /** The payloads that are complete with this chunk, one byte per character. Throws FrameError. */
  read(chunk: Buffer): string[] {
    const bytes = this.#pending.length > 0 ? Buffer.concat([this.#pending, chunk]) : chunk;
    const payloads: string[] = [];
    let at = 0;
    while (at < bytes.length) {
      const hash = bytes.subarray(at, at + LENGTH_DIGITS + 1).indexOf(HASH);
      const digits = bytes.toString(
        "latin1",
        at,
        hash < 0 ? Math.min(bytes.length, at + LENGTH_DIGITS + 1) : at + hash,
      );
      if (hash < 0 && digits.length <= LENGTH_DIGITS && /^\d+$/.test(digits)) break;
      if (hash < 0 || !/^[1-9]\d*$/.test(digits))
        throw new FrameError(`Found a frame that begins with ${JSON.stringify(digits)}; needed 1 to 99999, then #.`);
      const start = at + hash + 1;
      const end = start + Number(digits);
      if (end > bytes.length) break;
      payloads.push(bytes.toString("latin1", start, end));
      at = end;
    }
    this.#pending = at === bytes.length ? Buffer.alloc(0) : Buffer.from(bytes.subarray(at));
    return payloads;
  }
}
