// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { today } from "../calendar/Day.sol";
import { NumberClaims } from "./NumberClaims.sol";
import { RegistryDesks } from "./RegistryDesks.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { IRegistryForDesks } from "./interfaces/IRegistryForDesks.sol";
import { IRouteProfiles } from "./interfaces/IRouteProfiles.sol";
import { Ask } from "./libraries/Ask.sol";
import { Digits } from "./libraries/Digits.sol";
import { ProfileCodec } from "./libraries/ProfileCodec.sol";
import { FLAG_PORTED, NumberRecord, TOMBSTONE_MOVED } from "./types/NumberRecord.sol";
import { ProfileHead } from "./types/ProfileHead.sol";
import { RANGE_CLAIMED_ONLY, RANGE_PRIVATE } from "./types/Range.sol";
import { RangeRecord } from "./types/RangeRecord.sol";
import { RegistryParts } from "./types/RegistryParts.sol";
import { NumberState, NumberStatus, Resolution } from "./types/Resolution.sol";

/// @title The registry of telephone numbers
/// @notice What it does and promises is told in INumberRegistry and IRegistryForDesks. Its parts: NumberToken (transfers),
/// NumberingAuthority (ranges), NumberHoldings (release, port, contests), NumberSuccession and NumberClaims; here stands what is
/// asked of it while a call waits.
contract NumberRegistry is NumberClaims {
    uint256 private constant MOST_RESOLVED = 256;

    constructor(RegistryParts memory parts_) RegistryDesks(parts_) {}

    /// @inheritdoc INumberRegistry
    function resolve(uint256 number) external view returns (Resolution memory resolution) {
        _resolve(number, resolution);
    }

    /// @inheritdoc INumberRegistry
    function resolveMany(uint256[] calldata numbers) external view returns (Resolution[] memory resolutions) {
        if (numbers.length > MOST_RESOLVED) revert TooManyNumbers(numbers.length, MOST_RESOLVED);
        resolutions = new Resolution[](numbers.length);
        for (uint256 i; i < numbers.length; ++i) {
            _resolve(numbers[i], resolutions[i]);
        }
    }

    /// @inheritdoc INumberRegistry
    function numberState(uint256 number) external view returns (NumberState memory state) {
        if (!Digits.wellFormed(number)) return state;
        (address holder, NumberRecord record, uint64 prefix, RangeRecord range) = _stored(number);
        state.holder = holder;
        state.status = _status(holder, record, prefix, range);
        state.profile = record.profile();
        state.day = record.day();
        state.depositClass = record.depositClass();
        state.sequence = record.sequence();
        state.flags = record.flags();
        state.verifier = record.verifier();
    }

    /// @inheritdoc IRegistryForDesks
    function stored(
        uint64 number
    ) external view returns (address holder, NumberRecord record, uint64 rangePrefix, RangeRecord range) {
        if (Digits.wellFormed(number)) return _stored(number);
    }

    function _stored(
        uint256 number
    ) private view returns (address holder, NumberRecord record, uint64 prefix, RangeRecord range) {
        (holder, record) = _numberAt(number);
        (prefix, range) = _rangeOf(number);
    }

    /// @dev Writes into the resolution that the caller has made, all zero, so that it is made once.
    function _resolve(uint256 number, Resolution memory resolution) private view {
        _requireWellFormed(number);
        (address holder, NumberRecord record, uint64 prefix, RangeRecord range) = _stored(number);
        NumberStatus status = _status(holder, record, prefix, range);
        resolution.status = status;
        resolution.sequence = record.sequence();
        resolution.rangePrefix = prefix;
        resolution.rangeCarrier = range.carrier();
        resolution.isPrivate = range.flags() & RANGE_PRIVATE != 0;

        // The number's own profile if it is live, else the range's, unless that serves claimed numbers only or has ended.
        uint32 profile;
        if (status == NumberStatus.Held) {
            resolution.ported = record.flags() & FLAG_PORTED != 0;
            profile = record.profile();
        } else if (range.flags() & RANGE_CLAIMED_ONLY == 0 && (range.endsOn() == 0 || today() < range.endsOn())) {
            profile = range.defaultProfile();
        }
        if (profile == 0) return;
        resolution.profile = profile;
        ProfileHead head;
        (head, resolution.rules) = ProfileCodec.unpack(
            Ask.content(address(_profiles), IRouteProfiles.stored.selector, profile)
        );
        resolution.carrier = head.carrier();
        resolution.version = head.version();
        resolution.ttl = head.ttl();
        resolution.carrierLeft = _ownerWhenActive(head.carrier()) == address(0);
    }

    function _status(
        address holder,
        NumberRecord record,
        uint64 prefix,
        RangeRecord range
    ) private view returns (NumberStatus) {
        if (holder != address(0)) return record.hasLapsed(today()) ? NumberStatus.Lapsed : NumberStatus.Held;
        if (record.flags() & TOMBSTONE_MOVED != 0) return NumberStatus.MovedOn;
        if (prefix == 0) return NumberStatus.Unassigned;
        return _rests(record, range) ? NumberStatus.Quarantined : NumberStatus.Available;
    }
}
