import { expect, test } from "vitest";
import * as read from "./flags.ts";

const TODAY = 20_000;

test("reads numbers and prefixes as people write them", () => {
  expect(read.number({ number: "+1 212 555 0123" })).toBe(12125550123n);
  expect(read.prefix({ prefix: "+1212" })).toBe(1212n);
});

test("reads days as dates, and as days from today", () => {
  expect(read.day({ until: "1970-01-31" }, "until", TODAY)).toBe(30);
  expect(read.day({ until: "+90" }, "until", TODAY)).toBe(TODAY + 90);
});

test("reads lengths as a bitmap, and counts of digits as one or two", () => {
  expect(read.lengths({ lengths: "4,7" })).toBe((1 << 4) | (1 << 7));
  expect(read.digits({ digits: "11" })).toEqual({ minDigits: 11, maxDigits: 11 });
  expect(read.digits({ digits: "10-12" })).toEqual({ minDigits: 10, maxDigits: 12 });
});

test("reads route rules, whose kind is their scheme's", () => {
  expect(
    read.rules({
      rules: "10 5 sip:+{e164}@sbc.example;transport=tls, 10 7 sips:{e164}@[2001:db8::1],65535 0 tel:+12125550100",
    }),
  ).toEqual([
    { order: 10, preference: 5, kind: 0, template: "sip:+{e164}@sbc.example;transport=tls" },
    { order: 10, preference: 7, kind: 1, template: "sips:{e164}@[2001:db8::1]" },
    { order: 65_535, preference: 0, kind: 2, template: "tel:+12125550100" },
  ]);
  expect(read.rules({ rules: "none" })).toEqual([]);
});

test.each([
  ["a prefix with a letter", () => read.prefix({ prefix: "12a" })],
  ["a prefix of sixteen digits", () => read.prefix({ prefix: "1".repeat(16) })],
  ["a day that no calendar has", () => read.day({ until: "2027-02-30" }, "until", TODAY)],
  ["a count above the bound", () => read.whole({ days: "31" }, "days", { most: 30 })],
  ["a flag without its value", () => read.text({ voucher: "true" }, "voucher")],
  ["an address with a slip", () => read.address({ to: "0x15d34AAf54267DB7D7c367839AAf71A00a2C6A66" }, "to")],
  ["a hash that is too short", () => read.hash({ root: "0x12" }, "root")],
  ["a word that is none of them", () => read.word({ policy: "free" }, "policy", ["open", "closed"])],
  ["lengths above fifteen", () => read.lengths({ lengths: "16" })],
  ["a rule without its preference", () => read.rules({ rules: "10 sip:+{e164}@sbc.example" })],
  ["a rule of another scheme", () => read.rules({ rules: "10 10 http://sbc.example" })],
  ["an order above its bound", () => read.rules({ rules: "65536 10 sip:+{e164}@sbc.example" })],
  ["no rule after a comma", () => read.rules({ rules: "10 10 sip:+{e164}@sbc.example," })],
  ["digits in words", () => read.digits({ digits: "eleven" })],
])("refuses %s, with what was found and needed", (_, reading) => {
  expect(reading).toThrow(/Found: .*Needed: /);
});
