import type { Address } from "viem";
import type { CarrierStatus, ClaimPolicy, Rule } from "./types.ts";

/** `Range` of the contracts. Days are `timestamp / 86400`; 0 in `endsOn` means that no notice was given. */
export interface RangeRecord {
  carrier: number;
  defaultProfile: number;
  minDigits: number;
  maxDigits: number;
  depositClass: number;
  policy: ClaimPolicy;
  quarantineDays: number;
  version: number;
  endsOn: number;
  flags: number;
}

/**
 * `Authority` of the contracts. Bit n of `rangeLengths`: ranges of n digits may stand under this country code. Before the day
 * `stoppedUntil` nothing new begins in the country; where calls go does not depend on it.
 */
export interface AuthorityRecord {
  holder: Address;
  minDigits: number;
  maxDigits: number;
  rangeLengths: number;
  authorityLengths: number;
  version: number;
  endsOn: number;
  stoppedUntil: number;
}

/** A route profile whole, as ProfileChanged carries it. */
export interface ProfileRecord {
  carrier: number;
  version: number;
  ttl: number;
  flags: number;
  rules: readonly Rule[];
}

/** What the replica remembers of a carrier. */
export interface CarrierRecord {
  status: CarrierStatus;
}

/** The contracts' events that bear on where calls go, decoded. Names and arguments are Solidity's; numbers are bigint. */
export type RegistryEvent =
  | { name: "NumberClaimed"; number: bigint; profile: number; sequence: number }
  | { name: "NumberReleased"; number: bigint; sequence: number; day: number; quarantined: boolean }
  | {
      name: "NumberChanged";
      number: bigint;
      profile: number;
      day: number;
      sequence: number;
      ported: boolean;
      verifier: number;
    }
  | { name: "NumberMovedOn"; number: bigint; sequence: number }
  | { name: "NumberPorted"; number: bigint; toProfile: number; sequence: number; ported: boolean }
  | { name: "Transfer"; number: bigint; from: Address; to: Address }
  | { name: "RangeChanged"; prefix: bigint; range: RangeRecord }
  | { name: "AuthorityChanged"; prefix: bigint; authority: AuthorityRecord }
  | ({ name: "ProfileChanged"; profile: number } & ProfileRecord)
  | ({ name: "CarrierChanged"; carrier: number } & CarrierRecord);
