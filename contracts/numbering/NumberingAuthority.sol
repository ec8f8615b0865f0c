// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { AccessManaged } from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import { today } from "../calendar/Day.sol";
import { ICarrierRegistry } from "../carriers/interfaces/ICarrierRegistry.sol";
import { RegistryDesks } from "./RegistryDesks.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { IRegistryForDesks } from "./interfaces/IRegistryForDesks.sol";
import { Ask } from "./libraries/Ask.sol";
import { Digits } from "./libraries/Digits.sol";
import { RangeChecks } from "./libraries/RangeChecks.sol";
import { Authority } from "./types/Authority.sol";
import { AuthorityRecord, newAuthorityRecord } from "./types/AuthorityRecord.sol";
import { DepositClass, Enclosure, NumberingPlan } from "./types/NumberingPlan.sol";
import { Range, RangeTerms } from "./types/Range.sol";
import { RangeRecord, newRangeRecord } from "./types/RangeRecord.sol";

/// @title Who gives out which numbers
/// @notice Authorities allocate ranges to carriers here; how authorities come and go, and ranges end, is for the authority desk.
abstract contract NumberingAuthority is RegistryDesks, AccessManaged {
    uint96 private constant HIGHEST_DEPOSIT = 1_000_000 ether;
    uint256 private constant MOST_DEPOSIT_CLASSES = 256;

    NumberingPlan internal _plan;

    /// @inheritdoc INumberRegistry
    function allocate(uint64 prefix, RangeTerms calldata terms) external {
        // Check: the caller stands nearest above; nothing is stopped or ending there; the prefix is free.
        _requireWellFormed(prefix);
        uint256 digitCount = Digits.count(prefix);
        Enclosure memory above = _plan.enclosing(prefix, digitCount);
        _requireNearest(prefix, above);
        _refuseStopped(above.country, above.stoppedUntil);
        if (above.endsOn != 0) revert PrefixEnding(above.prefix, above.endsOn);
        RangeRecord present = _plan.ranges[prefix];
        if (present.carrier() != 0 || _plan.hasAuthority(above.authorityLengths, prefix, digitCount)) {
            revert PrefixTaken(prefix);
        }

        // Check: terms that fit what is above; an active carrier with a profile of its own. The range is one version on from
        // whatever stood here before.
        RangeRecord range = newRangeRecord(terms, present.version() + 1, depositOf(terms.depositClass));
        RangeChecks.requireFits(above, prefix, digitCount, range);
        _requireActive(range.carrier());
        if (range.defaultProfile() != 0) _requireProfileOf(prefix, range.carrier(), range.defaultProfile());

        // Effect
        _setRange(prefix, above.carrier == 0 ? range : range.subAllocated());
    }

    /// @inheritdoc INumberRegistry
    function setDefaultProfile(uint64 prefix, uint32 profile) external {
        // Check: the carrier's owner, with a profile of this carrier.
        RangeRecord range = _plan.ranges[prefix];
        uint32 carrier = range.carrier();
        (address owner, ) = carriers.standing(carrier);
        if (msg.sender != owner) revert NotCarrierOwner(carrier, msg.sender, owner);
        if (profile != 0) _requireProfileOf(prefix, carrier, profile);

        // Effect
        _setRange(prefix, range.withDefaultProfile(profile));
    }

    /// @inheritdoc INumberRegistry
    function addDepositClass(uint96 amount) external restricted returns (uint8 depositClass) {
        uint256 count = _plan.depositClassCount;
        if (amount > HIGHEST_DEPOSIT || count == MOST_DEPOSIT_CLASSES) {
            revert DepositClassRefused(amount, HIGHEST_DEPOSIT, count);
        }
        depositClass = uint8(count);
        _plan.depositClassCount = uint16(count + 1);
        _plan.depositClasses[depositClass] = DepositClass({ amount: amount, exists: true });
        emit DepositClassAdded(depositClass, amount);
    }

    /// @inheritdoc IRegistryForDesks
    function setAuthority(uint64 prefix, Authority calldata authority) external onlyDesk(authorityDesk) {
        _plan.authorities[prefix] = newAuthorityRecord(authority);
        emit AuthorityChanged(prefix, authority.holder, authority);
    }

    /// @inheritdoc IRegistryForDesks
    function setRange(uint64 prefix, RangeRecord range) external onlyDesk(authorityDesk) {
        _setRange(prefix, range);
    }

    /// @inheritdoc INumberRegistry
    function rangeOf(uint256 number) external view returns (uint64 prefix, Range memory range) {
        _requireWellFormed(number);
        RangeRecord record;
        (prefix, record) = _plan.rangeOf(number);
        range = record.toRange();
    }

    /// @inheritdoc INumberRegistry
    function rangeAt(uint64 prefix) external view returns (Range memory) {
        return _plan.ranges[prefix].toRange();
    }

    /// @inheritdoc IRegistryForDesks
    function rangeRecordAt(uint64 prefix) external view returns (RangeRecord) {
        return _plan.ranges[prefix];
    }

    /// @inheritdoc INumberRegistry
    function authorityAt(uint64 prefix) external view returns (Authority memory) {
        return _plan.authorities[prefix].toAuthority();
    }

    /// @inheritdoc INumberRegistry
    function enclosing(uint64 prefix) external view returns (Enclosure memory) {
        _requireWellFormed(prefix);
        return _plan.enclosing(prefix, Digits.count(prefix));
    }

    /// @inheritdoc INumberRegistry
    function authorityOver(uint64 number) external view returns (uint64 prefix, Authority memory authority) {
        _requireWellFormed(number);
        AuthorityRecord record;
        (prefix, record) = _plan.authorityOver(number);
        authority = record.toAuthority();
    }

    /// @inheritdoc INumberRegistry
    function depositOf(uint8 depositClass) public view returns (uint96) {
        DepositClass storage class = _plan.depositClasses[depositClass];
        if (!class.exists) revert DepositClassUnknown(depositClass, _plan.depositClassCount);
        return class.amount;
    }

    /// @dev Reverts unless the carrier is active; returns its owner.
    function _requireActive(uint32 carrier) internal view returns (address owner) {
        owner = _ownerWhenActive(carrier);
        if (owner == address(0)) revert CarrierNotActive(carrier);
    }

    /// @dev The zero address if the carrier is not active.
    function _ownerWhenActive(uint32 carrier) internal view returns (address) {
        return address(uint160(Ask.word(address(carriers), ICarrierRegistry.ownerWhenActive.selector, carrier)));
    }

    /// @dev Reverts unless the profile is the carrier's; returns the profile's flags.
    function _requireProfileOf(uint64 prefix, uint32 carrier, uint32 profile) internal view returns (uint8 flags) {
        uint32 found;
        (found, , , flags) = profiles.head(profile);
        if (found != carrier) revert ProfileNotOfRange(prefix, profile, found, carrier);
    }

    function _refuseStopped(uint64 countryCode, uint16 stoppedUntil) internal view {
        uint16 day = today();
        if (day < stoppedUntil) revert CountryIsStopped(countryCode, day, stoppedUntil);
    }

    function _requireWellFormed(uint256 digits) internal pure {
        if (!Digits.wellFormed(digits)) revert NumberMalformed(digits);
    }

    function _setRange(uint64 prefix, RangeRecord range) private {
        _plan.ranges[prefix] = range;
        emit RangeChanged(prefix, range.carrier(), range.toRange());
    }

    /// @dev Only the holder of what stands nearest above a prefix allocates there, and where nothing does, nobody.
    function _requireNearest(uint64 prefix, Enclosure memory above) private view {
        address needed = above.holder;
        if (above.carrier != 0) (needed, ) = carriers.standing(above.carrier);
        if (msg.sender != needed) revert NotNearestAuthority(prefix, msg.sender, needed);
    }
}
