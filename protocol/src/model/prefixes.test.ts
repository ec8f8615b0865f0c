import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryNumber } from "../testing/arbitraries.ts";
import { countDigits, prefixOf } from "./prefixes.ts";

test("prefixes are those of the digits, also where doubles are at their limit", () => {
  const extremes = fc.constantFrom(999_999_999_999_999n, 100_000_000_000_000n, 999_999_999_999_990n);
  fc.assert(
    fc.property(fc.oneof(arbitraryNumber, extremes), (number) => {
      const digits = number.toString();
      expect(countDigits(Number(number))).toBe(digits.length);
      for (let length = 1; length <= digits.length; length++) {
        expect(prefixOf(Number(number), digits.length, length)).toBe(Number(digits.slice(0, length)));
      }
    }),
  );
});
