import { readFileSync } from "node:fs";
import { join } from "node:path";

const longest = 380;
// Spelled in parts, so that this file does not complain of itself.
const unfinished = new RegExp(`\\b(${["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"].join("|")})\\b`);
const machinePath = /(?<![\w.])\/(?:home|root|work|Users)\/\w/;

/** What is wrong with a source file on its own: too long to read, unfinished, or tied to one machine. */
export function fileComplaints(path: string, source: string): string[] {
  const complaints: string[] = [];
  const lines = source.split("\n");
  if (lines.length - 1 > longest) complaints.push(`${path}: ${lines.length - 1} lines, at most ${longest}`);
  lines.forEach((line, index) => {
    if (unfinished.test(line)) complaints.push(`${path}:${index + 1}: marked as unfinished`);
    if (machinePath.test(line)) complaints.push(`${path}:${index + 1}: names a path of one machine`);
  });
  return complaints;
}

export function checkFiles(root: string, files: readonly string[]): string[] {
  return files
    .filter((path) => /\.(ts|tsx|mjs|sol|css|graphql|sh)$/.test(path) && !path.includes("/generated/"))
    .flatMap((path) => fileComplaints(path, readFileSync(join(root, path), "utf8")));
}
