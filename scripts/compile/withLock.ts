import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { processIdentity } from "../start/state/processIdentity.ts";

const LOCKS = fileURLToPath(new URL("../../build/locks/", import.meta.url));
const INTERVAL_MS = 100;

export interface LockOptions {
  /** Where locks stand. */
  folder?: string;
  /** How to wait before looking again. */
  pause?: () => Promise<void>;
}

/**
 * Does `work` while no other process of this clone does work under the same name: `npm start` and `npm test` may run side by
 * side and build the same thing. A lock whose process is gone does not count.
 */
export async function withLock<T>(name: string, work: () => Promise<T>, options: LockOptions = {}): Promise<T> {
  const { folder = LOCKS, pause = () => new Promise((resolve) => setTimeout(resolve, INTERVAL_MS)) } = options;
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  const own = `${process.pid} ${await processIdentity(process.pid)}`;
  while (!(await take(path, own))) {
    const holder = await readFile(path, "utf8").catch(() => "");
    const [pid, identity] = holder.split(" ");
    // Between being made and being written a lock is empty: look again. Only what still says the same is removed.
    const gone = holder !== "" && identity !== (await processIdentity(Number(pid)));
    if (gone && (await readFile(path, "utf8").catch(() => "")) === holder) await rm(path, { force: true });
    else await pause();
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function take(path: string, own: string): Promise<boolean> {
  try {
    await writeFile(path, own, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}
