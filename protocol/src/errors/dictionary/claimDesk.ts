import type { Dictionary } from "./entry.ts";
import { number, policy, prefix, second } from "./render.ts";

/** Errors of ClaimDesk. */
export const claimDesk = {
  VoucherOutOfTime: {
    title: "The voucher is not valid at this time.",
    reason: "A voucher is used between its issue and its expiry, which lie 30 days apart at most.",
    found: (issued, expires, at) =>
      `issued at ${second(BigInt(issued))}, expires at ${second(BigInt(expires))}, used at ${second(at)}`,
    needed: () => "a use from its issue until it expires, with 30 days between the two at most",
    remedy: "Ask the carrier for a fresh voucher.",
  },
  VoucherSequence: {
    title: "The voucher is for another state of the number.",
    reason: "Each claim, transfer, port and release of a number makes older vouchers void.",
    found: (n, found) => `sequence ${found} for ${number(n)}`,
    needed: (_, __, needed) => `sequence ${needed}`,
    remedy: "Ask the carrier for a voucher with the number's present sequence.",
  },
  VoucherRange: {
    title: "The voucher names another range than encloses the number now.",
    reason:
      "A range that was taken back, allocated anew or handed over has another version, and older vouchers are void.",
    found: (n, found, version) => `range ${prefix(found)} in version ${version} for ${number(n)}`,
    needed: (_, __, ___, needed, version) =>
      needed === 0n ? "a number that a range encloses" : `range ${prefix(needed)} in version ${version}`,
    remedy: "Ask the carrier that holds the range now for a voucher.",
  },
  VoucherSignature: {
    title: "The voucher is not signed by its carrier.",
    reason: "Only the key that the carrier of the range has registered as its signer counts.",
    found: (carrier) => `a signature that is not of carrier ${carrier}'s signer`,
    needed: (_, signer) => `a signature of ${signer}`,
    remedy:
      "Check that no field of the voucher was changed; if none was, ask the carrier to sign it with its present key.",
  },
  PolicyRefuses: {
    title: "The range does not admit this way of claiming.",
    reason: "A range is open to all, given by vouchers, or closed.",
    found: (p, found) => `range ${prefix(p)}, claim policy ${policy(found)}`,
    needed: (_, found) =>
      policy(found) === "closed"
        ? "a root that its carrier posted, or its carrier"
        : "a way of claiming that fits the policy",
    remedy: "Claim in the way that the range's policy admits.",
  },
  RootUnknown: {
    title: "The root stands no longer, or never stood, for this range.",
    reason: "A root is posted for one version of a range, and its carrier may withdraw it.",
    found: (p, root) => `root ${root} for range ${prefix(p)}`,
    needed: () => "a root that the range's carrier posted for its present version",
    remedy: "Ask the carrier for the root that stands now, and for a proof under it.",
  },
  ProofRefused: {
    title: "The proof does not lead from the voucher to the root.",
    reason: "The voucher, its proof and the root belong together as the carrier built them.",
    found: (root, leaf) => `leaf ${leaf} under root ${root}`,
    needed: () => "the proof of this very leaf",
    remedy: "Check that no field of the voucher was changed, and ask the carrier for the proof.",
  },
  NotRangeCarrier: {
    title: "The caller does not own the carrier of the range.",
    reason: "Roots are posted and withdrawn by the carrier that holds the range.",
    found: (p, found) => `${found} for range ${prefix(p)}`,
    needed: (_, __, owner) => owner,
    remedy: "Use the carrier's own account.",
  },
} satisfies Partial<Dictionary>;
