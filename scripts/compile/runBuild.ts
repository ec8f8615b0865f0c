import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { BaseError } from "@dots/protocol";
import { startChild } from "../start/stack/child.ts";
import { withLock } from "./withLock.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export interface Build {
  /** What errors call it, and the name of its lock. */
  name: string;
  /** Arguments for Node, from the root of the repository. */
  args: readonly string[];
  cwd?: string;
  env?: Record<string, string>;
  log?: ((line: string) => void) | undefined;
  /** A file that says from what the last build was made, and from what this one would be: equal ones are not built again. */
  stamp?: { path: string; inputs: () => Promise<string> };
}

/** Runs a build as a process of its own, one at a time in this clone. */
export async function runBuild({ name, args, cwd = ROOT, env = {}, log, stamp }: Build): Promise<void> {
  await withLock(name, async () => {
    // Looked at under the lock: whoever held it before may have built the very same.
    const inputs = await stamp?.inputs();
    if (stamp && inputs === (await readFile(stamp.path, "utf8").catch(() => undefined))) return;
    const child = await startChild({
      ...{ name: `the build of the ${name}`, command: process.execPath, args, cwd, env },
      ...(log && { onLine: log }),
    });
    const code = await child.end;
    if (code === 0) {
      if (stamp) await writeFile(stamp.path, inputs ?? "");
      return;
    }
    throw new BaseError({
      code: "BuildFailed",
      title: `The build of the ${name} failed.`,
      reason: child.lastLines(),
      remedy: "Mend what it names above, or see the whole in its log.",
    });
  });
}
