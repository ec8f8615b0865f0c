import { setTimeout as pause } from "node:timers/promises";
import { BaseError } from "@dots/protocol";
import type { JsonRpcProvider, TransactionReceipt } from "ethers";

const PATIENCE_MS = 600_000;

/**
 * Waits for a transaction's receipt. ethers' own wait looks at the receipt once and then waits for the next block: on a local
 * chain that mines only what it is sent, a block that comes in between is the last one, and the wait never ends.
 */
export async function mined(provider: JsonRpcProvider, hash: string): Promise<TransactionReceipt> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const receipt = await provider.getTransactionReceipt(hash);
    if (receipt) return receipt;
    if (performance.now() > deadline) {
      throw new BaseError({
        code: "TransactionNotMined",
        title: `Transaction ${hash} was not mined within ${PATIENCE_MS / 60_000} minutes.`,
        remedy:
          "See whether the chain goes on and the fee is high enough, then run it again: it goes on where it stopped.",
      });
    }
    await pause(provider.pollingInterval);
  }
}
