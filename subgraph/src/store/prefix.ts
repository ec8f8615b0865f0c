import { Authority, Range } from "../../generated/schema";

export const RANGE_PRIVATE = 1;
export const RANGE_CLAIMED_ONLY = 2;

const LONGEST_COUNTRY_CODE = 3;

/**
 * The longest range that stands around a number, null if none does. Only country codes open lengths for ranges, so the
 * lengths found at a number's first one, two and three digits are those of its country: at most four.
 */
export function longestRange(digits: string): Range | null {
  const lengths = rangeLengths(digits).sort((a, b) => b - a);
  for (let i = 0; i < lengths.length; i++) {
    if (lengths[i] > digits.length) continue;
    const range = Range.load(I64.parseInt(digits.slice(0, lengths[i])));
    if (range != null && range.carrier != 0) return range;
  }
  return null;
}

function rangeLengths(digits: string): i32[] {
  for (let length = 1; length <= LONGEST_COUNTRY_CODE && length <= digits.length; length++) {
    const authority = Authority.load(I64.parseInt(digits.slice(0, length)));
    if (authority != null && authority.rangeLengths.length > 0) return authority.rangeLengths;
  }
  return [];
}

/** The lengths whose bits are set: bit n for n digits. */
export function lengthsOf(bitmap: i32): i32[] {
  const lengths: i32[] = [];
  for (let length = 1; length <= 15; length++) {
    if ((bitmap & (1 << length)) != 0) lengths.push(length);
  }
  return lengths;
}
