import type { Resolution } from "@dots/protocol";
import type { Replica } from "../replica/index.ts";

/**
 * Where calls go by the range of a number, whoever holds the number itself: what portability marks ask for (RFC 4694). The
 * number named is `called`; `located` is the one whose range counts, its routing number or itself. Null as long as
 * nothing is known.
 */
export function resolveByRange(
  { head, model }: Pick<Replica, "head" | "model">,
  called: bigint,
  located: bigint,
): Resolution | null {
  if (!head) return null;
  const own = model.resolve(located, head.timestamp);
  const range = model.record("range", Number(own.rangePrefix));
  const today = Math.trunc(head.timestamp / 86_400);
  const ended = range === undefined || (range.endsOn !== 0 && today >= range.endsOn);
  const profileId = ended ? 0 : range.defaultProfile;
  const profile = model.record("profile", profileId);
  const carrier = profile?.carrier ?? 0;
  return {
    number: called,
    status: range ? "available" : "unassigned",
    ported: false,
    isPrivate: own.isPrivate,
    carrierLeft: carrier !== 0 && model.record("carrier", carrier)?.status !== "active",
    sequence: 0,
    profile: profileId,
    carrier,
    rangePrefix: own.rangePrefix,
    rangeCarrier: own.rangeCarrier,
    version: profile?.version ?? 0,
    ttl: profile?.ttl ?? 0,
    rules: profile?.rules ?? [],
  };
}
