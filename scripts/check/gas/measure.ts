import type { ContractTransactionResponse } from "ethers";
import type { EthereumProvider } from "hardhat/types/providers";

export interface Measure {
  /** Gas of the whole transaction, from its receipt. */
  gas: number;
  /** Storage slots that are zero before the transaction and not zero after it. */
  fresh: number;
  /** Of the transaction. */
  hash: string;
}

interface StateDiff {
  pre: Record<string, { storage?: Record<string, string> }>;
  post: Record<string, { storage?: Record<string, string> }>;
}

/** What a mined transaction cost. */
export async function measure(
  provider: EthereumProvider,
  sent: Promise<ContractTransactionResponse>,
): Promise<Measure> {
  const receipt = await (await sent).wait();
  if (!receipt) throw new Error("The transaction has no receipt.");
  const diff = (await provider.request({
    method: "debug_traceTransaction",
    params: [receipt.hash, { tracer: "prestateTracer", tracerConfig: { diffMode: true } }],
  })) as StateDiff;
  return { gas: Number(receipt.gasUsed), fresh: freshSlots(diff), hash: receipt.hash };
}

/** Slots that the diff has in `post` without a value in `pre`; slots cleared stand in `pre` alone. */
export function freshSlots({ pre, post }: StateDiff): number {
  let fresh = 0;
  for (const [address, { storage = {} }] of Object.entries(post)) {
    const before = pre[address]?.storage ?? {};
    for (const [slot, value] of Object.entries(storage)) {
      if (BigInt(value) !== 0n && BigInt(before[slot] ?? 0) === 0n) fresh++;
    }
  }
  return fresh;
}

/** What a transaction pays before its first instruction: 21,000 and its calldata (EIP-2028). */
export function intrinsicGas(data: string): number {
  const bytes = Buffer.from(data.slice(2), "hex");
  return bytes.reduce((gas, byte) => gas + (byte === 0 ? 4 : 16), 21_000);
}
