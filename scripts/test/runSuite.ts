import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startChild } from "../start/stack/child.ts";
import { type Counts, judge } from "./counts.ts";
import type { Suite } from "./suites.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Runs a suite to its end, shows what it prints, and gives back what came of it. Never throws. */
export async function runSuite(suite: Suite, show: (line: string) => void, signal?: AbortSignal): Promise<Counts> {
  const folder = await mkdtemp(join(tmpdir(), "dots-test-"));
  const report = join(folder, "report.json");
  const lines: string[] = [];
  try {
    const program = await startChild({
      ...{ name: suite.name, command: "sh", args: ["-c", suite.command.replace("{report}", report)], cwd: ROOT },
      onLine: (line) => {
        lines.push(line);
        show(line);
      },
    });
    const stop = () => void program.stop();
    signal?.addEventListener("abort", stop);
    const limit = setTimeout(() => {
      show(`${suite.name} was ended after ${suite.minutes} minutes.`);
      stop();
    }, suite.minutes * 60_000);
    const code = await program.end;
    clearTimeout(limit);
    signal?.removeEventListener("abort", stop);
    const written = await readFile(report, "utf8").catch(() => undefined);
    return judge({ code, output: lines.join("\n"), report: written }, suite.read);
  } catch (error) {
    show(`${suite.name}: ${error instanceof Error ? error.message : error}`);
    return { passed: 0, failed: 1 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
