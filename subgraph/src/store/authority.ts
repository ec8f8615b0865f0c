import { BigInt } from "@graphprotocol/graph-ts";
import { Authority } from "../../generated/schema";
import { ofInteger } from "../id";

const LONGEST_COUNTRY_CODE = 3;
const MOST_DIGITS = 15;

/** The authority nearest above a number, whatever ranges lie between: nothing is contested where none stands. */
export function authorityOver(digits: string): Authority {
  const country = countryOf(digits)!;
  const lengths = country.authorityLengths.sort(longestFirst);
  for (let i = 0; i < lengths.length; i++) {
    if (lengths[i] >= digits.length) continue;
    const authority = Authority.load(I64.parseInt(digits.slice(0, lengths[i])));
    if (authority != null && authority.holder !== null) return authority;
  }
  return country;
}

/**
 * The authority at a number's country code, also one that was taken back; null if there never was one. Only country codes are
 * delegated by governance and none begins with another, so the first authority at one, two or three digits is it.
 */
export function countryOf(digits: string): Authority | null {
  for (let length = 1; length <= LONGEST_COUNTRY_CODE && length <= digits.length; length++) {
    const authority = Authority.load(I64.parseInt(digits.slice(0, length)));
    if (authority != null) return authority;
  }
  return null;
}

/** An authority that an event told of for the first time, but for what it says. */
export function newAuthority(prefix: BigInt): Authority {
  const authority = new Authority(ofInteger(prefix));
  authority.prefix = prefix;
  authority.digits = prefix.toString();
  authority.rangeLengths = [];
  authority.version = 0;
  return authority;
}

/** The lengths whose bits are set: bit n for n digits. */
export function lengthsOf(bitmap: i32): i32[] {
  const lengths: i32[] = [];
  for (let length = 1; length <= MOST_DIGITS; length++) {
    if ((bitmap & (1 << length)) != 0) lengths.push(length);
  }
  return lengths;
}

export function longestFirst(a: i32, b: i32): i32 {
  return b - a;
}
