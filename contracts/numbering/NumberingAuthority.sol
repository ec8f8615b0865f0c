// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { AccessManaged } from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import { CarrierStatus, ICarrierRegistry } from "../carriers/interfaces/ICarrierRegistry.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { IRouteProfiles } from "./interfaces/IRouteProfiles.sol";
import { AuthorityTree } from "./libraries/AuthorityTree.sol";
import { Digits } from "./libraries/Digits.sol";
import { RangeChecks } from "./libraries/RangeChecks.sol";
import { Authority } from "./types/Authority.sol";
import { DepositClass, Enclosure, NumberingPlan } from "./types/NumberingPlan.sol";
import { Range, RangeTerms } from "./types/Range.sol";
import { RangeRecord, newRangeRecord } from "./types/RangeRecord.sol";

/// @title Who gives out which numbers
/// @notice Governance delegates country codes; each authority delegates longer prefixes and allocates ranges to carriers. Here
/// it is judged who may; the rarer of the rules themselves stand in the library AuthorityTree.
abstract contract NumberingAuthority is INumberRegistry, AccessManaged {
    uint96 private constant HIGHEST_DEPOSIT = 1_000_000 ether;
    uint256 private constant MOST_DEPOSIT_CLASSES = 256;

    /// @notice Who stands where among the carriers.
    ICarrierRegistry public immutable carriers;

    /// @notice Where calls go.
    IRouteProfiles public immutable profiles;

    NumberingPlan internal _plan;

    constructor(ICarrierRegistry carriers_, IRouteProfiles profiles_) {
        carriers = carriers_;
        profiles = profiles_;
    }

    /// @inheritdoc INumberRegistry
    function delegate(uint64 prefix, address holder, uint8 minDigits, uint8 maxDigits) external {
        AuthorityTree.delegate(_plan, _authorize(prefix), prefix, holder, minDigits, maxDigits);
    }

    /// @inheritdoc INumberRegistry
    function openRangeLengths(uint64 countryCode, uint16 lengths) external {
        address holder = _plan.authorities[countryCode].holder;
        if (msg.sender != holder) revert NotNearestAuthority(countryCode, msg.sender, holder);
        AuthorityTree.openRangeLengths(_plan, countryCode, lengths);
    }

    /// @inheritdoc INumberRegistry
    function allocate(uint64 prefix, RangeTerms calldata terms) external {
        // Check: the caller stands nearest above; the prefix is free; the terms fit what is above and the carrier.
        Enclosure memory above = _authorize(prefix);
        RangeChecks.requireFits(_plan, above, prefix, terms);
        _requireActive(terms.carrier);
        _requireProfileOf(prefix, terms.carrier, terms.defaultProfile);

        // Effect: the range, one version on from whatever stood here before.
        uint96 deposit = _plan.depositClasses[terms.depositClass].amount;
        _setRange(prefix, newRangeRecord(terms, _plan.ranges[prefix].version() + 1, deposit));
    }

    /// @inheritdoc INumberRegistry
    function giveNotice(uint64 prefix, uint16 endsOn) external {
        _authorize(prefix);
        AuthorityTree.giveNotice(_plan, prefix, endsOn);
    }

    /// @inheritdoc INumberRegistry
    function takeBack(uint64 prefix) external {
        _authorize(prefix);
        AuthorityTree.takeBack(_plan, prefix);
    }

    /// @inheritdoc INumberRegistry
    function setDefaultProfile(uint64 prefix, uint32 profile) external {
        // Check: the carrier's owner, with a profile of this carrier.
        RangeRecord range = _plan.ranges[prefix];
        uint32 carrier = range.carrier();
        (address owner, ) = carriers.standing(carrier);
        if (msg.sender != owner) revert NotCarrierOwner(carrier, msg.sender, owner);
        _requireProfileOf(prefix, carrier, profile);

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

    /// @inheritdoc INumberRegistry
    function rangeOf(uint64 number) external view returns (uint64 prefix, Range memory range) {
        if (!Digits.wellFormed(number)) revert NumberMalformed(number);
        RangeRecord record;
        (prefix, record) = _plan.rangeOf(number);
        range = record.toRange();
    }

    /// @inheritdoc INumberRegistry
    function rangeAt(uint64 prefix) external view returns (Range memory) {
        return _plan.ranges[prefix].toRange();
    }

    /// @inheritdoc INumberRegistry
    function authorityAt(uint64 prefix) external view returns (Authority memory) {
        return _plan.authorities[prefix];
    }

    /// @inheritdoc INumberRegistry
    function depositOf(uint8 depositClass) external view returns (uint96) {
        DepositClass memory class = _plan.depositClasses[depositClass];
        if (!class.exists) revert DepositClassUnknown(depositClass, _plan.depositClassCount);
        return class.amount;
    }

    /// @dev Reverts unless the carrier is active; returns its owner.
    function _requireActive(uint32 carrier) internal view returns (address owner) {
        CarrierStatus status;
        (owner, status) = carriers.standing(carrier);
        if (status != CarrierStatus.Active) revert CarrierNotActive(carrier);
    }

    function _setRange(uint64 prefix, RangeRecord range) private {
        _plan.ranges[prefix] = range;
        emit RangeChanged(prefix, range.carrier(), range.toRange());
    }

    /// @dev Only the holder of what stands nearest above a prefix decides there, and where nothing does, governance.
    function _authorize(uint64 prefix) private returns (Enclosure memory above) {
        if (!Digits.wellFormed(prefix)) revert NumberMalformed(prefix);
        above = _plan.enclosing(prefix);
        address needed = above.holder;
        if (above.carrier != 0) (needed, ) = carriers.standing(above.carrier);
        if (needed == address(0)) _checkCanCall(msg.sender, msg.data);
        else if (msg.sender != needed) revert NotNearestAuthority(prefix, msg.sender, needed);
    }

    /// @dev A range may be without a default profile; if it has one, it is its own carrier's.
    function _requireProfileOf(uint64 prefix, uint32 carrier, uint32 profile) private view {
        if (profile == 0) return;
        (uint32 found, , , ) = profiles.head(profile);
        if (found != carrier) revert ProfileNotOfRange(prefix, profile, found, carrier);
    }
}
