import type { UnitBug } from "../bug.ts";

const vouchers = "contracts/verification/Vouchers.sol";
const verification = "contracts/verification/Verification.sol";
const contests = "contracts/verification/Contests.sol";
const decisions = "contracts/verification/Decisions.sol";
const verifiers = "contracts/verification/VerifierRegistry.sol";
const holdings = "contracts/numbering/NumberHoldings.sol";

/** Mistakes in what verifiers vouch for, and in contests and decisions. */
export const verificationBugs: readonly UnitBug[] = [
  {
    name: "a voucher for the last sequence serves again and again",
    file: "contracts/verification/Vouchers.sol",
    find: "        _usedAtLast[digest] = true;\n",
    replace: "",
    caughtBy: "test_RevertWhen_AVoucherForTheLastSequenceIsUsedAgain",
  },
  {
    name: "a verifier vouches where nobody trusts it",
    file: verifiers,
    find: "if (accreditation.authorityVersion == 0 || accreditation.authorityVersion != authorityVersion) {",
    replace: "if (false) {",
    caughtBy: "test_Accreditation_EndsWithTheAuthoritysVersion",
  },
  {
    name: "a verifier vouches without limit",
    file: verifiers,
    find: "accreditation.used = used + 1;",
    replace: "",
    caughtBy: "test_Limit_BeginsAnewEachDay",
  },
  {
    name: "a suspended verifier goes on",
    file: verifiers,
    find: "if (record.status != VerifierStatus.Active) {",
    replace: "if (record.status == VerifierStatus.None) {",
    caughtBy: "test_RevertWhen_SuspendedLeavingOrNotActive",
  },
  {
    name: "a revocation leaves the contests that the verifier's word opened",
    file: verifiers,
    find: "if (dailyLimit == 0) accreditation.revokedAt = uint40(block.timestamp);",
    replace: "",
    caughtBy: "test_FellSince_RevocationIsRememberedForItsPrefix",
  },
  {
    name: "a bond is withdrawn before its thaw",
    file: verifiers,
    find: "if (day < record.leavesOn) revert VerifierBondFrozen(verifier, day, record.leavesOn);",
    replace: "",
    caughtBy: "test_Leaving_ThawsTheBondInThirtyDays",
  },
  {
    name: "numbers are claimed under an authority that ends",
    file: verification,
    find: "if (authority.endsOn != 0) revert INumberRegistry.PrefixEnding(prefix, authority.endsOn);",
    replace: "",
    caughtBy: "test_RevertWhen_TheAuthorityWasGivenNotice",
  },
  {
    name: "a voucher counts for years",
    file: vouchers,
    find: "voucher.verifiedUntil > latest",
    replace: "voucher.verifiedUntil > latest + 3650",
    caughtBy: "test_VerifiedUntil_FromTodayToAYearAndADay",
  },
  {
    name: "a verifier sends calls where it likes",
    file: vouchers,
    find: "!(open || carrier == verifiers.verifierAt(voucher.verifier).carrier)",
    replace: "false",
    caughtBy: "test_Profile_OpenOrOfTheVerifiersOwnCarrier",
  },
  {
    name: "a verifier's word takes numbers out of ranges",
    file: verification,
    find: "if (rangePrefix != 0) revert RangeEncloses(number, rangePrefix);",
    replace: "",
    caughtBy: "test_RevertWhen_ARangeEnclosesTheNumber",
  },
  {
    name: "a lapsed number is swept at once",
    file: verification,
    find: "DAYS_LAPSED_TO_SWEEP = 30",
    replace: "DAYS_LAPSED_TO_SWEEP = 0",
    caughtBy: "test_Sweep_ThirtyDaysAfterTheLapseByAnybody",
  },
  {
    name: "a contested number is swept from under its challenger",
    file: verification,
    find: "        _requireVerified(number, state);\n        _requireUncontested(number, state);\n        uint256 day",
    replace: "        _requireVerified(number, state);\n        uint256 day",
    caughtBy: "test_Sweep_WaitsForAContest",
  },
  {
    name: "a contest is settled while the holder may still answer",
    file: contests,
    find: "if (block.timestamp < contest.endsAt) revert ContestTime(number, block.timestamp, contest.endsAt);",
    replace: "",
    caughtBy: "test_RevertWhen_SettledBeforeItsTime",
  },
  {
    name: "an old voucher answers a contest",
    file: contests,
    find: "if (voucher.issuedAt < contest.openedAt) revert AnswerTooOld(number, voucher.issuedAt, contest.openedAt);",
    replace: "",
    caughtBy: "test_RevertWhen_ItWasIssuedBeforeTheContest",
  },
  {
    name: "a challenger that was answered comes again at once",
    file: contests,
    find: "_waitsUntil[number][contest.challenger] = today() + DAYS_TO_WAIT;",
    replace: "",
    caughtBy: "test_TheChallenger_WaitsNinetyDaysForThisNumber",
  },
  {
    name: "a contest outlives the verifier's fall",
    file: contests,
    find: "if (_fell(number, contest)) revert ContestVerifierFell(number, contest.verifier);",
    replace: "",
    caughtBy: "test_Drop_WhenItsVerifierLostItsAccreditation",
  },
  {
    name: "the stake is of the class that the challenger likes",
    file: contests,
    find: "if (voucher.depositClass != state.depositClass) {",
    replace: "if (false) {",
    caughtBy: "test_RevertWhen_TheStakeIsOfAnotherClass",
  },
  {
    name: "the holder who answers gets all of the stake",
    file: holdings,
    find: "ANSWER_PARTS = 10",
    replace: "ANSWER_PARTS = 1",
    caughtBy: "test_Answer_KeepsTheNumberAndGetsATenth",
  },
  {
    name: "a decision takes effect tomorrow",
    file: decisions,
    find: "SHORTEST_NOTICE = 30 days",
    replace: "SHORTEST_NOTICE = 1 days",
    caughtBy: "test_RevertWhen_ItTakesEffectTooSoonOrTooLate",
  },
  {
    name: "an authority decides where the range does not admit it",
    file: decisions,
    find: "        if (!admitted) revert DecisionsNotAdmitted(number, rangePrefix);\n        uint256 earliest",
    replace: "        uint256 earliest",
    caughtBy: "test_RevertWhen_TheRangeDoesNotAdmitDecisions",
  },
  {
    name: "a decision outlives the authority that took it",
    file: decisions,
    find: "if (version != decision.authorityVersion) {",
    replace: "if (false) {",
    caughtBy: "test_Void_WhenTheAuthorityWasTakenBack",
  },
  {
    name: "anybody withdraws a decision",
    file: decisions,
    find: "if (stands && msg.sender != authority.holder) {",
    replace: "if (false) {",
    caughtBy: "test_RevertWhen_SomebodyElseWithdrawsADecisionThatStands",
  },
];
