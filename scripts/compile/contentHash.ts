import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";

/** One hash of files and of all that folders hold, names included; `skip` names folders and files that do not count. */
export async function contentHash(
  root: string,
  paths: readonly string[],
  skip: readonly string[] = [],
): Promise<string> {
  const hash = createHash("sha256");
  for (const file of (await Promise.all(paths.map((path) => filesAt(join(root, path), skip)))).flat().sort()) {
    const content = await readFile(file);
    // The length keeps one file's end apart from the next one's beginning.
    hash.update(`${relative(root, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

async function filesAt(path: string, skip: readonly string[]): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOTDIR") return undefined;
    throw error;
  });
  if (!entries) return [path];
  const inside = entries
    .filter(({ name }) => !skip.includes(name))
    .map((entry) => (entry.isDirectory() ? filesAt(join(path, entry.name), skip) : [join(path, entry.name)]));
  return (await Promise.all(inside)).flat();
}
