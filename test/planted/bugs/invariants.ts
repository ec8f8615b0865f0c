import type { InvariantBug } from "../bug.ts";

const claims = "contracts/numbering/NumberClaims.sol";
const holdings = "contracts/numbering/NumberHoldings.sol";
const token = "contracts/numbering/NumberToken.sol";

/** Mistakes that the invariants have to find by themselves, for each of them one at least. */
export const invariantBugs: readonly InvariantBug[] = [
  {
    name: "a contest takes no stake",
    file: holdings,
    find: "        payment.take(_ett, challenge.caller, stake, challenge.claimHash);\n",
    replace: "",
    breaks: 1,
  },
  {
    name: "a batch is paid for as one number",
    file: claims,
    find: "sum += range.deposit();",
    replace: "sum = range.deposit();",
    breaks: 1,
  },
  {
    name: "a release pays whoever sends it",
    file: holdings,
    find: "        _pay(holder, deposit);\n",
    replace: "        _pay(msg.sender, deposit);\n",
    breaks: 2,
  },
  {
    name: "a contest that is lost pays the old holder nothing",
    file: holdings,
    find: "        _pay(holder, _depositIn(record));\n",
    replace: "        _pay(challenger, _depositIn(record));\n",
    breaks: 2,
  },
  {
    name: "a contested number moves on to the next wallet",
    file: token,
    find: "        if (record.isContested()) revert NumberContested(id);\n",
    replace: "",
    breaks: 3,
  },
  {
    name: "a claim forgets that the number rests",
    file: claims,
    find: "_claimableRange(number, tombstone);\n        profile",
    replace: "_claimableRange(number, NumberRecord.wrap(0));\n        profile",
    breaks: 3,
  },
  {
    name: "a carrier's voucher counts whatever has become of the number",
    file: "contracts/numbering/ClaimDesk.sol",
    find: "if (sequence != v.sequence) revert VoucherSequence(v.number, v.sequence, sequence);",
    replace: "",
    breaks: 4,
  },
  {
    name: "a verifier's voucher counts whatever has become of the number",
    file: "contracts/verification/Vouchers.sol",
    find: "if (voucher.sequence != state.sequence) {",
    replace: "if (false) {",
    breaks: 4,
  },
  {
    name: "calls go on to a holder who let his verification lapse",
    file: "contracts/numbering/NumberRegistry.sol",
    find: "if (status == NumberStatus.Held) {",
    replace: "if (holder != address(0)) {",
    breaks: 5,
  },
  {
    name: "the wider of two ranges decides",
    file: "contracts/numbering/NumberingPlan.sol",
    find: "uint256 length = Bits.highest(lengths);\n            prefix = Digits.first(number, digitCount, length);\n            range",
    replace:
      "uint256 length = Bits.highest(lengths & (~lengths + 1));\n            prefix = Digits.first(number, digitCount, length);\n            range",
    breaks: 5,
  },
  {
    name: "calls of one profile go where another of its carrier leads",
    file: "contracts/numbering/RouteProfiles.sol",
    find: "return _profiles[profile].load();",
    replace: "return _profiles[profile == 3 ? 1 : profile].load();",
    breaks: 5,
  },
  {
    name: "anybody ends any holding",
    file: holdings,
    find: "function end(uint64 number) external onlyDesk(address(_verificationDesk)) {",
    replace: "function end(uint64 number) external {",
    breaks: 6,
  },
  {
    name: "anybody takes a range that was offered to another",
    file: "contracts/numbering/authority/HandOver.sol",
    find: "if (msg.sender != owner) revert RangeNotOffered(prefix, msg.sender, carrier);",
    replace: "if (carrier == 0) revert RangeNotOffered(prefix, msg.sender, carrier);",
    breaks: 6,
  },
  {
    name: "the donor part is credited and never paid",
    file: "contracts/porting/PortingDesk.sol",
    find: "if (donorPart != 0) ett.safeTransferFrom(payer, address(this), donorPart);",
    replace: "",
    breaks: 8,
  },
  {
    name: "the guard's stop keeps holders from releasing",
    file: holdings,
    find: "        if (!record.isContested()) return _end(number, holder, record);\n",
    replace:
      "        _refuseStoppedCountry(number);\n        if (!record.isContested()) return _end(number, holder, record);\n",
    breaks: 9,
  },
  {
    name: "a number at its last sequence is held for ever",
    file: holdings,
    find: "        uint16 sequence = record.nextSequence();\n        uint96 deposit",
    replace: "        uint16 sequence = _nextSequence(number, record);\n        uint96 deposit",
    breaks: 9,
  },
];
