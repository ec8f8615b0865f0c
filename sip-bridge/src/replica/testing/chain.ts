import { carrierRegistryAbi, numberRegistryAbi, routeProfilesAbi } from "@dots/protocol/abi";
import { type AbiEvent, encodeAbiParameters, encodeEventTopics, type Hex, toHex } from "viem";
import type { Header } from "../block.ts";
import type { ChainLog } from "../chainSource.ts";

/** Where the contracts of tests without a chain stand. */
export const contracts = {
  numberRegistry: `0x${"a1".repeat(20)}`,
  routeProfiles: `0x${"b2".repeat(20)}`,
  carrierRegistry: `0x${"c3".repeat(20)}`,
  portingDesk: `0x${"d4".repeat(20)}`,
} as const;

const abis = {
  numberRegistry: numberRegistryAbi,
  routeProfiles: routeProfilesAbi,
  carrierRegistry: carrierRegistryAbi,
};
const wallet: Hex = `0x${"11".repeat(20)}`;
/** Noon of a day in 2026, so that a few thousand blocks do not reach the next day. */
export const FIRST_TIMESTAMP = 20_600 * 86_400 + 43_200;

/** The hash of a made-up block: its number and branch can be read from it. */
export function hashAt(number: number, branch = 0): Hex {
  return toHex(BigInt(branch) * 2n ** 64n + BigInt(number) + 1n, { size: 32 });
}

/** A block on a branch; its parent is on `parentBranch`. Two seconds lie between blocks. */
export function headerAt(number: number, branch = 0, parentBranch = branch): Header {
  return {
    number,
    hash: hashAt(number, branch),
    parentHash: number === 0 ? toHex(0, { size: 32 }) : hashAt(number - 1, parentBranch),
    timestamp: FIRST_TIMESTAMP + 2 * number,
  };
}

/** A log of one of the contracts, encoded as a node gives it. */
export function logOf(
  contract: keyof typeof abis,
  eventName: string,
  args: Record<string, unknown>,
  at: { block: number; branch?: number; index?: number },
): ChainLog {
  const event = (abis[contract] as readonly AbiEvent[]).find(
    ({ type, name }) => type === "event" && name === eventName,
  )!;
  const rest = event.inputs.filter(({ indexed }) => !indexed);
  return {
    address: contracts[contract],
    topics: encodeEventTopics({ abi: [event], eventName, args } as never) as string[],
    data: encodeAbiParameters(rest, rest.map(({ name }) => args[name!]) as never),
    blockNumber: at.block,
    blockHash: hashAt(at.block, at.branch),
    logIndex: at.index ?? 0,
  };
}

export function claimed(
  block: number,
  number: bigint,
  { profile = 1, branch = 0, index = 0, sequence = 1 } = {},
): ChainLog {
  const args = { number, holder: wallet, payer: wallet, profile, depositClass: 0, sequence };
  return logOf("numberRegistry", "NumberClaimed", args, { block, branch, index });
}

export function released(block: number, number: bigint, { branch = 0, index = 0 } = {}): ChainLog {
  const args = { number, holder: wallet, deposit: 1n, sequence: 2, day: 20_600, quarantined: false };
  return logOf("numberRegistry", "NumberReleased", args, { block, branch, index });
}

/** A number whose verifier vouches for it through the day `until`. */
export function verified(
  block: number,
  number: bigint,
  { profile = 1, until = 20_690, sequence = 1, branch = 0, index = 0 } = {},
): ChainLog {
  const record = { profile, day: until, depositClass: 0, sequence, flags: 0, verifier: 1 };
  return logOf("numberRegistry", "NumberChanged", { number, holder: wallet, ...record }, { block, branch, index });
}

/** A number that its holder took to the registry's successor. */
export function movedOn(block: number, number: bigint, { branch = 0, index = 0 } = {}): ChainLog {
  const args = { number, holder: wallet, successor: wallet, deposit: 1n, sequence: 3 };
  return logOf("numberRegistry", "NumberMovedOn", args, { block, branch, index });
}

export function countryOpened(block: number, code: bigint, lengths: readonly number[], { index = 0 } = {}): ChainLog {
  const authority = {
    holder: wallet,
    minDigits: 1,
    maxDigits: 15,
    rangeLengths: lengths.reduce((bits, length) => bits | (1 << length), 0),
    authorityLengths: 0,
    version: 1,
    endsOn: 0,
    stoppedUntil: 0,
  };
  return logOf("numberRegistry", "AuthorityChanged", { prefix: code, holder: wallet, authority }, { block, index });
}

/** A range; by default of eleven digits, open, and serving unclaimed numbers too. */
export function rangeAllocated(
  block: number,
  prefix: bigint,
  more: {
    carrier?: number;
    defaultProfile?: number;
    digits?: number;
    flags?: number;
    index?: number;
    branch?: number;
  } = {},
): ChainLog {
  const { carrier = 1, defaultProfile = 1, digits = 11, flags = 0, index = 0, branch = 0 } = more;
  const shape = { minDigits: digits, maxDigits: digits, depositClass: 0, policy: 1, quarantineDays: 45 };
  const range = { carrier, defaultProfile, ...shape, version: 1, endsOn: 0, flags };
  return logOf("numberRegistry", "RangeChanged", { prefix, carrier, range }, { block, branch, index });
}

export function profileChanged(
  block: number,
  profile: number,
  templates: readonly string[],
  { carrier = 1, ttl = 3600, index = 0 } = {},
): ChainLog {
  const kinds = ["sip:", "sips:", "tel:"];
  const rules = templates.map((template, i) => {
    const kind = kinds.findIndex((scheme) => template.startsWith(scheme));
    return { order: 10, preference: 10 * (i + 1), kind, template };
  });
  const args = { profile, carrier, version: 1, ttl, flags: 1, rules };
  return logOf("routeProfiles", "ProfileChanged", args, { block, index });
}

export function carrierJoined(block: number, carrier: number, { index = 0 } = {}): ChainLog {
  const args = { carrier, owner: wallet, signer: wallet, status: 1, bond: 1n };
  return logOf("carrierRegistry", "CarrierChanged", args, { block, index });
}
