import { expect, test } from "vitest";
import { count } from "./count.ts";
import { instrument } from "./instrument.ts";

const file = "contracts/A.sol";
const text = `contract A {
    uint256 public sum;
    function f(uint256 x) external {
        // Why.
        if (x > 7) { sum = 1; } else { sum = 2; }
        sum += x;
    }
}
`;
const sources = new Map([
  [file, text],
  ["contracts/A.t.sol", "contract T { function test() external { revert(); } }"],
]);
const { statements } = instrument(sources);
const tagOf = (part: string) => statements.find(({ start, end }) => text.slice(start, end).trim() === part)!.tag;
const all = statements.map(({ tag }) => tag);

test("statements of contracts are counted, those of tests are not", () => {
  expect(new Set(statements.map((statement) => statement.file))).toEqual(new Set([file]));
  expect(count(statements, new Set(all), sources)).toEqual({
    coverage: { lines: 100, statements: 100 },
    unreached: [],
  });
});

test("a line is reached only if all statements on it are", () => {
  const { coverage, unreached } = count(statements, new Set(all.filter((tag) => tag !== tagOf("sum = 2;"))), sources);
  expect(coverage).toEqual({ lines: 50, statements: 83.33 });
  expect(unreached).toEqual(["contracts/A.sol:5: sum = 2;"]);
});

test("nothing is reached where nothing is", () => {
  expect(count(statements, new Set(), sources).coverage).toEqual({ lines: 0, statements: 0 });
  expect(count([], new Set(), sources).coverage).toEqual({ lines: 0, statements: 0 });
});
