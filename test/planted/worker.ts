// A process that plants bugs and sees whether what is named for each notices it.
import { Bench, changed, isSuite, replaced } from "../../scripts/test/solidity/bench.ts";
import { type Code, NotCompiled, PLAIN } from "../../scripts/test/solidity/compile.ts";
import { serve } from "../../scripts/test/solidity/crew.ts";
import { runSuites, type SuiteSize } from "../../scripts/test/solidity/runSuites.ts";
import type { InvariantBug, UnitBug } from "./bug.ts";
import { plant } from "./plant.ts";

export interface Setup {
  root: string;
  /** All tested contracts and all tests, without a bug. */
  code: Code[];
}

export type Job = UnitBug | InvariantBug;

/** What came out wrong, "" if nothing did. */
export type Complaint = string;

const GAS = 1n << 29n;
const UNIT: SuiteSize = { fuzzRuns: 256, invariantRuns: 1, depth: 1, gas: GAS };
/** A bug is found in the first sequences or hardly at all; the many runs are for what nobody thought of. */
const INVARIANT: SuiteSize = { fuzzRuns: 1, invariantRuns: 300, depth: 100, shrink: 0, gas: GAS };

serve<Setup, Job, Complaint>(({ root, code }) => {
  const bench = new Bench(root);
  return async (bug) => {
    try {
      return await complaintOf(bug);
    } catch (error) {
      if (error instanceof NotCompiled) return `does not compile: ${error.reason}`;
      throw error;
    }
  };

  async function complaintOf(bug: Job): Promise<Complaint> {
    const sources = bench.changed(plant(bug, bench.sources));
    const compiled = (contracts: Bench["tested"]) => changed(code, bench.compile(contracts, PLAIN, sources));
    const buggy = replaced(code, compiled(bench.holding(bug.file, bench.tested)));
    if ("breaks" in bug) return breaks(bug, buggy);
    // A test that holds the code itself has to be compiled with it.
    const named = bench.tests.filter(({ source }) => bench.sources.get(source)!.includes(`function ${bug.caughtBy}(`));
    return caughtBy(bug, replaced(buggy, compiled(bench.holding(bug.file, named))));
  }

  async function caughtBy(bug: UnitBug, buggy: readonly Code[]): Promise<Complaint> {
    const suites = buggy.filter((each) => isSuite(each) && each.abi.includes(`"name":"${bug.caughtBy}"`));
    if (suites.length === 0) return `there is no test ${bug.caughtBy}`;
    const outcomes = await runSuites(root, buggy, suites, { ...UNIT, only: `^${bug.caughtBy}\\(` });
    return outcomes.some(({ passed }) => !passed) ? "" : `${bug.caughtBy} passes`;
  }

  async function breaks(bug: InvariantBug, buggy: readonly Code[]): Promise<Complaint> {
    const suites = buggy.filter(({ name }) => name === "RegistryInvariants");
    const only = `^invariant_${bug.breaks}_`;
    const [outcome] = await runSuites(root, buggy, suites, { ...INVARIANT, only });
    if (!outcome) return `there is no invariant ${bug.breaks}`;
    if (outcome.passed) return `invariant ${bug.breaks} holds in ${outcome.runs} runs`;
    const told = outcome.reason.startsWith(`${bug.breaks}:`);
    return told ? "" : `invariant ${bug.breaks} fails for another reason: ${outcome.reason}`;
  }
});
