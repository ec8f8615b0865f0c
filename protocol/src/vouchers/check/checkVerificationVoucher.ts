import { isAddressEqual, zeroAddress } from "viem";
import type { BaseError } from "../../errors/base.ts";
import { explainError } from "../../errors/explainError.ts";
import { dayOf } from "../../model/day.ts";
import { LAST_SEQUENCE, restDays } from "../../model/quarantine.ts";
import { FLAG_CONTESTED, PROFILE_OPEN, STATUSES, VERIFIER_STATUSES } from "../../model/types.ts";
import type { HandedVoucher } from "../text/handedVoucher.ts";
import { type VerificationVoucher, verificationVoucherDigest } from "../verificationVoucher.ts";
import type { VerificationFacts } from "./facts.ts";
import { type Confirms, isSignedBy } from "./isSignedBy.ts";
import { Refusals, refuseLength, refuseStopped, refuseStuck, refuseUnfree, stands } from "./refusals.ts";
import { isValidAt } from "./validity.ts";

/** What a verifier's voucher can be used for. */
export const VERIFICATION_USES = ["claim", "renew", "contest", "answer"] as const;
export type VerificationUse = (typeof VERIFICATION_USES)[number];

/** A verifier's voucher as it is handed over. */
export type HandedVerification = Extract<HandedVoucher, { kind: "verification" }>;

const LONGEST_VERIFIED_DAYS = 366;
const ACTIVE = VERIFIER_STATUSES.indexOf("active");

/**
 * All reasons for which VerificationDesk would refuse this use of the voucher at the block of the facts, in the order in which
 * it judges, each as the revert would be explained; none if it would take it. What is paid, and from where, is not judged.
 */
export async function checkVerificationVoucher(
  use: VerificationUse,
  handed: HandedVerification,
  facts: VerificationFacts,
  confirms?: Confirms,
): Promise<readonly BaseError[]> {
  const { voucher } = handed;
  const to = new Refusals();
  const refuseUse = async () => refuseVerifier(to, handed, facts, confirms);
  if (use === "answer") refuseContest(to, voucher, facts);
  refuseVoucher(to, voucher, facts);
  switch (use) {
    case "claim":
      refuseClaim(to, voucher, facts);
      await refuseUse();
      refuseGrant(to, voucher, facts);
      break;
    case "renew":
      refuseRenewal(to, voucher, facts);
      await refuseUse();
      to.add(isContested(facts), "NumberContested", voucher.number);
      to.add(facts.state.sequence === LAST_SEQUENCE, "SequenceExhausted", voucher.number);
      break;
    case "contest":
      refuseChallenge(to, voucher, facts);
      await refuseUse();
      refuseStuck(to, voucher.number, voucher.holder, facts);
      refuseStopped(to, facts);
      break;
    case "answer":
      refuseAnswer(to, voucher, facts);
      await refuseUse();
  }
  return to.found;
}

/** Time, last verified day and sequence: `_judge`. */
function refuseVoucher(to: Refusals, voucher: VerificationVoucher, { timestamp, state }: VerificationFacts) {
  const { number, issuedAt, expiresAt, verifiedUntil, sequence } = voucher;
  to.add(!isValidAt(voucher, timestamp), "VerificationOutOfTime", issuedAt, expiresAt, BigInt(timestamp));
  const today = dayOf(timestamp);
  const latest = today + LONGEST_VERIFIED_DAYS;
  const refused = verifiedUntil < today || verifiedUntil > latest;
  to.add(refused, "VerifiedUntilRefused", verifiedUntil, BigInt(today), BigInt(latest));
  to.add(sequence !== state.sequence, "VerificationSequence", number, sequence, state.sequence);
}

/** Verifier, accreditation and signature: `_use`. */
async function refuseVerifier(to: Refusals, handed: HandedVerification, facts: VerificationFacts, confirms?: Confirms) {
  const { voucher } = handed;
  const { verifier, verifierCarrierStatus, authorityPrefix, authority, accreditation, timestamp } = facts;
  const { number, verifier: id } = voucher;
  to.add(authorityPrefix === 0n, "AuthorityMissing", number);
  to.add(verifier.status !== ACTIVE, "VerifierStatusRefused", id, verifier.status, ACTIVE);
  to.add(!stands(verifierCarrierStatus, "active"), "VerifierCarrierNotActive", verifier.carrier);
  if (authorityPrefix !== 0n) {
    const trusted = accreditation.authorityVersion !== 0 && accreditation.authorityVersion === authority.version;
    to.add(!trusted, "VerifierNotAccredited", id, authorityPrefix);
    const used = accreditation.usedOn === dayOf(timestamp) ? accreditation.used : 0;
    const spent = trusted && used >= accreditation.dailyLimit;
    to.add(spent, "VerifierLimitReached", id, authorityPrefix, accreditation.dailyLimit);
  }
  const digest = verificationVoucherDigest(handed, voucher);
  const signed = await isSignedBy(digest, verifier.signer, handed.signature, confirms);
  to.add(!signed, "VerificationSignature", id, verifier.signer);
}

/** Nobody's number, or lapsed in another's hands, outside all ranges. */
function refuseClaim(to: Refusals, voucher: VerificationVoucher, facts: VerificationFacts) {
  const { state, rangePrefix } = facts;
  const { number } = voucher;
  const lost = isLapsed(facts) && !isAddressEqual(state.holder, voucher.holder);
  to.add(isHeld(facts) && !lost, "NumberTaken", number, state.holder);
  to.add(rangePrefix !== 0n, "RangeEncloses", number, rangePrefix);
  refuseProfile(to, voucher, facts);
}

/** What the registry asks of a claim that a verifier vouched for. */
function refuseGrant(to: Refusals, { number, holder }: VerificationVoucher, facts: VerificationFacts) {
  const { state, authorityPrefix, authority, depositRefusal, timestamp } = facts;
  if (authorityPrefix !== 0n) {
    to.add(authority.endsOn !== 0, "PrefixEnding", authorityPrefix, authority.endsOn);
    refuseLength(to, number, authority);
  }
  to.add(isLapsed(facts) && isContested(facts), "NumberContested", number);
  refuseUnfree(to, number, facts);
  // A lapsed holding is released first, which takes a sequence too.
  const today = dayOf(timestamp);
  const ended = isLapsed(facts) ? { sequence: Math.min(state.sequence + 1, LAST_SEQUENCE), day: today } : state;
  const freeOn = ended.day + restDays(false, ended.sequence, 0);
  const rests = today < freeOn && (isLapsed(facts) || !isHeld(facts));
  to.add(rests, "NumberInQuarantine", number, BigInt(today), BigInt(freeOn));
  refuseStopped(to, facts);
  if (depositRefusal) to.found.push(explainError(depositRefusal));
  refuseStuck(to, number, holder, facts);
  to.add(isAddressEqual(holder, zeroAddress), "TransferToZeroAddress");
}

function refuseRenewal(to: Refusals, voucher: VerificationVoucher, facts: VerificationFacts) {
  const { number, holder, verifiedUntil } = voucher;
  const { day } = facts.state;
  refuseUnverified(to, number, facts);
  to.add(!isAddressEqual(holder, facts.state.holder), "VerificationHolder", number, holder, facts.state.holder);
  to.add(isHeld(facts) && verifiedUntil <= day, "RenewalTooShort", number, verifiedUntil, day);
}

/** Another's number, verified and not lapsed; a challenger who may, with the stake of the number's own class. */
function refuseChallenge(to: Refusals, voucher: VerificationVoucher, facts: VerificationFacts) {
  const { state, waitsUntil, timestamp } = facts;
  const { number, holder, depositClass } = voucher;
  to.add(isAddressEqual(holder, zeroAddress), "RecipientRefused", number, holder);
  refuseUnverified(to, number, facts);
  to.add(isContested(facts), "NumberContested", number);
  to.add(isLapsed(facts), "NumberHasLapsed", number, state.day);
  to.add(isHeld(facts) && isAddressEqual(holder, state.holder), "ContestOfOwn", number, state.holder);
  const wrongClass = isHeld(facts) && depositClass !== state.depositClass;
  to.add(wrongClass, "StakeClass", number, depositClass, state.depositClass);
  to.add(waitsUntil !== 0, "ChallengerWaits", number, holder, BigInt(dayOf(timestamp)), waitsUntil);
  refuseProfile(to, voucher, facts);
}

/** A challenger's contest that stands and can still be answered. */
function refuseContest(to: Refusals, { number }: VerificationVoucher, facts: VerificationFacts) {
  const { contest, contestFell, timestamp } = facts;
  const isOpen = !isAddressEqual(contest.challenger, zeroAddress);
  to.add(!isOpen, "NoContest", number);
  to.add(isOpen && contestFell, "ContestVerifierFell", number, contest.verifier);
  to.add(isOpen && timestamp >= contest.endsAt, "ContestTime", number, BigInt(timestamp), contest.endsAt);
}

function refuseAnswer(to: Refusals, { number, holder, issuedAt }: VerificationVoucher, facts: VerificationFacts) {
  const { state, contest } = facts;
  to.add(!isAddressEqual(holder, state.holder), "VerificationHolder", number, holder, state.holder);
  to.add(issuedAt < contest.openedAt, "AnswerTooOld", number, issuedAt, contest.openedAt);
}

function refuseProfile(to: Refusals, voucher: VerificationVoucher, facts: VerificationFacts) {
  const { profile, profileCarrierStatus, verifier } = facts;
  const admitted = (profile.flags & PROFILE_OPEN) !== 0 || profile.carrier === verifier.carrier;
  const refused = !stands(profileCarrierStatus, "active") || !admitted;
  to.add(refused, "ProfileRefused", voucher.profile, profile.carrier);
}

/** Held, and by a verifier's word. */
function refuseUnverified(to: Refusals, number: bigint, facts: VerificationFacts) {
  to.add(!isHeld(facts), "NumberNotHeld", number);
  to.add(isHeld(facts) && facts.state.verifier === 0, "NotVerified", number);
}

function isHeld({ state }: VerificationFacts): boolean {
  return !isAddressEqual(state.holder, zeroAddress);
}

function isLapsed({ state }: VerificationFacts): boolean {
  return STATUSES[state.status] === "lapsed";
}

/** Flags of a number that nobody holds are those of a tombstone. */
function isContested(facts: VerificationFacts): boolean {
  return isHeld(facts) && (facts.state.flags & FLAG_CONTESTED) !== 0;
}
