/** Codes of two digits (ITU-T list of assigned country codes). 1 and 7 have one digit, all others three. */
const TWO_DIGITS = new Set([
  20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56, 57, 58, 60, 61, 62,
  63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98,
]);

/** How many digits the country code has that begins with these two digits (10 to 99). */
export function countryCodeLength(firstTwoDigits: number): 1 | 2 | 3 {
  const first = Math.trunc(firstTwoDigits / 10);
  if (first === 1 || first === 7) return 1;
  return TWO_DIGITS.has(firstTwoDigits) ? 2 : 3;
}

/** The E.164 country code a number or prefix begins with: 1 for 12125550123. 0 for a prefix shorter than its code. */
export function countryCodeOf(number: bigint): bigint {
  const digits = number.toString();
  const firstTwo = digits.length > 1 ? Number(digits.slice(0, 2)) : Number(digits) * 10;
  const length = countryCodeLength(firstTwo);
  return digits.length < length ? 0n : BigInt(digits.slice(0, length));
}
