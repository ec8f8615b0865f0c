import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** What differs between a folder and the files it ought to hold, one line each. */
export function differences(folder: string, wanted: ReadonlyMap<string, string>): string[] {
  const present = new Set(filesIn(folder));
  const lines = [...present].filter((path) => !wanted.has(path)).map((path) => `${path}: should not be there`);
  for (const [path, text] of wanted) {
    if (!present.has(path)) lines.push(`${path}: missing`);
    else if (readFileSync(join(folder, path), "utf8") !== text) lines.push(`${path}: differs`);
  }
  return lines.sort();
}

/** Makes a folder hold these files and no others; files that are right already are left untouched. */
export function replaceFolder(folder: string, wanted: ReadonlyMap<string, string>): void {
  const present = new Set(filesIn(folder));
  for (const path of present) if (!wanted.has(path)) rmSync(join(folder, path));
  for (const [path, text] of wanted) {
    const file = join(folder, path);
    if (present.has(path) && readFileSync(file, "utf8") === text) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
