import { RANGE_CLAIMED_ONLY, type Rule } from "@dots/protocol";
import type { Account } from "viem";
import type { Market } from "./market.ts";

/** Numbers of the tests' country, which nobody has (ITU-T keeps +999 in reserve), are so long. */
export const DIGITS = 12;
const COUNTRY = 999n;
const RANGE = 999_212n;

const ROUTE: Rule = { order: 1, preference: 1, kind: "sip", template: "sip:+{e164}@sbc.alder.example" };

/** Where a number leads that is claimed from Alder's range, unless Alder was opened with other rules. */
export function alderTarget(number: bigint): string {
  return `sip:+${number}@sbc.alder.example`;
}

export interface Alder {
  owner: Account;
  carrier: number;
  /** Its open route profile. */
  profile: number;
}

/** Opens a carrier with the range +999 212: anyone may claim there, and calls to unclaimed numbers go nowhere. */
export async function openAlder(market: Market, rules: readonly Rule[] = [ROUTE]): Promise<Alder> {
  const owner = await market.trader(5);
  const carrier = await market.join(owner, "alder");
  const profile = await market.createProfile(owner, carrier, rules);
  await market.openCountry(COUNTRY, DIGITS, [String(RANGE).length]);
  await market.allocate(RANGE, { carrier, defaultProfile: profile, digits: DIGITS, flags: RANGE_CLAIMED_ONLY });
  return { owner, carrier, profile };
}
