import type { UnitBug } from "../bug.ts";

const desk = "contracts/porting/PortingDesk.sol";

/** Mistakes in porting and its fees, in templates, and in where contracts stand. */
export const portBugs: readonly UnitBug[] = [
  {
    name: "the donor part is credited and never paid",
    file: desk,
    find: "if (donorPart != 0) ett.safeTransferFrom(payer, address(this), donorPart);",
    replace: "",
    caughtBy: "test_DonorPart_HoldsAfterThirtyDaysAndIsCredited",
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
    find: "            p.home = range.defaultProfile() == profile;\n            return p;",
    replace: "            p.home = range.defaultProfile() == profile;",
    caughtBy: "test_Port_BetweenProfilesOfOneCarrierIsFree",
  },
  {
    name: "a profile that does not accept gets the number",
    file: desk,
    find: "if (!p.open && !p.home)",
    replace: "if (!p.open && !p.home && p.base == 1)",
    caughtBy: "test_RevertWhen_TheProfileDoesNotAccept",
  },
  {
    name: "a port of a contested number is quoted as if it would go through",
    file: desk,
    find: "if (p.record.isContested()) revert INumberRegistry.NumberContested(number);",
    replace: "",
    caughtBy: "test_RevertWhen_AContestedNumberIsTransferredOrPorted",
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
    find: "if ((ALLOWED >> (rest >> 248)) & 1 == 0) {",
    replace: "if ((ALLOWED >> (rest >> 248)) & 1 == 0 && rest >> 248 != 0x25) {",
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
