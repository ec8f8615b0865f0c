import type { Dictionary } from "./entry.ts";
import { day, isZero, prefix } from "./render.ts";

/** What stands for the end of a stop that has none. */
const FOR_GOOD = 65_535;

/** Errors of AuthorityDesk's own, and of the guard's stop. */
export const authorityDesk = {
  RangeNotOffered: {
    title: "The range is not on offer to the caller's carrier.",
    reason: "A range is offered to one carrier, and an offer is void once the range's version is another.",
    found: (p, found, offeredTo) =>
      `${found} for ${prefix(p)}, ${offeredTo === 0 ? "which is not on offer" : `on offer to carrier ${offeredTo}`}`,
    needed: (_, __, offeredTo) => (offeredTo === 0 ? "an offer that stands" : `the owner of carrier ${offeredTo}`),
    remedy: "Ask the carrier of the range to offer it in its present version.",
  },
  AuthorityNotOffered: {
    title: "The authority is not on offer to the caller.",
    reason: "An authority is offered to one address, and an offer is void once the authority's version is another.",
    found: (p, found) => `${found} for ${prefix(p)}`,
    needed: (_, __, offeredTo) => (isZero(offeredTo) ? "an offer that stands" : offeredTo),
    remedy: "Ask the holder of the authority to offer it to this address.",
  },
  StopRefused: {
    title: "The country was stopped not long ago.",
    reason: "A guard stops a country for seven days, once in 60; one that was closed for a successor needs no stop.",
    found: (code, today) => `${prefix(code)} on ${day(today)}`,
    needed: (_, __, possibleOn) =>
      possibleOn > FOR_GOOD ? "a country that is not closed for good" : `${day(possibleOn)} or later`,
    remedy: "Leave the country out, or wait for the day on which it can be stopped again.",
  },
  TooManyCountries: {
    title: "Too many countries are named in one call.",
    reason: "A call must fit in a block.",
    found: (found) => `${found}`,
    needed: (_, highest) => `at most ${highest}`,
    remedy: "Name them in several calls.",
  },
  CountryIsStopped: {
    title: "What is new in this country is stopped.",
    reason:
      "A guard stops claims, allocations and new contests for a week, a successor registry for good; releases, transfers and ports go on.",
    found: (code, today) => `${prefix(code)} on ${day(today)}`,
    needed: (_, __, until) => (until === FOR_GOOD ? "the registry that follows this one" : `${day(until)} or later`),
    remedy: "Try again when the stop is over, or in the registry that follows.",
  },
} satisfies Partial<Dictionary>;
