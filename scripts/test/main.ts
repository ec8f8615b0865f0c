// `npm test`: every suite, one after another; the last line is "N passed, N failed". `-- --deep` runs the slow ones instead.

import { parseArgs } from "node:util";
import { BaseError } from "@dots/protocol";
import { onStopSignal } from "../cli/onStopSignal.ts";
import { runCli } from "../cli/runCli.ts";
import { type Counts, lastLine } from "./counts.ts";
import { runSuite } from "./runSuite.ts";
import { deepSuites, type Suite, suites } from "./suites.ts";

await runCli(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { deep: { type: "boolean", default: false }, help: { type: "boolean", default: false } },
  });
  const all = values.deep ? deepSuites : suites;
  if (values.help) {
    console.log(
      `npm test [-- NAME...]\n\nRuns suites of these names, or all: ${all.map(({ name }) => name).join(", ")}`,
    );
    return;
  }
  const wanted = positionals.length === 0 ? all : positionals.map((name) => find(all, name));
  const abort = new AbortController();
  onStopSignal(() => abort.abort());
  const results: { name: string; counts: Counts; seconds: number }[] = [];
  for (const suite of wanted) {
    if (abort.signal.aborted) break;
    console.log(`\n--- ${suite.name}: ${suite.command}\n`);
    const started = performance.now();
    const counts = await runSuite(suite, (line) => console.log(line), abort.signal);
    results.push({ name: suite.name, counts, seconds: (performance.now() - started) / 1000 });
  }
  const width = Math.max(...wanted.map(({ name }) => name.length));
  console.log("");
  for (const { name, counts, seconds } of results) {
    const mark = counts.failed === 0 ? "ok  " : "FAIL";
    console.log(`${mark} ${name.padEnd(width)} ${seconds.toFixed(1).padStart(7)} s  ${lastLine([counts])}`);
  }
  const counts = results.map((result) => result.counts);
  // Suites that were not run any more have shown nothing.
  if (abort.signal.aborted) counts.push({ passed: 0, failed: wanted.length - results.length });
  process.exitCode = counts.some(({ failed }) => failed > 0) ? 1 : 0;
  console.log(lastLine(counts));
});
process.exit();

function find(all: readonly Suite[], name: string): Suite {
  const suite = all.find((each) => each.name === name);
  if (suite) return suite;
  throw new BaseError({
    code: "SuiteUnknown",
    title: "There is no such suite.",
    found: name,
    needed: all.map((each) => each.name).join(", "),
    remedy: "Leave the name out to run all.",
  });
}
