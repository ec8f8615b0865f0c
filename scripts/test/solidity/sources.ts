import { globSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

/** Solidity by the names that solc knows it by: files of the project by their path, those of packages as they are imported. */
export type Sources = ReadonlyMap<string, string>;

const importLine = /^import\s+(?:[^"';]*?\sfrom\s+)?["']([^"']+)["']/gm;

/** The files of the project that match, and all that they import. */
export function readSources(root: string, patterns: readonly string[]): Sources {
  const sources = new Map<string, string>();
  const queue = globSync(patterns as string[], { cwd: root }).sort();
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (sources.has(name)) continue;
    const text = readFileSync(join(root, isPackage(name) ? "node_modules" : "", name), "utf8");
    sources.set(name, text);
    queue.push(...importsOf(name, text));
  }
  return sources;
}

/** What a file imports, by name. */
export function importsOf(name: string, text: string): string[] {
  return [...text.matchAll(importLine)].map(([, target]) =>
    target!.startsWith(".") ? posix.join(posix.dirname(name), target!) : target!,
  );
}

/** Whether a file comes from npm. */
export function isPackage(name: string): boolean {
  return !name.startsWith("contracts/") && !name.startsWith("test/");
}

/** Whether a file is one of tests, or of what only tests use. */
export function isTest(name: string): boolean {
  return name.endsWith(".t.sol");
}
