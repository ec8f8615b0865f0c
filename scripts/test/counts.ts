import { stripVTControlCharacters } from "node:util";

/** How many tests of a suite passed and failed. */
export interface Counts {
  passed: number;
  failed: number;
}

/** What a suite's program left behind when it ended. */
export interface Ended {
  /** Null if a signal ended it. */
  code: number | null;
  /** All that it printed. */
  output: string;
  /** What it wrote to its report file, if it wrote one. */
  report: string | undefined;
}

/** Reads a program's end. Whatever is not understood is left out: `judge` makes a failure of it. */
export type Reader = (ended: Ended) => Counts | undefined;

/**
 * The counts that are believed: a suite that ended badly without a failed test has one failure, and so has one without any
 * test at all, since nothing was shown.
 */
export function judge(ended: Ended, read: Reader): Counts {
  const { passed, failed } = read(ended) ?? { passed: 0, failed: 0 };
  const bad = failed === 0 && (ended.code !== 0 || passed === 0);
  return { passed, failed: bad ? 1 : failed };
}

/** vitest's JSON report. A file that could not be loaded has no tests, and counts as a failure. */
export const vitestReport: Reader = ({ report }) => {
  if (report === undefined) return undefined;
  const read = JSON.parse(report) as VitestReport;
  const unloaded = read.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  return { passed: read.numPassedTests, failed: read.numFailedTests + unloaded.length };
};

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/** The summary of `hardhat test`: "12 passing (3s)" and, where there are any, "1 failing". */
export const hardhatSummary: Reader = ({ output }) => {
  const passed = lastNumber(output, /^\s*(\d+) passing\b/gm);
  return passed === undefined ? undefined : { passed, failed: lastNumber(output, /^\s*(\d+) failing\b/gm) ?? 0 };
};

/** A line for each check: `ok ...` or `FAIL ...`. */
export const okLines: Reader = ({ output }) => {
  const lines = stripVTControlCharacters(output).split("\n");
  const count = (mark: RegExp) => lines.filter((line) => mark.test(line)).length;
  return { passed: count(/^ok\s/), failed: count(/^(FAIL|!!)\s/) };
};

/** A program that does one thing, and tells by its exit code whether it came out well. */
export const exitCode: Reader = ({ code }) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 });

function lastNumber(output: string, pattern: RegExp): number | undefined {
  const found = [...stripVTControlCharacters(output).matchAll(pattern)].at(-1)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** The line that everything ends on, for people and for CI. */
export function lastLine(all: readonly Counts[]): string {
  const sum = (key: keyof Counts) => all.reduce((total, counts) => total + counts[key], 0);
  return `${sum("passed")} passed, ${sum("failed")} failed`;
}
