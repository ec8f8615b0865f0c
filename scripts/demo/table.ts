import type { DemoStep } from "./runDemo.ts";

/** One line of the demo's table: what was done, how long it took, and what came out otherwise. */
export function stepLine({ name, ms, problems = [] }: DemoStep): string {
  const head = `${problems.length > 0 ? "!!" : "ok"}  ${name.padEnd(40)} ${String(ms).padStart(7)} ms`;
  return [head, ...problems.map((problem) => `      ${problem}`)].join("\n");
}
