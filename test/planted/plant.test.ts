import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readSources } from "../../scripts/test/solidity/sources.ts";
import { invariantBugs, unitBugs } from "./bugs.ts";
import { complaintsOf } from "./compiling.ts";
import { plant, requireFitting } from "./plant.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sources = readSources(root, ["contracts/**/*.sol", "test/invariant/**/*.sol"]);

test("every planted bug fits its source once", () => {
  requireFitting([...unitBugs, ...invariantBugs], sources);
});

test("every planted bug compiles", { timeout: 120_000 }, () => {
  const deployed = new Map([...sources].filter(([file]) => !file.endsWith(".t.sol")));
  expect(complaintsOf([...unitBugs, ...invariantBugs], deployed)).toEqual([]);
  const odd = [unitBugs[0]!, { ...unitBugs[1]!, name: "odd", replace: "unheardOf();" }];
  expect(complaintsOf(odd, deployed)).toEqual([expect.stringMatching(/^odd: .*unheardOf/s)]);
});

test("every bug names a test, or an invariant, that there is", () => {
  const all = [...sources.values()].join("\n");
  const missing = unitBugs
    .filter(({ caughtBy }) => !all.includes(`function ${caughtBy}(`))
    .map(({ caughtBy }) => caughtBy);
  expect(missing).toEqual([]);
  expect(invariantBugs.filter(({ breaks }) => !all.includes(`function invariant_${breaks}_`))).toEqual([]);
});

test("for every invariant there is a bug that breaks it", () => {
  const suite = sources.get("test/invariant/Registry.t.sol") ?? "";
  const numbers = [...suite.matchAll(/function invariant_(\d)_/g)].map(([, number]) => Number(number));
  expect(numbers.length).toBeGreaterThan(0);
  expect([...new Set(invariantBugs.map(({ breaks }) => breaks))].sort()).toEqual(numbers.sort());
});

test("a bug that does not fit is refused", () => {
  const bug = { name: "odd", file: "a.sol", find: "x", replace: "y" };
  expect(plant(bug, new Map([["a.sol", "a x b"]]))).toEqual({ file: "a.sol", text: "a y b" });
  expect(() => plant(bug, new Map([["a.sol", "x x"]]))).toThrow("does not fit");
  expect(() => plant(bug, new Map())).toThrow("does not fit");
});
