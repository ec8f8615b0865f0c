import { expect, test } from "vitest";
import type { Mutant } from "./mutants.ts";
import { sample } from "./sample.ts";
import { scoreOf } from "./score.ts";
import { entryOf, listComplaints, missingEntries, type Survivor } from "./survivors.ts";

const mutant = (replacement: string): Mutant => ({
  ...{ file: "a.sol", place: "A.f", line: 7, lineText: "if (a < b) return;", column: 5, original: "a < b" },
  ...{ operator: "relational", start: 90, end: 95, replacement },
});
const survivor = (replacement: string, rest: Partial<Survivor> = {}): Survivor => ({
  ...{ file: "a.sol", place: "A.f", line: "if (a < b) return;", column: 5 },
  ...{ mutation: `relational: a < b -> ${replacement}` },
  ...{ equivalent: true, reason: "a is never b, as its caller sees to it", ...rest },
});

test("an entry of the list holds when lines move, and for its mutant alone", () => {
  expect(entryOf({ ...mutant("a <= b"), line: 70 }, [survivor("a <= b")])).toBeDefined();
  expect(entryOf(mutant("a >= b"), [survivor("a <= b")])).toBeUndefined();
  expect(entryOf({ ...mutant("a <= b"), column: 14 }, [survivor("a <= b")])).toBeUndefined();
});

test("the score leaves out what does the same, and nothing else", () => {
  const tried = [
    { mutant: mutant("a <= b"), verdict: { kind: "survived" } as const },
    { mutant: mutant("a >= b"), verdict: { kind: "survived" } as const },
    { mutant: mutant("a == b"), verdict: { kind: "killed", by: "T.test" } as const },
    { mutant: mutant("a != b"), verdict: { kind: "invalid" } as const },
  ];
  expect(scoreOf(tried, 9, [survivor("a <= b"), survivor("a >= b", { equivalent: false })])).toEqual({
    ...{ mutants: 2, killed: 1, score: 50, equivalent: 1, tried: 4, of: 9 },
  });
  expect(scoreOf([], 9, [])).toMatchObject({ mutants: 0, score: 0 });
});

test("a list that does not hold any more is complained of", () => {
  const all = [mutant("a <= b"), mutant("a >= b")];
  const complaints = (entry: Survivor) => listComplaints([entry], all, [mutant("a >= b")]);
  expect(complaints(survivor("a <= b"))).toEqual([]);
  expect(complaints(survivor("a >= b"))).toEqual(["a.sol A.f: relational: a < b -> a >= b: a test notices it by now"]);
  expect(complaints(survivor("a == b"))[0]).toContain("there is no such mutant any more");
  expect(complaints(survivor("a <= b", { reason: "so" }))[0]).toContain("gives no reason");
  expect(complaints(survivor("a == b", { file: "b.sol" }))).toEqual([]);
});

test("a survivor that is not listed is told as the entry to be added, which then lacks only its reason", () => {
  const all = [mutant("a <= b"), mutant("a >= b")];
  const missing = missingEntries(all, [survivor("a <= b")]);
  expect(missing).toEqual([survivor("a >= b", { equivalent: false, reason: "" })]);
  expect(missingEntries(all, [survivor("a <= b"), ...missing])).toEqual([]);
  expect(listComplaints(missing, all, [])).toEqual(["a.sol A.f: relational: a < b -> a >= b: gives no reason"]);
});

test("a sample is the same for one seed, whatever else there is", () => {
  const all = Array.from({ length: 40 }, (_, index) => mutant(`${index}`));
  const some = sample(all, 10, "1");
  expect(sample(all.toReversed(), 10, "1")).toEqual(some);
  expect(sample(all, 10, "2")).not.toEqual(some);
  expect(sample([...all, mutant("new")], 11, "1").filter(({ replacement }) => replacement !== "new")).toEqual(
    expect.arrayContaining(some.slice(0, 10)),
  );
});
