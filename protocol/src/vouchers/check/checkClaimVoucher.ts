import { type Hex, isAddressEqual, stringToHex, zeroAddress } from "viem";
import type { BaseError } from "../../errors/base.ts";
import { dayOf } from "../../model/day.ts";
import { restDays } from "../../model/quarantine.ts";
import { CLAIM_POLICIES, STATUSES, TOMBSTONE_QUARANTINED } from "../../model/types.ts";
import { claimLeaf } from "../claimLeaf.ts";
import { verifyClaimProof } from "../claimTree.ts";
import { type ClaimVoucher, claimVoucherDigest } from "../claimVoucher.ts";
import type { HandedVoucher } from "../text/handedVoucher.ts";
import type { ClaimFacts } from "./facts.ts";
import { type Confirms, isSignedBy } from "./isSignedBy.ts";
import { Refusals, refuseLength, refuseStopped, refuseStuck, refuseUnfree, stands } from "./refusals.ts";
import { isValidAt } from "./validity.ts";

/** How the registry names the term it refuses. */
const DEPOSIT_CLASS = stringToHex("depositClass", { size: 32 });

/** A carrier's voucher as it is handed over, signed or in a root. */
export type HandedClaim = Extract<HandedVoucher, { voucher: ClaimVoucher }>;

/**
 * All reasons for which ClaimDesk would refuse the voucher at the block of the facts, in the order in which it judges, each as
 * the revert would be explained; none if it would take it. What is paid, and from where, is not judged here.
 */
export async function checkClaimVoucher(
  handed: HandedClaim,
  facts: ClaimFacts,
  confirms?: Confirms,
): Promise<readonly BaseError[]> {
  const { voucher } = handed;
  const { timestamp, state, range, rangePrefix } = facts;
  const { number, issuedAt, expiresAt, sequence, rangeVersion } = voucher;
  const to = new Refusals();

  to.add(!isValidAt(voucher, timestamp), "VoucherOutOfTime", issuedAt, expiresAt, BigInt(timestamp));
  if (rangePrefix === 0n) {
    to.add(true, "RangeMissing", number);
  } else {
    const current = voucher.rangePrefix === rangePrefix && rangeVersion === range.version;
    to.add(!current, "VoucherRange", number, voucher.rangePrefix, rangeVersion, rangePrefix, range.version);
  }
  to.add(sequence !== state.sequence, "VoucherSequence", number, sequence, state.sequence);
  if (rangePrefix !== 0n) await refuseEvidence(to, handed, facts, confirms);

  to.add(!isAddressEqual(state.holder, zeroAddress), "NumberTaken", number, state.holder);
  refuseUnfree(to, number, facts);
  refuseStopped(to, facts);
  if (rangePrefix !== 0n) refuseRange(to, voucher, facts);
  refuseStuck(to, number, voucher.holder, facts);
  to.add(isAddressEqual(voucher.holder, zeroAddress), "TransferToZeroAddress");
  return to.found;
}

/** Policy, and signature or root and proof. */
async function refuseEvidence(to: Refusals, handed: HandedClaim, facts: ClaimFacts, confirms?: Confirms) {
  const { voucher } = handed;
  const { range, carrier, rootVersion } = facts;
  const policy = CLAIM_POLICIES[range.policy];
  if (handed.kind === "root") {
    to.add(policy === "open", "PolicyRefuses", voucher.rangePrefix, range.policy);
    to.add(rootVersion !== range.version, "RootUnknown", voucher.rangePrefix, handed.root);
    const leaf = claimLeaf(handed, voucher);
    to.add(!verifyClaimProof(handed.root, leaf, handed.proof), "ProofRefused", handed.root, leaf);
  } else {
    to.add(policy !== "voucher", "PolicyRefuses", voucher.rangePrefix, range.policy);
    const digest: Hex = claimVoucherDigest(handed, voucher);
    const signed = await isSignedBy(digest, carrier.signer, handed.signature, confirms);
    to.add(!signed, "VoucherSignature", range.carrier, carrier.signer);
  }
}

/** What the registry asks of any claim in a range. */
function refuseRange(to: Refusals, { number, depositClass, profile }: ClaimVoucher, facts: ClaimFacts) {
  const { timestamp, state, range, rangePrefix, carrier, profile: head } = facts;
  refuseLength(to, number, range);
  to.add(range.endsOn !== 0, "PrefixEnding", rangePrefix, range.endsOn);
  const resting = (state.flags & TOMBSTONE_QUARANTINED) !== 0;
  const freeOn = BigInt(state.day + restDays(resting, state.sequence, range.quarantineDays));
  const rests = STATUSES[state.status] === "quarantined";
  to.add(rests, "NumberInQuarantine", number, BigInt(dayOf(timestamp)), freeOn);
  const wrongClass = depositClass !== range.depositClass;
  to.add(wrongClass, "TermsRefused", rangePrefix, DEPOSIT_CLASS, BigInt(depositClass), BigInt(range.depositClass));
  to.add(!stands(carrier.status, "active"), "CarrierNotActive", range.carrier);
  const wanted = profile || range.defaultProfile;
  const foreign = head.carrier !== range.carrier;
  to.add(foreign, "ProfileNotOfRange", rangePrefix, wanted, head.carrier, range.carrier);
}
