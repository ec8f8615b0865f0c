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
  return Bytes.fromI32(<i32>profile).concatI32(version).concatI32(index);
}

/** A subgraph follows one registry. */
export const THE_REGISTRY: i64 = 1;

export const NOBODY = Address.zero();
