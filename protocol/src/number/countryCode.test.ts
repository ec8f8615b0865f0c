import { getCountries, getCountryCallingCode } from "libphonenumber-js";
import { expect, test } from "vitest";
import { countryCodeOf } from "./countryCode.ts";

test("agrees with every country calling code in use", () => {
  for (const country of getCountries()) {
    const code = getCountryCallingCode(country);
    expect(countryCodeOf(BigInt(`${code}123456`))).toBe(BigInt(code));
  }
});

test.each([
  [12125550123n, 1n],
  [79991234567n, 7n],
  [447700900123n, 44n],
  [999123456n, 999n],
  [883510001234n, 883n],
])("the country code of %s is %s", (number, code) => expect(countryCodeOf(number)).toBe(code));

test.each([
  [1n, 1n],
  [4n, 0n],
  [44n, 44n],
  [99n, 0n],
  [999n, 999n],
])("the country code of the prefix %s is %s", (prefix, code) => expect(countryCodeOf(prefix)).toBe(code));
