import { countryCodeOf } from "@dots/protocol";
import { expect, test } from "vitest";
import { countryCodes } from "./countryCodes.ts";
import { coveringPrefixes } from "./coveringPrefixes.ts";
import { fictionalBlocks } from "./fictionalBlocks.ts";

const lengths = new Map(countryCodes().map((country) => [country.code, country]));

test("the numbers are as long as complete numbers of their country are", () => {
  for (const { first, last } of fictionalBlocks) {
    const { minDigits, maxDigits } = lengths.get(countryCodeOf(first))!;
    expect(first.toString().length).toBe(last.toString().length);
    expect(first.toString().length).toBeGreaterThanOrEqual(minDigits);
    expect(last.toString().length).toBeLessThanOrEqual(maxDigits);
  }
});

test("no two blocks overlap", () => {
  const sorted = [...fictionalBlocks].sort((a, b) => (a.first < b.first ? -1 : 1));
  sorted.slice(1).forEach((block, index) => {
    expect(block.first > sorted[index]!.last, `${block.first} after ${sorted[index]!.last}`).toBe(true);
  });
});

test("no country needs more than the four range lengths that the registry allows", () => {
  const used = new Map<bigint, Set<number>>();
  for (const { first, last } of fictionalBlocks) {
    const country = countryCodeOf(first);
    const seen = used.get(country) ?? new Set();
    for (const prefix of coveringPrefixes(first, last)) seen.add(prefix.toString().length);
    used.set(country, seen);
  }
  for (const [country, seen] of used) expect(seen.size, `+${country}`).toBeLessThanOrEqual(4);
});
