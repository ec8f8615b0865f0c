import { HIGHEST_DIGITS, isNumber } from "@dots/protocol";
import type { Random } from "../../model/random.ts";

/** What is there to draw from. */
export interface Pool {
  /** Numbers that somebody held, or that are like them. */
  numbers: readonly bigint[];
  /** Where ranges and authorities stand or stood. */
  prefixes: readonly bigint[];
}

/** Numbers where answers would differ first: at the edges of what is known, of any length, and some from anywhere. */
export function drawNumbers(random: Random, pool: Pool, count: number): bigint[] {
  const drawn: bigint[] = [];
  while (drawn.length < count) {
    const number = random.pick(WAYS)(random, pool);
    if (isNumber(number)) drawn.push(number);
  }
  return drawn;
}

type Way = (random: Random, pool: Pool) => bigint;

/** The number beside one that is known, with a digit more, or with one less. */
const beside: Way = (random, { numbers }) => {
  const number = random.pick(numbers);
  const digit = BigInt(random.below(10));
  return random.pick([number - 1n, number + 1n, number * 10n + digit, number / 10n]);
};

/** Any number under a prefix, the prefix itself among them. */
const under: Way = (random, { prefixes }) => {
  const prefix = random.pick(prefixes);
  return fill(prefix, random.below(HIGHEST_DIGITS + 1 - `${prefix}`.length), () => random.below(10));
};

/** The first and the last number of some length under a prefix, and the ones before and after. */
const edge: Way = (random, { prefixes }) => {
  const prefix = random.pick(prefixes);
  const more = random.below(HIGHEST_DIGITS + 1 - `${prefix}`.length);
  const [first, last] = [fill(prefix, more, () => 0), fill(prefix, more, () => 9)];
  return random.pick([first, first - 1n, last, last + 1n]);
};

const anywhere: Way = (random) => fill(0n, 1 + random.below(HIGHEST_DIGITS), () => random.below(10));

const WAYS: readonly Way[] = [beside, under, under, edge, edge, anywhere];

function fill(prefix: bigint, more: number, digit: () => number): bigint {
  return Array.from({ length: more }, digit).reduce((number, next) => number * 10n + BigInt(next), prefix);
}
