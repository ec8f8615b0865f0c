import fc from "fast-check";
import { concatHex, type Hex, keccak256, numberToHex } from "viem";
import { describe, expect, test } from "vitest";
import { arbitraryClaimVoucher } from "../testing/vouchers.ts";
import { claimLeaf } from "./claimLeaf.ts";
import { ClaimTree, verifyClaimProof } from "./claimTree.ts";

const at = { chainId: 31337, desk: `0x${"ab".repeat(20)}` } as const;
const leaf = (n: number): Hex => keccak256(numberToHex(n));
const leaves = (count: number) => Array.from({ length: count }, (_, n) => leaf(n));
const pair = (a: Hex, b: Hex) => keccak256(concatHex(a < b ? [a, b] : [b, a]));

describe("ClaimTree", () => {
  test("of one leaf is that leaf, of three is the pair of a pair and the third", async () => {
    const [a, b, c] = leaves(3) as [Hex, Hex, Hex];
    expect((await ClaimTree.build([a])).root).toBe(a);
    expect((await ClaimTree.build([a])).proof(0)).toEqual([]);
    const three = await ClaimTree.build([a, b, c]);
    expect(three.root).toBe(pair(pair(a, b), c));
    expect(three.proof(2)).toEqual([pair(a, b)]);
    expect(three.proof(0)).toEqual([b, c]);
  });

  test("proves every leaf it has, and no other", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 300 }), fc.nat(), async (size, pick) => {
        const tree = await ClaimTree.build(leaves(size));
        const index = pick % size;
        const proof = tree.proof(index);
        expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
        expect(verifyClaimProof(tree.root, leaf(index), proof)).toBe(true);
        expect(verifyClaimProof(tree.root, leaf(size), proof)).toBe(false);
        if (proof.length > 0) {
          expect(verifyClaimProof(tree.root, leaf(index), proof.slice(1))).toBe(false);
          expect(verifyClaimProof(tree.root, leaf(index), proof.with(0, leaf(size)))).toBe(false);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("takes thousands of leaves from a stream", async () => {
    async function* stream() {
      for (let n = 0; n < 20_000; n++) yield leaf(n);
    }
    const tree = await ClaimTree.build(stream());
    expect(tree.size).toBe(20_000);
    for (const index of [0, 1, 9_999, 19_998, 19_999]) {
      expect(verifyClaimProof(tree.root, leaf(index), tree.proof(index))).toBe(true);
    }
  });

  test("any change of a voucher, of the chain or of the desk makes another leaf", () => {
    fc.assert(
      fc.property(arbitraryClaimVoucher, arbitraryClaimVoucher, (voucher, other) => {
        for (const field of Object.keys(voucher) as (keyof typeof voucher)[]) {
          if (voucher[field] === other[field]) continue;
          expect(claimLeaf(at, { ...voucher, [field]: other[field] })).not.toBe(claimLeaf(at, voucher));
        }
        expect(claimLeaf({ ...at, chainId: 1 }, voucher)).not.toBe(claimLeaf(at, voucher));
        expect(claimLeaf({ ...at, desk: `0x${"ac".repeat(20)}` }, voucher)).not.toBe(claimLeaf(at, voucher));
      }),
      { numRuns: 20 },
    );
  });

  test("refuses to be empty, what is no leaf, and leaves it does not have", async () => {
    await expect(ClaimTree.build([])).rejects.toMatchObject({ code: "ClaimTree", found: "no leaves" });
    for (const bytes of [0, 31, 33]) {
      await expect(ClaimTree.build([`0x${"00".repeat(bytes)}`])).rejects.toThrow(`a hash of ${bytes} bytes`);
    }
    const tree = await ClaimTree.build(leaves(3));
    for (const index of [-1, 3, 0.5, Number.NaN]) expect(() => tree.proof(index)).toThrow(/0 to 2/);
  });
});
