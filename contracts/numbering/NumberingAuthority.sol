// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { today } from "../calendar/Day.sol";
import { ICarrierRegistry } from "../carriers/interfaces/ICarrierRegistry.sol";
import { NumberingPlan } from "./NumberingPlan.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { IRegistryForDesks } from "./interfaces/IRegistryForDesks.sol";
import { Ask } from "./libraries/Ask.sol";
import { Digits } from "./libraries/Digits.sol";
import { RangeChecks } from "./libraries/RangeChecks.sol";
import { Authority } from "./types/Authority.sol";
import { AuthorityRecord, newAuthorityRecord } from "./types/AuthorityRecord.sol";
import { Enclosure } from "./types/Enclosure.sol";
import { Range, RangeTerms } from "./types/Range.sol";
import { RangeRecord, newRangeRecord } from "./types/RangeRecord.sol";

/// @title Who gives out which numbers
/// @notice Authorities allocate ranges to carriers here; how authorities come and go, and ranges end, is for the authority desk.
abstract contract NumberingAuthority is NumberingPlan {
    /// @dev What ranges may ask; class n is the n-th added, and `exists` from then on.
    struct DepositClass {
        uint96 amount;
        bool exists;
    }

    uint96 private constant HIGHEST_DEPOSIT = 1_000_000 ether;
    uint256 private constant MOST_DEPOSIT_CLASSES = 256;

    DepositClass[256] private _depositClasses;
    uint16 private _depositClassCount;

    /// @inheritdoc INumberRegistry
    function allocate(uint64 prefix, RangeTerms calldata terms) external {
        // Check: the caller stands nearest above; nothing is stopped or ending there; the prefix is free.
        _requireWellFormed(prefix);
        (uint256 digitCount, uint256 unit) = Digits.measure(prefix);
        Enclosure memory above = _enclosing(prefix, digitCount, unit);
        _requireNearest(prefix, above);
        _refuseStopped(above.country, above.stoppedUntil);
        if (above.endsOn != 0) revert PrefixEnding(above.prefix, above.endsOn);
        RangeRecord present = _ranges[prefix];
        if (present.carrier() != 0 || _hasAuthority(above.authorityLengths, prefix, digitCount)) {
            revert PrefixTaken(prefix);
        }

        // Check: terms that fit what is above; an active carrier with a profile of its own. The range is one version on from
        // whatever stood here before.
        RangeRecord range = newRangeRecord(terms, present.version() + 1, depositOf(terms.depositClass));
        RangeChecks.requireFits(above, prefix, digitCount, range);
        _requireActive(range.carrier());
        if (range.defaultProfile() != 0) _requireProfileOf(prefix, range.carrier(), range.defaultProfile());

        // Effect
        if (above.carrier != 0) range = range.withGivenFrom(Digits.count(above.prefix));
        _setRange(prefix, range);
    }

    /// @inheritdoc INumberRegistry
    function setDefaultProfile(uint64 prefix, uint32 profile) external {
        // Check: the carrier's owner, with a profile of this carrier.
        RangeRecord range = _ranges[prefix];
        uint32 carrier = range.carrier();
        (address owner, ) = _carriers.standing(carrier);
        if (msg.sender != owner) revert NotCarrierOwner(carrier, msg.sender, owner);
        if (profile != 0) _requireProfileOf(prefix, carrier, profile);

        // Effect
        _setRange(prefix, range.withDefaultProfile(profile));
    }

    /// @inheritdoc INumberRegistry
    function addDepositClass(uint96 amount) external restricted returns (uint8 depositClass) {
        uint256 count = _depositClassCount;
        if (amount > HIGHEST_DEPOSIT || count == MOST_DEPOSIT_CLASSES) {
            revert DepositClassRefused(amount, HIGHEST_DEPOSIT, count);
        }
        depositClass = uint8(count);
        _depositClassCount = uint16(count + 1);
        _depositClasses[depositClass] = DepositClass({ amount: amount, exists: true });
        emit DepositClassAdded(depositClass, amount);
    }

    /// @inheritdoc IRegistryForDesks
    function setAuthority(uint64 prefix, Authority calldata authority) external onlyDesk(_authorityDesk) {
        _authorities[prefix] = newAuthorityRecord(authority);
        emit AuthorityChanged(prefix, authority.holder, authority);
    }

    /// @inheritdoc IRegistryForDesks
    function setRange(uint64 prefix, RangeRecord range) external onlyDesk(_authorityDesk) {
        _setRange(prefix, range);
    }

    /// @inheritdoc INumberRegistry
    function rangeOf(uint256 number) external view returns (uint64 prefix, Range memory range) {
        _requireWellFormed(number);
        RangeRecord record;
        (prefix, record) = _rangeOf(number);
        range = record.toRange();
    }

    /// @inheritdoc INumberRegistry
    function rangeAt(uint64 prefix) external view returns (Range memory) {
        return _ranges[prefix].toRange();
    }

    /// @inheritdoc IRegistryForDesks
    function rangeRecordAt(uint64 prefix) external view returns (RangeRecord) {
        return _ranges[prefix];
    }

    /// @inheritdoc INumberRegistry
    function authorityAt(uint64 prefix) external view returns (Authority memory) {
        return _authorities[prefix].toAuthority();
    }

    /// @inheritdoc INumberRegistry
    function enclosing(uint64 prefix) external view returns (Enclosure memory) {
        _requireWellFormed(prefix);
        (uint256 digitCount, uint256 unit) = Digits.measure(prefix);
        return _enclosing(prefix, digitCount, unit);
    }

    /// @inheritdoc INumberRegistry
    function authorityOver(uint64 number) external view returns (uint64 prefix, Authority memory authority) {
        _requireWellFormed(number);
        AuthorityRecord record;
        (prefix, record) = _authorityOver(number);
        authority = record.toAuthority();
    }

    /// @inheritdoc INumberRegistry
    function depositOf(uint8 depositClass) public view returns (uint96) {
        DepositClass storage class = _depositClasses[depositClass];
        if (!class.exists) revert DepositClassUnknown(depositClass, _depositClassCount);
        return class.amount;
    }

    /// @dev Reverts unless the carrier is active; returns its owner.
    function _requireActive(uint32 carrier) internal view returns (address owner) {
        owner = _ownerWhenActive(carrier);
        if (owner == address(0)) revert CarrierNotActive(carrier);
    }

    /// @dev The zero address if the carrier is not active.
    function _ownerWhenActive(uint32 carrier) internal view returns (address) {
        return address(uint160(Ask.word(address(_carriers), ICarrierRegistry.ownerWhenActive.selector, carrier)));
    }

    /// @dev Reverts unless the profile is the carrier's; returns the profile's flags.
    function _requireProfileOf(uint64 prefix, uint32 carrier, uint32 profile) internal view returns (uint8 flags) {
        uint32 found;
        (found, , , flags) = _profiles.head(profile);
        if (found != carrier) revert ProfileNotOfRange(prefix, profile, found, carrier);
    }

    function _refuseStopped(uint64 countryCode, uint16 stoppedUntil) internal view {
        uint16 day = today();
        if (day < stoppedUntil) revert CountryIsStopped(countryCode, day, stoppedUntil);
    }

    function _refuseStoppedCountry(uint256 number) internal view {
        (, uint256 unit) = Digits.measure(number);
        (uint64 code, AuthorityRecord country) = _countryOf(number, unit);
        _refuseStopped(code, country.stoppedUntil());
    }

    function _requireWellFormed(uint256 digits) internal pure {
        if (!Digits.wellFormed(digits)) revert NumberMalformed(digits);
    }

    function _setRange(uint64 prefix, RangeRecord range) private {
        _ranges[prefix] = range;
        emit RangeChanged(prefix, range.carrier(), range.toRange());
    }

    /// @dev Only the holder of what stands nearest above a prefix allocates there, and where nothing does, nobody.
    function _requireNearest(uint64 prefix, Enclosure memory above) private view {
        address needed = above.holder;
        if (above.carrier != 0) (needed, ) = _carriers.standing(above.carrier);
        if (msg.sender != needed) revert NotNearestAuthority(prefix, msg.sender, needed);
    }
}
