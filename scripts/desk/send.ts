import { BaseError } from "@dots/protocol";
import { type ContractTransaction, formatEther } from "ethers";
import { mined } from "../deploy/mined.ts";
import type { Context } from "./command.ts";

/**
 * Tries a transaction at the latest block, says what it costs, and sends it unless this is a dry run. What the chain would refuse
 * is thrown before anything is sent. Gives back whether it was sent.
 */
export async function send(context: Context, what: string, transaction: ContractTransaction): Promise<boolean> {
  const { provider, account, dryRun, print } = context;
  const gas = await provider.estimateGas({ ...transaction, from: account.address });
  const { maxFeePerGas, gasPrice } = await provider.getFeeData();
  const cost = formatEther(gas * (maxFeePerGas ?? gasPrice ?? 0n));
  print(`${what}: ${gas.toLocaleString("en")} gas, at most ${cost} ETH`);
  if (dryRun) {
    print("Dry run: nothing was sent.");
    return false;
  }
  const sent = await account.sendTransaction(transaction);
  const receipt = await mined(provider, sent.hash);
  if (receipt.status !== 1) {
    throw new BaseError({
      code: "TransactionReverted",
      title: "The transaction was mined, but the contract refused it.",
      found: sent.hash,
      remedy: "Something changed between the trial and the block. Run it again: the trial will tell what.",
    });
  }
  print(`Done in block ${receipt.blockNumber}: ${sent.hash}`);
  return true;
}
