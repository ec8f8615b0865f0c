import { show } from "../show.ts";
import type { Dictionary } from "./entry.ts";

/** Errors of NumberResolver, which ENS clients ask. */
export const resolver = {
  NameMalformed: {
    title: "The name is not in DNS wire format.",
    reason: "Each label is preceded by its length, and the name ends with a zero (RFC 1035 section 3.1).",
    found: (name) => show(name),
    needed: () => "a name as ENS clients encode it",
    remedy: "Ask through an ENS client.",
  },
  NameNotUnderParent: {
    title: "The name is not under the parent that this resolver answers for.",
    reason: "Numbers stand under one parent name, a label for each digit.",
    found: (name) => show(name),
    needed: (_, parent) => `a name under ${show(parent)}`,
    remedy: "Put the number's reversed digits before the parent.",
  },
  ParentRefused: {
    title: "This cannot be the parent of numbers.",
    reason: "A name with fifteen digits before it must fit in a domain name.",
    found: (found) => show(found),
    needed: () => "a plain domain name in lower case that leaves room for 15 labels",
    remedy: "Choose a shorter or plainer name.",
  },
  UnsupportedResolverProfile: {
    title: "The resolver does not answer this function.",
    reason: "It knows addresses, texts and NAPTR records of numbers.",
    found: (selector) => selector,
    needed: () => "addr, text or dnsRecord",
    remedy: "Ask for one of these.",
  },
} satisfies Partial<Dictionary>;
