// `npm run mutate`: makes one small mistake at a time in the contracts and counts how many of them the tests notice.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { BaseError } from "@dots/protocol";
import { runCli } from "../../scripts/cli/runCli.ts";
import { Bench } from "../../scripts/test/solidity/bench.ts";
import { type Code, PLAIN } from "../../scripts/test/solidity/compile.ts";
import { runCrew } from "../../scripts/test/solidity/crew.ts";
import { runSuites } from "../../scripts/test/solidity/runSuites.ts";
import { isTest } from "../../scripts/test/solidity/sources.ts";
import { describe, type Mutant, mutantsOf } from "./mutants.ts";
import { sample } from "./sample.ts";
import { scoreOf, type Tried, withVerdict } from "./score.ts";
import { entryOf, listComplaints, missingEntries, type Survivor } from "./survivors.ts";
import { SIZE, suitesOf, type Verdict } from "./trial.ts";
import type { Setup } from "./worker.ts";

const HELP = `npm run mutate [-- PATH... --all --sample N --seed WORD --json]

Makes one mistake at a time in the contracts below the paths, and runs the Solidity tests until one fails. Without a path:
contracts/numbering and contracts/verification. Without --all: a sample, always the same for one seed.`;

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const DEFAULT_PATHS = ["contracts/numbering", "contracts/verification"];
const DEFAULT_SAMPLE = "400";
const LEAST_SCORE = 90;
const REMEDY = `Survivors without a reason. Write the tests that notice them, or add these to test/mutation/survivors.json and say why:
"equivalent": true where nothing could notice it, else why it is borne.`;
const LONGEST_MS = 600_000;

await runCli(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...{ all: { type: "boolean" }, json: { type: "boolean" }, help: { type: "boolean" } },
      ...{ sample: { type: "string", default: DEFAULT_SAMPLE }, seed: { type: "string", default: "1" } },
    },
  });
  if (values.help) return console.log(HELP);

  const bench = new Bench(ROOT);
  const all = allMutants(bench, positionals.length > 0 ? positionals : DEFAULT_PATHS);
  const chosen = values.all ? all : sample(all, Number(values.sample), values.seed);
  const tried = await tryAll(await passingCode(bench), chosen);

  const list = JSON.parse(readFileSync(new URL("survivors.json", import.meta.url), "utf8")) as Survivor[];
  const survived = withVerdict(tried, "survived");
  for (const mutant of survived) {
    const entry = entryOf(mutant, list);
    console.log(
      `${entry?.equivalent ? "equivalent" : "lives on  "}  ${nameOf(mutant)}\n            ${entry?.reason ?? "no reason is listed"}`,
    );
  }
  const complaints = listComplaints(list, all, withVerdict(tried, "killed"));
  for (const complaint of complaints) console.log(`survivors.json: ${complaint}`);
  const missing = missingEntries(survived, list);
  if (missing.length > 0)
    console.log(`${REMEDY}\n${missing.map((entry) => JSON.stringify(entry, null, 2)).join(",\n")}`);
  const score = scoreOf(tried, all.length, list);
  if (score.score < LEAST_SCORE || complaints.length > 0 || missing.length > 0) process.exitCode = 1;
  console.log(
    values.json
      ? JSON.stringify(score)
      : `${score.killed} of ${score.mutants} mutants noticed: ${score.score} %, needed ${LEAST_SCORE} %`,
  );
});
process.exit();

function allMutants(bench: Bench, paths: readonly string[]): Mutant[] {
  const isBelow = (file: string, path: string) => file === path || file.startsWith(`${path.replace(/\/$/, "")}/`);
  const found = [...bench.trees()]
    .filter(([file]) => !isTest(file) && paths.some((path) => isBelow(file, path)))
    .flatMap(([file, tree]) => mutantsOf(file, tree, bench.sources.get(file)!));
  if (found.length > 0) return found;
  throw new BaseError({
    ...{ code: "NothingToMutate", title: "There is nothing to mutate.", found: paths.join(", ") },
    remedy: "Name contracts or folders of contracts, from the root of the repository.",
  });
}

/** All contracts and tests; only if the tests pass without a mistake do their failures mean anything. */
async function passingCode(bench: Bench): Promise<Code[]> {
  const code = bench.compile([...bench.tested, ...bench.tests], PLAIN);
  const outcomes = await runSuites(ROOT, code, suitesOf(code), SIZE);
  const failed = outcomes
    .filter(({ passed }) => !passed)
    .map(({ suite, test, reason }) => `${suite}.${test}: ${reason}`);
  if (failed.length === 0) return code;
  throw new BaseError({
    ...{ code: "TestsFail", title: "Tests fail without a mistake.", found: failed.join("\n") },
    remedy: "Mend them first: npm run test:sol",
  });
}

/** Mutants of one function stay together: a process knows by the code whether it has tried the same before. */
async function tryAll(code: Code[], mutants: readonly Mutant[]): Promise<Tried[]> {
  const tried: Tried[] = [];
  const started = performance.now();
  await runCrew<Setup, Mutant, Verdict>({
    worker: new URL("worker.ts", import.meta.url),
    setup: { root: ROOT, code },
    groups: [...Map.groupBy(mutants, ({ file, place }) => `${file} ${place}`).values()],
    longestMs: LONGEST_MS,
    onAnswer: (mutant, verdict) => {
      // One that does not come to an end was noticed.
      tried.push({ mutant, verdict: verdict ?? { kind: "killed", by: "no end" } });
      if (tried.length % 100 > 0) return;
      console.log(`${tried.length} of ${mutants.length} after ${Math.round((performance.now() - started) / 1_000)} s`);
    },
  });
  return tried;
}

function nameOf(mutant: Mutant): string {
  return `${mutant.file}:${mutant.line} ${mutant.place}: ${describe(mutant)}`;
}
