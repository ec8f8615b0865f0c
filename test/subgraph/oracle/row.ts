import type { Deed, Log } from "./chronicle.ts";

/** An action: the event whose place it has, its kind, and what of it is not null. */
export interface Row {
  log: Log;
  kind: string;
  [field: string]: unknown;
}

/** What came of a call, by the name of the function, as `registry.claim`. */
export type Rules = Record<string, (deed: Deed) => Promise<Row[]>>;

/** The one event of this name that a deed left. */
export function only(deed: Deed, name: string): Log {
  const [log, ...more] = deed.logs.filter((each) => each.name === name);
  if (!log || more.length > 0) throw new Error(`${deed.call} left ${more.length + (log ? 1 : 0)} of ${name}.`);
  return log;
}
