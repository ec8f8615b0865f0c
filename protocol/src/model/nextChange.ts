import { longestRange } from "./prefixes.ts";
import type { Tables } from "./tables.ts";

const SECONDS_A_DAY = 86_400;

/** The first day after `timestamp` on which quarantine or a range's notice ends for the number, in seconds. */
export function nextChange(tables: Tables, number: bigint, timestamp: number): number | null {
  const own = tables.number.get(Number(number));
  if (own?.standing === "held") return null;
  const range = longestRange(tables, Number(number))?.range;
  if (!range) return null;
  const days = [range.endsOn, own?.standing === "resting" ? own.day + range.quarantineDays : 0];
  const next = Math.min(...days.map((day) => day * SECONDS_A_DAY).filter((second) => second > timestamp));
  return Number.isFinite(next) ? next : null;
}
