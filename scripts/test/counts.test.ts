import { describe, expect, test } from "vitest";
import { type Ended, exitCode, hardhatSummary, judge, lastLine, okLines, vitestReport } from "./counts.ts";

const ended = (rest: Partial<Ended>): Ended => ({ code: 0, output: "", report: undefined, ...rest });
const report = (numPassedTests: number, numFailedTests: number, testResults: object[] = []) =>
  JSON.stringify({ numPassedTests, numFailedTests, testResults });

describe("a suite's counts", () => {
  test("come from vitest's report", () => {
    expect(judge(ended({ report: report(12, 0) }), vitestReport)).toEqual({ passed: 12, failed: 0 });
    expect(judge(ended({ code: 1, report: report(11, 1) }), vitestReport)).toEqual({ passed: 11, failed: 1 });
  });

  test("hold a file that could not be loaded as a failure, and one with a failed test only once", () => {
    const files = [
      { status: "failed", assertionResults: [] },
      { status: "failed", assertionResults: [{ status: "failed" }, { status: "passed" }] },
      { status: "passed", assertionResults: [{ status: "passed" }] },
    ];
    expect(judge(ended({ code: 1, report: report(2, 1, files) }), vitestReport)).toEqual({ passed: 2, failed: 2 });
  });

  test("come from Hardhat's summary, coloured or not", () => {
    expect(judge(ended({ output: "\n  \x1b[32m31 passing\x1b[39m (2s)\n" }), hardhatSummary)).toEqual({
      passed: 31,
      failed: 0,
    });
    expect(judge(ended({ code: 1, output: "  30 passing\n  1 failing\n" }), hardhatSummary)).toEqual({
      passed: 30,
      failed: 1,
    });
  });

  test("come from a line for each check", () => {
    expect(judge(ended({ code: 1, output: "ok      1.2 s  types\nFAIL    0.1 s  docs\n" }), okLines)).toEqual({
      passed: 1,
      failed: 1,
    });
    expect(judge(ended({ output: "ok  claim it   80 ms\nokay\n" }), okLines)).toEqual({ passed: 1, failed: 0 });
  });

  test("come from the exit code of what does one thing", () => {
    expect(judge(ended({}), exitCode)).toEqual({ passed: 1, failed: 0 });
    expect(judge(ended({ code: 3 }), exitCode)).toEqual({ passed: 0, failed: 1 });
  });
});

describe("a failure is never lost", () => {
  test("where a suite ends badly although all its tests passed", () => {
    expect(judge(ended({ code: 1, report: report(12, 0) }), vitestReport)).toEqual({ passed: 12, failed: 1 });
    expect(judge(ended({ code: null, output: "  30 passing\n" }), hardhatSummary)).toEqual({ passed: 30, failed: 1 });
  });

  test("where it leaves no report", () => {
    expect(judge(ended({ code: 0 }), vitestReport)).toEqual({ passed: 0, failed: 1 });
  });

  test("where there are no tests at all", () => {
    expect(judge(ended({ output: "  0 passing\n" }), hardhatSummary)).toEqual({ passed: 0, failed: 1 });
  });
});

test("all suites together end on one line", () => {
  expect(
    lastLine([
      { passed: 12, failed: 0 },
      { passed: 3, failed: 2 },
    ]),
  ).toBe("15 passed, 2 failed");
});
