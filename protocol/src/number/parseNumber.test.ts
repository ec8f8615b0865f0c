import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryNumber } from "../testing/arbitraries.ts";
import { formatNumber } from "./formatNumber.ts";
import { NumberError } from "./numberError.ts";
import { parseNumber } from "./parseNumber.ts";

describe("parseNumber", () => {
  test.each([
    ["+1 (212) 555-0123", 12125550123n],
    ["+12125550123", 12125550123n],
    ["  12125550123 ", 12125550123n],
    ["001 212 555 0123", 12125550123n],
    ["tel:+1-212-555-0123", 12125550123n],
    ["TEL:+1.212.555.0123;npdi;rn=+12120000000", 12125550123n],
    ["＋４４ ７７００ ９００１２３", 447700900123n],
    ["+٩٧١ ٥٠ ١٢٣ ٤٥٦٧", 971501234567n],
    ["+44 (0)20 7946 0018", 442079460018n],
    ["+44–7700–900123", 447700900123n],
    ["\u202a+1 212 555 0123\u202c", 12125550123n],
    ["+999 123 456 78", 99912345678n],
    ["+888 1", 8881n],
  ])("reads %j", (text, number) => expect(parseNumber(text)).toBe(number));

  test.each([
    ["(212) 555-0123", "US", 12125550123n],
    ["1 212 555 0123", "us", 12125550123n],
    ["07700 900123", "GB", 447700900123n],
    ["020 7946 0018", "GB", 442079460018n],
    ["011 44 7700 900123", "US", 447700900123n],
    ["00 1 212 555 0123", "GB", 12125550123n],
    ["06 698 12345", "IT", 390669812345n],
    ["+999 1234", "US", 9991234n],
  ])("reads %j as dialled in %s", (text, country, number) => expect(parseNumber(text, { country })).toBe(number));

  test.each([
    ["", /Needed: 1 to 15 digits/],
    ["+", /Needed: 1 to 15 digits/],
    ["hello", /not "h"/],
    ["0212 555 0123", /with \+ and the country code/],
    ["+1234567890123456", /1 to 15 digits/],
    ["+1 212 555 0123 ext 4", /extension/],
    ["+12125550123;ext=4", /extension/],
    ["tel:+12125550123;ext=4", /extension/],
    ["tel:+12125550123;isub=1", /extension/],
    ["tel:5550123;phone-context=+1-212", /phone-context/],
    ["tel:5550123", /begins with \+/],
    ["sip:+12125550123@example.net", /not "s"/],
    ["+1\r\n212", /not "\\r"/],
    ["+39 (0)0", /without \(0\)/],
    ["1".repeat(200), /at most 128 characters/],
    ["+1 212 +555", /1 to 15 digits/],
  ])("refuses %j", (text, message) => {
    expect(() => parseNumber(text)).toThrow(NumberError);
    expect(() => parseNumber(text)).toThrow(message);
  });

  test("refuses what nobody could dial in the country, and a country that is none", () => {
    expect(() => parseNumber("12", { country: "US" })).toThrow(/as it is dialled in US/);
    expect(() => parseNumber("12", { country: "XX" })).toThrow(/ISO 3166/);
  });

  test("reads back whatever it writes for people", () => {
    fc.assert(
      fc.property(arbitraryNumber, (number) => {
        expect(parseNumber(formatNumber(number))).toBe(number);
      }),
    );
  });

  test("never throws anything but its one error", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom(undefined, "US", "DE", "zz"), (text, country) => {
        try {
          parseNumber(text, { country });
        } catch (error) {
          expect(error).toBeInstanceOf(NumberError);
        }
      }),
    );
  });
});
