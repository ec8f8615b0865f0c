// `npm run fuzz`: all Solidity tests with deep fuzzing and the invariants at full size, on the code as it is deployed; then
// bugs that the invariants have to find. The last line is JSON.
import { fileURLToPath } from "node:url";
import { runCli } from "../../scripts/cli/runCli.ts";
import { Bench, isSuite } from "../../scripts/test/solidity/bench.ts";
import { type Code, DEPLOYED, OPTIMIZED } from "../../scripts/test/solidity/compile.ts";
import { runSuites, type TestOutcome } from "../../scripts/test/solidity/runSuites.ts";
import { invariantBugs } from "../planted/bugs.ts";
import { plantAll } from "../planted/plantAll.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SUITE = "RegistryInvariants";
const [RUNS, DEPTH, FUZZ_RUNS] = [1_000, 100, 2_000];

await runCli(async () => {
  const bench = new Bench(ROOT);
  console.log("Compiling the contracts as they are deployed.");
  const code = [...bench.compile(bench.tested, DEPLOYED), ...bench.compile(bench.tests, OPTIMIZED)];

  const suites = code.filter(isSuite);
  const isInvariants = ({ name }: Code) => name === SUITE;
  const fuzzed = await run(
    code,
    suites.filter((suite) => !isInvariants(suite)),
  );
  const invariants = await run(code, suites.filter(isInvariants));
  for (const { test, runs, calls } of invariants) console.log(`      ${test}: ${runs} runs, ${calls} calls`);

  const caught = await plantAll(ROOT, bench, invariantBugs);
  const passed = [...fuzzed, ...invariants].every((outcome) => outcome.passed);
  if (!passed || caught < invariantBugs.length) process.exitCode = 1;
  const runs = Math.min(...invariants.map((outcome) => outcome.runs));
  const figures = { invariants: invariants.length, runs, depth: DEPTH };
  console.log(JSON.stringify({ ...figures, planted: invariantBugs.length, caught }));
});
process.exit();

/** Runs suites and tells of each; of a failure also how to come to it again. */
async function run(code: Code[], suites: Code[]): Promise<TestOutcome[]> {
  const started = performance.now();
  const outcomes = await runSuites(ROOT, code, suites, { fuzzRuns: FUZZ_RUNS, invariantRuns: RUNS, depth: DEPTH });
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
