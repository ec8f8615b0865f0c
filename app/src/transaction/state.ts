import type { Hash } from "viem";
import type { Problem } from "./problem.ts";

/** What the wallet is asked for while a transaction is signed. */
export type Asking = "network" | "permit" | "approval" | "check" | "transaction";

/** Where a transaction stands. `confirmed` is the chain's word, `indexed` that the history shows it too. */
export type Stage =
  | { stage: "review" }
  | { stage: "sign"; asking: Asking }
  | { stage: "sent"; hash: Hash }
  | {
      stage: "confirmed";
      hash: Hash;
      block: bigint;
      index: "behind" | "silent";
    }
  | { stage: "indexed"; hash: Hash; block: bigint }
  | { stage: "failed"; at: "sign" | "sent"; problem: Problem; hash?: Hash };

/** The five states in their order, for the dialog. */
export const STAGES = ["review", "sign", "sent", "confirmed", "indexed"] as const;
