/** How far a part of the stack is. */
export type PartState = "waits" | "starts" | "up" | "failed";

export interface PartProgress {
  name: string;
  state: PartState;
  /** Seconds it has taken so far, or took. */
  seconds: number;
  /** What it is doing now, or where it listens. */
  note: string;
}

export interface Board {
  set(name: string, state: PartState, note?: string): void;
  /** Draws for the last time. */
  close(): void;
}

export interface BoardOptions {
  parts: readonly string[];
  /** Where it is drawn. */
  write: (text: string) => void;
  /** Redraws in place; else a line for each change. */
  live: boolean;
  /** Milliseconds, of any beginning. */
  now: () => number;
  /** How wide a line may be when it is redrawn in place. */
  columns?: () => number;
}

const MARKS: Record<PartState, string> = { waits: "  ", starts: "> ", up: "ok", failed: "!!" };
const REDRAW_MS = 500;

/** Shows the parts of the stack as they come up. */
export function openBoard({ parts, write, live, now, columns = () => 80 }: BoardOptions): Board {
  const width = Math.max(...parts.map((name) => name.length));
  const rows = new Map(
    parts.map((name) => [
      name,
      { state: "waits" as PartState, note: "", since: 0, until: undefined as number | undefined },
    ]),
  );
  let drawn = 0;

  const progress = (name: string): PartProgress => {
    const { state, note, since, until } = rows.get(name)!;
    return { name, state, note, seconds: state === "waits" ? 0 : ((until ?? now()) - since) / 1000 };
  };
  const draw = () => {
    const lines = parts.map((name) => boardLine(progress(name), width).slice(0, columns() - 1));
    // Up to the first line of the last drawing, and each line wiped before it is written anew.
    write(`${drawn ? `\x1b[${drawn}A` : ""}${lines.map((line) => `\x1b[2K${line}\n`).join("")}`);
    drawn = lines.length;
  };
  const timer = live ? setInterval(draw, REDRAW_MS) : undefined;
  timer?.unref();
  if (live) draw();

  return {
    set(name, state, note = "") {
      const row = rows.get(name)!;
      const changed = row.state !== state;
      if (changed && state === "starts") row.since = now();
      if (changed && (state === "up" || state === "failed")) row.until = now();
      row.state = state;
      row.note = note;
      if (live) draw();
      else if (changed && state !== "waits") write(`${boardLine(progress(name), width)}\n`);
    },
    close() {
      clearInterval(timer);
      if (live) draw();
    },
  };
}

/** One line of the board. */
export function boardLine({ name, state, seconds, note }: PartProgress, width: number): string {
  const time = state === "waits" ? "" : `${seconds.toFixed(1)} s`;
  return `${MARKS[state]} ${name.padEnd(width)} ${time.padStart(8)}  ${note}`.trimEnd();
}
