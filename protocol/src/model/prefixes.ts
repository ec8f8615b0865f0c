import { countryCodeLength } from "../number/countryCode.ts";
import { HIGHEST_DIGITS } from "../number/number.ts";
import type { RangeRecord } from "./registryEvent.ts";
import type { Tables } from "./tables.ts";

const TEN_TO = Array.from({ length: HIGHEST_DIGITS + 1 }, (_, n) => 10 ** n);

/** How many digits a number of up to fifteen has. */
export function countDigits(number: number): number {
  let n = 1;
  while (n < HIGHEST_DIGITS && number >= TEN_TO[n]!) n++;
  return n;
}

/** The first `length` digits of a number that has `digits` of them. Below 10^15 the quotient never rounds up to the next. */
export function prefixOf(number: number, digits: number, length: number): number {
  return Math.trunc(number / TEN_TO[digits - length]!);
}

/** The longest range that encloses a number, with its prefix; probes only the lengths opened in the number's country. */
export function longestRange(tables: Tables, number: number): { prefix: number; range: RangeRecord } | null {
  const digits = countDigits(number);
  const codeLength = countryCodeLength(firstTwo(number, digits));
  if (digits < codeLength) return null;
  const lengths = tables.authority.get(prefixOf(number, digits, codeLength))?.rangeLengths ?? 0;
  for (let length = digits; length > 0; length--) {
    if ((lengths & (1 << length)) === 0) continue;
    const prefix = prefixOf(number, digits, length);
    const range = tables.range.get(prefix);
    if (range) return { prefix, range };
  }
  return null;
}

function firstTwo(number: number, digits: number): number {
  return digits === 1 ? number * 10 : prefixOf(number, digits, 2);
}
