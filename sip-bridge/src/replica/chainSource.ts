import type { RawLog } from "@dots/protocol";
import type { Hex } from "viem";
import type { Header } from "./block.ts";

export interface ChainLog extends RawLog {
  blockNumber: number;
  blockHash: Hex;
  logIndex: number;
}

/** What the replica asks of a node. Every answer is checked for shape and bounds before it comes out of here. */
export interface ChainSource {
  chainId(): Promise<number>;
  /** Null where the node has no such block. */
  header(at: number | Hex | "latest"): Promise<Header | null>;
  /** Logs of the registry's contracts in the order of the chain. Throws TooManyLogs where the range should be split. */
  logs(of: { block: Header } | { from: number; to: number }): Promise<ChainLog[]>;
  /** Calls `onHead` for each new head until closed; `onLost` once when the node is gone. */
  watch(onHead: (head: Header) => void, onLost: (error: Error) => void): Promise<void>;
  close(): void;
}

/** The node would not give the logs of so wide a range, or gave more than are taken at once. */
export class TooManyLogs extends Error {
  override name = "TooManyLogs";
}

/** The node's answers do not fit together, or are no answers at all: asking again may help. */
export class UnfitAnswer extends Error {
  override name = "UnfitAnswer";
}
