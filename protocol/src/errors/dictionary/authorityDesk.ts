import type { Dictionary } from "./entry.ts";
import { day, isZero, prefix } from "./render.ts";

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
    reason: "A guard stops a country for seven days, once in 60.",
    found: (code, today) => `${prefix(code)} on ${day(today)}`,
    needed: (_, __, possibleOn) => `${day(possibleOn)} or later`,
    remedy: "Leave the country out, or wait for that day.",
  },
  TooManyCountries: {
    title: "Too many countries are named in one call.",
    reason: "A call must fit in a block.",
    found: (found) => `${found}`,
    needed: (_, highest) => `at most ${highest}`,
    remedy: "Name them in several calls.",
  },
  CountryIsStopped: {
    title: "A guard has stopped what is new in this country.",
    reason: "Claims, allocations and new contests wait; releases, transfers and ports go on.",
    found: (code, today) => `${prefix(code)} on ${day(today)}`,
    needed: (_, __, until) => `${day(until)} or later`,
    remedy: "Try again on that day.",
  },
} satisfies Partial<Dictionary>;
