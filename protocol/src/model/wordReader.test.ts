import fc from "fast-check";
import { type AbiParameter, decodeAbiParameters, encodeAbiParameters, type Hex } from "viem";
import { describe, expect, test } from "vitest";
import { wordReader } from "./wordReader.ts";

const parameters: AbiParameter[] = [
  { name: "holder", type: "address" },
  { name: "number", type: "uint64" },
  {
    name: "range",
    type: "tuple",
    components: [
      { name: "carrier", type: "uint32" },
      { name: "open", type: "bool" },
    ],
  },
  { name: "deposit", type: "uint96" },
  { name: "policy", type: "uint8" },
  { name: "whole", type: "uint256" },
];
const words = (hex: Hex) => hex.slice(2);
const read = (data: Hex) => {
  const into: Record<string, unknown> = {};
  wordReader(parameters)!.read(words(data), into);
  return Object.values(into);
};
const uint = (bits: number) => fc.bigInt({ min: 0n, max: 2n ** BigInt(bits) - 1n });

describe("wordReader", () => {
  test("reads what viem reads", () => {
    const values = fc.tuple(uint(160), uint(64), uint(32), fc.boolean(), uint(96), uint(8), uint(256));
    fc.assert(
      fc.property(values, ([holder, number, carrier, open, deposit, policy, whole]) => {
        const address = `0x${holder.toString(16).padStart(40, "0")}` as const;
        const range = { carrier: Number(carrier), open };
        const data = encodeAbiParameters(parameters, [address, number, range, deposit, Number(policy), whole]);
        const [, ...rest] = decodeAbiParameters(parameters, data);
        expect(read(data)).toEqual([address, ...rest]);
      }),
    );
  });

  test("refuses a bit set above any type, and data too short, too long or no hex", () => {
    const zeros = "00".repeat(32 * 7);
    expect(read(`0x${zeros}`)).toHaveLength(6);
    for (const word of [0, 1, 2, 3, 4, 5]) {
      expect(() => read(`0x${zeros.slice(0, word * 64)}01${zeros.slice(word * 64 + 2)}`)).toThrow(RangeError);
    }
    for (const data of [zeros.slice(2), `${zeros}00`, `${zeros.slice(2)}zz`])
      expect(() => read(`0x${data}`)).toThrow(RangeError);
  });

  test("is not for dynamic types", () => {
    expect(wordReader([{ type: "string" }])).toBeNull();
    expect(wordReader([{ type: "tuple", components: [{ name: "rules", type: "bytes" }] }])).toBeNull();
    expect(wordReader([{ type: "uint8[]" }])).toBeNull();
  });
});
