import type { Mutant } from "./mutants.ts";
import { entryOf, type Survivor } from "./survivors.ts";
import type { Verdict } from "./trial.ts";

export interface Tried {
  mutant: Mutant;
  verdict: Verdict;
}

/** What comes of a run: the line that it ends on. */
export interface Score {
  /** Those that count: noticed, or alive and not shown to do the same as the original. */
  mutants: number;
  killed: number;
  /** Percent, to one digit. */
  score: number;
  /** Alive, and left out because the list of survivors says why nothing could notice them. */
  equivalent: number;
  /** Drawn, with those that do not compile or come to the same code as the original or as another. */
  tried: number;
  /** All that there are in the chosen files. */
  of: number;
}

export function scoreOf(tried: readonly Tried[], of: number, list: readonly Survivor[]): Score {
  const killed = withVerdict(tried, "killed").length;
  const survived = withVerdict(tried, "survived");
  const equivalent = survived.filter((mutant) => entryOf(mutant, list)?.equivalent).length;
  const mutants = killed + survived.length - equivalent;
  // Rounded down, so that nothing seems better than it is.
  const score = mutants === 0 ? 0 : Math.floor((killed / mutants) * 1_000) / 10;
  return { mutants, killed, score, equivalent, tried: tried.length, of };
}

export function withVerdict(tried: readonly Tried[], kind: Verdict["kind"]): Mutant[] {
  return tried.filter(({ verdict }) => verdict.kind === kind).map(({ mutant }) => mutant);
}
