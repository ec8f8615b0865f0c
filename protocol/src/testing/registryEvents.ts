import fc from "fast-check";
import { zeroAddress } from "viem";
import type { RegistryEvent } from "../model/registryEvent.ts";
import { CARRIER_STATUSES, CLAIM_POLICIES } from "../model/types.ts";

/** Few numbers, prefixes and ids, so that events meet. */
export const EVENT_NUMBERS: readonly bigint[] = [12125550123n, 12125550124n, 12129990000n, 33612345678n, 4420n];
const PREFIXES = [1n, 1212n, 1212555n, 33n, 336n, 44n];
const DESK = `0x${"dd".repeat(20)}` as const;
/** The days of these events, and a few more on either side. */
export const EVENT_DAYS = { min: 20_000, max: 20_060 };

const number = fc.constantFrom(...EVENT_NUMBERS);
const day = fc.integer(EVENT_DAYS);
const id = fc.integer({ min: 0, max: 3 });
const sequence = fc.integer({ min: 0, max: 65_535 });
const wallet = fc.constantFrom(zeroAddress, DESK, `0x${"aa".repeat(20)}` as const, `0x${"bb".repeat(20)}` as const);
const dayOrNone = fc.oneof(fc.constant(0), day);
const name = <const T extends RegistryEvent["name"]>(value: T) => fc.constant(value);

/** Any event that bears on where calls go, whether or not it could follow those before it. */
export const arbitraryRegistryEvent: fc.Arbitrary<RegistryEvent> = fc.oneof(
  fc.record({ name: name("NumberClaimed"), number, profile: id, sequence }),
  fc.record({ name: name("NumberReleased"), number, sequence, day, quarantined: fc.boolean() }),
  fc.record({ name: name("NumberChanged"), number, profile: id, day, sequence, ported: fc.boolean(), verifier: id }),
  fc.record({ name: name("NumberMovedOn"), number, sequence }),
  fc.record({ name: name("NumberPorted"), number, toProfile: id, sequence, ported: fc.boolean() }),
  fc.record({ name: name("Transfer"), number, from: wallet, to: wallet }),
  fc.record({
    name: name("RangeChanged"),
    prefix: fc.constantFrom(...PREFIXES),
    range: fc.record({
      carrier: id,
      defaultProfile: id,
      minDigits: fc.constant(11),
      maxDigits: fc.constant(11),
      depositClass: fc.constant(0),
      policy: fc.constantFrom(...CLAIM_POLICIES),
      quarantineDays: fc.integer({ min: 0, max: 45 }),
      version: fc.constant(1),
      endsOn: dayOrNone,
      flags: fc.integer({ min: 0, max: 7 }),
    }),
  }),
  fc.record({
    name: name("AuthorityChanged"),
    prefix: fc.constantFrom(1n, 33n, 44n),
    authority: fc.record({
      holder: wallet,
      minDigits: fc.constant(11),
      maxDigits: fc.constant(11),
      rangeLengths: fc.integer({ min: 0, max: 255 }),
      authorityLengths: fc.constant(0),
      version: fc.constant(1),
      endsOn: dayOrNone,
      stoppedUntil: dayOrNone,
    }),
  }),
  fc.record({
    name: name("ProfileChanged"),
    profile: id,
    carrier: id,
    version: fc.nat(),
    ttl: fc.constant(60),
    flags: fc.constant(1),
    rules: fc.constant([]),
  }),
  fc.record({ name: name("CarrierChanged"), carrier: id, status: fc.constantFrom(...CARRIER_STATUSES) }),
);
