import type { UnitBug } from "../bug.ts";

const authority = "contracts/numbering/NumberingAuthority.sol";
const delegation = "contracts/numbering/authority/Delegation.sol";
const handOver = "contracts/numbering/authority/HandOver.sol";
const stop = "contracts/numbering/authority/CountryStop.sol";
const takeBack = "contracts/numbering/authority/TakeBack.sol";
const succession = "contracts/numbering/NumberSuccession.sol";
const range = "contracts/numbering/types/RangeRecord.sol";
const plan = "contracts/numbering/NumberingPlan.sol";

/** Mistakes in who gives out which prefixes, and takes them back. */
export const prefixBugs: readonly UnitBug[] = [
  {
    name: "anybody allocates",
    file: authority,
    find: "if (msg.sender != needed) revert NotNearestAuthority(prefix, msg.sender, needed);",
    replace: "",
    caughtBy: "test_SubAllocation_ByTheCarrierOfTheRangeAbove",
  },
  {
    name: "anybody takes back",
    file: "contracts/numbering/authority/PlanWriter.sol",
    find: "else if (msg.sender != needed) revert INumberRegistry.NotNearestAuthority(prefix, msg.sender, needed);",
    replace: "",
    caughtBy: "test_RevertWhen_SomebodyElseGivesNoticeOrTakesBack",
  },
  {
    name: "a range takes a profile of another carrier as its default",
    file: authority,
    find: "if (found != carrier) revert ProfileNotOfRange(prefix, profile, found, carrier);",
    replace: "",
    caughtBy: "test_SetDefaultProfile_ByTheCarrierWithItsOwn",
  },
  {
    name: "a range that was taken back forgets its version",
    file: takeBack,
    find: "range.vacated()",
    replace: "RangeRecord.wrap(0)",
    caughtBy: "test_TakeBack_AfterThirtyDaysNotice",
  },
  {
    name: "a range is taken back without notice",
    file: takeBack,
    find: "if (endsOn == 0 || day < endsOn) revert",
    replace: "if (day < endsOn) revert",
    caughtBy: "test_TakeBack_AfterThirtyDaysNotice",
  },
  {
    name: "a notice may be short",
    file: takeBack,
    find: "if (endsOn != 0 && endsOn < earliest) {",
    replace: "if (endsOn == 1) {",
    caughtBy: "test_TakeBack_AfterThirtyDaysNotice",
  },
  {
    name: "a carrier under a wide range takes back what stood before it",
    file: takeBack,
    find: "if (from != 0) carrier = _rangeRecordAt(Digits.first(prefix, Digits.count(prefix), from)).carrier();",
    replace: "carrier = registry.enclosing(prefix).carrier;",
    caughtBy: "test_Attack_AWiderRangeGivenLater_NoPowerOverANarrowerOne",
  },
  {
    name: "a carrier takes back what another gave, once its own range stands between",
    file: takeBack,
    find: "carrier = _rangeRecordAt(Digits.first(prefix, Digits.count(prefix), from)).carrier();",
    replace: "carrier = registry.enclosing(prefix).carrier;",
    caughtBy: "test_Attack_ARangeGivenBetweenLater_NoPowerOverWhatWasGivenBefore",
  },
  {
    name: "a range given out of another forgets out of which",
    file: authority,
    find: "if (above.carrier != 0) range = range.withGivenFrom(Digits.count(above.prefix));",
    replace: "",
    caughtBy: "test_WhatACarrierSubAllocated_ItAndTheAuthorityTakeBack",
  },
  {
    name: "terms say out of which range another is given",
    file: "contracts/numbering/libraries/RangeChecks.sol",
    find: "if (flags & ~KNOWN_FLAGS != 0)",
    replace: "if (flags & ~KNOWN_FLAGS & 15 != 0)",
    caughtBy: "testFuzz_RevertWhen_TermsHaveUnknownFlags",
  },
  {
    name: "a length that was opened can be closed",
    file: delegation,
    find: "present & ~lengths != 0 ||",
    replace: "",
    caughtBy: "test_OpenRangeLengths_FourAtMost_NoneClosed_LongerThanTheCode",
  },
  {
    name: "an authority below the country's adds a probe to every look-up",
    file: delegation,
    find: "if (above.prefix != above.country) {",
    replace: "if (above.prefix == 0) {",
    caughtBy: "test_Attack_OddLengths_AnAuthorityBelowTheCountrysAddsNoProbe",
  },
  {
    name: "a range handed over keeps its version, and so its roots and vouchers",
    file: range,
    find: "(uint256(profile) << 32) | (uint256(version(r) + 1) << 112));",
    replace: "(uint256(profile) << 32) | (uint256(version(r)) << 112));",
    caughtBy: "test_HandOver_BothCarriersConsent",
  },
  {
    name: "an offer outlives the version of its range",
    file: handOver,
    find: "if (offer.rangeVersion != range.version()) delete offer;",
    replace: "",
    caughtBy: "test_AnOfferDiesWithTheVersionOfItsRange",
  },
  {
    name: "a country is stopped for good, week after week",
    file: stop,
    find: "if (day < possibleOn) revert StopRefused(countryCode, day, possibleOn);",
    replace: "",
    caughtBy: "test_RevertWhen_ACountryIsStoppedTwiceInSixtyDays",
  },
  {
    name: "anybody closes a country before the successor opens",
    file: stop,
    find: "if (successor == address(0) || day < opensOn) {",
    replace: "if (successor == address(0)) {",
    caughtBy: "test_RevertWhen_NoSuccessorTakesNumbersIn",
  },
  {
    name: "a successor that takes numbers in is replaced by another",
    file: succession,
    find: "if (_takesNumbersIn()) revert SuccessionFinal(_successor, today(), _opensOn);",
    replace: "",
    caughtBy: "test_RevertWhen_AnAnnouncementThatHasOpenedIsReplacedOrTakenBack",
  },
  {
    name: "a successor gives out what may still be claimed before it",
    file: succession,
    find: "if (registry != address(this)) revert PredecessorNotClosed(number, registry, address(this));",
    replace: "",
    caughtBy: "test_RevertWhen_TheNumberCouldStillBeClaimedBefore",
  },
  {
    name: "a week's stop passes for closed",
    file: succession,
    find: "country.stoppedUntil() != CLOSED_FOR_GOOD",
    replace: "today() >= country.stoppedUntil()",
    caughtBy: "test_RevertWhen_TheCountryIsOnlyStoppedBefore",
  },
  {
    name: "only the registry just before must be closed",
    file: succession,
    find: "return _closedBefore(number) == address(this) ? _successor : address(0);",
    replace: "return _successor;",
    caughtBy: "test_RevertWhen_ARegistryFurtherBackIsNotClosed",
  },
  {
    name: "a wider range hides a narrower one",
    file: plan,
    find: "uint256 length = Bits.highest(lengths);\n            prefix = Digits.first(number, digitCount, length);\n            range",
    replace:
      "uint256 length = Bits.highest(lengths & (~lengths + 1));\n            prefix = Digits.first(number, digitCount, length);\n            range",
    caughtBy: "test_LongestRangeWins_AndWiderOnesLeaveNarrowerAsTheyAre",
  },
  {
    name: "the nearest authority is the country's",
    file: plan,
    find: "if (authority.holder() != address(0)) return (prefix, authority);",
    replace: "",
    caughtBy: "test_Accreditation_IsTheNearestAuthoritys",
  },
];
