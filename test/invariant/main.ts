// `npm run fuzz`: all Solidity tests with deep fuzzing and the invariants at full size, on the code as it is deployed; then
// bugs that the invariants have to find. The last line is JSON. `npm run invariants` is what `npm test` runs of it: a few
// sequences, on code that is compiled quickly. They run here and not in Hardhat, which replays a sequence that failed step by
// step and keeps every step: more than 20 GB.
import { fileURLToPath } from "node:url";
import { readFlags } from "../../scripts/cli/readFlags.ts";
import { runCli } from "../../scripts/cli/runCli.ts";
import { Bench, isSuite } from "../../scripts/test/solidity/bench.ts";
import { type Code, DEPLOYED, OPTIMIZED, PLAIN } from "../../scripts/test/solidity/compile.ts";
import { runSuites, type SuiteSize, type TestOutcome } from "../../scripts/test/solidity/runSuites.ts";
import { invariantBugs } from "../planted/bugs.ts";
import { plantAll } from "../planted/plantAll.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SUITE = "RegistryInvariants";
const HELP = "npm run fuzz, or npm run invariants";
const FULL: SuiteSize = { invariantRuns: 1_000, depth: 100, fuzzRuns: 2_000 };
const QUICK: SuiteSize = { invariantRuns: 16, depth: 64, fuzzRuns: 64, shrink: 200 };

await runCli(async () => {
  const { quick } = readFlags(process.argv.slice(2), { quick: { type: "boolean" } }, HELP);
  const bench = new Bench(ROOT);
  const outcomes = quick ? await runQuickly(bench) : await runFully(bench);
  if (outcomes.some(({ passed }) => !passed)) process.exitCode = 1;
});
process.exit();

async function runQuickly(bench: Bench): Promise<TestOutcome[]> {
  const code = bench.compile([...bench.tested, ...bench.tests], PLAIN);
  const suites = code.filter((each) => isSuite(each) && each.source.startsWith("test/invariant/"));
  return await run(code, suites, QUICK);
}

async function runFully(bench: Bench): Promise<TestOutcome[]> {
  console.log("Compiling the contracts as they are deployed.");
  const code = [...bench.compile(bench.tested, DEPLOYED), ...bench.compile(bench.tests, OPTIMIZED)];
  const suites = code.filter(isSuite);
  const isInvariants = ({ name }: Code) => name === SUITE;
  const fuzzed = await run(
    code,
    suites.filter((suite) => !isInvariants(suite)),
    FULL,
  );
  const invariants = await run(code, suites.filter(isInvariants), FULL);
  for (const { test, runs, calls } of invariants) console.log(`      ${test}: ${runs} runs, ${calls} calls`);

  const caught = await plantAll(ROOT, bench, invariantBugs);
  if (caught < invariantBugs.length) process.exitCode = 1;
  const runs = Math.min(...invariants.map((outcome) => outcome.runs));
  const figures = { invariants: invariants.length, runs, depth: FULL.depth };
  console.log(JSON.stringify({ ...figures, planted: invariantBugs.length, caught }));
  return [...fuzzed, ...invariants];
}

/** Runs suites and tells of each; of a failure also how to come to it again. */
async function run(code: Code[], suites: Code[], size: SuiteSize): Promise<TestOutcome[]> {
  const started = performance.now();
  const outcomes = await runSuites(ROOT, code, suites, size);
  for (const suite of suites) {
    const failed = outcomes.filter((outcome) => outcome.suite === suite.name && !outcome.passed);
    console.log(`${failed.length === 0 ? "ok  " : "FAIL"}  ${suite.name}`);
    for (const { test, reason, sequence } of failed) {
      console.log(`      ${test}: ${reason}`);
      for (const call of sequence) console.log(`        handler.${call};`);
    }
  }
  console.log(`      ${outcomes.length} tests in ${Math.round((performance.now() - started) / 1_000)} s`);
  return outcomes;
}
