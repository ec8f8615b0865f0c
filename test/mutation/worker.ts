// A process that tries mutants: the compiler and the test runner stay loaded between them.
import { Bench } from "../../scripts/test/solidity/bench.ts";
import type { Code } from "../../scripts/test/solidity/compile.ts";
import { serve } from "../../scripts/test/solidity/crew.ts";
import type { Mutant } from "./mutants.ts";
import { Trial, type Verdict } from "./trial.ts";

export interface Setup {
  root: string;
  /** All tested contracts and all tests, without a mistake. */
  code: Code[];
}

serve<Setup, Mutant, Verdict>(({ root, code }) => {
  const trial = new Trial(root, new Bench(root), code);
  return (mutant) => trial.judge(mutant);
});
