import type { Dictionary } from "./entry.ts";
import { day, ett, prefix, verifierStatus } from "./render.ts";

/** Errors of VerifierRegistry. */
export const verifiers = {
  NotVerifierOwner: {
    title: "The caller does not own the verifier's carrier.",
    reason: "A verifier is a carrier, and its carrier's owner acts for it.",
    found: (verifier, found) => `${found} for verifier ${verifier}`,
    needed: (_, __, owner) => owner,
    remedy: "Use the carrier's own account.",
  },
  VerifierCarrierNotActive: {
    title: "The carrier that is to verify is not active.",
    reason: "It never joined, gave notice, or has left.",
    found: (carrier) => `carrier ${carrier}`,
    needed: () => "an active carrier",
    remedy: "Join as a carrier first.",
  },
  VerifierSignerMissing: {
    title: "The verifier's signer is the zero address.",
    reason: "Nobody could sign its vouchers.",
    needed: () => "the key that signs for the verifier",
    remedy: "Name an account whose key the verifier holds.",
  },
  VerifierBondAboveHighest: {
    title: "The bond is higher than the caller said he would bear.",
    reason: "Governance may have changed the bond meanwhile.",
    found: (_, highest) => `at most ${ett(highest)}`,
    needed: (needed) => ett(needed),
    remedy: "Allow the bond that is asked now.",
  },
  VerifierBondRefused: {
    title: "The bond of verifiers would be set above its bound.",
    reason: "The bound stands in the contract's code.",
    found: (found) => ett(found),
    needed: (_, highest) => `at most ${ett(highest)}`,
    remedy: "Choose a lower bond.",
  },
  VerifiersExhausted: {
    title: "There are 65,535 verifiers: no further one can enrol.",
    reason: "A number's record has 16 bits for its verifier.",
    remedy: "Verify in the name of one that is there.",
  },
  VerifierStatusRefused: {
    title: "The verifier's status does not admit this.",
    reason: "An active verifier vouches, is suspended or leaves; a suspended one may be reinstated.",
    found: (verifier, found) => `verifier ${verifier} is ${verifierStatus(found)}`,
    needed: (_, __, needed) => verifierStatus(needed),
    remedy: "Choose another verifier, or look up what its status admits.",
  },
  VerifierBondFrozen: {
    title: "The verifier's bond has not thawed.",
    reason: "It stays for 30 days after the notice, in which a verifier can still be held to its word.",
    found: (verifier, today) => `verifier ${verifier} on ${day(today)}`,
    needed: (_, __, leavesOn) => (leavesOn === 0 ? "a verifier that gave notice" : `${day(leavesOn)} or later`),
    remedy: "Give notice first, then wait for its day.",
  },
  NotAccreditingAuthority: {
    title: "The caller is not the authority at exactly this prefix.",
    reason: "An authority accredits verifiers for its own prefix.",
    found: (p, found) => `${found} for ${prefix(p)}`,
    needed: (_, __, needed) => needed,
    remedy: "Use the authority's own account and prefix.",
  },
  VerifierNotAccredited: {
    title: "The authority of this number has not accredited the verifier.",
    reason:
      "The authority nearest above a number decides whom it trusts there, and an accreditation ends with the authority.",
    found: (verifier, p) => `verifier ${verifier} for ${prefix(p)}`,
    needed: () => "a verifier that is accredited there",
    remedy: "Choose a verifier that the authority trusts.",
  },
  VerifierLimitReached: {
    title: "The verifier has vouched for as many numbers today as it may.",
    reason: "An accreditation has a daily limit, so that a stolen key does bounded harm.",
    found: (verifier, p, limit) => `verifier ${verifier} for ${prefix(p)}, ${limit} today`,
    needed: () => "a use within the day's limit",
    remedy: "Use the voucher tomorrow, while it is valid.",
  },
  NotVerificationDesk: {
    title: "Only the verification desk uses up a verifier's daily limit.",
    reason: "It has checked the voucher.",
    found: (found) => found,
    needed: (_, needed) => needed,
    remedy: "Use the voucher at the verification desk.",
  },
} satisfies Partial<Dictionary>;
