import { NumberError } from "./numberError.ts";

/** E.164 section 6: a number has at most fifteen digits, country code included. */
export const HIGHEST_DIGITS = 15;

const HIGHEST_NUMBER = 10n ** BigInt(HIGHEST_DIGITS) - 1n;
const NEEDED = "1 to 15 digits, the first of them 1 to 9";
const REMEDY = "Write the number with its country code, as +12125550123.";

/** Whether the integer is a number or prefix: 1 to 15 digits. An integer cannot begin with 0. */
export function isNumber(value: bigint): boolean {
  return value > 0n && value <= HIGHEST_NUMBER;
}

/** The integer itself, which is also the ERC-721 token id. Throws NumberError out of bounds. */
export function numberOfTokenId(tokenId: bigint): bigint {
  if (!isNumber(tokenId)) throw new NumberError(tokenId.toString(), NEEDED, REMEDY);
  return tokenId;
}

/** The ERC-721 token id of a number: the integer of its digits. */
export function tokenIdOf(number: bigint): bigint {
  return numberOfTokenId(number);
}

/** `12125550123n` as `12125550123`. Throws NumberError out of bounds. */
export function digitsOf(number: bigint): string {
  return numberOfTokenId(number).toString();
}

/** `12125550123n` as `+12125550123`, the application string of ENUM (RFC 6116 section 3.2) and the form on the wire. */
export function plusForm(number: bigint): string {
  return `+${digitsOf(number)}`;
}

/** Digits alone (`12125550123`) to the number, or null: never throws, uses no library. */
export function numberOfDigits(digits: string): bigint | null {
  const { length } = digits;
  if (length < 1 || length > HIGHEST_DIGITS || digits.charCodeAt(0) === 0x30) return null;
  for (let i = 0; i < length; i++) {
    const c = digits.charCodeAt(i);
    if (c < 0x30 || c > 0x39) return null;
  }
  return BigInt(digits);
}

/** `+` and digits, nothing else, to the number, or null: the fast path for machines. */
export function tryParseE164(text: string): bigint | null {
  return text.charCodeAt(0) === 0x2b ? numberOfDigits(text.slice(1)) : null;
}

/** `tryParseE164` that throws NumberError with what was found and needed. */
export function parseE164Strict(text: string): bigint {
  const number = tryParseE164(text);
  if (number === null) throw new NumberError(text, `+ and ${NEEDED}`, REMEDY);
  return number;
}
