import { countryCodeOf, encodePortOrder, LOCAL_DEPLOYER, RULE_KINDS } from "@dots/protocol";
import type { BaseContract, JsonRpcProvider } from "ethers";
import { localAccount } from "../deploy/localAccounts.ts";
import { type Contracts, contractsOf } from "./contracts.ts";
import * as market from "./market.ts";
import { countryCodes } from "./numbering/countryCodes.ts";
import { coveringPrefixes } from "./numbering/coveringPrefixes.ts";
import { fictionalBlocks } from "./numbering/fictionalBlocks.ts";
import { type Outbox, openOutbox } from "./outbox.ts";

/** Mirrors of contracts/numbering: a profile open for port-ins, an open range, a range's flags. */
const PROFILE_OPEN = 1;
const POLICY_OPEN = 1;
const RANGE_PRIVATE = 1;
const RANGE_CLAIMED_ONLY = 2;

export interface SeedOptions {
  provider: JsonRpcProvider;
  /** Gives the carrier Borealis a further profile that leads to this host and port, where a test's telephone listens. */
  target?: string | undefined;
  onPhase?: (name: string) => void;
}

export interface Seeded {
  /** How many transactions it took; 0 where everything stood there already. */
  transactions: number;
  /** The profile that leads to `target`. */
  targetProfile?: number;
}

interface Work {
  contracts: Contracts;
  outbox: Outbox;
  provider: JsonRpcProvider;
}

/**
 * Fills a local chain with a small market: what is there already is left as it is, so it can be run at any time. Account 0
 * governs and is the authority of every country.
 */
export async function seed({ provider, target, onPhase = () => {} }: SeedOptions): Promise<Seeded> {
  const contracts = contractsOf(LOCAL_DEPLOYER, provider);
  const work: Work = { contracts, outbox: await openOutbox(provider), provider };
  const phases: [string, () => Promise<void>][] = [
    ["purses", () => fillPurses(work)],
    ["deposits and fees", () => setAmounts(work)],
    ["carriers", () => joinCarriers(work)],
    ["route profiles", () => createProfiles(work, target)],
    ["country codes", () => delegateCountries(work)],
    ["ranges", () => allocateRanges(work)],
    ["numbers", () => claimNumbers(work)],
  ];
  for (const [name, run] of phases) {
    onPhase(name);
    await run();
    await work.outbox.settle();
  }
  const transactions = await work.outbox.settle();
  if (!target) return { transactions };
  const profiles = await profilesOf(contracts, await idOfCarrier(contracts, market.BOREALIS));
  return { transactions, targetProfile: profiles.at(-1)! };
}

async function fillPurses({ contracts, outbox }: Work): Promise<void> {
  const { ett, carriers, registry, desk } = contracts;
  const governor = localAccount(0);
  const spenders = await Promise.all([carriers, registry, desk].map((contract: BaseContract) => contract.getAddress()));
  const traders = [...market.carriers.map(({ owner }) => owner), ...market.SUBSCRIBERS];
  await Promise.all(
    traders.map(async (index) => {
      const trader = localAccount(index);
      const balance = await ett.balanceOf(trader.address);
      if (balance === 0n) {
        await outbox.add(governor, await ett.transfer.populateTransaction(trader.address, market.PURSE));
      }
      for (const spender of spenders) {
        if ((await ett.allowance(trader.address, spender)) > 0n) continue;
        await outbox.add(trader, await ett.approve.populateTransaction(spender, market.PURSE));
      }
    }),
  );
}

async function setAmounts({ contracts: { carriers, registry, desk }, outbox }: Work): Promise<void> {
  const governor = localAccount(0);
  if ((await carriers.bondNow()) === 0n)
    await outbox.add(governor, await carriers.setBond.populateTransaction(market.BOND));
  if ((await desk.baseFee()) === 0n)
    await outbox.add(governor, await desk.setBaseFee.populateTransaction(market.BASE_FEE));
  for (const [depositClass, amount] of market.DEPOSITS.entries()) {
    const known = await registry.depositOf(depositClass).then(
      () => true,
      () => false,
    );
    if (!known) await outbox.add(governor, await registry.addDepositClass.populateTransaction(amount));
  }
}

async function joinCarriers({ contracts, outbox }: Work): Promise<void> {
  const joined = Number(await contracts.carriers.count());
  for (const { owner, name, uri } of market.carriers.slice(joined)) {
    const account = localAccount(owner);
    const join = contracts.carriers.join.populateTransaction(account.address, name, uri, market.BOND);
    await outbox.add(account, await join);
    await outbox.settle(); // ids go by order, and the owners are different accounts
  }
}

async function createProfiles({ contracts, outbox }: Work, target: string | undefined): Promise<void> {
  for (const [index, { owner, profiles }] of market.carriers.entries()) {
    const carrier = await idOfCarrier(contracts, index);
    const present = await profilesOf(contracts, carrier);
    const wanted = [...profiles];
    if (target && index === market.BOREALIS) {
      wanted.push({ ttl: 5, rules: [{ order: 10, preference: 10, kind: "sip", template: `sip:+{e164}@${target}` }] });
    }
    for (const { ttl, rules } of wanted.slice(present.length)) {
      const written = rules.map((rule) => ({ ...rule, kind: RULE_KINDS.indexOf(rule.kind) }));
      const create = contracts.profiles.create.populateTransaction(carrier, ttl, PROFILE_OPEN, written);
      await outbox.add(localAccount(owner), await create);
    }
    await outbox.settle(); // ids go by order here too
  }
}

async function delegateCountries({ contracts: { registry, authorityDesk }, outbox }: Work): Promise<void> {
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

async function allocateRanges({ contracts, outbox }: Work): Promise<void> {
  const { registry } = contracts;
  const wanted = await ranges(contracts);
  const present = await Promise.all(wanted.map(({ prefix }) => registry.rangeAt(prefix)));
  for (const [index, { prefix, terms }] of wanted.entries()) {
    if (present[index]!.version > 0n) continue;
    await outbox.add(localAccount(0), await registry.allocate.populateTransaction(prefix, terms));
  }
}

async function claimNumbers({ contracts, outbox }: Work): Promise<void> {
  const { registry, desk } = contracts;
  const most = market.DEPOSITS.reduce((a, b) => (a > b ? a : b));
  for (const { number, holder, portedTo } of market.claims) {
    if ((await registry.numberState(number)).sequence > 0n) continue;
    const account = localAccount(holder);
    await outbox.add(account, await registry.claim.populateTransaction(number, account.address, 0, most));
    if (!portedTo) continue;
    const profiles = await profilesOf(contracts, await idOfCarrier(contracts, portedTo.carrier));
    const order = encodePortOrder({ profile: profiles[portedTo.profile]!, highestFee: market.BASE_FEE });
    const send = registry["safeTransferFrom(address,address,uint256,bytes)"];
    await outbox.add(account, await send.populateTransaction(account.address, await desk.getAddress(), number, order));
  }
}

/** Every range of the market with its terms. */
async function ranges(contracts: Contracts) {
  const terms = async (
    index: number,
    flags: number,
    digits: { minDigits: number; maxDigits: number },
    depositClass: number,
  ) => {
    const carrier = await idOfCarrier(contracts, index);
    const [defaultProfile] = await profilesOf(contracts, carrier);
    const rest = { depositClass, policy: POLICY_OPEN, quarantineDays: market.QUARANTINE_DAYS, flags };
    return { carrier, defaultProfile: defaultProfile!, ...digits, ...rest };
  };
  const byCountry = new Map<bigint, Awaited<ReturnType<typeof terms>>>();
  const wanted: { prefix: bigint; terms: Awaited<ReturnType<typeof terms>> }[] = [];
  for (const { first, last } of fictionalBlocks) {
    const code = countryCodeOf(first);
    const { carrier, claimedOnly, depositClass } = market.countries.get(code)!;
    const flags = claimedOnly ? RANGE_CLAIMED_ONLY : 0;
    const digits = { minDigits: first.toString().length, maxDigits: last.toString().length };
    const common = byCountry.get(code) ?? (await terms(carrier, flags, digits, depositClass));
    byCountry.set(code, common);
    for (const prefix of coveringPrefixes(first, last)) wanted.push({ prefix, terms: { ...common, ...digits } });
  }
  const { prefix, carrier, ...digits } = market.PRIVATE_RANGE;
  wanted.push({ prefix, terms: await terms(carrier, RANGE_PRIVATE | RANGE_CLAIMED_ONLY, digits, 0) });
  return wanted;
}

/** The lengths that ranges need in each country, as a bitmap: bit n for n digits. */
function rangeLengths(): Map<bigint, number> {
  const lengths = new Map<bigint, number>();
  const prefixes = fictionalBlocks.flatMap(({ first, last }) => coveringPrefixes(first, last));
  for (const prefix of [...prefixes, market.PRIVATE_RANGE.prefix]) {
    const code = countryCodeOf(prefix);
    lengths.set(code, (lengths.get(code) ?? 0) | (1 << prefix.toString().length));
  }
  return lengths;
}

/** The id of a carrier of the market: the first that its owner joined as. */
async function idOfCarrier({ carriers }: Contracts, index: number): Promise<number> {
  const owner = localAccount(market.carriers[index]!.owner).address;
  const count = Number(await carriers.count());
  for (let id = 1; id <= count; id++) {
    if ((await carriers.carrierAt(id)).owner === owner) return id;
  }
  throw new RangeError(`${market.carriers[index]!.name} has not joined.`);
}

/** A carrier's profiles, oldest first. */
async function profilesOf({ profiles }: Contracts, carrier: number): Promise<number[]> {
  const count = Number(await profiles.count());
  const heads = await Promise.all(Array.from({ length: count }, (_, index) => profiles.head(index + 1)));
  return heads.flatMap((head, index) => (Number(head.carrier) === carrier ? [index + 1] : []));
}
