import { numberOfTokenId } from "../number/number.ts";
import { dayOf } from "./day.ts";
import { longestRange } from "./prefixes.ts";
import { restDays } from "./quarantine.ts";
import type { RangeRecord } from "./registryEvent.ts";
import type { NumberRecord, Tables } from "./tables.ts";
import { RANGE_CLAIMED_ONLY, RANGE_PRIVATE, type Resolution, type Rule, type Status } from "./types.ts";

const NO_RULES: readonly Rule[] = Object.freeze([]);

/** NumberRegistry's `resolve` over the model's tables. */
export function resolve(tables: Tables, number: bigint, timestamp: number): Resolution {
  const key = Number(numberOfTokenId(number));
  const today = dayOf(timestamp);
  const own = tables.number.get(key);
  const found = longestRange(tables, key);
  const status = statusOf(own, found?.range, today);
  const profileId = status === "held" ? own!.profile : defaultProfile(found?.range, today);
  const ported = status === "held" && own!.ported;
  return { ...leadingTo(tables, found, profileId), number, status, ported, sequence: own?.sequence ?? 0 };
}

/**
 * Where calls to the number go by the default profile of the range of `located`, whoever holds either of them: for calls
 * whose portability look-up was done before, by a routing number or by the number itself (RFC 4694). A range that
 * serves claimed numbers only counts too: somebody has found the number there.
 */
export function resolveByRange(tables: Tables, number: bigint, located: bigint, timestamp: number): Resolution {
  const found = longestRange(tables, Number(numberOfTokenId(located)));
  const profileId = found && !hasEnded(found.range, dayOf(timestamp)) ? found.range.defaultProfile : 0;
  const status = found ? "available" : "unassigned";
  return { ...leadingTo(tables, found, profileId), number, status, ported: false, sequence: 0 };
}

/** What a resolution says of a range and of the profile that calls go to. */
function leadingTo(
  tables: Tables,
  found: ReturnType<typeof longestRange>,
  profileId: number,
): Omit<Resolution, "number" | "status" | "ported" | "sequence"> {
  const profile = tables.profile.get(profileId);
  const carrier = profile?.carrier ?? 0;
  return {
    isPrivate: found !== null && (found.range.flags & RANGE_PRIVATE) !== 0,
    carrierLeft: carrier !== 0 && tables.carrier.get(carrier)?.status !== "active",
    profile: profileId,
    carrier,
    rangePrefix: BigInt(found?.prefix ?? 0),
    rangeCarrier: found?.range.carrier ?? 0,
    version: profile?.version ?? 0,
    ttl: profile?.ttl ?? 0,
    rules: profile?.rules ?? NO_RULES,
  };
}

function statusOf(own: NumberRecord | undefined, range: RangeRecord | undefined, today: number): Status {
  if (own?.standing === "held") return hasLapsed(own, today) ? "lapsed" : "held";
  if (own?.standing === "moved") return "moved";
  if (!range) return "unassigned";
  return own && today < freeOn(own, range) ? "quarantined" : "available";
}

/** The day from which on a number that nobody holds is free in a range. */
export function freeOn({ standing, sequence, day }: NumberRecord, { quarantineDays }: RangeRecord): number {
  return day + restDays(standing === "resting", sequence, quarantineDays);
}

/** Whether the last day on which a verifier vouched for a held number is over. */
export function hasLapsed({ verifier, day }: NumberRecord, today: number): boolean {
  return verifier !== 0 && today > day;
}

function defaultProfile(range: RangeRecord | undefined, today: number): number {
  if (!range || (range.flags & RANGE_CLAIMED_ONLY) !== 0) return 0;
  return hasEnded(range, today) ? 0 : range.defaultProfile;
}

function hasEnded(range: RangeRecord, today: number): boolean {
  return range.endsOn !== 0 && today >= range.endsOn;
}
