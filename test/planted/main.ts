// `npm run planted`: plants one bug at a time in a copy of the contracts and shows that the test named for it fails. A bug
// that survives, or that only other tests notice, fails the run. Arguments choose bugs by a part of their name.
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type PlantedBug, plantedBugs } from "./bugs.ts";
import { copyTree } from "./copyTree.ts";
import { runSolidityTests } from "./runSolidityTests.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const words = process.argv.slice(2);
const bugs = plantedBugs.filter(({ name }) => words.every((word) => name.includes(word)));
const control: PlantedBug = { name: "no bug", file: "", find: "", replace: "", caughtBy: "" };
const queue = [control, ...bugs];
const started = Date.now();
let survived = 0;

/** What came out wrong, or null: the tests pass without a bug, and the named one fails with it. */
async function complaint(folder: string, bug: PlantedBug): Promise<string | null> {
  if (bug !== control) {
    const source = readFileSync(join(root, bug.file), "utf8");
    const places = source.split(bug.find).length - 1;
    if (places !== 1) return `what it replaces stands ${places} times in ${bug.file}, needed once`;
    writeFileSync(
      join(folder, bug.file),
      source.replace(bug.find, () => bug.replace),
    );
  }
  const { passing, failing, output } = await runSolidityTests(folder);
  if (bug !== control) writeFileSync(join(folder, bug.file), readFileSync(join(root, bug.file)));
  if (passing === 0) return `nothing ran:\n${output.slice(-2_000)}`;
  if (bug === control) return failing.length === 0 ? null : `fails without a bug: ${failing.join(", ")}`;
  if (failing.some((name) => name.startsWith(bug.caughtBy))) return null;
  return `${bug.caughtBy} passes; noticed by ${failing.join(", ") || "nobody"}`;
}

async function worker(index: number): Promise<void> {
  const folder = join(root, "build/planted", String(index));
  copyTree(root, folder);
  for (let bug = queue.shift(); bug; bug = queue.shift()) {
    const found = await complaint(folder, bug);
    if (found !== null) survived++;
    console.log(found === null ? `ok    ${bug.name}` : `FAIL  ${bug.name}\n      ${found}`);
  }
}

await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, (_, index) => worker(index)));
const seconds = Math.round((Date.now() - started) / 1_000);
console.log(`${bugs.length + 1 - survived} passed, ${survived} failed (${bugs.length} planted bugs, ${seconds} s)`);
process.exit(survived === 0 ? 0 : 1);
