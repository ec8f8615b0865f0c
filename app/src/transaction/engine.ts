import { NO_PERMIT, type Permit } from "@dots/protocol";
import type { Address, Hash } from "viem";
import { problemOf, TransactionProblem } from "./problem.ts";
import type { Stage } from "./state.ts";
import type { ContractCall, Pending, Transaction } from "./transaction.ts";

/** What the engine needs of wallet, chain, index and browser. */
export interface Tools {
  account: Address;
  chainId: number;
  /** Asks the wallet to change to our network if it is on another. */
  toOurNetwork(): Promise<void>;
  allowance(spender: Address): Promise<bigint>;
  /** Null where the wallet cannot sign typed data. */
  signPermit(spender: Address, amount: bigint): Promise<Permit | null>;
  approval(spender: Address, amount: bigint): ContractCall;
  /** Throws what the call would fail with. */
  simulate(call: ContractCall): Promise<void>;
  send(call: ContractCall): Promise<Hash>;
  /** Waits for the receipt; a replaced transaction is followed to its replacement. */
  receipt(hash: Hash): Promise<{
    hash: Hash;
    block: bigint;
    outcome: "done" | "reverted" | "cancelled";
  }>;
  /** The newest block of the index, null if it does not answer. */
  indexedBlock(): Promise<number | null>;
  /** Resolves when the index is worth asking again. */
  indexPause(): Promise<void>;
  keep(pending: Pending | undefined): void;
}

/** A permit that was signed already; kept between attempts, so that a rejected transaction loses no signature. */
export interface KeptPermit {
  permit?: { value: Permit; spender: Address };
}

const PERMIT_MARGIN_S = 60n;

/**
 * Takes one transaction from signing to the index and tells each stage. Never throws: a failure is a stage.
 * @param nowSeconds whole seconds since 1970
 */
export async function run(
  transaction: Transaction,
  tools: Tools,
  kept: KeptPermit,
  nowSeconds: () => number,
  tell: (stage: Stage) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    tell({ stage: "sign", asking: "network" });
    await tools.toOurNetwork();
    const permit = await permitted(transaction, tools, kept, nowSeconds, tell);
    const call = transaction.call(permit);
    tell({ stage: "sign", asking: "check" });
    await tools.simulate(call);
    tell({ stage: "sign", asking: "transaction" });
    const hash = await tools.send(call);
    const { kind, digits, title, done } = transaction;
    const pending = {
      kind,
      digits,
      title,
      done,
      hash,
      account: tools.account,
      chainId: tools.chainId,
    };
    tools.keep(pending);
    await followPending(pending, tools, tell, signal);
  } catch (error) {
    tell({ stage: "failed", at: "sign", problem: problemOf(error) });
  }
}

/** Follows a transaction that was sent already: after `run`, or after a reload, until `signal`. Never throws. */
export async function followPending(
  pending: Pending,
  tools: Tools,
  tell: (stage: Stage) => void,
  signal: AbortSignal,
): Promise<void> {
  const { hash: first } = pending;
  tell({ stage: "sent", hash: first });
  let receipt: Awaited<ReturnType<Tools["receipt"]>>;
  try {
    receipt = await tools.receipt(first);
  } catch (error) {
    // Nobody knows yet what became of it, so it stays kept.
    tell({
      stage: "failed",
      at: "sent",
      hash: first,
      problem: problemOf(error),
    });
    return;
  }
  const { hash, block, outcome } = receipt;
  tools.keep(undefined);
  if (outcome !== "done") {
    tell({
      stage: "failed",
      at: "sent",
      hash,
      problem: problemOf(new TransactionProblem(outcome)),
    });
    return;
  }
  while (!signal.aborted) {
    const indexed = await tools.indexedBlock().catch(() => null);
    if (indexed !== null && BigInt(indexed) >= block) return tell({ stage: "indexed", hash, block });
    tell({
      stage: "confirmed",
      hash,
      block,
      index: indexed === null ? "silent" : "behind",
    });
    await tools.indexPause();
  }
}

async function permitted(
  { spends }: Transaction,
  tools: Tools,
  kept: KeptPermit,
  nowSeconds: () => number,
  tell: (stage: Stage) => void,
): Promise<Permit> {
  if (!spends || spends.amount === 0n) return NO_PERMIT;
  const { spender, amount } = spends;
  if ((await tools.allowance(spender)) >= amount) return NO_PERMIT;
  const earlier = kept.permit;
  const valid = earlier?.spender === spender && earlier.value.value >= amount;
  if (valid && earlier.value.deadline > BigInt(nowSeconds()) + PERMIT_MARGIN_S) return earlier.value;
  tell({ stage: "sign", asking: "permit" });
  const permit = await tools.signPermit(spender, amount);
  if (permit) {
    kept.permit = { value: permit, spender };
    return permit;
  }
  tell({ stage: "sign", asking: "approval" });
  const { outcome } = await tools.receipt(await tools.send(tools.approval(spender, amount)));
  if (outcome !== "done") throw new TransactionProblem(outcome);
  return NO_PERMIT;
}
