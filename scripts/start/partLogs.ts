import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { join } from "node:path";

/** A file for each part of a stack, which begins anew with each start. */
export interface PartLogs {
  of(part: string): (line: string) => void;
  path(part: string): string;
  close(): Promise<void>;
}

export function openPartLogs(folder: string): PartLogs {
  const streams = new Map<string, WriteStream>();
  const path = (part: string) => join(folder, `${part.replaceAll(" ", "-")}.log`);
  return {
    path,
    of(part) {
      const stream = streams.get(part) ?? createWriteStream(path(part));
      streams.set(part, stream);
      stream.on("error", () => {}); // a full disk must not end the stack
      return (line) => stream.writable && stream.write(`${line}\n`);
    },
    async close() {
      await Promise.all([...streams.values()].map((stream) => once(stream.end(), "close").catch(() => {})));
    },
  };
}
