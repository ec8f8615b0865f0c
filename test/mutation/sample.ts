import { createHash } from "node:crypto";
import { describe, type Mutant } from "./mutants.ts";

/** So many of the mutants, always the same for one seed: a change of the source changes the choice only where it is. */
export function sample(all: readonly Mutant[], count: number, seed: string): Mutant[] {
  const lots = all.map((mutant) => ({ mutant, lot: lotOf(mutant, seed) }));
  return lots
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, count)
    .map(({ mutant }) => mutant);
}

function lotOf(mutant: Mutant, seed: string): string {
  const { file, place, lineText } = mutant;
  return createHash("sha256")
    .update([seed, file, place, lineText, describe(mutant)].join("\n"))
    .digest("hex");
}
