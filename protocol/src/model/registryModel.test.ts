import { zeroAddress } from "viem";
import { beforeEach, describe, expect, test } from "vitest";
import type { RegistryEvent } from "./registryEvent.ts";
import { RegistryModel } from "./registryModel.ts";

const DAY = 86_400;
const desk = `0x${"dD".repeat(20)}` as const;
const alice = `0x${"aa".repeat(20)}` as const;
const bob = `0x${"bb".repeat(20)}` as const;
const number = 12125550123n;
const today = 20_000;
const now = today * DAY + 3_600;

const authority: RegistryEvent = {
  name: "AuthorityChanged",
  prefix: 1n,
  authority: {
    holder: alice,
    minDigits: 11,
    maxDigits: 11,
    rangeLengths: (1 << 4) | (1 << 7),
    authorityLengths: 0,
    version: 1,
    endsOn: 0,
    stoppedUntil: 0,
  },
};
const range = (
  prefix: bigint,
  terms: Partial<Extract<RegistryEvent, { name: "RangeChanged" }>["range"]>,
): RegistryEvent => ({
  name: "RangeChanged",
  prefix,
  range: {
    carrier: 1,
    defaultProfile: 1,
    minDigits: 11,
    maxDigits: 11,
    depositClass: 0,
    policy: "open",
    quarantineDays: 45,
    version: 1,
    endsOn: 0,
    flags: 0,
    ...terms,
  },
});
const profile = (id: number, carrier: number): RegistryEvent => ({
  name: "ProfileChanged",
  profile: id,
  carrier,
  version: 1,
  ttl: 60,
  flags: 1,
  rules: [{ order: 10, preference: 10, kind: "sip", template: `sip:+{e164}@c${carrier}.example` }],
});
const claimed: RegistryEvent = { name: "NumberClaimed", number, profile: 1, sequence: 1 };
const changed = (record: Partial<Extract<RegistryEvent, { name: "NumberChanged" }>>): RegistryEvent => ({
  name: "NumberChanged",
  number,
  profile: 1,
  day: today + 90,
  sequence: 1,
  ported: false,
  verifier: 7,
  ...record,
});
const released = (quarantined: boolean): RegistryEvent => ({
  name: "NumberReleased",
  number,
  sequence: 2,
  day: today,
  quarantined,
});

let model: RegistryModel;
const feed = (...events: RegistryEvent[]) => events.map((event) => model.apply(event));
const resolve = (at = now, of = number) => model.resolve(of, at);

beforeEach(() => {
  model = new RegistryModel({ desk });
  feed(authority, profile(1, 1), profile(2, 2));
  feed(
    { name: "CarrierChanged", carrier: 1, status: "active" },
    { name: "CarrierChanged", carrier: 2, status: "active" },
  );
});

describe("RegistryModel", () => {
  test("a number outside every range goes nowhere", () => {
    expect(resolve()).toEqual({
      number,
      status: "unassigned",
      ported: false,
      isPrivate: false,
      carrierLeft: false,
      sequence: 0,
      profile: 0,
      carrier: 0,
      rangePrefix: 0n,
      rangeCarrier: 0,
      version: 0,
      ttl: 0,
      rules: [],
    });
  });

  test("an unclaimed number goes by the longest range's default profile", () => {
    feed(range(1212n, { carrier: 1, defaultProfile: 1 }), range(1212555n, { carrier: 2, defaultProfile: 2, flags: 1 }));
    expect(resolve()).toMatchObject({
      status: "available",
      profile: 2,
      carrier: 2,
      rangePrefix: 1212555n,
      isPrivate: true,
    });
    expect(resolve(now, 12129990000n)).toMatchObject({
      status: "available",
      profile: 1,
      rangePrefix: 1212n,
      isPrivate: false,
    });
  });

  test("in a range for claimed numbers only, an unclaimed one goes nowhere", () => {
    feed(range(1212555n, { flags: 2 }));
    expect(resolve()).toMatchObject({ status: "available", profile: 0, carrier: 0, rules: [], rangePrefix: 1212555n });
    feed(claimed);
    expect(resolve()).toMatchObject({ status: "held", profile: 1 });
  });

  test("a port changes the profile and is remembered until the next claim", () => {
    feed(range(1212555n, {}), claimed);
    feed({ name: "Transfer", number, from: alice, to: desk });
    feed({ name: "NumberPorted", number, toProfile: 2, sequence: 2, ported: true });
    feed({ name: "Transfer", number, from: desk, to: alice });
    expect(resolve()).toMatchObject({
      status: "held",
      profile: 2,
      carrier: 2,
      ported: true,
      sequence: 2,
      rangeCarrier: 1,
    });
    feed({ name: "NumberPorted", number, toProfile: 1, sequence: 3, ported: false });
    expect(resolve()).toMatchObject({ profile: 1, ported: true });
    feed(released(false), { ...claimed, sequence: 5 } as RegistryEvent);
    expect(resolve()).toMatchObject({ ported: false, sequence: 5 });
  });

  test("a plain transfer counts in the sequence; mint and burn do not", () => {
    feed(range(1212555n, {}), { name: "Transfer", number, from: zeroAddress, to: alice }, claimed);
    expect(resolve().sequence).toBe(1);
    feed({ name: "Transfer", number, from: alice, to: bob });
    expect(resolve().sequence).toBe(2);
    feed({ ...released(false), sequence: 3 } as RegistryEvent, {
      name: "Transfer",
      number,
      from: bob,
      to: zeroAddress,
    });
    expect(resolve()).toMatchObject({ sequence: 3, status: "available" });
  });

  test("a released number rests for its range's days where it must, by block time alone", () => {
    feed(range(1212555n, {}), claimed, released(true));
    const free = (today + 45) * DAY;
    expect(resolve(free - 1)).toMatchObject({ status: "quarantined", profile: 1 });
    expect(resolve(free).status).toBe("available");
    expect(model.nextChange(number, now)).toBe(free);
    expect(model.nextChange(number, free)).toBeNull();
  });

  test("a range's default route ends on the day of its notice, and the next answer change is known", () => {
    const endsOn = today + 30;
    feed(range(1212555n, { endsOn }));
    expect(resolve(endsOn * DAY - 1)).toMatchObject({ profile: 1 });
    expect(resolve(endsOn * DAY)).toMatchObject({ profile: 0, rangePrefix: 1212555n });
    expect(model.nextChange(number, now)).toBe(endsOn * DAY);
    feed(claimed);
    expect(resolve(endsOn * DAY)).toMatchObject({ profile: 1 });
    expect(model.nextChange(number, now)).toBeNull();
  });

  test("a range taken back is gone; numbers claimed in it stay", () => {
    feed(range(1212555n, {}), claimed, range(1212555n, { carrier: 0 }));
    expect(resolve()).toMatchObject({ status: "held", profile: 1, rangePrefix: 0n });
    expect(resolve(now, number + 1n).status).toBe("unassigned");
  });

  test("a verified number is live to the end of its last day, by block time alone, then goes by its range", () => {
    feed(claimed, changed({}));
    const lapse = (today + 91) * DAY;
    expect(resolve(lapse - 1)).toMatchObject({ status: "held", profile: 1, sequence: 1 });
    expect(resolve(lapse)).toMatchObject({ status: "lapsed", profile: 0, carrier: 0, rules: [], sequence: 1 });
    expect(model.nextChange(number, now)).toBe(lapse);
    expect(model.nextChange(number, lapse)).toBeNull();
    feed(range(1212555n, { carrier: 2, defaultProfile: 2, endsOn: today + 100 }));
    expect(resolve(lapse)).toMatchObject({ status: "lapsed", profile: 2, carrier: 2, rangePrefix: 1212555n });
    expect(model.nextChange(number, now)).toBe(lapse);
    expect(model.nextChange(number, lapse)).toBe((today + 100) * DAY);
  });

  test("a verified number that is ported stays verified, and ported only while it is live", () => {
    feed(claimed, changed({ ported: true }), { name: "NumberPorted", number, toProfile: 2, sequence: 2, ported: true });
    expect(resolve()).toMatchObject({ status: "held", ported: true, profile: 2, sequence: 2 });
    expect(resolve((today + 91) * DAY)).toMatchObject({ status: "lapsed", ported: false, sequence: 2 });
  });

  test("a change carries the whole record: renewal, contest, a shortened verification, an arrival", () => {
    feed(changed({ sequence: 41, ported: true }));
    expect(resolve()).toMatchObject({ status: "held", ported: true, profile: 1, sequence: 41 });
    feed({ name: "Transfer", number, from: alice, to: bob }, changed({ sequence: 42, day: today + 30, profile: 2 }));
    expect(resolve()).toMatchObject({ status: "held", ported: false, profile: 2, sequence: 42 });
    expect(model.nextChange(number, now)).toBe((today + 31) * DAY);
    feed(changed({ verifier: 0, day: today, sequence: 43 }));
    expect(resolve((today + 1_000) * DAY)).toMatchObject({ status: "held", sequence: 43 });
    expect(model.nextChange(number, now)).toBeNull();
  });

  test("a claim after a lapse forgets the verification", () => {
    feed(claimed, changed({ day: today }), { ...released(false), sequence: 3 } as RegistryEvent);
    expect(resolve()).toMatchObject({ status: "unassigned", sequence: 3 });
    feed({ ...claimed, sequence: 4 } as RegistryEvent);
    expect(resolve((today + 1_000) * DAY).status).toBe("held");
  });

  test("a number that moved on is nobody's here, and calls to it go by its range", () => {
    feed(range(1212555n, {}), claimed);
    feed({ name: "NumberMovedOn", number, sequence: 2 }, { name: "Transfer", number, from: alice, to: zeroAddress });
    expect(resolve()).toMatchObject({ status: "moved", ported: false, sequence: 2, rangePrefix: 1212555n });
    expect(model.nextChange(number, now)).toBeNull();
  });

  test("undoing every change newest first leads back to where it began", () => {
    const before = [...model.records()];
    const changes = feed(
      range(1212555n, {}),
      claimed,
      { name: "Transfer", number, from: alice, to: bob },
      { name: "NumberPorted", number, toProfile: 2, sequence: 3, ported: true },
      changed({ sequence: 4 }),
      profile(2, 2),
      released(true),
      changed({ sequence: 9 }),
      { name: "NumberMovedOn", number, sequence: 10 },
      range(1212555n, { carrier: 0 }),
      { name: "CarrierChanged", carrier: 1, status: "left" },
    );
    expect([...model.records()]).not.toEqual(before);
    for (const change of changes.reverse()) if (change) model.undo(change);
    expect(new Set(model.records())).toEqual(new Set(before));
  });

  test("a snapshot through JSON resolves alike", () => {
    feed(range(1212555n, {}), claimed, { name: "NumberPorted", number, toProfile: 2, sequence: 2, ported: true });
    const copy = new RegistryModel({ desk });
    for (const record of JSON.parse(JSON.stringify([...model.records()]))) copy.restore(record);
    expect(copy.resolve(number, now)).toEqual(resolve());
    expect(copy.count("number")).toBe(1);
  });

  test("what is no number is refused", () => {
    expect(() => model.resolve(0n, now)).toThrow(/not a telephone number/);
    expect(() => model.resolve(10n ** 15n, now)).toThrow(/not a telephone number/);
  });
});
