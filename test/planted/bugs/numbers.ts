import type { UnitBug } from "../bug.ts";

const registry = "contracts/numbering/NumberRegistry.sol";
const claims = "contracts/numbering/NumberClaims.sol";
const holdings = "contracts/numbering/NumberHoldings.sol";
const token = "contracts/numbering/NumberToken.sol";
const record = "contracts/numbering/types/NumberRecord.sol";

/** Mistakes in how numbers are claimed, held, moved and given back. */
export const numberBugs: readonly UnitBug[] = [
  {
    name: "a release pays the first deposit class, whatever was paid in",
    file: holdings,
    find: "return depositOf(record.depositClass());",
    replace: "return depositOf(0);",
    caughtBy: "test_Release_ReturnsWhatWasPaidIn_WhateverTheRangeAsksNow",
  },
  {
    name: "anybody releases",
    file: holdings,
    find: "if (!_isApprovedOrOwner(msg.sender, number)) revert NotHolder(number, msg.sender, holder);",
    replace: "",
    caughtBy: "test_RevertWhen_SomebodyElseReleases",
  },
  {
    name: "a claim asks nothing",
    file: claims,
    find: "if (sum != 0) IERC20",
    replace: "if (sum == 1) IERC20",
    caughtBy: "test_Claim_GivesTheNumberAgainstItsDeposit",
  },
  {
    name: "a claim takes more than the claimer would bear",
    file: claims,
    find: "if (deposit > highestDeposit) revert DepositAboveHighest(deposit, highestDeposit);",
    replace: "",
    caughtBy: "test_RevertWhen_TheDepositIsAboveTheHighest",
  },
  {
    name: "every released number rests",
    file: holdings,
    find: ">= HELD_DAYS_TO_REST",
    replace: ">= 0",
    caughtBy: "test_Quarantine_NoneBeforeSevenDaysOfHolding",
  },
  {
    name: "a quarantine lasts a day too long",
    file: claims,
    find: "if (today() < freeOn)",
    replace: "if (today() <= freeOn)",
    caughtBy: "test_Quarantine_AfterSevenDaysOfHolding",
  },
  {
    name: "the sequence of a number that was worn out begins with 0, where vouchers of before its first claim count",
    file: "contracts/numbering/types/NumberRecord.sol",
    find: "        if (next == 0) next = 1;\n",
    replace: "",
    caughtBy: "test_Attack_ANumberWornOut_RestsAndIsFreeAgain",
  },
  {
    name: "a number that was worn out is free at once",
    file: "contracts/numbering/types/NumberRecord.sol",
    find: "sequence(r) == LAST_SEQUENCE && days_",
    replace: "sequence(r) == 0 && flags(r) == type(uint8).max && days_",
    caughtBy: "test_Attack_WrapOfTheSequence",
  },
  {
    name: "a range's default goes on a day after its notice",
    file: registry,
    find: "today() < range.endsOn()",
    replace: "today() <= range.endsOn()",
    caughtBy: "test_Resolve_TheDefaultEndsOnTheDayOfTheNotice",
  },
  {
    name: "a port leaves no mark",
    file: holdings,
    find: "ported ? record.flags() | FLAG_PORTED : record.flags()",
    replace: "record.flags()",
    caughtBy: "test_Port_ChangesTheProfileAndGivesTheTokenBack",
  },
  {
    name: "anybody calls what is a desk's",
    file: "contracts/numbering/RegistryDesks.sol",
    find: "if (msg.sender != desk) revert NotDesk(msg.sender, desk);",
    replace: "",
    caughtBy: "test_RevertWhen_SomebodyOtherThanTheDeskPorts",
  },
  {
    name: "numbers of an ending range can be claimed",
    file: claims,
    find: "if (range.endsOn() != 0) revert PrefixEnding(prefix, range.endsOn());",
    replace: "",
    caughtBy: "test_RevertWhen_NoticeWasGivenToTheRange",
  },
  {
    name: "a token can be sent where it is stuck",
    file: token,
    find: "        _refuseStuck(id, to);\n",
    replace: "",
    caughtBy: "test_RevertWhen_TheTokenWouldBeStuck",
  },
  {
    name: "a transfer leaves a verified number verified for a year",
    file: token,
    find: "if (shortened) record = record.verified(latest, record.verifier());",
    replace: "",
    caughtBy: "test_Transfer_LeavesThirtyDaysToVerify",
  },
  {
    name: "the sequence wraps",
    file: record,
    find: "return present == LAST_SEQUENCE ? present : present + 1;",
    replace: "return present + 1;",
    caughtBy: "test_LastSequence_LeavesOnlyTheRelease",
  },
  {
    name: "a verified number lapses on its last day",
    file: record,
    find: "today > day(r)",
    replace: "today >= day(r)",
    caughtBy: "test_Lapse_TheDayAfterVerifiedUntilItDoesNotResolve",
  },
  {
    name: "what a desk grants may be of another deposit class",
    file: claims,
    find: "grant.depositClass != range.depositClass()",
    replace: "grant.depositClass == type(uint8).max",
    caughtBy: "test_RevertWhen_TheDepositClassIsNotTheRanges",
  },
  {
    name: "a challenger may be the contract itself",
    file: holdings,
    find: "            _refuseStuck(number, challenge.holder);\n",
    replace: "",
    caughtBy: "test_RevertWhen_TheNumberCouldNotPassToTheChallenger",
  },
];
