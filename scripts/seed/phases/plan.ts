import { CLAIM_POLICIES, countryCodeOf, RANGE_CLAIMED_ONLY, RANGE_DECISIONS, RANGE_PRIVATE } from "@dots/protocol";
import { localAccount } from "../../deploy/localAccounts.ts";
import type { Contracts } from "../contracts.ts";
import * as market from "../market.ts";
import { countryCodes } from "../numbering/countryCodes.ts";
import { coveringPrefixes } from "../numbering/coveringPrefixes.ts";
import { fictionalBlocks } from "../numbering/fictionalBlocks.ts";
import { idOfCarrier, profilesOf, type Work } from "../work.ts";

/** Every block of fictional numbers but those that stand outside all ranges. */
const blocks = fictionalBlocks.filter((block) => !market.isOutsideRanges(block));

/** Governance is the authority of every country; each opens the lengths that its ranges need. */
export async function delegateCountries({ contracts: { registry, authorityDesk }, outbox }: Work): Promise<void> {
  const governor = localAccount(0);
  const { minDigits, maxDigits } = market.PRIVATE_RANGE;
  const wanted = [...countryCodes(), { code: market.PRIVATE_CODE, minDigits, maxDigits }];
  const lengths = rangeLengths();
  const present = await Promise.all(wanted.map(({ code }) => registry.authorityAt(code)));
  for (const [index, { code, ...digits }] of wanted.entries()) {
    const { version, rangeLengths: opened } = present[index]!;
    if (version === 0n) {
      const { minDigits, maxDigits } = digits;
      const delegate = authorityDesk.delegate.populateTransaction(code, governor.address, minDigits, maxDigits);
      await outbox.add(governor, await delegate);
    }
    const bits = BigInt(lengths.get(code) ?? 0) | opened;
    if (bits !== opened) {
      await outbox.add(governor, await authorityDesk.openRangeLengths.populateTransaction(code, bits));
    }
  }
}

/** Gives the ranges to the carriers. */
export async function allocateRanges({ contracts, outbox }: Work): Promise<void> {
  const { registry } = contracts;
  const wanted = await ranges(contracts);
  const present = await Promise.all(wanted.map(({ prefix }) => registry.rangeAt(prefix)));
  for (const [index, { prefix, terms }] of wanted.entries()) {
    if (present[index]!.version > 0n) continue;
    await outbox.add(localAccount(0), await registry.allocate.populateTransaction(prefix, terms));
  }
}

/** Every range of the market with its terms. */
async function ranges(contracts: Contracts) {
  const termsOf = async ({ carrier: index, claimedOnly, decisions, depositClass, policy }: market.SeedCountry) => {
    const carrier = await idOfCarrier(contracts, index);
    const [defaultProfile] = await profilesOf(contracts, carrier);
    const flags = (claimedOnly ? RANGE_CLAIMED_ONLY : 0) | (decisions ? RANGE_DECISIONS : 0);
    const rest = {
      depositClass,
      quarantineDays: market.QUARANTINE_DAYS,
      policy: CLAIM_POLICIES.indexOf(policy),
      flags,
    };
    return { carrier, defaultProfile: defaultProfile!, ...rest };
  };
  const byCountry = new Map<bigint, Awaited<ReturnType<typeof termsOf>>>();
  for (const [code, country] of market.countries) byCountry.set(code, await termsOf(country));
  const wanted = blocks.flatMap(({ first, last }) => {
    const digits = { minDigits: first.toString().length, maxDigits: last.toString().length };
    const terms = { ...byCountry.get(countryCodeOf(first))!, ...digits };
    return coveringPrefixes(first, last).map((prefix) => ({ prefix, terms }));
  });
  const { prefix, country, ...digits } = market.PRIVATE_RANGE;
  const terms = await termsOf(country);
  return [...wanted, { prefix, terms: { ...terms, ...digits, flags: terms.flags | RANGE_PRIVATE } }];
}

/** The lengths that ranges need in each country, as a bitmap: bit n for n digits. */
function rangeLengths(): Map<bigint, number> {
  const lengths = new Map<bigint, number>();
  const prefixes = blocks.flatMap(({ first, last }) => coveringPrefixes(first, last));
  for (const prefix of [...prefixes, market.PRIVATE_RANGE.prefix]) {
    const code = countryCodeOf(prefix);
    lengths.set(code, (lengths.get(code) ?? 0) | (1 << prefix.toString().length));
  }
  return lengths;
}
