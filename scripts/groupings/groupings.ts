import { countryCodeOf, formatNumber } from "@dots/protocol";
import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from "libphonenumber-js";

/** How numbers are written that have a country code, so many digits behind it, and one of these as the first of them. */
export interface Grouping {
  code: number;
  /** Bit n is set where the digit n may come first behind the country code. */
  firstDigits: number;
  /** How many digits stand together, behind the country code. */
  groups: readonly number[];
}

const SAMPLES = 200;
const MOST_GROUPS = 5;
const SHORTEST = 4;
const LONGEST = 15;

/** For every country code, how most of its numbers are written that begin with the same digit: by samples of formatNumber. */
export function groupings(): Grouping[] {
  const codes = [...new Set(getCountries().map((country) => getCountryCallingCode(country)))].map(Number);
  return codes.sort((a, b) => a - b).flatMap(ofCountryCode);
}

function ofCountryCode(code: number): Grouping[] {
  const random = randomDigits(code);
  const found = new Map<string, number>();
  for (let length = SHORTEST; length + String(code).length <= LONGEST; length++) {
    for (let first = 0; first < 10; first++) {
      const groups = usual(Array.from({ length: SAMPLES }, () => `${code}${first}${random(length - 1)}`));
      if (groups !== null) found.set(groups, (found.get(groups) ?? 0) | (1 << first));
    }
  }
  const all = [...found].map(([text, firstDigits]) => ({ code, firstDigits, groups: text.split(" ").map(Number) }));
  // What is written without groups needs no entry, unless the code would have none and look as if it were unknown.
  const grouped = all.filter(({ groups }) => groups.length > 1 && groups.length <= MOST_GROUPS);
  return grouped.length > 0 ? grouped : all;
}

/** The most frequent groups of those samples that can be numbers, as `3 3 4`; null where none can. */
function usual(samples: readonly string[]): string | null {
  const count = new Map<string, number>();
  for (const digits of samples) {
    const known = parsePhoneNumberFromString(`+${digits}`);
    // A number that is read as another one is none: its first digit was taken for a trunk prefix.
    if (!known?.isValid() || known.number !== `+${digits}`) continue;
    const groups = groupsOf(BigInt(digits));
    count.set(groups, (count.get(groups) ?? 0) + 1);
  }
  return [...count].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

function groupsOf(number: bigint): string {
  const rest = formatNumber(number).slice(`+${countryCodeOf(number)} `.length);
  return rest
    .split(" ")
    .map((group) => group.length)
    .join(" ");
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
