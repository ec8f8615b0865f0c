import { BaseError, explainError } from "@dots/protocol";
import type { Words } from "../chain/words.ts";
import { wordsOf } from "../chain/words.ts";

/** A failure in words, and what a developer asks for. */
export interface Problem extends Words {
  /** Selector and data of a revert, or what the wallet or node said. */
  raw: string;
}

const LONGEST_RAW = 2_000;

/** Thrown where the chain took a transaction in, but not as it was meant. */
export class TransactionProblem extends BaseError {
  constructor(outcome: "reverted" | "cancelled") {
    super(
      outcome === "reverted"
        ? {
            code: "TransactionReverted",
            title: "The chain refused the transaction.",
            remedy:
              "Something changed between signing and the block. Nothing but the network fee was spent: look at the number and try again.",
          }
        : {
            code: "TransactionReplaced",
            title: "Another transaction took its place.",
            remedy: "Your wallet cancelled or replaced it. Nothing of this one happened.",
          },
    );
  }
}

/** Any failure on the way of a transaction, in words. */
export function problemOf(error: unknown): Problem {
  const explained = explainError(error);
  const data = revertOf(error);
  const said = error instanceof Error ? error.message : String(error);
  const raw = [explained.code, data && `Selector ${data.slice(0, 10)}`, data, said].filter(Boolean).join("\n");
  return { ...wordsOf(explained), raw: raw.slice(0, LONGEST_RAW) };
}

/** The revert data somewhere in an error's causes; undefined if no contract refused. */
function revertOf(error: unknown): string | undefined {
  for (let each = error, depth = 0; each && depth < 12; depth++) {
    const { raw, data, cause } = each as {
      raw?: unknown;
      data?: unknown;
      cause?: unknown;
    };
    const found = [raw, data].find((value) => typeof value === "string" && /^0x[0-9a-f]{8,}$/i.test(value));
    if (found) return found as string;
    each = cause;
  }
  return undefined;
}
