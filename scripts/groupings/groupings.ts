import { countryCodeOf, formatNumber } from "@dots/protocol";
import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from "libphonenumber-js";

/** How numbers are written that have a country code, so many digits behind it, and certain first and second of them. */
export interface Grouping {
  code: number;
  /** Bit n is set where the digit n may come first behind the country code. */
  firstDigits: number;
  /** Bit n is set where the digit n may come second. */
  secondDigits: number;
  /** How many digits stand together, behind the country code. */
  groups: readonly number[];
}

const SAMPLES = 60;
const SHORTEST = 4;
const LONGEST = 15;
const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** For every country code, how most of its numbers are written that begin with the same two digits: by samples of formatNumber. */
export function groupings(): Grouping[] {
  const codes = [...new Set(getCountries().map((country) => getCountryCallingCode(country)))].map(Number);
  return codes.sort((a, b) => a - b).flatMap(ofCountryCode);
}

function ofCountryCode(code: number): Grouping[] {
  const random = randomDigits(code);
  const all: Grouping[] = [];
  for (let length = SHORTEST; length + String(code).length <= LONGEST; length++) {
    if (!parsePhoneNumberFromString(`+${code}${"2".repeat(length)}`)?.isPossible()) continue;
    all.push(...ofLength(code, (first, second) => usual(code, `${first}${second}`, length, random)));
  }
  // What is written without groups needs no entry, unless the code would have none and look as if it were unknown.
  const grouped = all.filter(({ groups }) => groups.length > 1);
  return grouped.length > 0 ? grouped : all;
}

/** As few entries as say it all: second digits that no number has go with the most frequent groups, equal first digits together. */
function ofLength(code: number, groupsBy: (first: number, second: number) => string | null): Grouping[] {
  const entries = new Map<string, Grouping>();
  for (const first of DIGITS) {
    const found = DIGITS.map((second) => groupsBy(first, second));
    const most = mostFrequent(found.filter((groups) => groups !== null));
    for (const groups of new Set(found)) {
      if (groups === null || most === null) continue;
      const secondDigits = bits(DIGITS.filter((second) => (found[second] ?? most) === groups));
      const key = `${secondDigits} ${groups}`;
      const entry = entries.get(key) ?? { code, firstDigits: 0, secondDigits, groups: groups.split(" ").map(Number) };
      entries.set(key, { ...entry, firstDigits: entry.firstDigits | (1 << first) });
    }
  }
  return [...entries.values()];
}

/** The most frequent groups of those samples that are numbers, as `3 3 4`; null where none is. */
function usual(code: number, start: string, length: number, random: (count: number) => string): string | null {
  const samples = Array.from({ length: SAMPLES }, () => `${code}${start}${random(length - start.length)}`);
  // A number that is read as another one is none: its first digit was taken for a trunk prefix.
  const numbers = samples.filter((digits) => {
    const known = parsePhoneNumberFromString(`+${digits}`);
    return known?.isValid() && known.number === `+${digits}`;
  });
  return mostFrequent(numbers.map((digits) => groupsOf(BigInt(digits))));
}

function groupsOf(number: bigint): string {
  const rest = formatNumber(number).slice(`+${countryCodeOf(number)} `.length);
  return rest
    .split(" ")
    .map((group) => group.length)
    .join(" ");
}

function mostFrequent(texts: readonly string[]): string | null {
  const count = new Map<string, number>();
  for (const text of texts) count.set(text, (count.get(text) ?? 0) + 1);
  return [...count].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

function bits(digits: readonly number[]): number {
  return digits.reduce((mask, digit) => mask | (1 << digit), 0);
}

/** The same digits at every run: what is made of them is committed. */
function randomDigits(seed: number): (count: number) => string {
  let state = seed;
  return (count) => {
    let digits = "";
    while (digits.length < count) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      digits += Math.trunc((state / 2 ** 32) * 10);
    }
    return digits;
  };
}
