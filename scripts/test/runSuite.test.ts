import { expect, test } from "vitest";
import { exitCode, vitestReport } from "./counts.ts";
import { runSuite } from "./runSuite.ts";
import type { Suite } from "./suites.ts";

const suite = (command: string, read = exitCode): Suite => ({ name: "trial", command, read, minutes: 1 });

test("a suite's output is shown and its end is counted", async () => {
  const shown: string[] = [];
  expect(await runSuite(suite("echo one; echo two >&2"), (line) => shown.push(line))).toEqual({ passed: 1, failed: 0 });
  expect(shown.sort()).toEqual(["one", "two"]);
  expect(await runSuite(suite("exit 3"), () => {})).toEqual({ passed: 0, failed: 1 });
});

test("a report is read where the suite was told to write it", async () => {
  const json = JSON.stringify({ numPassedTests: 7, numFailedTests: 0, testResults: [] });
  expect(await runSuite(suite(`echo '${json}' > {report}`, vitestReport), () => {})).toEqual({ passed: 7, failed: 0 });
  expect(await runSuite(suite("echo '{' > {report}", vitestReport), () => {})).toEqual({ passed: 0, failed: 1 });
});

test("a suite that is stopped has failed", async () => {
  const abort = new AbortController();
  const shown = (line: string) => line === "begun" && abort.abort();
  expect(await runSuite(suite("echo begun; exec tail -f /dev/null"), shown, abort.signal)).toEqual({
    passed: 0,
    failed: 1,
  });
});
