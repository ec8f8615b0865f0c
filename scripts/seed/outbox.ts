import { BaseError, explainError } from "@dots/protocol";
import type { HDNodeWallet, JsonRpcProvider, TransactionRequest } from "ethers";
import { mined } from "../deploy/mined.ts";

/** More than any transaction of the seed takes. Estimating each would need the ones before it to be mined. */
const GAS_LIMIT = 1_000_000;
/** How many transactions may wait to be mined: below what nodes keep of one account. */
const MOST_WAITING = 200;

/** Sends transactions of known accounts one after another without waiting for each to be mined. */
export interface Outbox {
  add(from: HDNodeWallet, request: TransactionRequest): Promise<void>;
  /** Waits until everything is mined; throws the reason of the first that failed. Gives back how many were sent. */
  settle(): Promise<number>;
}

interface Waiting {
  request: TransactionRequest;
  hash: Promise<string>;
}

export async function openOutbox(provider: JsonRpcProvider): Promise<Outbox> {
  const { chainId } = await provider.getNetwork();
  const { maxFeePerGas, maxPriorityFeePerGas } = await provider.getFeeData();
  if (maxFeePerGas === null) {
    throw new BaseError({
      code: "FeesUnknown",
      title: "The chain tells no base fee.",
      needed: "a chain with EIP-1559",
      remedy: "Give another --rpc.",
    });
  }
  // Blocks are full while the seed runs, so the base fee may rise by an eighth with each of them.
  const fees = { type: 2, chainId, maxFeePerGas: maxFeePerGas * 10n, maxPriorityFeePerGas: maxPriorityFeePerGas ?? 0n };
  const accounts = new Map<string, { first: Promise<number>; used: number }>();
  let waiting: Waiting[] = [];
  let count = 0;
  const nonceOf = (address: string) => provider.getTransactionCount(address, "pending");

  async function settle(): Promise<number> {
    const batch = waiting;
    waiting = [];
    const hashes = await Promise.all(batch.map(({ hash }) => hash));
    // An account's transactions are mined in order: when its last one is, all are.
    const last = new Map(batch.map(({ request }, index) => [request.from, hashes[index]!]));
    await Promise.all([...last.values()].map((hash) => mined(provider, hash)));
    const receipts = await Promise.all(hashes.map((hash) => provider.getTransactionReceipt(hash)));
    const failed = receipts.findIndex((receipt) => receipt?.status !== 1);
    if (failed >= 0) throw await reason(batch[failed]!.request);
    return count;
  }

  /** Why a transaction that was mined failed: the same call, asked again, tells it. */
  async function reason(request: TransactionRequest): Promise<BaseError> {
    try {
      await provider.call(request);
    } catch (error) {
      return explainError(error);
    }
    return new BaseError({
      code: "TransactionFailed",
      title: "A transaction of the seed failed, and would not fail now.",
      found: `a call of ${request.to}`,
      remedy: "Run the seed again: it goes on where it stopped.",
    });
  }

  return {
    settle,
    async add(from, call) {
      const account = accounts.get(from.address) ?? { first: nonceOf(from.address), used: 0 };
      accounts.set(from.address, account);
      const offset = account.used++; // before anything is awaited, so that no other call takes the same
      const nonce = (await account.first) + offset;
      const request = { ...call, ...fees, nonce, from: from.address, gasLimit: GAS_LIMIT };
      const hash = from.signTransaction(request).then((raw) => provider.send("eth_sendRawTransaction", [raw]));
      hash.catch(() => {}); // told by `settle`
      waiting.push({ request: { ...call, from: from.address }, hash });
      count++;
      if (waiting.length >= MOST_WAITING) await settle();
    },
  };
}
