import { expect, it } from "vitest";
import { fileComplaints } from "./files.ts";

it("passes a short finished file", () => {
  expect(fileComplaints("a.ts", "export const a = 1;\n")).toEqual([]);
});

it("refuses a file of more than 380 lines", () => {
  expect(fileComplaints("a.ts", "x\n".repeat(380))).toEqual([]);
  expect(fileComplaints("a.ts", "x\n".repeat(381))).toHaveLength(1);
});

it("refuses marks of unfinished work and paths of one machine", () => {
  expect(fileComplaints("a.ts", `// ${"TO" + "DO"}: later\n`)).toEqual(["a.ts:1: marked as unfinished"]);
  expect(fileComplaints("a.ts", `const p = "/${"home"}/me/x";\n`)).toEqual(["a.ts:1: names a path of one machine"]);
});
