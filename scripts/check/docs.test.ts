import { expect, it } from "vitest";
import { docComplaints } from "./docs.ts";

const known = {
  exists: (path: string) => ["README.md", "docs/guide.md", "contracts/token"].includes(path),
  scripts: new Set(["check"]),
  tops: new Set(["contracts", "docs", "README.md"]),
  tests: new Set(["test_Attack_OddLengths", "testFuzz_Answer"]),
};

it("passes what exists", () => {
  const text =
    "See [the guide](docs/guide.md#start), `contracts/token`, `npm run check` and [the web](https://example.com).";
  expect(docComplaints("README.md", text, known)).toEqual([]);
});

it("follows links from the folder of the document", () => {
  expect(docComplaints("docs/guide.md", "[up](../README.md) [here](guide.md)", known)).toEqual([]);
  expect(docComplaints("docs/guide.md", "[up](README.md)", known)).toHaveLength(1);
});

it("names a path, a link and a script that do not exist", () => {
  expect(docComplaints("README.md", "`contracts/none`", known)).toHaveLength(1);
  expect(docComplaints("README.md", "[x](docs/none.md)", known)).toHaveLength(1);
  expect(docComplaints("README.md", "```\nnpm run none\n```", known)).toHaveLength(1);
});

it("names a Solidity test that does not exist", () => {
  expect(docComplaints("README.md", "`test_Attack_OddLengths`, `testFuzz_Answer`", known)).toEqual([]);
  expect(docComplaints("README.md", "`test_Attack_EvenLengths`", known)).toHaveLength(1);
});
