// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { EIP712 } from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import { MerkleProof } from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import { today } from "../calendar/Day.sol";
import { isValidNow } from "../calendar/Validity.sol";
import { ICarrierRegistry } from "../carriers/interfaces/ICarrierRegistry.sol";
import { Signatures } from "../cryptography/Signatures.sol";
import { Payment } from "../token/types/Payment.sol";
import { IClaimDesk } from "./interfaces/IClaimDesk.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { IRegistryForDesks } from "./interfaces/IRegistryForDesks.sol";
import { IRouteProfiles, PROFILE_OPEN } from "./interfaces/IRouteProfiles.sol";
import { ClaimHashes } from "./libraries/ClaimHashes.sol";
import { ClaimVoucher } from "./types/ClaimVoucher.sol";
import { Grant } from "./types/Grant.sol";
import { ClaimPolicy, Range } from "./types/Range.sol";

/// @title The claim desk
/// @notice What it does and promises is told in IClaimDesk. It judges who may claim what; the registry judges the rest, takes the
/// deposit and writes the number.
contract ClaimDesk is IClaimDesk, EIP712 {
    /// @notice Whose numbers are claimed.
    INumberRegistry public immutable registry;

    /// @notice Who stands where among the carriers.
    ICarrierRegistry public immutable carriers;

    /// @notice Where calls go.
    IRouteProfiles public immutable profiles;

    mapping(uint64 prefix => mapping(bytes32 root => uint16 rangeVersion)) private _roots;

    constructor(
        INumberRegistry registry_,
        ICarrierRegistry carriers_,
        IRouteProfiles profiles_
    ) EIP712("DOTS ClaimDesk", "1") {
        registry = registry_;
        carriers = carriers_;
        profiles = profiles_;
    }

    /// @inheritdoc IClaimDesk
    function claim(
        uint64 number,
        address holder,
        uint32 profile,
        uint96 highestDeposit,
        Payment calldata payment
    ) external {
        // Check: a range open to the caller, and a profile that is. That it is the carrier's is for the registry to judge.
        (uint64 prefix, Range memory range) = _rangeOf(number);
        if (msg.sender != _ownerOf(range.carrier)) {
            if (range.policy != ClaimPolicy.Open) revert PolicyRefuses(prefix, uint8(range.policy));
            if (profile != 0 && profile != range.defaultProfile) _requireOpen(prefix, range.carrier, profile);
        }

        // Interaction: the registry does the rest.
        bytes32 hash = _claimHash(number, holder, profile, range.depositClass);
        _grant(number, holder, profile, range.depositClass, highestDeposit, hash, payment);
    }

    /// @inheritdoc IClaimDesk
    function claimByVoucher(
        ClaimVoucher calldata voucher,
        bytes calldata signature,
        uint96 highestDeposit,
        Payment calldata payment
    ) external {
        // Check: a voucher range, a voucher for just this, signed for its carrier.
        Range memory range = _requireCurrent(voucher);
        if (range.policy != ClaimPolicy.Voucher) revert PolicyRefuses(voucher.rangePrefix, uint8(range.policy));
        bytes32 digest = voucherDigest(voucher);
        address signer = carriers.carrierAt(range.carrier).signer;
        if (!Signatures.isSignedBy(digest, signer, signature)) revert VoucherSignature(range.carrier, signer);

        // Interaction: the registry does the rest.
        _grant(voucher, highestDeposit, digest, payment);
        emit ClaimedByVoucher(voucher.number, voucher.rangePrefix);
    }

    /// @inheritdoc IClaimDesk
    function claimByRoot(
        ClaimVoucher calldata voucher,
        bytes32 root,
        bytes32[] calldata proof,
        uint96 highestDeposit,
        Payment calldata payment
    ) external {
        // Check: no open range, a leaf for just this, under a root that stands for the range's present version.
        Range memory range = _requireCurrent(voucher);
        if (range.policy == ClaimPolicy.Open) revert PolicyRefuses(voucher.rangePrefix, uint8(range.policy));
        if (_roots[voucher.rangePrefix][root] != range.version) revert RootUnknown(voucher.rangePrefix, root);
        bytes32 leaf = leafOf(voucher);
        if (!MerkleProof.verifyCalldata(proof, root, leaf)) revert ProofRefused(root, leaf);

        // Interaction: the registry does the rest.
        _grant(voucher, highestDeposit, leaf, payment);
        emit ClaimedByRoot(voucher.number, voucher.rangePrefix, root);
    }

    /// @inheritdoc IClaimDesk
    function postRoot(uint64 prefix, bytes32 root) external {
        uint16 rangeVersion = _requireRangeCarrier(prefix).version;
        _roots[prefix][root] = rangeVersion;
        emit RootPosted(prefix, root, rangeVersion);
    }

    /// @inheritdoc IClaimDesk
    function withdrawRoot(uint64 prefix, bytes32 root) external {
        _requireRangeCarrier(prefix);
        delete _roots[prefix][root];
        emit RootWithdrawn(prefix, root);
    }

    /// @inheritdoc IClaimDesk
    function rootAt(uint64 prefix, bytes32 root) external view returns (uint16 rangeVersion) {
        return _roots[prefix][root];
    }

    /// @inheritdoc IClaimDesk
    function claimHash(uint64 number, address holder, uint32 profile) external view returns (bytes32) {
        (, Range memory range) = _rangeOf(number);
        return _claimHash(number, holder, profile, range.depositClass);
    }

    /// @inheritdoc IClaimDesk
    function voucherDigest(ClaimVoucher calldata voucher) public view returns (bytes32) {
        return _hashTypedDataV4(ClaimHashes.voucher(voucher));
    }

    /// @inheritdoc IClaimDesk
    function leafOf(ClaimVoucher calldata voucher) public view returns (bytes32) {
        return ClaimHashes.leaf(voucher, block.chainid, address(this));
    }

    function _grant(
        ClaimVoucher calldata voucher,
        uint96 highestDeposit,
        bytes32 hash,
        Payment calldata payment
    ) private {
        _grant(voucher.number, voucher.holder, voucher.profile, voucher.depositClass, highestDeposit, hash, payment);
    }

    function _grant(
        uint64 number,
        address holder,
        uint32 profile,
        uint8 depositClass,
        uint96 highestDeposit,
        bytes32 hash,
        Payment calldata payment
    ) private {
        Grant memory grant = Grant({
            number: number,
            holder: holder,
            profile: profile,
            depositClass: depositClass,
            day: today(),
            verifier: 0,
            caller: msg.sender,
            highestDeposit: highestDeposit,
            claimHash: hash
        });
        IRegistryForDesks(address(registry)).grantInRange(payment, grant);
    }

    /// @dev The voucher is within its time, names the range that encloses the number as it is now, and the number's sequence.
    function _requireCurrent(ClaimVoucher calldata v) private view returns (Range memory range) {
        if (!isValidNow(v.issuedAt, v.expiresAt)) revert VoucherOutOfTime(v.issuedAt, v.expiresAt, block.timestamp);
        uint64 prefix;
        (prefix, range) = _rangeOf(v.number);
        if (prefix != v.rangePrefix || range.version != v.rangeVersion) {
            revert VoucherRange(v.number, v.rangePrefix, v.rangeVersion, prefix, range.version);
        }
        uint16 sequence = registry.numberState(v.number).sequence;
        if (sequence != v.sequence) revert VoucherSequence(v.number, v.sequence, sequence);
    }

    function _requireRangeCarrier(uint64 prefix) private view returns (Range memory range) {
        range = registry.rangeAt(prefix);
        address owner = _ownerOf(range.carrier);
        if (msg.sender != owner) revert NotRangeCarrier(prefix, msg.sender, owner);
    }

    function _requireOpen(uint64 prefix, uint32 carrier, uint32 profile) private view {
        (uint32 found, , , uint8 flags) = profiles.head(profile);
        if (flags & PROFILE_OPEN == 0) revert INumberRegistry.ProfileNotOfRange(prefix, profile, found, carrier);
    }

    function _claimHash(
        uint64 number,
        address holder,
        uint32 profile,
        uint8 depositClass
    ) private view returns (bytes32) {
        uint16 sequence = registry.numberState(number).sequence;
        return _hashTypedDataV4(ClaimHashes.openClaim(number, holder, profile, depositClass, sequence));
    }

    /// @dev A range that stands has a carrier and a version; nothing is posted or signed for where none does.
    function _rangeOf(uint64 number) private view returns (uint64 prefix, Range memory range) {
        (prefix, range) = registry.rangeOf(number);
        if (prefix == 0) revert INumberRegistry.RangeMissing(number);
    }

    function _ownerOf(uint32 carrier) private view returns (address owner) {
        (owner, ) = carriers.standing(carrier);
    }
}
