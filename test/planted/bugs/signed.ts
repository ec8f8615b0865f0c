import type { UnitBug } from "../bug.ts";

const claimDesk = "contracts/numbering/ClaimDesk.sol";
const hashes = "contracts/numbering/libraries/ClaimHashes.sol";
const payments = "contracts/token/libraries/Payments.sol";
const signatures = "contracts/cryptography/Signatures.sol";

/** Mistakes in what is signed, and in who pays. */
export const signedBugs: readonly UnitBug[] = [
  {
    name: "a voucher counts again after the number changed hands",
    file: claimDesk,
    find: "if (sequence != v.sequence) revert VoucherSequence(v.number, v.sequence, sequence);",
    replace: "",
    caughtBy: "test_RevertWhen_TheVoucherNamesAnotherSequence",
  },
  {
    name: "a voucher counts in the next carrier's hands",
    file: claimDesk,
    find: "if (prefix != v.rangePrefix || range.version != v.rangeVersion) {",
    replace: "if (prefix != v.rangePrefix) {",
    caughtBy: "test_RevertWhen_TheRangeWasHandedOver",
  },
  {
    name: "a voucher never expires",
    file: "contracts/calendar/Validity.sol",
    find: "block.timestamp <= expiresAt && ",
    replace: "",
    caughtBy: "test_RevertWhen_TheVoucherIsNotOfThisTime",
  },
  {
    name: "any signature serves as the carrier's",
    file: claimDesk,
    find: "if (!Signatures.isSignedBy(digest, signer, signature)) revert VoucherSignature(range.carrier, signer);",
    replace: "",
    caughtBy: "test_RevertWhen_TheSignerIsNotTheCarriers",
  },
  {
    name: "a root serves in an open range",
    file: claimDesk,
    find: "if (range.policy == ClaimPolicy.Open) revert PolicyRefuses(voucher.rangePrefix, uint8(range.policy));",
    replace: "",
    caughtBy: "test_ClaimByRoot_AlsoInAVoucherRange_NotInAnOpenOne",
  },
  {
    name: "a root that nobody posted serves",
    file: claimDesk,
    find: "if (_roots[voucher.rangePrefix][root] != range.version) revert RootUnknown(voucher.rangePrefix, root);",
    replace: "",
    caughtBy: "test_RevertWhen_TheRootIsUnknownOrWithdrawn",
  },
  {
    name: "any leaf is in any tree",
    file: claimDesk,
    find: "if (!MerkleProof.verifyCalldata(proof, root, leaf)) revert ProofRefused(root, leaf);",
    replace: "",
    caughtBy: "testFuzz_Attack_AnythingInTheLeafChanged",
  },
  {
    name: "a leaf is hashed once, as the nodes above it are",
    file: hashes,
    find: "keccak256(bytes.concat(keccak256(abi.encode(LEAF, chainId, desk, v))))",
    replace: "keccak256(abi.encode(LEAF, chainId, desk, v))",
    caughtBy: "testFuzz_LeafOf_HashedTwice_WithChainDeskAndDomain",
  },
  {
    name: "a leaf counts on every chain",
    file: hashes,
    find: "abi.encode(LEAF, chainId, desk, v)",
    replace: "abi.encode(LEAF, desk, v)",
    caughtBy: "test_Attack_AnotherChain",
  },
  {
    name: "anybody posts roots",
    file: claimDesk,
    find: "if (msg.sender != owner) revert NotRangeCarrier(prefix, msg.sender, owner);",
    replace: "",
    caughtBy: "test_RevertWhen_SomebodyElsePostsOrWithdraws",
  },
  {
    name: "a deposit is taken from the allowance of whoever is named",
    file: payments,
    find: "IERC20(token).safeTransferFrom(caller, address(this), amount);",
    replace:
      "IERC20(token).safeTransferFrom(payment.payer == address(0) ? caller : payment.payer, address(this), amount);",
    caughtBy: "test_Attack_SomebodyElsesAllowance_TheCallerPays",
  },
  {
    name: "an authorization may be for another amount",
    file: payments,
    find: "if (payment.value != amount) revert INumberRegistry.PaymentValue(payment.value, amount);",
    replace: "",
    caughtBy: "test_RevertWhen_AnAuthorizationIsForAnotherAmount",
  },
  {
    name: "an authorization pays for any claim",
    file: payments,
    find: "                nonce,\n",
    replace: "                0,\n",
    caughtBy: "test_Claim_PaidBySomebodyElsesAuthorization_BroughtByAThird",
  },
  {
    name: "a permit that was sent ahead makes the claim fail",
    file: payments,
    find: "try IERC20Permit(token).permit(owner, address(this), value, deadline, v, r, s) {} catch {}",
    replace: "IERC20Permit(token).permit(owner, address(this), value, deadline, v, r, s);",
    caughtBy: "test_Claim_WithAPermitThatWasUsedAheadOfTime",
  },
  {
    name: "the zero address has signed what nobody signed",
    file: signatures,
    find: "if (signer == address(0)) return false;",
    replace: "",
    caughtBy: "test_TheZeroAddressHasSignedNothing",
  },
  {
    name: "a contract that answers signs with all gas there is",
    file: signatures,
    find: "staticcall(gasLimit, account",
    replace: "staticcall(gas(), account",
    caughtBy: "test_AContractThatBurnsAllGasCostsABoundedAmount",
  },
];
