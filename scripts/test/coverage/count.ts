import type { Sources } from "../solidity/sources.ts";
import type { Statement } from "./instrument.ts";

/** How much of the contracts the tests reach, in percent, rounded down. */
export interface Coverage {
  lines: number;
  statements: number;
}

export interface Counted {
  coverage: Coverage;
  /** The statements that no test reaches: file, line and first line of text. */
  unreached: string[];
}

/** What stands before a statement and is none of it. */
const before = /^(?:\s|\/\/.*\n|\/\*[\s\S]*?\*\/)*/;

/**
 * Counts statements, each for itself, and lines: those on which a statement begins, each reached only if all of them are. So
 * declarations, braces and comments count for nothing.
 */
export function count(statements: readonly Statement[], reached: ReadonlySet<string>, sources: Sources): Counted {
  const lines = new Map<string, boolean>();
  const unreached: string[] = [];
  for (const { file, tag, start, end } of statements) {
    const text = sources.get(file)!;
    const begin = start + before.exec(text.slice(start, end))![0].length;
    const line = `${file}:${text.slice(0, begin).split("\n").length}`;
    lines.set(line, reached.has(tag) && lines.get(line) !== false);
    if (!reached.has(tag)) unreached.push(`${line}: ${text.slice(begin, end).split("\n")[0]!.trim()}`);
  }
  const linesReached = [...lines.values()].filter(Boolean).length;
  return {
    coverage: {
      lines: percent(linesReached, lines.size),
      statements: percent(statements.length - unreached.length, statements.length),
    },
    unreached,
  };
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((part / whole) * 10_000) / 100;
}
