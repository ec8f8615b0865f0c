/** Prefixes at which ranges stand from the beginning. */
export const FIRST_PREFIXES: readonly bigint[] = [
  ...[1212n, 1212555n, 12125550n, 1917n, 1917555n, 1212556n],
  ...[447700n, 44770090n],
  ...[99912n, 99913n],
];

/** Ranges that scenes allocate when they need them, by what they admit; all of one country. */
export const OPEN_RANGE = 99914n;
export const VOUCHER_RANGE = 99915n;
export const CLOSED_RANGE = 99916n;

/** A country in which verifiers are trusted, and where a range comes late over numbers that they vouched for. */
export const VERIFIED_COUNTRY = 33n;
export const LATE_RANGE = 3361n;
/** A prefix there that gets an authority of its own. */
export const OWN_AUTHORITY = 337n;

/** Prefixes at which ranges come and go. */
export const PREFIXES: readonly bigint[] = [...FIRST_PREFIXES, OPEN_RANGE, VOUCHER_RANGE, CLOSED_RANGE, LATE_RANGE];

export const VERIFIABLE: readonly bigint[] = [33100000001n, 33100000002n, 33100000003n, 33100000004n];
export const VERIFIABLE_IN_LATE_RANGE: readonly bigint[] = [33612345678n, 33612345679n];
export const VERIFIABLE_UNDER_OWN_AUTHORITY: readonly bigint[] = [33712345678n, 33712345679n];

/** Numbers under a prefix of a scene's. */
export function numbersIn(prefix: bigint, digits = 11): bigint[] {
  return [0n, 1n, 2n].map((n) => fill(prefix, digits) + n);
}

/** Numbers the history is about: some in every range, some of wrong length, some that nothing encloses. */
export const NUMBERS: readonly bigint[] = [
  ...PREFIXES.flatMap((prefix) => numbersIn(prefix)),
  ...[447700n, 44770090n].map((prefix) => fill(prefix, 12)),
  ...[99912n, 99913n].flatMap((prefix) => [fill(prefix, 8), fill(prefix, 15)]),
  ...[...VERIFIABLE, ...VERIFIABLE_IN_LATE_RANGE, ...VERIFIABLE_UNDER_OWN_AUTHORITY],
  ...[1n, 4n, 44n, 99n, 999n, 1212n, 121255n, 1212555n, 447700n, 12139990000n, 49123456789n, 999_999_999_999_999n],
];

function fill(prefix: bigint, digits: number): bigint {
  return prefix * 10n ** BigInt(digits - prefix.toString().length);
}
