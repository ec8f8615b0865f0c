import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

/** What each part may import, beside itself: contracts -> protocol -> {subgraph, sip-bridge, app, scripts} -> test. */
const mayImport: Record<string, readonly string[]> = {
  contracts: [],
  protocol: [],
  subgraph: ["protocol"],
  "sip-bridge": ["protocol"],
  app: ["protocol"],
  scripts: ["protocol"],
  test: ["contracts", "protocol", "subgraph", "sip-bridge", "app", "scripts"],
};

const specifier = /(?:^|\n)\s*(?:import|export)\b[^;"']*?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/g;

/** Names each import in `source` that leaves its part in a direction that is not allowed. */
export function importComplaints(path: string, source: string): string[] {
  const part = path.split("/")[0]!;
  const allowed = mayImport[part];
  if (!allowed) return [];
  const complaints: string[] = [];
  for (const match of source.matchAll(specifier)) {
    const target = match[1] ?? match[2]!;
    const into = partOf(path, target);
    if (into !== undefined && into !== part && !allowed.includes(into)) {
      complaints.push(
        `${path}: imports ${target}, but ${part}/ may import ${allowed.length ? allowed.join(", ") : "no other part"}`,
      );
    }
    if (into !== undefined && into !== part && target.startsWith(".") && into === "protocol") {
      complaints.push(`${path}: imports ${target} by its path; say @dots/protocol`);
    }
  }
  return complaints;
}

/** The part of the repository that an import leads into, undefined for packages from npm. */
function partOf(path: string, target: string): string | undefined {
  if (target.startsWith("@dots/")) return target.split("/")[1];
  if (!target.startsWith(".")) return undefined;
  const part = posix.normalize(posix.join(dirname(path), target)).split("/")[0]!;
  return part in mayImport ? part : undefined;
}

export function checkImports(root: string, files: readonly string[]): string[] {
  return files
    .filter((path) => /\.(ts|tsx|mjs|sol)$/.test(path) && !path.includes("/generated/"))
    .flatMap((path) => importComplaints(path, readFileSync(join(root, path), "utf8")));
}
