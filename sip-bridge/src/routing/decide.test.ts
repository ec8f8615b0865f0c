import { digitsOf, type Resolution, type Rule, STATUSES } from "@dots/protocol";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "./decide.ts";
import type { Decision, Known, Policy, Question, Target } from "./types.ts";

const number = 12125550123n;
const policy: Policy = {
  emergencyNumbers: new Set(["112"]),
  emergencyRoute: { kind: "sip", template: "sip:{e164}@10.0.0.112" },
  defaultRoute: { kind: "sip", template: "sip:+{e164}@default.example" },
  staleAfter: 60,
  allowPrivateTargets: false,
  self: [{ host: "bridge.example", port: undefined }],
};
const rules: Rule[] = [
  { order: 20, preference: 1, kind: "sip", template: "sip:+{e164}@third.example" },
  { order: 10, preference: 2, kind: "sips", template: "sips:+{e164}@second.example" },
  { order: 10, preference: 1, kind: "sip", template: "sip:+{e164}@first.example" },
];
const held: Resolution = {
  number,
  status: "held",
  ported: false,
  isPrivate: false,
  carrierLeft: false,
  sequence: 1,
  profile: 7,
  carrier: 3,
  rangePrefix: 1212555n,
  rangeCarrier: 2,
  version: 1,
  ttl: 60,
  rules,
};

function known(resolution: Partial<Resolution> = {}, more: Partial<Known> = {}): Known {
  return { resolution: { ...held, ...resolution }, ageSeconds: 1, digits: { fewest: 11, most: 11 }, ...more };
}

function ask(question: Partial<Question> = {}, own: Partial<Policy> = {}, random = Math.random): Decision {
  const subject = { kind: "number", number, npdi: false, rn: null } as const;
  return decide({ subject, member: false, known: known(), host: null, ...question }, { ...policy, ...own }, random);
}

const uris = (decision: Decision) => decision.targets.map(({ uri }) => uri);

describe("what is never looked up", () => {
  it("sends emergencies to the operator's route, whatever is known and however old", () => {
    const subject = { kind: "emergency", digits: "112" } as const;
    expect(uris(ask({ subject, known: null }))).toEqual(["sip:112@10.0.0.112"]);
    expect(uris(ask({ subject, known: known({}, { ageSeconds: 1e9 }) }))).toEqual(["sip:112@10.0.0.112"]);
    expect(ask({ subject }, { emergencyRoute: null })).toMatchObject({ action: "refuse", status: 404 });
  });

  it("answers 404 to names and short codes, 484 to a lone +", () => {
    expect(ask({ subject: { kind: "other", why: "no" }, known: null })).toMatchObject({ status: 404 });
    expect(ask({ subject: { kind: "incomplete" }, known: null })).toMatchObject({ status: 484 });
  });
});

describe("a number", () => {
  it("goes by order, then preference, with strictly falling q", () => {
    const decision = ask();
    expect(uris(decision)).toEqual([
      "sip:+12125550123@first.example",
      "sips:+12125550123@second.example",
      "sip:+12125550123@third.example",
    ]);
    expect(decision.targets.map(({ q }) => q)).toEqual([1, 0.9, 0.8]);
  });

  it("is 480 if it is held and has no usable rule, never the range's nor the default route", () => {
    expect(ask({ known: known({ rules: [] }) })).toMatchObject({ status: 480, targets: [] });
    const self = [{ order: 1, preference: 1, kind: "sip", template: "sip:+{e164}@bridge.example" }] as const;
    expect(ask({ known: known({ rules: self }) })).toMatchObject({ status: 480, dropped: [{ why: "self" }] });
  });

  it("goes by its range if nobody holds it, else to the default route, else nowhere", () => {
    expect(uris(ask({ known: known({ status: "available" }) }))).toHaveLength(3);
    const none = known({ status: "available", rules: [], profile: 0 });
    expect(uris(ask({ known: none }))).toEqual(["sip:+12125550123@default.example"]);
    expect(ask({ known: none }, { defaultRoute: null })).toMatchObject({ status: 404 });
  });

  it("is refused if its range has shorter or longer ones", () => {
    const at = (digits: Known["digits"]) => ask({ known: known({ status: "available" }, { digits }) });
    expect(at({ fewest: 12, most: 12 })).toMatchObject({ status: 484 });
    expect(at({ fewest: 9, most: 10 })).toMatchObject({ status: 404 });
  });

  it("is 503 if what is known is too old, or nothing is", () => {
    expect(ask({ known: known({}, { ageSeconds: 61 }) })).toMatchObject({ status: 503 });
    expect(ask({ known: known({}, { ageSeconds: 60 }) })).toMatchObject({ status: 302 });
    expect(ask({ known: known({}, { ageSeconds: 1e9 }) }, { staleAfter: 0 })).toMatchObject({ status: 302 });
    expect(ask({ known: null })).toMatchObject({ status: 503 });
  });
});

describe("a private number", () => {
  it("is there for members only", () => {
    expect(uris(ask({ member: true, known: known({ isPrivate: true }) }))).toHaveLength(3);
    expect(ask({ known: known({ isPrivate: true }) })).toMatchObject({ status: 404, reason: "no such number" });
  });

  it("never goes to the default route, nor tells outsiders of its length", () => {
    for (const member of [true, false]) {
      for (const status of ["available", "unassigned"] as const) {
        expect(ask({ member, known: known({ isPrivate: true, status, rules: [] }) })).toMatchObject({ status: 404 });
      }
    }
    const short = known({ isPrivate: true, status: "available" }, { digits: { fewest: 14, most: 15 } });
    expect(ask({ known: short })).toMatchObject({ status: 404, reason: "no such number" });
  });
});

it("shuffles only what is equal in order and preference, each first as often", () => {
  const equal = ["a", "b", "c"].map((host) => ({
    order: 1,
    preference: 1,
    kind: "sip" as const,
    template: `sip:+{e164}@${host}.example`,
  }));
  const first = new Map<string, number>();
  let state = 1;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  for (let i = 0; i < 3000; i++) {
    const uri = uris(ask({ known: known({ rules: equal }) }, {}, random))[0]!;
    first.set(uri, (first.get(uri) ?? 0) + 1);
  }
  expect(first.size).toBe(3);
  for (const count of first.values()) expect(count).toBeGreaterThan(900);
});

const ruleHosts = ["a.example", "b.example", "bridge.example", "10.0.0.1", "c.example;maddr=x", "d.example\n"];
const arbitraryRule = fc.record<Rule>({
  order: fc.integer({ min: 0, max: 2 }),
  preference: fc.integer({ min: 0, max: 2 }),
  kind: fc.constant("sip"),
  template: fc.constantFrom(...ruleHosts).map((host) => `sip:+{e164}@${host}`),
});

/** The same decision, slow and obvious: a table of conditions, then selection by repeated minimum. */
function obvious(resolution: Resolution, member: boolean, age: number, digits: Known["digits"], own: Policy) {
  if (own.staleAfter > 0 && age > own.staleAfter) return { status: 503, groups: [] };
  const outsider = resolution.isPrivate && !member;
  const length = digitsOf(number).length;
  if (outsider) return { status: 404, groups: [] };
  if (resolution.status !== "held" && digits !== null && length < digits.fewest) return { status: 484, groups: [] };
  if (resolution.status !== "held" && digits !== null && length > digits.most) return { status: 404, groups: [] };
  const good = ["a.example", "b.example", ...(own.allowPrivateTargets ? ["10.0.0.1"] : [])];
  let left = resolution.rules.filter(({ template }) => good.includes(template.slice("sip:+{e164}@".length)));
  const groups: Set<string>[] = [];
  while (left.length > 0) {
    const best = Math.min(...left.map((rule) => rule.order * 10 + rule.preference));
    const isBest = (rule: Rule) => rule.order * 10 + rule.preference === best;
    groups.push(new Set(left.filter(isBest).map(({ template }) => template.replace("{e164}", "12125550123"))));
    left = left.filter((rule) => !isBest(rule));
  }
  if (groups.length > 0) return { status: 302, groups };
  if (resolution.status === "held") return { status: 480, groups };
  if (own.defaultRoute && !resolution.isPrivate) {
    return { status: 302, groups: [new Set(["sip:+12125550123@default.example"])] };
  }
  return { status: 404, groups };
}

function withoutRepeats(groups: readonly Set<string>[]): Set<string>[] {
  const seen = new Set<string>();
  return groups
    .map((group) => new Set([...group].filter((uri) => !seen.has(uri) && seen.add(uri))))
    .filter((group) => group.size > 0);
}

function groupsOf(targets: readonly Target[]): Set<string>[] {
  const groups = new Map<number, Set<string>>();
  for (const { order, preference, uri } of targets) {
    const key = order * 10 + preference;
    groups.set(key, (groups.get(key) ?? new Set()).add(uri));
  }
  return [...groups.values()];
}

it("agrees with the slow and obvious decision", () => {
  fc.assert(
    fc.property(
      fc.record({
        status: fc.constantFrom(...STATUSES),
        isPrivate: fc.boolean(),
        rules: fc.array(arbitraryRule, { maxLength: 8 }),
      }),
      fc.boolean(),
      fc.integer({ min: 0, max: 120 }),
      fc.option(fc.constantFrom({ fewest: 11, most: 11 }, { fewest: 12, most: 15 }, { fewest: 1, most: 10 })),
      fc.record({
        staleAfter: fc.constantFrom(0, 60),
        allowPrivateTargets: fc.boolean(),
        defaultRoute: fc.constantFrom(policy.defaultRoute, null),
      }),
      fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
      (resolution, member, ageSeconds, digits, own, stream) => {
        const settings = { ...policy, ...own };
        const question = { member, known: known(resolution, { ageSeconds, digits }) };
        const decision = ask(question, own, () => stream.next().value!);
        const expected = obvious({ ...held, ...resolution }, member, ageSeconds, digits, settings);
        expect(decision.status).toBe(expected.status);
        expect(groupsOf(decision.targets)).toEqual(withoutRepeats(expected.groups));
        const qs = decision.targets.map(({ q }) => q);
        expect(qs.every((q, i) => q > 0 && q <= 1 && (i === 0 || q < qs[i - 1]!))).toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
});
