import { numberRegistryAbi } from "@dots/protocol/abi";
import { encodeFunctionResult, type Hex } from "viem";
import { expect, it, vi } from "vitest";
import { contracts, headerAt } from "../replica/testing/chain.ts";
import { ChainLookup, LookupLate } from "./chainLookup.ts";

const number = 12125550123n;
const answer = {
  status: 2,
  ported: true,
  isPrivate: false,
  carrierLeft: false,
  sequence: 3,
  profile: 7,
  carrier: 2,
  rangePrefix: 1212n,
  rangeCarrier: 1,
  version: 4,
  ttl: 60,
  rules: [{ order: 1, preference: 2, kind: 1, template: "sips:+{e164}@a.example" }],
};
const encoded = (result: object) =>
  encodeFunctionResult({ abi: numberRegistryAbi, functionName: "resolve", result: result as never });

function lookUp(request: () => Promise<unknown>, deadlineMs = 60_000) {
  const close = vi.fn();
  const asked = vi.fn(request);
  const connect = vi.fn(async () => ({ request: asked, close }));
  const lookup = new ChainLookup({ connect, registry: contracts.numberRegistry, deadlineMs });
  return { lookup, connect, close, asked };
}

it("makes one call, at the block's hash, and reads what the registry says", async () => {
  const { lookup, asked } = lookUp(async () => encoded(answer));
  const resolution = await lookup.resolve(number, headerAt(5));
  expect(resolution).toEqual({
    ...answer,
    number,
    status: "held",
    rules: [{ order: 1, preference: 2, kind: "sips", template: "sips:+{e164}@a.example" }],
  });
  const [call] = asked.mock.calls[0] as unknown as [{ method: string; params: [{ to: Hex }, { blockHash: Hex }] }];
  expect(call.method).toBe("eth_call");
  expect(call.params[0].to).toBe(contracts.numberRegistry);
  expect(call.params[1]).toEqual({ blockHash: headerAt(5).hash });
});

it("keeps its connection while calls go through, and is late by its deadline", async () => {
  const { lookup, connect, close } = lookUp(() => new Promise(() => {}), 1);
  await expect(lookup.resolve(number, headerAt(5))).rejects.toThrow(LookupLate);
  await expect(lookup.resolve(number, headerAt(5))).rejects.toThrow(LookupLate);
  expect(connect).toHaveBeenCalledOnce();
  expect(close).not.toHaveBeenCalled();
});

it("connects anew after a failure", async () => {
  const { lookup, connect, close } = lookUp(async () => Promise.reject(new Error("gone")));
  await expect(lookup.resolve(number, headerAt(5))).rejects.toThrow("gone");
  await expect(lookup.resolve(number, headerAt(5))).rejects.toThrow("gone");
  expect(connect).toHaveBeenCalledTimes(2);
  expect(close).toHaveBeenCalledTimes(2);
});

it("refuses what is no answer of a registry", async () => {
  for (const result of ["0x", "0x1234", encoded({ ...answer, status: 9 }), null]) {
    await expect(lookUp(async () => result).lookup.resolve(number, headerAt(5))).rejects.toThrow();
  }
});
