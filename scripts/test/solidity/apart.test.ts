import { expect, test } from "vitest";
import { takeApart } from "./apart.ts";

test("a test asks the runner for code that it would hold itself, and what is tested stays as it is", () => {
  const { sources, tested } = takeApart(
    new Map([
      ["contracts/A.sol", "contract A { bytes code = type(B).creationCode; }"],
      ["contracts/A.t.sol", "contract T { bytes a = type(A).creationCode; function b() external { new B(); } }"],
    ]),
  );
  expect([...tested]).toEqual(["A"]);
  expect(sources.get("contracts/A.sol")).toBe("contract A { bytes code = type(B).creationCode; }");
  const test = sources.get("contracts/A.t.sol");
  expect(test).toContain('bytes a = CodeOf(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D).getCode("A.sol:A");');
  expect(test).toContain("interface CodeOf");
  expect(test).toContain("new B()");
});
