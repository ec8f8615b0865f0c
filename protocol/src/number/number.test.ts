import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryNumber } from "../testing/arbitraries.ts";
import {
  digitsOf,
  isNumber,
  numberOfDigits,
  numberOfTokenId,
  parseE164Strict,
  plusForm,
  tokenIdOf,
  tryParseE164,
} from "./number.ts";
import { NumberError } from "./numberError.ts";

describe("number codec", () => {
  test("integer, digits, + form and token id lead back to the same number", () => {
    fc.assert(
      fc.property(arbitraryNumber, (number) => {
        expect(isNumber(number)).toBe(true);
        expect(numberOfDigits(digitsOf(number))).toBe(number);
        expect(parseE164Strict(plusForm(number))).toBe(number);
        expect(numberOfTokenId(tokenIdOf(number))).toBe(number);
      }),
    );
  });

  test("no other text is read by the strict path, and none makes the silent one throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const read = tryParseE164(text);
        if (/^\+[1-9]\d{0,14}$/.test(text)) expect(read).toBe(BigInt(text.slice(1)));
        else expect(read).toBeNull();
      }),
    );
  });

  test.each(["", "+", "12125550123", "+0212", "+1234567890123456", "+1 212", "+12a", "＋12", "+1٢"])(
    "%j is refused with what was found and needed",
    (text) => {
      expect(() => parseE164Strict(text)).toThrow(NumberError);
      expect(() => parseE164Strict(text)).toThrow(/Found: ".*"\. Needed: \+ and 1 to 15 digits/);
    },
  );

  test.each([0n, -1n, 10n ** 15n])("the integer %s is no token of a number", (tokenId) => {
    expect(() => numberOfTokenId(tokenId)).toThrow(NumberError);
    expect(() => plusForm(tokenId)).toThrow(NumberError);
  });
});
