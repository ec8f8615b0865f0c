import type { Dictionary } from "./entry.ts";
import { ett } from "./render.ts";

/** Errors of CarrierRegistry. */
export const carriers = {
  NotOwnerOfCarrier: {
    title: "The caller does not own the carrier.",
    reason: "A carrier's owner decides about it.",
    found: (carrier, found) => `${found} for carrier ${carrier}`,
    needed: (_, owner) => owner,
    remedy: "Use the carrier's own account.",
  },
  CarrierNotOffered: {
    title: "The carrier was not offered to the caller.",
    reason: "A carrier changes hands only by an offer of its owner to one account.",
    found: (carrier, found) => `${found} for carrier ${carrier}`,
    needed: (_, __, offeredTo) => offeredTo,
    remedy: "Ask its owner to offer it to this account.",
  },
  BondAboveHighest: {
    title: "The bond is higher than the joiner said he would bear.",
    reason: "Governance may have changed the bond meanwhile.",
    found: (_, highest) => `at most ${ett(highest)}`,
    needed: (needed) => ett(needed),
    remedy: "Allow the bond that is asked now.",
  },
  BondRefused: {
    title: "The bond would be set above its bound.",
    reason: "The bound stands in the contract's code.",
    found: (found) => ett(found),
    needed: (_, highest) => `at most ${ett(highest)}`,
    remedy: "Choose a lower bond.",
  },
  SignerMissing: {
    title: "The signer is the zero address.",
    reason: "Nobody could sign for the carrier.",
    needed: () => "the key that signs for the carrier",
    remedy: "Name an account whose key the carrier holds.",
  },
  DescriptionLength: {
    title: "The carrier's name or metadata URI has a length that is refused.",
    reason: "Both are shown to people, and an event must not be endless.",
    found: (name, uri) => `name of ${name} bytes, URI of ${uri}`,
    needed: () => "a name of 1 to 64 bytes, a URI of at most 200",
    remedy: "Shorten it; a carrier needs a name.",
  },
} satisfies Partial<Dictionary>;
