import type { HDNodeWallet, JsonRpcProvider, Wallet } from "ethers";
import type { Contracts } from "../seed/contracts.ts";

/** What a command works with. */
export interface Context {
  provider: JsonRpcProvider;
  chainId: number;
  contracts: Contracts;
  /** Second of the latest block: what contracts judge by. */
  now: number;
  /** Whose key signs and sends. */
  account: Wallet | HDNodeWallet;
  /** Everything is tried and priced, nothing is sent. */
  dryRun: boolean;
  flags: Flags;
  /** A file that a flag names, from the folder in which the command was typed. */
  file: (name: string) => string;
  /** Writes a line of the answer to stdout. */
  print: (line: string) => void;
}

/** The flags that were given, by name without the dashes; a flag without a value is `"true"`. */
export type Flags = Readonly<Record<string, string | undefined>>;

/** One thing that a carrier, an authority, a verifier or a holder can do. */
export interface Command {
  name: string;
  /** Its flags as its help shows them, `[--flag ...]` where it may be left out. */
  usage: string;
  /** What it does, in a line. */
  summary: string;
  run: (context: Context) => Promise<void>;
}
