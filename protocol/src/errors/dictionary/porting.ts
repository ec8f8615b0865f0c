import type { Dictionary } from "./entry.ts";
import { ett, number, prefix } from "./render.ts";

/** Errors of PortingDesk. */
export const porting = {
  NotRegistry: {
    title: "The token comes from a contract other than the registry.",
    reason: "The desk ports numbers of one registry, and could not give other tokens back.",
    found: (found) => found,
    needed: (_, needed) => needed,
    remedy: "Send the token of a number.",
  },
  OrderMalformed: {
    title: "The data that came with the token is no porting order.",
    reason: "A number is sent to the desk together with where it shall go.",
    found: (length) => `${length} bytes`,
    needed: () => "an encoded PortOrder",
    remedy: "Encode the order with encodePortOrder.",
  },
  AcceptanceRefused: {
    title: "An acceptance came along with the order.",
    reason: "Ports go to profiles that are open for port-ins.",
    found: (length) => `an acceptance of ${length} bytes`,
    needed: () => "none",
    remedy: "Leave the acceptance out.",
  },
  RecipientMissing: {
    title: "There is no such route profile to port to.",
    reason: "A number is ported to a route profile, by its id.",
    found: (profile) => `profile ${profile}`,
    needed: () => "a profile that exists",
    remedy: "Choose a profile of the carrier you want to go to.",
  },
  ProfileUnchanged: {
    title: "The number is at this profile already.",
    reason: "A port leads to another profile.",
    found: (n, profile) => `${number(n)} at profile ${profile}`,
    needed: () => "another profile",
    remedy: "Nothing is to be done, or choose another profile.",
  },
  PortNotAccepted: {
    title: "The recipient has not accepted this port.",
    reason: "The profile is not open for port-ins.",
    found: (n, profile, carrier) => `${number(n)} to profile ${profile} of carrier ${carrier}`,
    needed: () => "an open profile, or the recipient's signature",
    remedy: "Choose an open profile of the carrier, or ask it to accept.",
  },
  RecipientNotActive: {
    title: "The recipient is not an active carrier.",
    reason: "It never joined, gave notice, or has left.",
    found: (carrier) => `carrier ${carrier}`,
    needed: () => "an active carrier",
    remedy: "Choose another carrier.",
  },
  FeeAboveHighest: {
    title: "The porting fee is higher than the order allows.",
    reason: "An order says the most it will bear, so that nobody pays more than was shown.",
    found: (_, highest) => `at most ${ett(highest)}`,
    needed: (needed) => ett(needed),
    remedy: "Ask for a fresh quote and allow its fee.",
  },
  BaseFeeRefused: {
    title: "The base part of the fee would be set above its bound.",
    reason: "The bound stands in the contract's code.",
    found: (found) => ett(found),
    needed: (_, highest) => `at most ${ett(highest)}`,
    remedy: "Choose a lower fee.",
  },
  DonorPartRefused: {
    title: "The donor part would be set above its bound.",
    reason: "The bound stands in the contract's code: a port must stay affordable.",
    found: (found) => ett(found),
    needed: (_, highest) => `at most ${ett(highest)}`,
    remedy: "Choose a lower part.",
  },
  NoRangeAt: {
    title: "No range stands at exactly this prefix.",
    reason: "The donor part belongs to a range.",
    found: (p) => prefix(p),
    needed: () => "the prefix of a range",
    remedy: "Look up the ranges of your carrier.",
  },
  NotOwner: {
    title: "The caller does not own the carrier whose credit or donor part it is.",
    reason: "A carrier's owner sets what porting away costs, and gets it.",
    found: (carrier, found) => `${found} for carrier ${carrier}`,
    needed: (_, __, owner) => owner,
    remedy: "Use the carrier's own account.",
  },
  NoCredit: {
    title: "The carrier has no credit to withdraw.",
    reason: "Credit comes from donor parts of ports, and was withdrawn or never came.",
    found: (carrier) => `carrier ${carrier}`,
    needed: () => "a donor part that was paid since the last withdrawal",
    remedy: "Wait until a number is ported away from one of its profiles.",
  },
} satisfies Partial<Dictionary>;
