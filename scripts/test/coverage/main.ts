// `npm run coverage`: how much of contracts/ the Solidity tests reach. Fails below 98 percent of lines or of statements. With
// `--json` the last line is {"lines", "statements"}.
import { fileURLToPath } from "node:url";
import { readFlags } from "../../cli/readFlags.ts";
import { runCli } from "../../cli/runCli.ts";
import { Bench, isSuite } from "../solidity/bench.ts";
import { PLAIN } from "../solidity/compile.ts";
import { runSuites } from "../solidity/runSuites.ts";
import { count } from "./count.ts";
import { instrument } from "./instrument.ts";

const HELP = "npm run coverage [-- --json]";
const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const LEAST = 98;
const SIZE = { fuzzRuns: 64, invariantRuns: 8, depth: 64 };

await runCli(async () => {
  const { json } = readFlags(process.argv.slice(2), { json: { type: "boolean" } }, HELP);
  const bench = new Bench(ROOT);
  const { sources, statements } = instrument(bench.sources);
  const code = bench.compile([...bench.tested, ...bench.tests], PLAIN, sources);

  const reached = new Set<string>();
  const outcomes = await runSuites(ROOT, code, code.filter(isSuite), { ...SIZE, onReached: (tag) => reached.add(tag) });
  const failed = outcomes.filter(({ passed }) => !passed);
  for (const { suite, test, reason } of failed) console.log(`FAIL  ${suite}.${test}: ${reason}`);

  const { coverage, unreached } = count(statements, reached, bench.sources);
  for (const statement of unreached) console.log(`not reached  ${statement}`);
  const enough = coverage.lines >= LEAST && coverage.statements >= LEAST;
  if (!enough || failed.length > 0) process.exitCode = 1;
  console.log(
    `${enough ? "ok  " : "FAIL"}  ${statements.length} statements, ${LEAST} % of them and of their lines needed`,
  );
  if (json) console.log(JSON.stringify(coverage));
});
process.exit();
