// `npm run check`: every habit of this repository that a machine can judge, side by side, in under 30 s warm.
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { checkDocs } from "./docs.ts";
import { checkErrors } from "./errors/errors.ts";
import { checkFiles } from "./files.ts";
import { checkImports } from "./imports.ts";
import { trackedFiles } from "./tracked.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

interface Check {
  name: string;
  remedy: string;
  run: () => Promise<string[]>;
}

/** Runs a command; its output, line by line, is the complaint if it fails. */
function command(line: string): () => Promise<string[]> {
  return () =>
    new Promise((resolve) => {
      const child = spawn(line, { cwd: root, shell: true, stdio: ["ignore", "pipe", "pipe"] });
      let output = "";
      child.stdout.on("data", (chunk) => (output += chunk));
      child.stderr.on("data", (chunk) => (output += chunk));
      child.on("close", (code) => resolve(code === 0 ? [] : output.trimEnd().split("\n")));
    });
}

const files = trackedFiles(root);
const checks: Check[] = [
  {
    name: "imports",
    remedy: "see the direction of imports in ARCHITECTURE.md",
    run: async () => checkImports(root, files),
  },
  { name: "files", remedy: "split the file, or finish what is marked", run: async () => checkFiles(root, files) },
  { name: "docs", remedy: "name only what exists", run: async () => checkDocs(root, files) },
  {
    name: "errors",
    remedy: "write a test that expects the error with its values, or remove what nothing raises",
    run: async () => checkErrors(root, files),
  },
  { name: "biome", remedy: "npx biome check --write", run: command("biome check --reporter=summary .") },
  { name: "types", remedy: "npx tsc -b", run: command("tsc -b --pretty false") },
  { name: "app types", remedy: "npx tsc -p app --noEmit", run: command("tsc -p app --noEmit --pretty false") },
  {
    name: "solidity format",
    remedy: "npm run format:sol",
    run: command("prettier --log-level warn --check 'contracts/**/*.sol' 'test/**/*.sol'"),
  },
  { name: "solhint", remedy: "npm run lint:sol", run: command("npm run --silent lint:sol") },
  { name: "generated", remedy: "npm run generate", run: command("npm run --silent generate -- --check") },
];

const only = process.argv.slice(2);
const wanted = only.length ? checks.filter((check) => only.includes(check.name)) : checks;
if (wanted.length === 0) {
  console.error(`No check is called ${only.join(", ")}. There are: ${checks.map((check) => check.name).join(", ")}.`);
  process.exit(2);
}

let failed = 0;
const queue = [...wanted];
async function worker(): Promise<void> {
  for (let check = queue.shift(); check; check = queue.shift()) {
    const started = performance.now();
    const complaints = await check.run();
    const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(5);
    if (complaints.length === 0) {
      console.log(`ok    ${seconds} s  ${check.name}`);
      continue;
    }
    failed += 1;
    console.log(`FAIL  ${seconds} s  ${check.name} (remedy: ${check.remedy})`);
    for (const line of complaints.slice(0, 60)) console.log(`      ${line}`);
    if (complaints.length > 60) console.log(`      ... and ${complaints.length - 60} lines more`);
  }
}
await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker));
console.log(failed === 0 ? `All ${wanted.length} checks passed.` : `${failed} of ${wanted.length} checks failed.`);
process.exitCode = failed === 0 ? 0 : 1;
