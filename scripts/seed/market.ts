import type { ClaimPolicy, Rule } from "@dots/protocol";
import { parseEther } from "ethers";
import type { FictionalBlock } from "./numbering/fictionalBlocks.ts";

/** A carrier of the local market; its domain is one for examples (RFC 2606), so no call can reach anybody. */
export interface SeedCarrier {
  /** Index of the owner among the local accounts. */
  owner: number;
  name: string;
  uri: string;
  /** Each open for claims and ports. */
  profiles: { ttl: number; rules: Rule[] }[];
}

/** What new carriers pay as a bond. */
export const BOND = parseEther("10000");
/** What new verifiers pay besides. */
export const VERIFIER_BOND = parseEther("20000");
/** The base part of a porting fee. */
export const BASE_FEE = parseEther("2");
/** Deposits by class: of most numbers, and of those that are worth more. */
export const DEPOSITS = [parseEther("50"), parseEther("500")];
/** As much as any claim of the seed bears. */
export const HIGHEST_DEPOSIT = DEPOSITS.reduce((a, b) => (a > b ? a : b));
/** Days that a released number rests. */
export const QUARANTINE_DAYS = 30;
/** What carriers and subscribers begin with. */
export const PURSE = parseEther("1000000");

export const AURORA = 0;
export const BOREALIS = 1;
export const CYGNUS = 2;

/** In the order in which they join: the first gets id 1. */
export const carriers: readonly SeedCarrier[] = [
  {
    owner: 1,
    name: "Aurora Telecom",
    uri: "https://aurora.example/carrier.json",
    profiles: [
      {
        ttl: 60,
        rules: [
          { order: 10, preference: 10, kind: "sip", template: "sip:+{e164}@sip1.aurora.example" },
          { order: 10, preference: 20, kind: "sip", template: "sip:+{e164}@sip2.aurora.example" },
          { order: 20, preference: 10, kind: "sip", template: "sip:+{e164}@backup.aurora.example;transport=tcp" },
        ],
      },
    ],
  },
  {
    owner: 2,
    name: "Borealis Voice",
    uri: "https://borealis.example/carrier.json",
    profiles: [
      {
        ttl: 30,
        rules: [
          { order: 10, preference: 10, kind: "sips", template: "sips:+{e164}@sbc.borealis.example" },
          { order: 20, preference: 10, kind: "sip", template: "sip:+{e164}@sbc.borealis.example:5061;transport=tls" },
        ],
      },
    ],
  },
  {
    owner: 3,
    name: "Cygnus Net",
    uri: "https://cygnus.example/carrier.json",
    profiles: [
      {
        ttl: 60,
        rules: [
          { order: 10, preference: 10, kind: "sip", template: "sip:+{e164}@edge.cygnus.example" },
          { order: 20, preference: 10, kind: "tel", template: "tel:+{e164};npdi;rn=+493023125000" },
        ],
      },
      {
        ttl: 300,
        rules: [{ order: 10, preference: 10, kind: "sip", template: "sip:{e164}@pbx.cygnus.example;transport=udp" }],
      },
    ],
  },
];

/** How numbers of a country are given out. */
export interface SeedCountry {
  carrier: number;
  /** Calls to unclaimed numbers go nowhere, or by the carrier's first profile. */
  claimedOnly: boolean;
  /** The authority may end a holding by a decision. */
  decisions?: boolean;
  depositClass: number;
  policy: ClaimPolicy;
}

/** Who holds the fictional numbers of which country. */
export const countries: ReadonlyMap<bigint, SeedCountry> = new Map([
  [1n, { carrier: AURORA, claimedOnly: true, depositClass: 0, policy: "open" }],
  [33n, { carrier: CYGNUS, claimedOnly: false, depositClass: 0, policy: "open" }],
  [44n, { carrier: BOREALIS, claimedOnly: false, depositClass: 0, policy: "open" }],
  [46n, { carrier: CYGNUS, claimedOnly: true, depositClass: 0, policy: "closed" }],
  [49n, { carrier: CYGNUS, claimedOnly: true, decisions: true, depositClass: 1, policy: "open" }],
  [61n, { carrier: AURORA, claimedOnly: false, depositClass: 0, policy: "open" }],
  [353n, { carrier: BOREALIS, claimedOnly: true, depositClass: 0, policy: "voucher" }],
]);

/** No country has this code (ITU-T keeps it in reserve): numbers under it exist in this network alone. */
export const PRIVATE_CODE = 999n;
export const PRIVATE_RANGE: { prefix: bigint; minDigits: number; maxDigits: number; country: SeedCountry } = {
  ...{ prefix: 9990n, minDigits: 7, maxDigits: 12 },
  country: { carrier: AURORA, claimedOnly: true, depositClass: 0, policy: "open" },
};

/** Where single numbers stand outside all ranges, as most of the telephone network does: verifiers vouch for these. */
export const VERIFIED_COUNTRY = 61n;
export const isOutsideRanges = ({ first, last }: FictionalBlock): boolean => first === last;
/** Carriers that are verifiers too, in the order in which they enrol: the first gets id 1. */
export const verifiers = [AURORA, BOREALIS] as const;
/** How many numbers the authority lets each of them vouch for on a day. */
export const VERIFIED_A_DAY = 100;
/** How long the word of a verifier is good. */
export const VERIFIED_DAYS = 180;

/** A number that somebody holds from the beginning, so that no page is empty. */
export interface SeedClaim {
  number: bigint;
  /** Index of the holder among the local accounts. */
  holder: number;
  /** Carrier and which of its profiles the number was ported to. */
  portedTo?: { carrier: number; profile: number };
}

export const claims: readonly SeedClaim[] = [
  { number: 12125550100n, holder: 4 },
  { number: 12125550142n, holder: 4, portedTo: { carrier: BOREALIS, profile: 0 } },
  { number: 14155550111n, holder: 5, portedTo: { carrier: CYGNUS, profile: 0 } },
  { number: 442079460018n, holder: 5 },
  { number: 447700900461n, holder: 6, portedTo: { carrier: AURORA, profile: 0 } },
  { number: 493023125321n, holder: 6 },
  { number: 33199001234n, holder: 4, portedTo: { carrier: CYGNUS, profile: 1 } },
  { number: 9990100n, holder: 5 },
];

/** Numbers of a voucher range, for which the carrier signed. */
export const voucherClaims: readonly SeedClaim[] = [
  { number: 353209112345n, holder: 5 },
  { number: 353209155501n, holder: 7 },
];

/** Local accounts that hold numbers or are free for demos, and get ETT. */
export const SUBSCRIBERS = [4, 5, 6, 7, 8, 9];
/** The local account that may stop countries. */
export const GUARD = 8;

/** A closed range that its carrier allocated by one root: everybody finds his leaf in it, and some have claimed. */
export const ROOT = {
  prefix: 468465004n,
  first: 46846500400n,
  count: 100,
  holderOf: (number: bigint): number => SUBSCRIBERS[Number(number % BigInt(SUBSCRIBERS.length))]!,
  claimed: [46846500410n, 46846500425n],
};

/** A number that a verifier vouched for. */
export interface SeedVerified extends SeedClaim {
  /** Who contests it, by the word of another verifier. */
  challenger?: number;
}

export const verifiedNumbers: readonly SeedVerified[] = [
  { number: 61491570006n, holder: 5 },
  { number: 61491570156n, holder: 6 },
  { number: 61491570157n, holder: 4, challenger: 7 },
];

/** Every number that somebody holds when the seed is done. */
export const heldNumbers: readonly bigint[] = [
  ...[...claims, ...voucherClaims, ...verifiedNumbers].map(({ number }) => number),
  ...ROOT.claimed,
];

/** The number that `npm start` ends on and that the demo claims: nobody holds it, and no default route leads there. */
export const DEMO_NUMBER = 12125550123n;
