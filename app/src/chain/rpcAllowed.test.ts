import { describe, expect, it } from "vitest";
import { HIGHEST_BATCH, rpcAllowed } from "./rpcAllowed.ts";

const call = (method: string, more = {}) => ({
  jsonrpc: "2.0",
  id: 1,
  method,
  params: [],
  ...more,
});

describe("rpcAllowed", () => {
  it("hands on reads and signed transactions, alone and in batches", () => {
    expect(rpcAllowed(call("eth_call")).ok).toBe(true);
    expect(rpcAllowed([call("eth_blockNumber"), call("eth_sendRawTransaction")]).ok).toBe(true);
  });

  it.each(["eth_sendTransaction", "anvil_setBalance", "evm_mine", "eth_sign", "debug_traceCall", "eth_getLogs"])(
    "refuses %s, also hidden in a batch",
    (method) => {
      expect(rpcAllowed(call(method)).ok).toBe(false);
      expect(rpcAllowed([call("eth_call"), call(method)]).ok).toBe(false);
    },
  );

  it("bounds batches and parameters", () => {
    expect(rpcAllowed(Array.from({ length: HIGHEST_BATCH + 1 }, () => call("eth_call"))).ok).toBe(false);
    expect(rpcAllowed([]).ok).toBe(false);
    expect(rpcAllowed(call("eth_call", { params: [1, 2, 3, 4, 5] })).ok).toBe(false);
  });

  it("drops members that are not of JSON-RPC", () => {
    const read = rpcAllowed(call("eth_call", { extra: "x".repeat(10) }));
    expect(read).toMatchObject({ ok: true });
    expect(read.ok && read.body).not.toHaveProperty("extra");
  });
});
