import { z } from "zod";

/** What a page needs of the chain: reading, estimating and handing in what a wallet has signed. Nothing that signs. */
const METHODS = [
  "eth_blockNumber",
  "eth_call",
  "eth_chainId",
  "eth_estimateGas",
  "eth_feeHistory",
  "eth_fillTransaction",
  "eth_gasPrice",
  "eth_getBalance",
  "eth_getBlockByNumber",
  "eth_getCode",
  "eth_getTransactionByHash",
  "eth_getTransactionCount",
  "eth_getTransactionReceipt",
  "eth_maxPriorityFeePerGas",
  "eth_sendRawTransaction",
  "net_version",
] as const;

export const HIGHEST_BATCH = 20;
export const LONGEST_REQUEST = 65_536;
export const LONGEST_ANSWER = 1_048_576;

const request = z.object({
  jsonrpc: z.literal("2.0"),
  id: z.union([z.number(), z.string().max(64)]),
  method: z.enum(METHODS),
  params: z.array(z.unknown()).max(4).optional(),
});

const body = z.union([request, z.array(request).min(1).max(HIGHEST_BATCH)]);

/** The JSON-RPC request or batch to hand on, or why it is refused. */
export function rpcAllowed(found: unknown): { ok: true; body: z.infer<typeof body> } | { ok: false; detail: string } {
  const read = body.safeParse(found);
  if (read.success) return { ok: true, body: read.data };
  return {
    ok: false,
    detail: `Needed: a JSON-RPC 2.0 request, or up to ${HIGHEST_BATCH}, with one of ${METHODS.join(", ")}.`,
  };
}
