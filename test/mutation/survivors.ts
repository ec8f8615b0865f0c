import { describe, type Mutant } from "./mutants.ts";

/** A mutant that is known to live on, and why. */
export interface Survivor {
  file: string;
  /** Contract and function. */
  place: string;
  /** The source line on which it begins, so that the entry holds when lines move. */
  line: string;
  /** Where in that line, counted from 1: a line may hold the same twice. */
  column: number;
  mutation: string;
  /** True where no test could notice it: it does the same by other means. It is then left out of the score. */
  equivalent: boolean;
  reason: string;
}

const SHORTEST_REASON = 20;

/** The entry of the list that is about a mutant. */
export function entryOf(mutant: Mutant, list: readonly Survivor[]): Survivor | undefined {
  return list.find(
    (entry) =>
      entry.file === mutant.file &&
      entry.place === mutant.place &&
      entry.line === mutant.lineText &&
      entry.column === mutant.column &&
      entry.mutation === describe(mutant),
  );
}

/** The entries that the list lacks, but for their reasons. */
export function missingEntries(survived: readonly Mutant[], list: readonly Survivor[]): Survivor[] {
  return survived
    .filter((mutant) => !entryOf(mutant, list))
    .map((mutant) => ({
      ...{ file: mutant.file, place: mutant.place, line: mutant.lineText, column: mutant.column },
      ...{ mutation: describe(mutant), equivalent: false, reason: "" },
    }));
}

/** What is wrong with the list: entries without a reason, of mutants that there are no more, or that a test notices. */
export function listComplaints(list: readonly Survivor[], all: readonly Mutant[], killed: readonly Mutant[]): string[] {
  const files = new Set(all.map(({ file }) => file));
  return list
    .filter(({ file }) => files.has(file))
    .flatMap((entry) => {
      const name = `${entry.file} ${entry.place}: ${entry.mutation}`;
      if (entry.reason.trim().length < SHORTEST_REASON) return [`${name}: gives no reason`];
      if (!all.some((mutant) => entryOf(mutant, [entry]))) return [`${name}: there is no such mutant any more`];
      if (killed.some((mutant) => entryOf(mutant, [entry]))) return [`${name}: a test notices it by now`];
      return [];
    });
}
