import { dayOf, SECONDS_A_DAY } from "./day.ts";
import { longestRange } from "./prefixes.ts";
import { freeOn, hasLapsed } from "./resolve.ts";
import type { Tables } from "./tables.ts";

/**
 * The first day after `timestamp` on which a verification, a quarantine or a range's notice ends for the number, in seconds.
 * While a number is live, what happens to its range does not show.
 */
export function nextChange(tables: Tables, number: bigint, timestamp: number): number | null {
  const own = tables.number.get(Number(number));
  if (own?.standing === "held" && !hasLapsed(own, dayOf(timestamp))) {
    return own.verifier === 0 ? null : (own.day + 1) * SECONDS_A_DAY;
  }
  const range = longestRange(tables, Number(number))?.range;
  if (!range) return null;
  const days = [range.endsOn, own?.standing === "held" || !own ? 0 : freeOn(own, range)];
  const next = Math.min(...days.map((day) => day * SECONDS_A_DAY).filter((second) => second > timestamp));
  return Number.isFinite(next) ? next : null;
}
