import { countryCodeOf } from "@dots/protocol";
import { expect, test } from "vitest";
import { countryCodes } from "./countryCodes.ts";

const codes = countryCodes();

test("every country code stands once, and is a country code of E.164", () => {
  expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length);
  expect(codes.length).toBeGreaterThan(200);
  for (const { code } of codes) expect(countryCodeOf(code * 1_000_000n)).toBe(code);
});

test("lengths hold the code and stay within E.164's fifteen digits", () => {
  for (const { code, minDigits, maxDigits } of codes) {
    expect(minDigits).toBeGreaterThan(code.toString().length);
    expect(maxDigits).toBeGreaterThanOrEqual(minDigits);
    expect(maxDigits).toBeLessThanOrEqual(15);
  }
});

test.each([
  [1n, 8, 11],
  [33n, 11, 11],
  [44n, 9, 12],
  [49n, 6, 15],
  [800n, 11, 11],
])("the numbers of +%s have %i to %i digits", (code, minDigits, maxDigits) => {
  expect(codes.find((each) => each.code === code)).toEqual({ code, minDigits, maxDigits });
});
