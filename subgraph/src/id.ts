import { Address, BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";

/** More than a block can hold logs: at 375 gas each it would take a block of 375 million gas. */
const LOGS_A_BLOCK: i64 = 1_000_000;

/** The id of what an event did: ids go up in the order of the chain. */
export function ofEvent(event: ethereum.Event): i64 {
  return event.block.number.toI64() * LOGS_A_BLOCK + event.logIndex.toI64();
}

/** Numbers, prefixes and the contracts' small integers are their own ids: at most 15 digits, they fit. */
export function ofInteger(integer: BigInt): i64 {
  return integer.toI64();
}

/** The id of one rule of one version of a profile. */
export function ofRule(profile: i64, version: i32, index: i32): Bytes {
  return bigEndian(profile, 4).concat(bigEndian(version, 4)).concat(bigEndian(index, 4));
}

/** The id of a root that a carrier posted for a range. */
export function ofRoot(prefix: BigInt, root: Bytes): Bytes {
  return bigEndian(prefix.toI64(), 8).concat(root);
}

/** The id of a verifier's accreditation at a prefix. */
export function ofAccreditation(prefix: BigInt, verifier: i32): Bytes {
  return bigEndian(prefix.toI64(), 8).concat(bigEndian(verifier, 4));
}

/** A subgraph follows one registry. */
export const THE_REGISTRY: i64 = 1;

export const NOBODY = Address.zero();

function bigEndian(value: i64, length: i32): Bytes {
  const bytes = new Bytes(length);
  for (let i = 0; i < length; i++) bytes[length - 1 - i] = <u8>(value >> (8 * i));
  return bytes;
}
