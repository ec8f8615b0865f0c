import { exitCode, hardhatSummary, okLines, type Reader, vitestReport } from "./counts.ts";

/** A suite of tests, run as a program of its own. */
export interface Suite {
  name: string;
  /** As in a shell, with node_modules/.bin first on PATH. `{report}` stands for a file that it may write. */
  command: string;
  read: Reader;
  /** What it is ended after, in minutes. */
  minutes: number;
}

const vitest = (name: string, projects: string[], minutes: number): Suite => ({
  name,
  command: `vitest run ${projects.map((project) => `--project ${project}`).join(" ")} --reporter=default --reporter=json --outputFile.json={report}`,
  read: vitestReport,
  minutes,
});

/** What `npm test` runs, the quick ones first. */
export const suites: readonly Suite[] = [
  { name: "check", command: "node scripts/check/main.ts", read: okLines, minutes: 5 },
  vitest("unit", ["protocol", "sip-bridge", "scripts", "app"], 5),
  {
    name: "solidity",
    command: "hardhat --config hardhat.tests.config.ts test solidity",
    read: hardhatSummary,
    minutes: 10,
  },
  { name: "invariants", command: "node test/invariant/main.ts --quick", read: okLines, minutes: 10 },
  vitest("model", ["contracts", "model"], 10),
  vitest("interop", ["interop"], 10),
  vitest("subgraph", ["subgraph"], 10),
  ...["replica", "chain", "verify"].map((lookup) => ({
    name: `demo ${lookup}`,
    command: `node scripts/demo/main.ts --lookup ${lookup}`,
    read: exitCode,
    minutes: 5,
  })),
  vitest("browser", ["browser"], 10),
];

/** What `npm run ci:deep` runs: slow, and worth it once a day or before a release. */
export const deepSuites: readonly Suite[] = [
  { name: "gas", command: "node scripts/check/gas/main.ts", read: exitCode, minutes: 10 },
  { name: "fuzz", command: "node test/invariant/main.ts", read: okLines, minutes: 30 },
  { name: "planted bugs", command: "node test/planted/main.ts", read: okLines, minutes: 15 },
  { name: "coverage", command: "node scripts/test/coverage/main.ts --json", read: okLines, minutes: 15 },
  { name: "mutate", command: "node test/mutation/main.ts --sample 200 --json", read: exitCode, minutes: 30 },
];
