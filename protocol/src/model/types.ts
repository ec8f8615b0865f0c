/** What a number is, in one word: `NumberStatus` of the contracts, in its order. */
export const STATUSES = ["unassigned", "available", "held", "lapsed", "quarantined", "moved"] as const;
export type Status = (typeof STATUSES)[number];

/** What a route rule leads to: `RuleKind` of the contracts, in its order. */
export const RULE_KINDS = ["sip", "sips", "tel"] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** One rule of a route profile: tried by ascending order, then ascending preference (RFC 3403). */
export interface Rule {
  order: number;
  preference: number;
  kind: RuleKind;
  /** URI in which `{e164}` stands, at most once, for the number's digits. */
  template: string;
}

/** Where calls to a number go: `Resolution` of the contracts, with the number it is about. */
export interface Resolution {
  number: bigint;
  status: Status;
  ported: boolean;
  isPrivate: boolean;
  carrierLeft: boolean;
  sequence: number;
  /** The profile that serves the number; 0 where calls go nowhere. */
  profile: number;
  /** The carrier of `profile`, 0 if none. */
  carrier: number;
  /** The longest enclosing range, 0 if none, and the carrier that holds it. */
  rangePrefix: bigint;
  rangeCarrier: number;
  /** Version and time to live in seconds of the profile. */
  version: number;
  ttl: number;
  rules: readonly Rule[];
}

/** Who may claim numbers of a range: `ClaimPolicy` of the contracts, in its order. */
export const CLAIM_POLICIES = ["closed", "open", "voucher"] as const;
export type ClaimPolicy = (typeof CLAIM_POLICIES)[number];

/** Where a carrier stands: `CarrierStatus` of the contracts, in its order. */
export const CARRIER_STATUSES = ["none", "active", "leaving", "left"] as const;
export type CarrierStatus = (typeof CARRIER_STATUSES)[number];

/** Where a verifier stands: `VerifierStatus` of the contracts, in its order. */
export const VERIFIER_STATUSES = ["none", "active", "suspended", "leaving", "left"] as const;
export type VerifierStatus = (typeof VERIFIER_STATUSES)[number];

/** Flags of a range, as in the contracts. */
export const RANGE_PRIVATE = 1;
export const RANGE_CLAIMED_ONLY = 2;
export const RANGE_DECISIONS = 4;

/** Flags of a held number: under a contest or a decision; ported since it was claimed. */
export const FLAG_CONTESTED = 4;
export const FLAG_PORTED = 128;
/** Of a number that nobody holds any more: it rests for its range's quarantine. */
export const TOMBSTONE_QUARANTINED = 1;

/** The flag of a route profile that is open for claims and port-ins by anyone. */
export const PROFILE_OPEN = 1;
