import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

interface Known {
  /** Whether a path, from the root, exists. */
  exists: (path: string) => boolean;
  /** The names of npm scripts. */
  scripts: ReadonlySet<string>;
  /** The first folders and files of the repository: code spans that begin so are paths. */
  tops: ReadonlySet<string>;
  /** The names of the Solidity tests. */
  tests: ReadonlySet<string>;
}

/** Names each link, path, npm script and Solidity test in a Markdown text that does not exist. */
export function docComplaints(path: string, text: string, known: Known): string[] {
  const complaints: string[] = [];
  const outside = text.replace(/^```[\s\S]*?^```/gm, "");
  for (const [, target] of outside.matchAll(/\]\(([^)\s]+)\)/g)) {
    const file = target!.split("#")[0]!;
    if (file === "" || /^[a-z]+:/.test(file)) continue;
    if (!known.exists(join(dirname(path), file))) complaints.push(`${path}: links to ${target}, which does not exist`);
  }
  for (const [, span] of outside.matchAll(/`([^`\n]+)`/g)) {
    const word = span!.replace(/[:,.]$/, "");
    const top = word.split("/")[0]!;
    const isPath = word.includes("/") && known.tops.has(top) && /^[\w.@/[\]-]+$/.test(word);
    if (isPath && !known.exists(word)) complaints.push(`${path}: names ${word}, which does not exist`);
    if (/^test(?:Fuzz)?_\w+$/.test(word) && !known.tests.has(word))
      complaints.push(`${path}: names the test ${word}, which does not exist`);
  }
  for (const [, script] of text.matchAll(/\bnpm run (?:--silent |-s )?([a-z][\w:-]*)(?![\w:-])(?! -w)/g)) {
    if (!known.scripts.has(script!))
      complaints.push(`${path}: names \`npm run ${script}\`, which package.json does not have`);
  }
  return complaints;
}

export function checkDocs(root: string, files: readonly string[]): string[] {
  const manifests = files.filter((file) => /(^|\/)package\.json$/.test(file));
  const scripts = new Set(
    manifests.flatMap((file) => Object.keys(JSON.parse(readFileSync(join(root, file), "utf8")).scripts ?? {})),
  );
  const tops = new Set(files.map((file) => file.split("/")[0]!));
  const tests = new Set(
    files
      .filter((file) => file.endsWith(".t.sol"))
      .flatMap((file) => readFileSync(join(root, file), "utf8").match(/\btest(?:Fuzz)?_\w+(?=\()/g) ?? []),
  );
  const known: Known = { exists: (path) => existsSync(join(root, path)), scripts, tops, tests };
  return files
    .filter((file) => file.endsWith(".md"))
    .flatMap((file) => docComplaints(file, readFileSync(join(root, file), "utf8"), known));
}
