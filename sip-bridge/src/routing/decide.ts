import { digitsOf, PLACEHOLDER, type Resolution, readRouteUri } from "@dots/protocol";
import type { OperatorRoute } from "../config/index.ts";
import { emit } from "./emission.ts";
import { qOf, type Random, rank } from "./rank.ts";
import type { Decision, Dropped, Known, NumberSubject, Policy, Question, Target } from "./types.ts";

/** An operator's own route comes after nothing and before nothing. */
const OWN_RULE = { order: 0, preference: 0 };

/**
 * Where a call goes: the one decision that SIP, ENUM and HTTP ask. Pure: all it knows comes in, randomness too.
 * Emergencies come before everything and are never refused for age. Private numbers are as if unassigned to those who are no
 * members. A held number without a usable rule is 480 and never falls back to its range.
 */
export function decide({ subject, member, known, host }: Question, policy: Policy, random: Random): Decision {
  switch (subject.kind) {
    case "emergency":
      return policy.emergencyRoute
        ? toOperator(policy.emergencyRoute, subject.digits, "emergency call", [])
        : refuse(404, "emergency calls are not routed here");
    case "other":
      return refuse(404, `not looked up: ${subject.why}`);
    case "incomplete":
      return refuse(484, "the number has no digits");
    case "number":
      if (known === null) return refuse(503, "nothing is known of the registry yet");
      if (policy.staleAfter !== 0 && known.ageSeconds > policy.staleAfter) {
        return refuse(503, `what is known is ${known.ageSeconds} s old, more than ${policy.staleAfter} s`);
      }
      return byRegistry(subject, visible(known.resolution, member), known, host, policy, random);
  }
}

/** What an asker may see: a private number is unassigned to those who are no members. */
export function visible(resolution: Resolution, member: boolean): Resolution {
  if (!resolution.isPrivate || member) return resolution;
  return {
    number: resolution.number,
    status: "unassigned",
    ported: false,
    isPrivate: true,
    carrierLeft: false,
    sequence: 0,
    profile: 0,
    carrier: 0,
    rangePrefix: 0n,
    rangeCarrier: 0,
    version: 0,
    ttl: 0,
    rules: [],
  };
}

function byRegistry(
  { number, rn }: NumberSubject,
  resolution: Resolution,
  { digits }: Known,
  host: string | null,
  policy: Policy,
  random: Random,
): Decision {
  const held = resolution.status === "held";
  const hidden = resolution.isPrivate && resolution.rangePrefix === 0n;
  if (!held && digits !== null && !hidden) {
    const found = digitsOf(rn ?? number).length;
    if (found < digits.fewest)
      return refuse(484, `the number has ${found} digits, at least ${digits.fewest} are needed`);
    if (found > digits.most) return refuse(404, `the number has ${found} digits, at most ${digits.most} are possible`);
  }
  const { targets, dropped } = usable(resolution, number, host, policy, random);
  if (targets.length > 0) {
    const reason = held ? `served by carrier ${resolution.carrier}` : `by range ${resolution.rangePrefix}`;
    return { action: "redirect", status: 302, reason, targets, dropped };
  }
  if (held) return refuse(480, "the number has no usable route", dropped);
  if (policy.defaultRoute && !resolution.isPrivate) {
    return toOperator(policy.defaultRoute, digitsOf(number), "default route", dropped);
  }
  return refuse(
    404,
    resolution.status === "unassigned" ? "no such number" : `the number is ${resolution.status}`,
    dropped,
  );
}

function usable(
  resolution: Resolution,
  number: bigint,
  host: string | null,
  policy: Policy,
  random: Random,
): { targets: Target[]; dropped: Dropped[] } {
  const emitted = new Map<string, Omit<Target, "q">>();
  const dropped: Dropped[] = [];
  for (const { order, preference, kind, template } of rank(resolution.rules, random)) {
    const emission = emit({ order, preference, kind, template }, number, host, policy);
    if ("dropped" in emission) dropped.push({ order, preference, why: emission.dropped });
    else if (emitted.has(emission.uri)) dropped.push({ order, preference, why: "repeated" });
    else emitted.set(emission.uri, { uri: emission.uri, order, preference, kind, template });
  }
  const targets = [...emitted.values()].map((target, i, all) => ({ ...target, q: qOf(i, all.length) }));
  return { targets, dropped };
}

/** To a route of the operator's own, which may be anywhere, private networks included. */
function toOperator(
  { kind, template }: OperatorRoute,
  digits: string,
  reason: string,
  dropped: readonly Dropped[],
): Decision {
  const uri = template.replace(PLACEHOLDER, digits);
  if (readRouteUri(uri) === null) return refuse(404, "the operator's route is malformed", dropped);
  const targets = [{ ...OWN_RULE, uri, q: 1, kind, template: null }];
  return { action: "redirect", status: 302, reason, targets, dropped };
}

function refuse(status: 404 | 480 | 484 | 503, reason: string, dropped: readonly Dropped[] = []): Decision {
  return { action: "refuse", status, reason, targets: [], dropped };
}
