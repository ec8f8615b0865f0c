import { LONGEST_TEMPLATE, PLACEHOLDER, SHORTEST_TEMPLATE } from "../../route/checkTemplate.ts";
import type { Dictionary } from "./entry.ts";
import { kind } from "./render.ts";

const nth = (rule: bigint) => `rule ${rule + 1n}`;

/** Errors of RouteProfiles. */
export const routeProfiles = {
  ProfileMissing: {
    title: "There is no such route profile.",
    reason: "Profiles have ids from 1 on, in the order in which they were created.",
    found: (found) => `profile ${found}`,
    needed: (_, count) => (count === 0 ? "a profile, of which there are none yet" : `1 to ${count}`),
    remedy: "Choose a profile that exists, or create one.",
  },
  NotProfileCarrier: {
    title: "The caller does not own the carrier of the profile.",
    reason: "A profile is changed by the owner of its carrier.",
    found: (carrier, found) => `${found} for carrier ${carrier}`,
    needed: (_, __, owner) => owner,
    remedy: "Use the carrier's own account.",
  },
  ProfileCarrierNotActive: {
    title: "The carrier of the profile is not active.",
    reason: "It never joined, gave notice, or has left.",
    found: (carrier) => `carrier ${carrier}`,
    needed: () => "an active carrier",
    remedy: "Join as a carrier first; a carrier that leaves makes no new profiles.",
  },
  TooManyRules: {
    title: "The profile has too many rules.",
    reason: "Every call to a number of the profile reads all of its rules.",
    found: (found) => `${found} rules`,
    needed: (_, highest) => `at most ${highest}`,
    remedy: "Leave rules out.",
  },
  TtlTooLong: {
    title: "The time to live is too long.",
    reason: "Answers that are kept too long would go to a carrier that a number has left.",
    found: (found) => `${found} seconds`,
    needed: (_, highest) => `at most ${highest} seconds`,
    remedy: "Choose a shorter one.",
  },
  ProfileFlagsUnknown: {
    title: "A flag is set that means nothing.",
    reason: "Flags that mean nothing now may mean something later.",
    found: (found) => `flags ${found}`,
    needed: () => "known flags only",
    remedy: "Clear the other flags.",
  },
  TemplateLength: {
    title: "A route template is too short or too long.",
    reason: "It must fit in a SIP header and in a DNS record.",
    found: (rule, found) => `${found} bytes in ${nth(rule)}`,
    needed: () => `${SHORTEST_TEMPLATE} to ${LONGEST_TEMPLATE} bytes`,
    remedy: `Write a URI such as sip:+${PLACEHOLDER}@sbc.example.net.`,
  },
  TemplateByte: {
    title: "A route template has a byte that is refused.",
    reason: "Templates end up in SIP headers and DNS records.",
    found: (rule, position, found) => `${found} at byte ${position} of ${nth(rule)}`,
    needed: () => "letters, digits and - . _ ~ + : ; = @ [ ] & / only",
    remedy: "Take the byte out; % escapes, quotes, spaces and line ends are never accepted.",
  },
  TemplateScheme: {
    title: "A route template does not begin with the scheme of its kind.",
    reason: "The kind says what the template leads to, and the scheme must say the same.",
    found: (rule, found) => `kind ${kind(found)} in ${nth(rule)}`,
    needed: (_, found) => (kind(found) === "tel" ? "tel:+ at the beginning" : `${kind(found)}: at the beginning`),
    remedy: "Begin with the scheme in lower case, or choose another kind.",
  },
  TemplateAt: {
    title: "A route template has a wrong number of @.",
    reason: "A SIP URI has one host behind its @, a tel URI has none.",
    found: (rule, found) => `${found} in ${nth(rule)}`,
    needed: (_, __, needed) => `${needed}`,
    remedy: "Write user@host once in a SIP URI, no @ in a tel URI.",
  },
  TemplatePlaceholder: {
    title: `${PLACEHOLDER} stands in a route template more than once.`,
    reason: "The number's digits stand in one place of a URI.",
    found: (rule, found) => `${found} times in ${nth(rule)}`,
    needed: () => "once at most",
    remedy: "Keep the one in the user part.",
  },
} satisfies Partial<Dictionary>;
