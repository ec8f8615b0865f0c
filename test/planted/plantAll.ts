import { BaseError } from "@dots/protocol";
import { type Bench, isSuite } from "../../scripts/test/solidity/bench.ts";
import { type Code, PLAIN } from "../../scripts/test/solidity/compile.ts";
import { runCrew } from "../../scripts/test/solidity/crew.ts";
import { runSuites } from "../../scripts/test/solidity/runSuites.ts";
import { requireFitting } from "./plant.ts";
import type { Complaint, Job, Setup } from "./worker.ts";

const LONGEST_MS = 300_000;

/** Plants bugs one by one in copies of the contracts, tells of each, and gives back how many were caught. */
export async function plantAll(root: string, bench: Bench, bugs: readonly Job[]): Promise<number> {
  requireFitting(bugs, bench.sources);
  const code = bench.compile([...bench.tested, ...bench.tests], PLAIN);
  await requirePassing(root, code);
  let caught = 0;
  await runCrew<Setup, Job, Complaint>({
    worker: new URL("worker.ts", import.meta.url),
    setup: { root, code },
    groups: bugs.map((bug) => [bug]),
    longestMs: LONGEST_MS,
    onAnswer: (bug, complaint = "did not come to an end") => {
      if (complaint === "") caught++;
      console.log(complaint === "" ? `ok    ${bug.name}` : `FAIL  ${bug.name}\n      ${complaint}`);
    },
  });
  return caught;
}

/** Only if the tests pass without a bug does their failure mean anything. */
async function requirePassing(root: string, code: Code[]): Promise<void> {
  const size = { fuzzRuns: 32, invariantRuns: 4, depth: 50 };
  const failed = (await runSuites(root, code, code.filter(isSuite), size)).filter(({ passed }) => !passed);
  if (failed.length === 0) return;
  const found = failed.map(({ suite, test, reason }) => `${suite}.${test}: ${reason}`).join("\n");
  throw new BaseError({
    ...{ code: "TestsFail", title: "Tests fail without a bug.", found },
    remedy: "Mend them first: npm run test:sol",
  });
}
