// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { EIP712 } from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import { today } from "../calendar/Day.sol";
import { isValidNow } from "../calendar/Validity.sol";
import { CarrierStatus, ICarrierRegistry } from "../carriers/interfaces/ICarrierRegistry.sol";
import { Signatures } from "../cryptography/Signatures.sol";
import { INumberRegistry } from "../numbering/interfaces/INumberRegistry.sol";
import { IRegistryForDesks } from "../numbering/interfaces/IRegistryForDesks.sol";
import { IRouteProfiles, PROFILE_OPEN } from "../numbering/interfaces/IRouteProfiles.sol";
import { Authority } from "../numbering/types/Authority.sol";
import { Grant } from "../numbering/types/Grant.sol";
import { FLAG_CONTESTED, LAST_SEQUENCE } from "../numbering/types/NumberRecord.sol";
import { NumberState } from "../numbering/types/Resolution.sol";
import { IVerificationDesk } from "./interfaces/IVerificationDesk.sol";
import { IVerifierRegistry } from "./interfaces/IVerifierRegistry.sol";
import { VerificationVoucher } from "./types/VerificationVoucher.sol";

/// @title What makes a verifier's voucher good
abstract contract Vouchers is IVerificationDesk, EIP712 {
    bytes32 private constant VOUCHER_TYPE = keccak256(
        "VerificationVoucher(uint64 number,address holder,uint32 profile,uint8 depositClass,uint16 sequence,uint16 verifiedUntil,uint16 verifier,uint40 issuedAt,uint40 expiresAt)"
    );
    uint256 private constant LONGEST_VERIFIED_DAYS = 366;

    /// @notice Whose numbers these are.
    INumberRegistry public immutable registry;

    /// @notice Who stands where among the carriers.
    ICarrierRegistry public immutable carriers;

    /// @notice Where calls go.
    IRouteProfiles public immutable profiles;

    /// @notice Who may vouch, where, and how often.
    IVerifierRegistry public immutable verifiers;

    mapping(bytes32 digest => bool) private _usedAtLast;

    constructor(
        INumberRegistry registry_,
        ICarrierRegistry carriers_,
        IRouteProfiles profiles_,
        IVerifierRegistry verifiers_
    ) EIP712("DOTS VerificationDesk", "1") {
        registry = registry_;
        carriers = carriers_;
        profiles = profiles_;
        verifiers = verifiers_;
    }

    /// @inheritdoc IVerificationDesk
    function voucherDigest(VerificationVoucher calldata voucher) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(VOUCHER_TYPE, voucher)));
    }

    /// @dev Uses a voucher up: one of its verifier's for the day, where the authority nearest above the number trusts it. That it
    /// cannot be used again is the sequence's doing, which whatever follows raises; the last one cannot be raised, so vouchers for
    /// it are remembered.
    /// @return digest what was signed
    function _use(
        VerificationVoucher calldata voucher,
        bytes calldata signature
    ) internal returns (bytes32 digest, uint64 prefix, Authority memory authority) {
        (prefix, authority) = registry.authorityOver(voucher.number);
        if (prefix == 0) revert AuthorityMissing(voucher.number);
        address signer = verifiers.spend(voucher.verifier, prefix, authority.version);
        digest = voucherDigest(voucher);
        if (!Signatures.isSignedBy(digest, signer, signature)) {
            revert VerificationSignature(voucher.verifier, signer);
        }
        if (voucher.sequence != LAST_SEQUENCE) return (digest, prefix, authority);
        if (_usedAtLast[digest]) revert VerificationUsed(voucher.number, voucher.verifier);
        _usedAtLast[digest] = true;
    }

    /// @dev The number as it stands; reverts unless the voucher is in time and speaks of the number as it stands.
    function _judge(VerificationVoucher calldata voucher) internal view returns (NumberState memory state) {
        if (!isValidNow(voucher.issuedAt, voucher.expiresAt)) {
            revert VerificationOutOfTime(voucher.issuedAt, voucher.expiresAt, block.timestamp);
        }
        uint256 day = today();
        uint256 latest = day + LONGEST_VERIFIED_DAYS;
        if (voucher.verifiedUntil < day || voucher.verifiedUntil > latest) {
            revert VerifiedUntilRefused(voucher.verifiedUntil, day, latest);
        }
        state = registry.numberState(voucher.number);
        if (voucher.sequence != state.sequence) {
            revert VerificationSequence(voucher.number, voucher.sequence, state.sequence);
        }
    }

    /// @dev Who has no carrier of his own takes a profile that is open to all, or one of whoever verified him.
    function _requireProfile(VerificationVoucher calldata voucher) internal view {
        (uint32 carrier, , , uint8 flags) = profiles.head(voucher.profile);
        (, CarrierStatus standing) = carriers.standing(carrier);
        bool open = flags & PROFILE_OPEN != 0;
        if (standing != CarrierStatus.Active || !(open || carrier == verifiers.verifierAt(voucher.verifier).carrier)) {
            revert ProfileRefused(voucher.profile, carrier);
        }
    }

    /// @dev What the registry is to carry out, paid by the caller unless somebody authorized it.
    function _grantOf(
        VerificationVoucher calldata voucher,
        uint96 highestDeposit,
        bytes32 digest
    ) internal view returns (Grant memory) {
        return
            Grant({
                number: voucher.number,
                holder: voucher.holder,
                profile: voucher.profile,
                depositClass: voucher.depositClass,
                day: voucher.verifiedUntil,
                verifier: voucher.verifier,
                caller: msg.sender,
                highestDeposit: highestDeposit,
                claimHash: digest
            });
    }

    function _desks() internal view returns (IRegistryForDesks) {
        return IRegistryForDesks(address(registry));
    }

    function _requireUncontested(uint64 number, NumberState memory state) internal pure {
        if (state.flags & FLAG_CONTESTED != 0) revert INumberRegistry.NumberContested(number);
    }

    /// @dev Held, and by a verifier's word.
    function _requireVerified(uint64 number, NumberState memory state) internal pure {
        if (state.holder == address(0)) revert INumberRegistry.NumberNotHeld(number);
        if (state.verifier == 0) revert NotVerified(number);
    }
}
