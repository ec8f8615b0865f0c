import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

/**
 * What tells a process apart from a later one with the same id: when it was started, in the system's own words. Undefined if
 * there is no such process.
 */
export async function processIdentity(pid: number): Promise<string | undefined> {
  try {
    if (process.platform === "linux") {
      // proc(5): the 22nd field; the second, the program's name in parentheses, may itself hold spaces.
      const stat = await readFile(`/proc/${pid}/stat`, "utf8");
      const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return state === "Z" ? undefined : fields[18];
    }
    const { stdout } = await promisify(execFile)("ps", ["-o", "lstart=", "-p", `${pid}`]);
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}
