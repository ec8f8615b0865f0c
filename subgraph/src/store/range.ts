import { BigInt } from "@graphprotocol/graph-ts";
import { Range } from "../../generated/schema";
import { ofInteger } from "../id";
import { countryOf, longestFirst } from "./authority";

const RANGE_PRIVATE = 1;
const RANGE_CLAIMED_ONLY = 2;
const RANGE_DECISIONS = 4;
const RANGE_GIVEN_FROM = 4;

/** The longest range that stands around a number, null if none does. */
export function longestRange(digits: string): Range | null {
  const country = countryOf(digits);
  if (country == null) return null;
  const lengths = country.rangeLengths.sort(longestFirst);
  for (let i = 0; i < lengths.length; i++) {
    if (lengths[i] > digits.length) continue;
    const range = Range.load(I64.parseInt(digits.slice(0, lengths[i])));
    if (range != null && range.carrier != 0) return range;
  }
  return null;
}

/** A range that was just allocated, but for what its event says. */
export function newRange(prefix: BigInt): Range {
  const range = new Range(ofInteger(prefix));
  range.prefix = prefix;
  range.digits = prefix.toString();
  range.held = 0;
  range.version = 0;
  endVersion(range);
  return range;
}

/** What was agreed under a version of the range ends with it. */
export function endVersion(range: Range): void {
  range.donorPart = BigInt.zero();
  range.donorPartNext = BigInt.zero();
  range.donorPartNextOn = 0;
  range.unset("offeredTo");
}

export function setRangeFlags(range: Range, flags: i32): void {
  range.flags = flags;
  range.isPrivate = (flags & RANGE_PRIVATE) != 0;
  range.claimedOnly = (flags & RANGE_CLAIMED_ONLY) != 0;
  range.admitsDecisions = (flags & RANGE_DECISIONS) != 0;
  const from = flags >> RANGE_GIVEN_FROM;
  range.subAllocated = from != 0;
  if (from != 0) range.givenOutOf = I64.parseInt(range.digits.slice(0, from));
  else range.unset("givenOutOf");
}
