import { type Hex, zeroAddress } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { describe, expect, test } from "vitest";
import { CLAIM_POLICIES, STATUSES } from "../../model/types.ts";
import { claimLeaf } from "../claimLeaf.ts";
import { signClaimVoucher } from "../claimVoucher.ts";
import { signVerificationVoucher } from "../verificationVoucher.ts";
import { checkClaimVoucher, type HandedClaim } from "./checkClaimVoucher.ts";
import { checkVerificationVoucher, type HandedVerification, type VerificationUse } from "./checkVerificationVoucher.ts";
import type { ClaimFacts, VerificationFacts } from "./facts.ts";

const DAY = 86_400;
const today = 20_000;
const now = today * DAY + 3_600;
const signer = privateKeyToAccount(`0x${"11".repeat(32)}`);
const holder = `0x${"aa".repeat(20)}` as const;
const stranger = `0x${"bb".repeat(20)}` as const;
const registry = `0x${"cc".repeat(20)}` as const;
const at = { chainId: 31337, desk: `0x${"dd".repeat(20)}` } as const;
const number = 12125550123n;

const numberFacts = {
  timestamp: now,
  stuckAt: [registry],
  state: {
    ...{ holder: zeroAddress, status: STATUSES.indexOf("available"), profile: 0, day: 0 },
    ...{ depositClass: 0, sequence: 4, flags: 0, verifier: 0 },
  },
  heldIn: zeroAddress,
  predecessor: null,
  successor: zeroAddress,
  countryCode: 1n,
  stoppedUntil: 0,
  profile: { carrier: 5, flags: 1 },
} as const;
const claimFacts: ClaimFacts = {
  ...numberFacts,
  rangePrefix: 1212555n,
  range: {
    ...{ carrier: 5, defaultProfile: 9, minDigits: 11, maxDigits: 11, depositClass: 1 },
    ...{ policy: CLAIM_POLICIES.indexOf("voucher"), quarantineDays: 45, version: 3, endsOn: 0, flags: 0 },
  },
  carrier: { owner: stranger, status: 1, joinedOn: 1, leavesOn: 0, signer: signer.address, bond: 0n },
  rootVersion: 0,
};
const claim = {
  ...{ number, holder, profile: 0, depositClass: 1, sequence: 4, rangePrefix: 1212555n, rangeVersion: 3 },
  ...{ issuedAt: now - 60, expiresAt: now + DAY },
};
const verification = {
  ...{ number, holder, profile: 9, depositClass: 1, sequence: 4, verifiedUntil: today + 90, verifier: 2 },
  ...{ issuedAt: now - 60, expiresAt: now + DAY },
};
const verificationFacts: VerificationFacts = {
  ...numberFacts,
  rangePrefix: 0n,
  range: { ...claimFacts.range, carrier: 0, version: 0 },
  profileCarrierStatus: 1,
  verifierCarrierStatus: 1,
  verifier: { signer: signer.address, carrier: 6, status: 1, leavesOn: 0, suspendedAt: 0, bond: 0n },
  authorityPrefix: 1n,
  authority: {
    ...{ holder: stranger, minDigits: 11, maxDigits: 11, rangeLengths: 0, authorityLengths: 0 },
    ...{ version: 1, endsOn: 0, stoppedUntil: 0 },
  },
  accreditation: { authorityVersion: 1, dailyLimit: 2, usedOn: today, used: 1, revokedAt: 0 },
  contest: {
    ...{ challenger: zeroAddress, openedAt: 0, endsAt: 0, verifier: 0, profile: 0, verifiedUntil: 0 },
    ...{ authorityPrefix: 0n, authorityVersion: 0 },
  },
  contestFell: false,
  waitsUntil: 0,
  depositRefusal: null,
};
const held = {
  ...numberFacts.state,
  holder,
  status: STATUSES.indexOf("held"),
  depositClass: 1,
  verifier: 2,
  day: today,
};

const signed = async (voucher = claim): Promise<HandedClaim> => ({
  ...at,
  kind: "claim",
  voucher,
  signature: await signClaimVoucher(signer, at, voucher),
});
const vouched = async (voucher = verification): Promise<HandedVerification> => ({
  ...at,
  kind: "verification",
  voucher,
  signature: await signVerificationVoucher(signer, at, voucher),
});
const codesOf = (found: readonly { code: string }[]) => found.map(({ code }) => code);
const judgeClaim = async (handed: HandedClaim, facts: Partial<ClaimFacts> = {}) =>
  codesOf(await checkClaimVoucher(handed, { ...claimFacts, ...facts }));
const judge = async (use: VerificationUse, handed: HandedVerification, facts: Partial<VerificationFacts> = {}) =>
  codesOf(await checkVerificationVoucher(use, handed, { ...verificationFacts, ...facts }));

describe("checkClaimVoucher", () => {
  test("finds nothing against a good voucher, signed or in a root", async () => {
    expect(await judgeClaim(await signed())).toEqual([]);
    const leaf = claimLeaf(at, claim);
    const inRoot: HandedClaim = { ...at, kind: "root", voucher: claim, root: leaf, proof: [] };
    expect(await judgeClaim(inRoot, { rootVersion: 3 })).toEqual([]);
  });

  test("tells all reasons at once, in the order in which the desk and the registry judge", async () => {
    const bad = {
      ...claim,
      expiresAt: now - 1,
      rangeVersion: 2,
      sequence: 3,
      depositClass: 0,
      profile: 7,
      holder: registry,
    };
    const facts: Partial<ClaimFacts> = {
      range: { ...claimFacts.range, policy: 1, endsOn: today + 30, minDigits: 12, maxDigits: 12 },
      state: { ...held, sequence: 65_535 },
      stoppedUntil: today + 1,
      carrier: { ...claimFacts.carrier, status: 2, signer: stranger },
      profile: { carrier: 8, flags: 1 },
    };
    expect(await judgeClaim(await signed(bad), facts)).toEqual([
      ...["VoucherOutOfTime", "VoucherRange", "VoucherSequence", "PolicyRefuses", "VoucherSignature"],
      ...["NumberTaken", "CountryIsStopped", "NumberLengthRefused", "PrefixEnding"],
      ...["TermsRefused", "CarrierNotActive", "ProfileNotOfRange", "RecipientRefused"],
    ]);
  });

  test("tells of roots and proofs, of numbers that rest, live elsewhere or are in no range", async () => {
    const root = `0x${"01".repeat(32)}` as Hex;
    const inRoot: HandedClaim = { ...at, kind: "root", voucher: claim, root, proof: [] };
    expect(await judgeClaim(inRoot, { range: { ...claimFacts.range, policy: 1 } })).toEqual([
      ...["PolicyRefuses", "RootUnknown", "ProofRefused"],
    ]);
    const state = { ...numberFacts.state, status: STATUSES.indexOf("quarantined"), day: today };
    expect(await judgeClaim(await signed(), { state })).toEqual(["NumberInQuarantine"]);
    const moved = { ...numberFacts.state, status: STATUSES.indexOf("moved") };
    expect(await judgeClaim(await signed(), { state: moved })).toEqual(["NumberLiveElsewhere"]);
    expect(await judgeClaim(await signed(), { heldIn: stranger })).toEqual(["NumberLiveElsewhere"]);
    const openBefore = { closedFor: zeroAddress, needed: registry };
    expect(await judgeClaim(await signed(), { predecessor: openBefore })).toEqual(["PredecessorNotClosed"]);
    const closedBefore = { closedFor: registry, needed: registry };
    expect(await judgeClaim(await signed(), { predecessor: closedBefore })).toEqual([]);
    expect(await judgeClaim(await signed(), { rangePrefix: 0n })).toEqual(["RangeMissing"]);
    const toNobody = { ...claim, holder: zeroAddress as `0x${string}` };
    expect(await judgeClaim(await signed(toNobody))).toEqual(["TransferToZeroAddress"]);
  });

  test("says in words what was found, what was needed and what to do", async () => {
    const [refusal] = await checkClaimVoucher(await signed({ ...claim, sequence: 3 }), claimFacts);
    expect(refusal).toMatchObject({
      code: "VoucherSequence",
      found: "sequence 3 for +1 212 555 0123",
      needed: "sequence 4",
      remedy: "Ask the carrier for a voucher with the number's present sequence.",
    });
  });
});

describe("checkVerificationVoucher", () => {
  test("finds nothing against a good voucher, for each of its uses", async () => {
    expect(await judge("claim", await vouched())).toEqual([]);
    expect(await judge("claim", await vouched(), { state: { ...held, holder: stranger, status: 3 } })).toEqual([]);
    expect(await judge("renew", await vouched(), { state: held })).toEqual([]);
    expect(await judge("contest", await vouched(), { state: { ...held, holder: stranger } })).toEqual([]);
    const contest = { ...verificationFacts.contest, challenger: stranger, openedAt: now - 60, endsAt: now + 1 };
    expect(await judge("answer", await vouched(), { state: { ...held, flags: 4 }, contest })).toEqual([]);
  });

  test("tells all reasons against a claim", async () => {
    const bad = { ...verification, issuedAt: now + 1, verifiedUntil: today + 367, sequence: 5, holder: registry };
    const facts: Partial<VerificationFacts> = {
      rangePrefix: 1212n,
      state: { ...held, holder: stranger, flags: 4, sequence: 65_535 },
      profileCarrierStatus: 2,
      verifier: { ...verificationFacts.verifier, status: 2, signer: stranger },
      verifierCarrierStatus: 3,
      authority: { ...verificationFacts.authority, version: 2, minDigits: 12, maxDigits: 12, endsOn: today + 30 },
      stoppedUntil: today + 1,
    };
    expect(await judge("claim", await vouched(bad), facts)).toEqual([
      ...["VerificationOutOfTime", "VerifiedUntilRefused", "VerificationSequence", "NumberTaken"],
      ...["RangeEncloses", "ProfileRefused", "VerifierStatusRefused", "VerifierCarrierNotActive"],
      ...["VerifierNotAccredited", "VerificationSignature", "PrefixEnding", "NumberLengthRefused"],
      ...["CountryIsStopped", "RecipientRefused"],
    ]);
    const used = { ...verificationFacts.accreditation, used: 2 };
    expect(await judge("claim", await vouched(), { accreditation: used })).toEqual(["VerifierLimitReached"]);
    expect(await judge("claim", await vouched(), { accreditation: { ...used, usedOn: today - 1 } })).toEqual([]);
    expect(await judge("claim", await vouched(), { authorityPrefix: 0n })).toEqual(["AuthorityMissing"]);
  });

  test("under an authority that was given notice all but a claim goes on", async () => {
    const authority = { ...verificationFacts.authority, endsOn: today + 30 };
    expect(await judge("claim", await vouched(), { authority })).toEqual(["PrefixEnding"]);
    expect(await judge("renew", await vouched(), { authority, state: held })).toEqual([]);
    expect(await judge("contest", await vouched(), { authority, state: { ...held, holder: stranger } })).toEqual([]);
    const contest = { ...verificationFacts.contest, challenger: stranger, openedAt: now - 60, endsAt: now + 1 };
    expect(await judge("answer", await vouched(), { authority, contest, state: { ...held, flags: 4 } })).toEqual([]);
  });

  test("a lapsed holding can be contested still", async () => {
    const state = { ...held, holder: stranger, status: STATUSES.indexOf("lapsed"), flags: 4 };
    expect(await judge("claim", await vouched(), { state })).toEqual(["NumberContested"]);
  });

  test("a number whose sequence was used up rests for 31 days", async () => {
    const state = { ...numberFacts.state, sequence: 65_535, day: today - 30 };
    const lately = { ...state, status: STATUSES.indexOf("quarantined") };
    expect(await judgeClaim(await signed({ ...claim, sequence: 65_535 }), { state: lately })).toEqual([
      "NumberInQuarantine",
    ]);
    const worn = await vouched({ ...verification, sequence: 65_535 });
    expect(await judge("claim", worn, { state })).toEqual(["NumberInQuarantine"]);
    expect(await judge("claim", worn, { state: { ...state, day: today - 31 } })).toEqual([]);
  });

  test("a lapsed holding takes a sequence before the claim does", async () => {
    const state = { ...held, holder: stranger, status: STATUSES.indexOf("lapsed"), sequence: 65_534 };
    expect(await judge("claim", await vouched({ ...verification, sequence: 65_534 }), { state })).toEqual([
      "NumberInQuarantine",
    ]);
  });

  test("tells what stands against a renewal, a challenge and an answer", async () => {
    expect(await judge("renew", await vouched())).toEqual(["NumberNotHeld", "VerificationHolder"]);
    const unverified = { ...held, verifier: 0, flags: 4 };
    expect(await judge("renew", await vouched(), { state: unverified })).toEqual(["NotVerified", "NumberContested"]);
    const longer = { ...held, holder, day: today + 90 };
    expect(await judge("renew", await vouched(), { state: longer })).toEqual(["RenewalTooShort"]);
    const own = { state: { ...held, depositClass: 2, status: 3 }, waitsUntil: today + 1 };
    expect(await judge("contest", await vouched(), own)).toEqual([
      ...["NumberHasLapsed", "ContestOfOwn", "StakeClass", "ChallengerWaits"],
    ]);
    expect(await judge("answer", await vouched(), { state: held })).toEqual(["NoContest"]);
    const contest = { ...verificationFacts.contest, challenger: stranger, openedAt: now, endsAt: now };
    const late = { state: { ...held, holder: stranger }, contest, contestFell: true };
    expect(await judge("answer", await vouched(), late)).toEqual([
      ...["ContestVerifierFell", "ContestTime", "VerificationHolder", "AnswerTooOld"],
    ]);
  });
});
