import type { Answer } from "../answer/index.ts";

/** The JSON of a look-up; the same members stand in a refusal's problem+json. */
export function routeBody(number: bigint | null, { decision, resolution, block, ageSeconds, report }: Answer) {
  // What is hidden from the asker looks like a number that nobody was given.
  const seen = resolution !== null && (!resolution.isPrivate || resolution.rangePrefix !== 0n) ? resolution : null;
  return {
    number: number === null ? null : `+${number}`,
    status: resolution?.status ?? null,
    ported: seen?.ported ?? false,
    private: seen?.isPrivate ?? false,
    sequence: seen?.sequence ?? 0,
    carrier: seen?.carrier ? { id: seen.carrier, left: seen.carrierLeft } : null,
    range: seen?.rangePrefix ? { prefix: seen.rangePrefix.toString(), carrier: seen.rangeCarrier } : null,
    profile: seen?.profile ? { id: seen.profile, version: seen.version, ttl: seen.ttl } : null,
    decision: { action: decision.action, status: decision.status, reason: decision.reason },
    targets: decision.targets.map(({ uri, q, order, preference }) => ({ uri, q, order, preference })),
    block,
    ageSeconds,
    lookup: report,
  };
}
