/** One mistake that an auditor would look for, and the test that has to notice it. */
export interface PlantedBug {
  /** What the mistaken contract does. */
  name: string;
  file: string;
  /** Stands in the file exactly once. */
  find: string;
  replace: string;
  /** The test that must fail; `invariant_` for any invariant: which of them a sequence breaks first is chance. */
  caughtBy: string;
}

const registry = "contracts/numbering/NumberRegistry.sol";
const token = "contracts/numbering/NumberToken.sol";
const authority = "contracts/numbering/NumberingAuthority.sol";
const tree = "contracts/numbering/libraries/AuthorityTree.sol";
const desk = "contracts/porting/PortingDesk.sol";

export const plantedBugs: readonly PlantedBug[] = [
  {
    name: "a release pays whoever sends it",
    file: registry,
    find: "safeTransfer(holder, deposit)",
    replace: "safeTransfer(msg.sender, deposit)",
    caughtBy: "invariant_",
  },
  {
    name: "a release pays the first deposit class, whatever was paid in",
    file: registry,
    find: "_plan.depositClasses[record.depositClass()].amount",
    replace: "_plan.depositClasses[0].amount",
    caughtBy: "test_Release_ReturnsWhatWasPaidIn_WhateverTheRangeAsksNow",
  },
  {
    name: "a claim asks nothing",
    file: registry,
    find: "if (terms.deposit != 0) IERC20",
    replace: "if (terms.deposit == 1) IERC20",
    caughtBy: "test_Claim_GivesTheNumberAgainstItsDeposit",
  },
  {
    name: "the sequence begins anew at each claim",
    file: registry,
    find: "terms.sequence = _nextSequence(number, record);",
    replace: "terms.sequence = 1;",
    caughtBy: "invariant_",
  },
  {
    name: "every released number rests",
    file: registry,
    find: ">= HELD_DAYS_TO_REST",
    replace: ">= 0",
    caughtBy: "test_Quarantine_NoneBeforeSevenDaysOfHolding",
  },
  {
    name: "a quarantine lasts a day too long",
    file: registry,
    find: "today() < uint256(record.day()) + range.quarantineDays()",
    replace: "today() <= uint256(record.day()) + range.quarantineDays()",
    caughtBy: "test_Quarantine_AfterSevenDaysOfHolding",
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
    file: registry,
    find: "ported ? record.flags() | FLAG_PORTED : record.flags()",
    replace: "record.flags()",
    caughtBy: "invariant_",
  },
  {
    name: "anybody ports",
    file: registry,
    find: "if (msg.sender != portingDesk) revert NotPortingDesk(msg.sender, portingDesk);",
    replace: "",
    caughtBy: "test_RevertWhen_SomebodyOtherThanTheDeskPorts",
  },
  {
    name: "numbers of an ending range can be claimed",
    file: registry,
    find: "if (range.endsOn() != 0) revert PrefixEnding(prefix, range.endsOn());",
    replace: "",
    caughtBy: "test_RevertWhen_NoticeWasGivenToTheRange",
  },
  {
    name: "a transfer leaves the sequence as it was",
    file: token,
    find: "        _raiseSequence(id);\n",
    replace: "",
    caughtBy: "invariant_",
  },
  {
    name: "a token can be sent where it is stuck",
    file: token,
    find: "        _refuseStuck(id, to);\n        super",
    replace: "        super",
    caughtBy: "test_RevertWhen_TheTokenWouldBeStuck",
  },
  {
    name: "the sequence wraps",
    file: token,
    find: "if (sequence == LAST_SEQUENCE) revert SequenceExhausted(number);",
    replace: "",
    caughtBy: "test_LastSequence_LeavesOnlyTheRelease",
  },
  {
    name: "anybody decides about a prefix",
    file: authority,
    find: "else if (msg.sender != needed) revert NotNearestAuthority(prefix, msg.sender, needed);",
    replace: "",
    caughtBy: "test_RevertWhen_AStrangerGivesNoticeOrTakesBack",
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
    file: tree,
    find: "range.vacated()",
    replace: "RangeRecord.wrap(0)",
    caughtBy: "test_TakeBack_AfterThirtyDaysNotice",
  },
  {
    name: "a length that was opened can be closed",
    file: tree,
    find: "present & ~lengths != 0 ||",
    replace: "",
    caughtBy: "test_OpenRangeLengths_FourAtMost_NoneClosed_LongerThanTheCode",
  },
  {
    name: "a wider range hides a narrower one",
    file: "contracts/numbering/types/NumberingPlan.sol",
    find: "if (range.carrier() != 0) return (prefix, range);",
    replace:
      "if (range.carrier() != 0 && self.ranges[Digits.first(number, digitCount, 4)].carrier() == 0 || lengths == 0) return (prefix, range);",
    caughtBy: "test_LongestRangeWins_AndWiderOnesLeaveNarrowerAsTheyAre",
  },
  {
    name: "the donor part is credited and never paid",
    file: desk,
    find: "if (donorPart != 0) ett.safeTransferFrom(payer, address(this), donorPart);",
    replace: "",
    caughtBy: "invariant_",
  },
  {
    name: "a credit can be withdrawn again and again",
    file: desk,
    find: "delete _credits[carrier];",
    replace: "",
    caughtBy: "test_DonorPart_HoldsAfterThirtyDaysAndIsCredited",
  },
  {
    name: "a change between profiles of one carrier is charged",
    file: desk,
    find: "if (p.donor == p.recipient) return p;",
    replace: "",
    caughtBy: "test_Port_BetweenProfilesOfOneCarrierIsFree",
  },
  {
    name: "a profile that does not accept gets the number",
    file: desk,
    find: "if (!p.open && !home)",
    replace: "if (!p.open && !home && p.base == 1)",
    caughtBy: "test_RevertWhen_TheProfileDoesNotAccept",
  },
  {
    name: "a donor part changes without notice",
    file: desk,
    find: "nextOn: day + NOTICE_DAYS",
    replace: "nextOn: day",
    caughtBy: "test_DonorPart_ChangesOnlyAfterItsNotice",
  },
  {
    name: "any contract's token is taken for a number",
    file: desk,
    find: "if (msg.sender != address(registry)) revert NotRegistry(msg.sender, address(registry));",
    replace: "",
    caughtBy: "test_RevertWhen_TheTokenComesFromElsewhere",
  },
  {
    name: "a template may hold an escape",
    file: "contracts/numbering/libraries/RouteTemplate.sol",
    find: "(ALLOWED >> (rest >> 248)) & 1 == 0",
    replace: "(ALLOWED >> (rest >> 248)) & 1 == 0 && rest >> 248 != 0x25",
    caughtBy: "test_RevertWhen_ATemplateCouldEscapeItsHeaderOrExpression",
  },
  {
    name: "a sender takes another's address",
    file: "contracts/deployment/Create3Deployer.sol",
    find: "keccak256(abi.encode(sender, salt))",
    replace: "keccak256(abi.encode(salt))",
    caughtBy: "test_EachSenderHasAllSaltsForHimself",
  },
];
