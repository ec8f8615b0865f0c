import fc from "fast-check";
import { type AbiEvent, encodeAbiParameters, encodeEventTopics, type Hex, zeroAddress } from "viem";
import { beforeEach, describe, expect, test } from "vitest";
import { carrierRegistryAbi, numberRegistryAbi, routeProfilesAbi } from "../generated/abi.ts";
import { LogDecoder, type RawLog } from "./logDecoder.ts";

const contracts = {
  numberRegistry: `0x${"Aa".repeat(20)}`,
  routeProfiles: `0x${"bb".repeat(20)}`,
  carrierRegistry: `0x${"cc".repeat(20)}`,
} as const;
const wallet = `0x${"11".repeat(20)}` as const;
const abis = {
  numberRegistry: numberRegistryAbi,
  routeProfiles: routeProfilesAbi,
  carrierRegistry: carrierRegistryAbi,
};
const range = {
  carrier: 1,
  defaultProfile: 2,
  minDigits: 11,
  maxDigits: 11,
  depositClass: 0,
  policy: 1,
  quarantineDays: 45,
  version: 3,
  endsOn: 0,
  flags: 2,
};

const authority = {
  holder: wallet,
  minDigits: 11,
  maxDigits: 11,
  rangeLengths: 0x90,
  authorityLengths: 0,
  version: 1,
  endsOn: 0,
  stoppedUntil: 20_007,
};

/** A log as a node would give it for these arguments. */
function logOf(contract: keyof typeof abis, eventName: string, args: Record<string, unknown>): RawLog {
  const abi = abis[contract] as readonly unknown[];
  const event = (abi as AbiEvent[]).find((item) => item.type === "event" && item.name === eventName)!;
  const rest = event.inputs.filter((input) => !input.indexed);
  return {
    address: contracts[contract],
    topics: encodeEventTopics({ abi: [event], eventName, args } as never) as string[],
    data: encodeAbiParameters(rest, rest.map(({ name }) => args[name!]) as never),
  };
}

const claimed = logOf("numberRegistry", "NumberClaimed", {
  number: 12125550123n,
  holder: wallet,
  payer: wallet,
  profile: 7,
  depositClass: 1,
  sequence: 4,
});

let decoder: LogDecoder;
beforeEach(() => {
  decoder = new LogDecoder(contracts);
});

describe("LogDecoder", () => {
  test("reads every event that bears on routing", () => {
    expect(decoder.decode(claimed)).toEqual({
      name: "NumberClaimed",
      number: 12125550123n,
      profile: 7,
      sequence: 4,
    });
    const events: [keyof typeof abis, string, Record<string, unknown>, Record<string, unknown>][] = [
      [
        "numberRegistry",
        "NumberReleased",
        { number: 5n, holder: wallet, deposit: 1n, sequence: 2, day: 3, quarantined: true },
        { number: 5n, sequence: 2, day: 3, quarantined: true },
      ],
      [
        "numberRegistry",
        "NumberPorted",
        { number: 5n, fromProfile: 1, toProfile: 2, sequence: 3, ported: true },
        { number: 5n, toProfile: 2, sequence: 3, ported: true },
      ],
      [
        "numberRegistry",
        "NumberChanged",
        { number: 5n, holder: wallet, profile: 1, day: 2, depositClass: 3, sequence: 4, flags: 0x84, verifier: 5 },
        { number: 5n, profile: 1, day: 2, sequence: 4, ported: true, verifier: 5 },
      ],
      [
        "numberRegistry",
        "NumberMovedOn",
        { number: 5n, holder: wallet, successor: wallet, deposit: 1n, sequence: 9 },
        { number: 5n, sequence: 9 },
      ],
      ["numberRegistry", "AuthorityChanged", { prefix: 1n, holder: wallet, authority }, { prefix: 1n, authority }],
      [
        "numberRegistry",
        "Transfer",
        { from: zeroAddress, to: wallet, id: 5n },
        { number: 5n, from: zeroAddress, to: wallet },
      ],
      [
        "numberRegistry",
        "RangeChanged",
        { prefix: 1212555n, carrier: 1, range },
        { prefix: 1212555n, range: { ...range, policy: "open" } },
      ],
      [
        "carrierRegistry",
        "CarrierChanged",
        { carrier: 1, owner: wallet, signer: wallet, status: 2, bond: 5n },
        { carrier: 1, status: "leaving" },
      ],
      [
        "routeProfiles",
        "ProfileChanged",
        {
          profile: 1,
          carrier: 2,
          version: 3,
          ttl: 60,
          flags: 1,
          rules: [{ order: 10, preference: 20, kind: 1, template: "sips:+{e164}@a.example" }],
        },
        {
          profile: 1,
          carrier: 2,
          version: 3,
          ttl: 60,
          flags: 1,
          rules: [{ order: 10, preference: 20, kind: "sips", template: "sips:+{e164}@a.example" }],
        },
      ],
    ];
    for (const [contract, name, args, expected] of events) {
      expect(decoder.decode(logOf(contract, name, args))).toEqual({ name, ...expected });
    }
    expect(decoder.malformed).toBe(0);
  });

  test("asks a node only for its contracts and topics", () => {
    expect(new Set(decoder.filter.address)).toEqual(new Set(Object.values(contracts).map((a) => a.toLowerCase())));
    expect(decoder.filter.topics[0]).toContain(claimed.topics[0]);
  });

  test("overlooks other contracts and other topics", () => {
    expect(decoder.decode({ ...claimed, address: wallet })).toBeNull();
    expect(decoder.decode({ ...claimed, address: contracts.routeProfiles })).toBeNull();
    expect(decoder.decode({ ...claimed, topics: [`0x${"00".repeat(32)}`] })).toBeNull();
    expect(decoder.decode({ ...claimed, topics: [] })).toBeNull();
    expect(decoder.malformed).toBe(0);
  });

  test.each<[string, (log: RawLog) => RawLog]>([
    ["a topic too few", (log) => ({ ...log, topics: log.topics.slice(0, -1) })],
    ["a topic too many", (log) => ({ ...log, topics: [...log.topics, log.topics[1]!] })],
    ["a short topic", (log) => ({ ...log, topics: [...log.topics.slice(0, -1), "0x01"] })],
    ["data cut short", (log) => ({ ...log, data: log.data.slice(0, -64) })],
    ["no data", (log) => ({ ...log, data: "0x" })],
    ["data that is no hex", (log) => ({ ...log, data: `0x${"zz".repeat(160)}` })],
    ["a number of sixteen digits", (log) => ({ ...log, topics: log.topics.with(1, word(10n ** 15n)) })],
    ["the number 0", (log) => ({ ...log, topics: log.topics.with(1, word(0n)) })],
    ["a profile beyond its type", (log) => ({ ...log, data: withWord(log.data, 2, word(2n ** 32n)) })],
    ["a sequence beyond its type", (log) => ({ ...log, data: log.data.slice(0, -64) + word(65_536n).slice(2) })],
    ["endless data", (log) => ({ ...log, data: `${log.data}${"00".repeat(20_000)}` })],
  ])("counts %s as malformed", (_, spoil) => {
    expect(decoder.decode(spoil(claimed))).toBeNull();
    expect(decoder.malformed).toBe(1);
  });

  test("leaves out and counts rules that RouteProfiles would refuse", () => {
    const rule = (kind: number, template: string) => ({ order: 1, preference: 1, kind, template });
    const good = rule(0, "sip:+{e164}@a.example");
    const rules = [
      rule(0, "sip:a@b.example\r\nX: y"),
      good,
      rule(3, "sip:+{e164}@a.example"),
      rule(0, "sip:\u00e9@a.example"),
    ];
    const log = logOf("routeProfiles", "ProfileChanged", {
      profile: 1,
      carrier: 1,
      version: 1,
      ttl: 1,
      flags: 0,
      rules,
    });
    expect(decoder.decode(log)).toMatchObject({ rules: [{ ...good, kind: "sip" }] });
    expect(decoder.refusedRules).toBe(3);
    decoder.decode(
      logOf("routeProfiles", "ProfileChanged", {
        profile: 1,
        carrier: 1,
        version: 1,
        ttl: 1,
        flags: 0,
        rules: Array(20).fill(good),
      }),
    );
    expect(decoder.refusedRules).toBe(15);
  });

  test("never throws, whatever a node sends in the place of data", () => {
    const topics = [
      claimed,
      logOf("routeProfiles", "ProfileChanged", { profile: 1, carrier: 1, version: 1, ttl: 1, flags: 0, rules: [] }),
    ];
    const data = fc.uint8Array({ maxLength: 600 }).map((bytes) => `0x${Buffer.from(bytes).toString("hex")}`);
    fc.assert(fc.property(fc.constantFrom(...topics), data, (log, d) => void decoder.decode({ ...log, data: d })));
  });
});

function word(value: bigint): Hex {
  return `0x${value.toString(16).padStart(64, "0")}`;
}

/** Data with the word at a place exchanged. */
function withWord(data: string, place: number, found: Hex): string {
  const at = 2 + 64 * place;
  return data.slice(0, at) + found.slice(2) + data.slice(at + 64);
}
