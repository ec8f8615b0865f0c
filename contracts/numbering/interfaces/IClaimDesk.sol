// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Payment } from "../../token/types/Payment.sol";
import { ClaimVoucher } from "../types/ClaimVoucher.sol";

/// @title The claim desk
/// @notice Every way to claim but the plain one: paid by somebody else, by a carrier's voucher, or out of a root of thousands
/// of vouchers. The deposit goes straight to the registry: allowance and permit name the registry, and so does an
/// authorization.
interface IClaimDesk {
    /// @notice A carrier allocated numbers by a Merkle root, valid for the present version of the range.
    event RootPosted(uint64 indexed prefix, bytes32 indexed root, uint16 rangeVersion);
    /// @notice A carrier withdrew a root: nothing more is claimed under it.
    event RootWithdrawn(uint64 indexed prefix, bytes32 indexed root);
    /// @notice The claim that the registry has just told of was made by a carrier's voucher.
    event ClaimedByVoucher(uint64 indexed number, uint64 indexed prefix);
    /// @notice The claim that the registry has just told of was made out of a root.
    event ClaimedByRoot(uint64 indexed number, uint64 indexed prefix, bytes32 indexed root);

    /// @notice Thrown when a voucher is used before it was issued, after it expired, or is valid for more than 30 days.
    error VoucherOutOfTime(uint40 issuedAt, uint40 expiresAt, uint256 timestamp);
    /// @notice Thrown when a voucher names a sequence that the number no longer has, or not yet.
    error VoucherSequence(uint64 number, uint16 found, uint16 needed);
    /// @notice Thrown when a voucher names another range, or another version of it, than encloses the number now.
    error VoucherRange(
        uint64 number,
        uint64 foundPrefix,
        uint16 foundVersion,
        uint64 neededPrefix,
        uint16 neededVersion
    );
    /// @notice Thrown when a voucher is not signed by its carrier's signer.
    error VoucherSignature(uint32 carrier, address signer);
    /// @notice Thrown when the policy of the range does not admit this way of claiming.
    error PolicyRefuses(uint64 prefix, uint8 policy);
    /// @notice Thrown when a leaf is not under a root that the range's carrier posted for its present version.
    error RootUnknown(uint64 prefix, bytes32 root);
    /// @notice Thrown when the proof does not lead from the leaf to the root.
    error ProofRefused(bytes32 root, bytes32 leaf);
    /// @notice Thrown when the caller does not own the carrier of the range.
    error NotRangeCarrier(uint64 prefix, address found, address owner);

    /// @notice Claims a number of an open range; the deposit is paid as `payment` says. A claim that somebody else pays by an
    /// authorization names `claimHash` of it as nonce.
    function claim(
        uint64 number,
        address holder,
        uint32 profile,
        uint96 highestDeposit,
        Payment calldata payment
    ) external;

    /// @notice Claims a number of a voucher range by its carrier's signature. `claimHash` is the voucher's EIP-712 digest.
    function claimByVoucher(
        ClaimVoucher calldata voucher,
        bytes calldata signature,
        uint96 highestDeposit,
        Payment calldata payment
    ) external;

    /// @notice Claims a number that stands in a root of a closed or voucher range. `claimHash` is the leaf.
    function claimByRoot(
        ClaimVoucher calldata voucher,
        bytes32 root,
        bytes32[] calldata proof,
        uint96 highestDeposit,
        Payment calldata payment
    ) external;

    /// @notice Allocates numbers by the root of a tree of `leafOf` its vouchers; by the owner of the range's carrier.
    function postRoot(uint64 prefix, bytes32 root) external;

    /// @notice Takes a root back; by the owner of the range's carrier.
    function withdrawRoot(uint64 prefix, bytes32 root) external;

    /// @notice The version of the range for which a root was posted; 0 if it was not, or was withdrawn.
    function rootAt(uint64 prefix, bytes32 root) external view returns (uint16 rangeVersion);

    /// @notice The nonce of an authorization that pays for an open claim: binds chain, contract, number, holder, profile,
    /// deposit class and the number's present sequence.
    function claimHash(uint64 number, address holder, uint32 profile) external view returns (bytes32);

    /// @notice What a carrier's signer signs.
    function voucherDigest(ClaimVoucher calldata voucher) external view returns (bytes32);

    /// @notice What stands in the tree: bound to chain and contract, in a hash domain of its own, hashed twice.
    function leafOf(ClaimVoucher calldata voucher) external view returns (bytes32);
}
