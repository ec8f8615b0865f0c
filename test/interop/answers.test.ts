import { enumNameOf, RANGE_CLAIMED_ONLY, RANGE_PRIVATE, type Rule } from "@dots/protocol";
import type { Account } from "viem";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DIGITS, openAlder } from "./alder.ts";
import { curl } from "./peers/curl.ts";
import { dig } from "./peers/dig.ts";
import { sipUrisOf } from "./peers/naptr.ts";
import { requirePeer } from "./peers/requirePeer.ts";
import { call, contactHeaders, contactsOf } from "./peers/sipp.ts";
import { type Stack, startStack } from "./stack.ts";

const claimed = 999_212_555_123n;
const unclaimed = 999_212_555_124n;
const inNetwork = 999_313_555_123n;

const rules: Rule[] = [
  { order: 20, preference: 1, kind: "sip", template: "sip:+{e164}@backup.alder.example" },
  { order: 10, preference: 2, kind: "sip", template: "sip:+{e164}@second.alder.example;transport=tcp" },
  { order: 10, preference: 1, kind: "sip", template: "sip:+{e164}@first.alder.example:5080" },
];
const expected = [
  `sip:+${claimed}@first.alder.example:5080`,
  `sip:+${claimed}@second.alder.example;transport=tcp`,
  `sip:+${claimed}@backup.alder.example`,
];

// The same question asked with three clients that know nothing of DOTS.
describe.skipIf(!requirePeer("sipp", "dig", "curl"))("SIP, ENUM and HTTP answers", () => {
  /** Serves the public; a member of nothing. */
  let open: Stack;
  let holder: Account;

  beforeAll(async () => {
    open = await startStack();
    const { market } = open;
    const { carrier, profile } = await openAlder(market, rules);
    holder = await market.trader(7);
    const flags = RANGE_CLAIMED_ONLY | RANGE_PRIVATE;
    await market.allocate(999_313n, { carrier, defaultProfile: profile, digits: DIGITS, flags });
    await market.claim(holder, claimed);
    await open.seen(await market.claim(holder, inNetwork));
  });
  afterAll(() => open?.stop());

  const ask = (number: bigint, status: string, scenario = "caller-refused") =>
    call({ scenario, fill: { status }, port: open.bridge.sip.port, number: `+${number}` });
  const enumOf = (number: bigint, apex = open.bridge.enum.apex) => dig(open.bridge.enum.port, enumNameOf(number, apex));

  test("agree on where a claimed number is to be sent, and in which order", async () => {
    const said = await ask(claimed, "302");
    expect(contactsOf(said)).toEqual(expected);

    const { rcode, flags, answer } = await enumOf(claimed);
    expect({ rcode, authoritative: flags.includes("aa") }).toEqual({ rcode: "NOERROR", authoritative: true });
    expect(sipUrisOf(answer, claimed)).toEqual(expected);

    const { status, headers, body } = await curl(`${open.bridge.http}/v1/routes/+${claimed}`);
    const route = JSON.parse(body);
    expect(status).toBe(200);
    expect(route.targets.map(({ uri }: { uri: string }) => uri)).toEqual(expected);
    expect(headers.get("dots-block")).toMatch(/^\d+/);
    expect(BigInt(route.block.number)).toBeGreaterThan(0n);
  });

  test("give every Contact a q of its own, the first the highest", async () => {
    const qs = contactHeaders(await ask(claimed, "302")).map((line) => Number(/;q=([\d.]+)/.exec(line)?.[1]));
    expect(qs).toEqual([...new Set(qs)].sort((a, b) => b - a));
    expect(qs).toHaveLength(expected.length);
  });

  test("agree that an unclaimed number leads nowhere", async () => {
    await ask(unclaimed, "404");
    const { rcode, answer, authority } = await enumOf(unclaimed);
    expect({ rcode, answer, authority: authority.map(({ type }) => type) }).toEqual({
      rcode: "NXDOMAIN",
      answer: [],
      authority: ["SOA"],
    });
    expect((await curl(`${open.bridge.http}/v1/routes/+${unclaimed}`)).status).toBe(404);
  });

  test("name the block at which they are true", async () => {
    const [response] = (await ask(claimed, "302")).filter(({ first }) => first.startsWith("SIP/2.0 302"));
    expect(response?.text).toMatch(/^X-DOTS-Block: \d+ \d+/m);
  });

  test("a name on the way to a number exists and is empty, for any type", async () => {
    const prefix = enumNameOf(999_212n, open.bridge.enum.apex);
    for (const type of ["NAPTR", "A", "TXT"]) {
      const { rcode, answer, authority } = await dig(open.bridge.enum.port, prefix, type);
      expect({ type, rcode, answer, authority: authority.map((record) => record.type) }).toEqual({
        type,
        rcode: "NOERROR",
        answer: [],
        authority: ["SOA"],
      });
    }
  });

  test("questions outside the apex are refused", async () => {
    expect((await dig(open.bridge.enum.port, "3.2.1.e164.arpa")).rcode).toBe("REFUSED");
    expect((await dig(open.bridge.enum.port, "example.com", "A")).rcode).toBe("REFUSED");
  });

  test("a private number is shown to nobody who is no member, under either apex", async () => {
    await ask(inNetwork, "404");
    expect((await curl(`${open.bridge.http}/v1/routes/+${inNetwork}`)).status).toBe(404);
    expect((await enumOf(inNetwork)).answer).toEqual([]);
    expect((await enumOf(inNetwork, open.bridge.enum.privateApex)).answer).toEqual([]);
  });

  test("a member sees a private number, under the private apex only", async () => {
    const bridge = await open.anotherBridge({ DOTS_MEMBERS: "127.0.0.1" });
    try {
      const to = inNetwork.toString();
      const said = await call({
        ...{ scenario: "caller-refused", fill: { status: "302" } },
        ...{ port: bridge.sip.port, number: `+${to}` },
      });
      expect(contactsOf(said)[0]).toBe(`sip:+${to}@first.alder.example:5080`);
      const inside = await dig(bridge.enum.port, enumNameOf(inNetwork, bridge.enum.privateApex));
      expect(sipUrisOf(inside.answer, inNetwork)[0]).toBe(`sip:+${to}@first.alder.example:5080`);
      expect((await dig(bridge.enum.port, enumNameOf(inNetwork, bridge.enum.apex))).answer).toEqual([]);
      expect((await dig(bridge.enum.port, enumNameOf(claimed, bridge.enum.privateApex))).answer).toEqual([]);
    } finally {
      await bridge.stop();
    }
  });

  test.each(["chain", "verify"])("a bridge that looks up by %s gives the same answer", async (mode) => {
    const bridge = await open.anotherBridge({ DOTS_LOOKUP: mode });
    try {
      const ask = { scenario: "caller-refused", fill: { status: "302" } };
      expect(contactsOf(await call({ ...ask, port: bridge.sip.port, number: `+${claimed}` }))).toEqual(expected);
    } finally {
      await bridge.stop();
    }
  });

  test("OPTIONS is answered with 200", async () => {
    await call({ scenario: "options", port: open.bridge.sip.port, number: "ping" });
  });
});
