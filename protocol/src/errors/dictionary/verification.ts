import type { Dictionary } from "./entry.ts";
import { day, number, prefix, second } from "./render.ts";

/** Errors of VerificationDesk about vouchers and what they are used for. */
export const verification = {
  VerificationOutOfTime: {
    title: "The verifier's voucher is not valid at this time.",
    reason:
      "A voucher is used between its issue and its expiry, which lie 30 days apart at most; an answer's is issued after the contest began.",
    found: (issued, expires, at) =>
      `issued at ${second(BigInt(issued))}, expires at ${second(BigInt(expires))}, used at ${second(at)}`,
    needed: () => "a use from its issue until it expires, with 30 days between the two at most",
    remedy: "Have the number verified again.",
  },
  VerifiedUntilRefused: {
    title: "The voucher's last verified day is refused.",
    reason: "A verification lasts 366 days at most, and one that is over counts for nothing.",
    found: (found, today) => `${day(found)} on ${day(today)}`,
    needed: (_, today, latest) => `a day from ${day(today)} to ${day(latest)}`,
    remedy: "Have the number verified again.",
  },
  VerificationSequence: {
    title: "The voucher is for another state of the number.",
    reason: "Each claim, transfer, port, renewal and contest of a number makes older vouchers void.",
    found: (n, found) => `sequence ${found} for ${number(n)}`,
    needed: (_, __, needed) => `sequence ${needed}`,
    remedy: "Have the number verified again, with its present sequence.",
  },
  VerificationSignature: {
    title: "The voucher is not signed by its verifier.",
    reason: "Only the key that the verifier has registered as its signer counts.",
    found: (verifier) => `a signature that is not of verifier ${verifier}'s signer`,
    needed: (_, signer) => `a signature of ${signer}`,
    remedy: "Check that no field of the voucher was changed; if none was, have the number verified again.",
  },
  VerificationUsed: {
    title: "The voucher has been used.",
    reason: "The number has used up its 65,535 changes, so that each voucher for it serves once and is remembered.",
    found: (n, verifier) => `a voucher of verifier ${verifier} for ${number(n)} that was used`,
    needed: () => "a voucher that nobody has used",
    remedy: "Have the number verified again.",
  },
  VerificationHolder: {
    title: "The voucher is for another wallet.",
    reason: "A verifier vouches for one wallet, which is the holder's where a holding is renewed or defended.",
    found: (n, found) => `${found} for ${number(n)}`,
    needed: (_, __, needed) => needed,
    remedy: "Have the number verified for the wallet that holds it.",
  },
  RenewalTooShort: {
    title: "The renewal would not last longer.",
    reason: "A renewal keeps a number verified for longer than it is; nobody's word makes it lapse sooner.",
    found: (n, found) => `${number(n)} verified until ${day(found)}`,
    needed: (_, __, present) => `a day after ${day(present)}`,
    remedy: "Have the number verified again once its verification is nearer to its end, or for longer.",
  },
  RangeEncloses: {
    title: "The number belongs to a range.",
    reason: "Verifiers vouch for numbers outside all ranges; inside one, its carrier says who may claim.",
    found: (n, p) => `${number(n)} in range ${prefix(p)}`,
    needed: () => "a number that no range encloses",
    remedy: "Claim it in its range, as the range's policy admits.",
  },
  AuthorityMissing: {
    title: "No numbering authority stands above this number.",
    reason: "Verifiers are accredited by the authority of the number's prefix.",
    found: (n) => number(n),
    needed: () => "a number under a prefix that has an authority",
    remedy: "Wait until governance has delegated the country code.",
  },
  ProfileRefused: {
    title: "The number cannot be served by this route profile.",
    reason: "It is neither open nor of the verifier's own carrier, or its carrier is not active.",
    found: (profile, carrier) => `profile ${profile} of carrier ${carrier}`,
    needed: () => "an open profile of an active carrier, or one of the verifier's carrier",
    remedy: "Choose an open profile, and have the number verified for it.",
  },
  NotVerified: {
    title: "No verifier vouched for this number.",
    reason: "A number of a range neither lapses nor can be contested.",
    found: (n) => number(n),
    needed: () => "a number that is held by a verifier's word",
    remedy: "Ask its holder, or the carrier of its range.",
  },
  NumberHasLapsed: {
    title: "The verification of this number is over.",
    reason: "Who controls a lapsed number need not contest it.",
    found: (n, until) => `${number(n)}, verified until ${day(until)}`,
    needed: () => "a number whose verification stands",
    remedy: "Claim it with the voucher.",
  },
  NotSweepable: {
    title: "The number cannot be swept yet.",
    reason: "A holder has 30 days after the last verified day to have the number verified again.",
    found: (n, today) => `${number(n)} on ${day(today)}`,
    needed: (_, __, from) => `${day(from)} or later`,
    remedy: "Wait for that day, or claim the number with a verifier's voucher.",
  },
} satisfies Partial<Dictionary>;
