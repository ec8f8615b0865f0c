import type { Permit } from "@dots/protocol";
import type { Abi, Address } from "viem";
import type { Fact } from "../design/Facts.tsx";

/** A call of a contract, ready to be simulated and signed. */
export interface ContractCall {
  address: Address;
  abi: Abi;
  functionName: string;
  args: readonly unknown[];
}

/** One thing that a user does on the chain, declared whole: the engine and the dialog know no other difference. */
export interface Transaction {
  kind: "claim" | "port" | "release";
  digits: string;
  /** What the button says: `Claim +1 212 555 0123`. */
  title: string;
  /** What it costs and what comes back, before anything is signed. */
  facts: readonly Fact[];
  /** What must be known before signing. */
  note?: string;
  /** ETT that a contract will take: permitted by a signature where the wallet can, else by an exact approval. */
  spends: { spender: Address; amount: bigint } | null;
  call: (permit: Permit) => ContractCall;
  /** Said when the chain has confirmed it: `+1 212 555 0123 is yours.` */
  done: string;
}

/** A transaction that is on its way, as it is kept in the browser so that a reload loses nothing. */
export interface Pending {
  kind: Transaction["kind"];
  digits: string;
  title: string;
  done: string;
  account: Address;
  chainId: number;
  hash: `0x${string}`;
}
