import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coveringPrefixes } from "./coveringPrefixes.ts";

describe("coveringPrefixes", () => {
  test.each<[bigint, bigint, bigint[]]>([
    [12125550100n, 12125550199n, [121255501n]],
    [447700900000n, 447700900999n, [447700900n]],
    [
      46701740605n,
      46701740612n,
      [46701740605n, 46701740606n, 46701740607n, 46701740608n, 46701740609n, 46701740610n, 46701740611n, 46701740612n],
    ],
    [
      46701740695n,
      46701740720n,
      [46701740695n, 46701740696n, 46701740697n, 46701740698n, 46701740699n, 4670174070n, 4670174071n, 46701740720n],
    ],
  ])("%d to %d", (first, last, prefixes) => {
    expect(coveringPrefixes(first, last)).toEqual(prefixes);
  });

  test("hold all numbers of the block, each once, and no others", () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 99_999 }), fc.integer({ min: 0, max: 2_000 }), (first, count) => {
        const last = Math.min(first + count, 99_999);
        const held = coveringPrefixes(BigInt(first), BigInt(last)).flatMap((prefix) => {
          const size = 10 ** (5 - prefix.toString().length);
          return Array.from({ length: size }, (_, index) => Number(prefix) * size + index);
        });
        expect(held).toEqual(Array.from({ length: last - first + 1 }, (_, index) => first + index));
      }),
    );
  });

  test("refuse an empty block and numbers of unequal length", () => {
    expect(() => coveringPrefixes(20n, 10n)).toThrow("empty");
    expect(() => coveringPrefixes(99n, 100n)).toThrow("one length");
  });
});
