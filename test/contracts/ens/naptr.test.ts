import { applyNaptr, NAPTR_SERVICES, naptrRegexp, plusForm, type Resolution, type Rule } from "@dots/protocol";
import { arbitraryTemplate } from "@dots/protocol/testing";
import { encode } from "dns-packet";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { decide, type Policy } from "../../../sip-bridge/src/routing/index.ts";
import { ensNameOf, naptrWire, readRecords, recordData } from "./records.ts";
import { NUMBER, openResolverStage, type ResolverStage, rule } from "./resolverStage.ts";

/** A bridge without addresses of its own, which sends to private ones too: what depends on the reader is left out. */
const POLICY: Policy = {
  ...{ emergencyNumbers: new Set<string>(), emergencyRoute: null, defaultRoute: null },
  ...{ staleAfter: 0, allowPrivateTargets: true, self: [] },
};
/** Leaves equal rules in their order. */
const NO_SHUFFLE = () => 0.999_999;

const TEMPLATES = {
  user: ["+{e164}", "desk", "+{e164};npdi;rn=+12125559999", "{e164};ext=5", "+{e164};CIC=1", "a;evil=1", ";;", ""],
  host: [
    "a.example",
    "A.example.",
    "10.0.0.1",
    "[2001:db8::1]",
    "{e164}.example",
    "-.example",
    "a..",
    "[::g]",
    "[::1",
    "",
  ],
  port: ["", ":5060", ":0", ":65535", ":65536", ":123456", ":", ":5a", "x"],
  parameters: [
    "",
    ";transport=tls",
    ";Transport=TCP",
    ";transport=x",
    ";transport",
    ";lr",
    ";maddr=1.2.3.4",
    ";;lr=",
    ";=x",
    ";user=phone;ttl=1",
    ";transport=udp;transport=x",
  ],
  tel: [
    "+{e164}",
    "+{e164};npdi",
    "+12125559999",
    "+{e164};rn=+12125559999",
    "+{e164};rn=",
    "+{e164};rn=+0123",
    "+{e164};rn=+1212555999912345",
    "+{e164};rn=12125559999",
    "+{e164};x=1",
    "+1-2",
    "+{e164};rn=+1;rn=evil",
    "+{e164};RN=+19",
  ],
} as const;

const arbitraryUri = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("sip" as const, "sips" as const),
      fc.constantFrom(...TEMPLATES.user),
      fc.constantFrom(...TEMPLATES.host),
      fc.constantFrom(...TEMPLATES.port),
      fc.constantFrom(...TEMPLATES.parameters),
    )
    .map(([kind, user, host, port, parameters]) => ({ kind, template: `${kind}:${user}@${host}${port}${parameters}` })),
  fc.constantFrom(...TEMPLATES.tel).map((rest) => ({ kind: "tel" as const, template: `tel:${rest}` })),
  arbitraryTemplate,
);
const arbitraryRules = fc.array(
  fc
    .tuple(arbitraryUri, fc.nat(2), fc.nat(2))
    .map(([{ kind, template }, order, preference]): Rule => ({ order, preference, kind, template }))
    .filter(({ template }) => template.length >= 8 && template.split("{e164}").length < 3),
  { maxLength: 8 },
);

describe("NAPTR records out of ENS", () => {
  let stage: ResolverStage;
  beforeAll(async () => {
    stage = await openResolverStage();
  });

  /** The data of the records that the bridge makes of the rules. */
  function byBridge(number: bigint, rules: readonly Rule[]): Buffer[] {
    const resolution: Resolution = {
      ...{ number, status: "held", ported: false, isPrivate: false, carrierLeft: false, sequence: 1, profile: 1 },
      ...{ carrier: 1, rangePrefix: 1212555n, rangeCarrier: 1, version: 1, ttl: 60, rules },
    };
    const subject = { kind: "number", number, npdi: false, rn: null } as const;
    const known = { resolution, ageSeconds: 0, digits: null };
    const { targets } = decide({ subject, member: false, known, host: null }, POLICY, NO_SHUFFLE);
    return targets.map(({ order, preference, kind, template, uri }) => {
      const regexp = naptrRegexp(kind, kind === "tel" ? uri : template!);
      const data = { order, preference, flags: "u", services: NAPTR_SERVICES[kind], regexp: regexp!, replacement: "." };
      const message = encode({ type: "response", answers: [{ name: ".", type: "NAPTR", ttl: 1, class: "IN", data }] });
      // Behind the header, the root as name, type, class, TTL and length.
      return message.subarray(12 + 1 + 10);
    });
  }

  test("are those of the bridge, byte for byte, whatever the rules", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRules, fc.bigInt({ min: 12125550000n, max: 12125559999n }), async (rules, number) => {
        await stage.setRules(rules);
        const found = recordData(await naptrWire(stage, number));
        expect(found.map((data) => data.toString("hex"))).toEqual(
          byBridge(number, rules).map((data) => data.toString("hex")),
        );
      }),
      { numRuns: 400 },
    );
  }, 120_000);

  test("read as records of the name by a DNS library, and lead to the number's URI", async () => {
    await stage.setRules([
      rule("tel", "tel:+{e164};rn=+12125559999", 20),
      rule("sips", "sips:+{e164}@b.example:5071;transport=tcp", 10, 20),
      rule("sip", "sip:desk@c.example", 10, 10),
    ]);
    const records = readRecords(await naptrWire(stage, NUMBER));
    expect(records.map(({ name, ttl }) => [name, ttl])).toEqual(Array(3).fill([ensNameOf(NUMBER), 60]));
    expect(
      records.map(({ data }) => [data.order, data.preference, data.flags, data.services, data.replacement]),
    ).toEqual([
      [10, 10, "u", "E2U+sip", "."],
      [10, 20, "u", "E2U+sip", "."],
      [20, 10, "u", "E2U+pstn:tel", "."],
    ]);
    expect(records.map(({ data }) => applyNaptr(data.regexp ?? "", plusForm(NUMBER)))).toEqual([
      "sip:desk@c.example",
      `sips:+${NUMBER}@b.example:5071;transport=tcp`,
      `tel:+${NUMBER};npdi;rn=+12125559999`,
    ]);
  });

  test("leave out what fails its check, and what was there before", async () => {
    await stage.setRules([
      rule("sip", "sip:+{e164}@a.example;maddr=192.0.2.1"),
      rule("sip", "sip:+{e164}@a.example", 10, 20),
      rule("sip", "sip:+12125550123@a.example", 10, 30),
    ]);
    expect(readRecords(await naptrWire(stage, NUMBER)).map(({ data }) => data.regexp)).toEqual([
      "!^\\+(.*)$!sip:+\\1@a.example!",
    ]);
    // The third leads elsewhere for every other number.
    expect(readRecords(await naptrWire(stage, NUMBER + 1n))).toHaveLength(2);
  });

  test("have room for the longest template", async () => {
    const template = `sip:+{e164}@${"a".repeat(180)}.example`;
    await stage.setRules([rule("sip", template)]);
    expect(template).toHaveLength(200);
    expect(readRecords(await naptrWire(stage, NUMBER))[0]?.data.regexp).toBe(naptrRegexp("sip", template));
  });

  test("are none of a number with too many or too few digits", async () => {
    await stage.setRules([rule("sip", "sip:+{e164}@a.example")]);
    for (const number of [1212555n, 1212555012n, 121255501234n]) {
      expect(await naptrWire(stage, number)).toHaveLength(0);
    }
  });
});
