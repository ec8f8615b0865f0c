import { describe, expect, test } from "vitest";
import { compile, PLAIN } from "../../scripts/test/solidity/compile.ts";
import { mutantsOf, mutated, describe as tell } from "./mutants.ts";

/** Tells all mutants of the body of a function `f(uint256 a, uint256 b) returns (uint256 r)` of a contract with some context. */
function mutantsIn(body: string, context = ""): string[] {
  const text = `contract C { ${context} function f(uint256 a, uint256 b) public returns (uint256 r) { ${body} } }`;
  const tree = compile(new Map([["c.sol", text]]), {}, PLAIN, true).trees.get("c.sol");
  return mutantsOf("c.sol", tree, text).map(tell);
}

describe("mutants", () => {
  test("of a question: the boundary, the opposite, the negation", () => {
    expect(mutantsIn("if (a < b) r = a;")).toEqual([
      "condition: a < b -> !(a < b)",
      "statement: r = a; -> {}",
      "relational: a < b -> a <= b",
      "relational: a < b -> a >= b",
    ]);
  });

  test("of two questions: the other connection, each alone", () => {
    const logical = mutantsIn("if (a == 0 && b != a) r = b;").filter((mutant) => mutant.startsWith("logical"));
    expect(logical).toEqual([
      "logical: a == 0 && b != a -> a == 0 || b != a",
      "logical: a == 0 && b != a -> a == 0",
      "logical: a == 0 && b != a -> b != a",
    ]);
  });

  test("of a check: without it, and not without its revert alone", () => {
    const context = "error E(uint256 x, uint256 y);";
    expect(mutantsIn("if (a == b) revert E(a, b);", context)).toEqual([
      "check: if (a == b) revert E(a, b); -> {}",
      "condition: a == b -> !(a == b)",
      "relational: a == b -> a != b",
      "arguments: a, b -> b, a",
    ]);
  });

  test("of arithmetic and bits, with constants one off", () => {
    expect(mutantsIn("r = (a + 7) & ~b;")).toEqual([
      "statement: r = (a + 7) & ~b; -> {}",
      "bitwise: (a + 7) & ~b -> (a + 7) | ~b",
      "arithmetic: a + 7 -> a - 7",
      "constant: 7 -> 8",
      "constant: 7 -> 6",
      "bitwise: ~b -> b",
    ]);
    expect(mutantsIn("r += 1 days;")).toContain("arithmetic: r += 1 days -> r -= 1 days");
    expect(mutantsIn("r += 1 days;")).toContain("constant: 1 days -> 2 days");
  });

  test("of choices, loops, unchecked blocks, modifiers and events", () => {
    expect(mutantsIn("return a == 0 ? a : b;")).toContain("condition: a == 0 ? a : b -> (b)");
    expect(mutantsIn("for (uint256 i; i < a; ++i) r += i;")).toContain("arithmetic: ++i -> --i");
    expect(mutantsIn("unchecked { r = a; }")).toContain("unchecked: unchecked -> nothing");
    expect(mutantsIn("emit V(a);", "event V(uint256 x);")).toEqual(["statement: emit V(a); -> {}"]);
    const guarded = "modifier m() { _; } function g() public m {}";
    expect(mutantsIn("r = a;", guarded)).toContain("modifier: m -> nothing");
  });

  test("of assembly", () => {
    expect(mutantsIn('assembly ("memory-safe") { r := add(a, 32) }')).toEqual([
      "assembly: r := add(a, 32) -> {}",
      "assembly: add -> sub",
      "assembly: 32 -> 33",
      "assembly: 32 -> 31",
    ]);
  });

  test("swap named arguments and leave the names where they are", () => {
    const context = "struct S { uint256 x; uint256 y; } S s;";
    expect(mutantsIn("s = S({ x: a, y: b });", context)).toContain("arguments: a, y: b -> b, y: a");
  });

  test("are counted in bytes where a comment has more than ASCII", () => {
    const text = "contract C { /* für */ function f(uint256 a) public pure returns (bool) { return a > 3; } }";
    const tree = compile(new Map([["c.sol", text]]), {}, PLAIN, true).trees.get("c.sol");
    const [first] = mutantsOf("c.sol", tree, text).filter(({ operator }) => operator === "relational");
    expect(mutated(first!, text)).toBe(text.replace("a > 3", "a >= 3"));
    expect(first).toMatchObject({ place: "C.f", line: 1, original: "a > 3" });
    expect(first?.lineText.slice(first.column - 1)).toBe("a > 3; } }");
  });
});
