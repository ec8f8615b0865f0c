import { LOCAL_CHAIN_ID } from "@dots/protocol";
import type { BaseContract, JsonRpcProvider } from "ethers";
import { privateKeyToAccount } from "viem/accounts";
import { localAccount } from "../deploy/localAccounts.ts";
import type { Contracts } from "./contracts.ts";
import * as market from "./market.ts";
import type { Outbox } from "./outbox.ts";

/** What every phase of the seed works with. */
export interface Work {
  contracts: Contracts;
  outbox: Outbox;
  provider: JsonRpcProvider;
}

/** The id of a carrier of the market: the first that its owner joined as. */
export async function idOfCarrier({ carriers }: Contracts, index: number): Promise<number> {
  const owner = ownerOfCarrier(index).address;
  const count = Number(await carriers.count());
  for (let id = 1; id <= count; id++) {
    if ((await carriers.carrierAt(id)).owner === owner) return id;
  }
  throw new RangeError(`${market.carriers[index]!.name} has not joined.`);
}

/** A carrier's profiles, oldest first. */
export async function profilesOf({ profiles }: Contracts, carrier: number): Promise<number[]> {
  const count = Number(await profiles.count());
  const heads = await Promise.all(Array.from({ length: count }, (_, index) => profiles.head(index + 1)));
  return heads.flatMap((head, index) => (Number(head.carrier) === carrier ? [index + 1] : []));
}

/** Who owns a carrier of the market; its key signs for the carrier too. */
export function ownerOfCarrier(index: number) {
  return localAccount(market.carriers[index]!.owner);
}

/** A local account as what signs typed data. */
export function signerAt(index: number) {
  return privateKeyToAccount(localAccount(index).privateKey as `0x${string}`);
}

/** Where vouchers for a desk are good. */
export async function deskAt(desk: BaseContract) {
  return { chainId: LOCAL_CHAIN_ID, desk: (await desk.getAddress()) as `0x${string}` };
}

/** The second of the latest block, from which on what is signed now is good. */
export async function chainTime(provider: JsonRpcProvider): Promise<number> {
  return (await provider.getBlock("latest"))!.timestamp;
}
