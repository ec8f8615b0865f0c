// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { AccessManaged } from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import { today } from "../calendar/Day.sol";
import { CarrierStatus } from "../carriers/interfaces/ICarrierRegistry.sol";
import { NumberClaims } from "./NumberClaims.sol";
import { RegistryDesks } from "./RegistryDesks.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { IRegistryForDesks } from "./interfaces/IRegistryForDesks.sol";
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

    constructor(RegistryParts memory parts) AccessManaged(parts.accessManager) RegistryDesks(parts) {}

    /// @inheritdoc INumberRegistry
    function resolve(uint64 number) external view returns (Resolution memory) {
        return _resolve(number);
    }

    /// @inheritdoc INumberRegistry
    function resolveMany(uint64[] calldata numbers) external view returns (Resolution[] memory resolutions) {
        if (numbers.length > MOST_RESOLVED) revert TooManyNumbers(numbers.length, MOST_RESOLVED);
        resolutions = new Resolution[](numbers.length);
        for (uint256 i; i < numbers.length; ++i) {
            resolutions[i] = _resolve(numbers[i]);
        }
    }

    /// @inheritdoc INumberRegistry
    function numberState(uint64 number) external view returns (NumberState memory state) {
        if (!Digits.wellFormed(number)) return state;
        (address holder, NumberRecord record) = _numberAt(number);
        (uint64 prefix, RangeRecord range) = _plan.rangeOf(number);
        return
            NumberState({
                holder: holder,
                status: _status(holder, record, prefix, range),
                profile: record.profile(),
                day: record.day(),
                depositClass: record.depositClass(),
                sequence: record.sequence(),
                flags: record.flags(),
                verifier: record.verifier()
            });
    }

    /// @inheritdoc IRegistryForDesks
    function stored(
        uint64 number
    ) external view returns (address holder, NumberRecord record, uint64 rangePrefix, RangeRecord range) {
        if (!Digits.wellFormed(number)) return (holder, record, rangePrefix, range);
        (holder, record) = _numberAt(number);
        (rangePrefix, range) = _plan.rangeOf(number);
    }

    function _resolve(uint64 number) private view returns (Resolution memory resolution) {
        _requireWellFormed(number);
        (address holder, NumberRecord record) = _numberAt(number);
        (uint64 prefix, RangeRecord range) = _plan.rangeOf(number);
        resolution.status = _status(holder, record, prefix, range);
        resolution.sequence = record.sequence();
        resolution.rangePrefix = prefix;
        resolution.rangeCarrier = range.carrier();
        resolution.isPrivate = range.flags() & RANGE_PRIVATE != 0;

        // The number's own profile if it is live, else the range's, unless that serves claimed numbers only or has ended.
        if (resolution.status == NumberStatus.Held) {
            resolution.ported = record.flags() & FLAG_PORTED != 0;
            resolution.profile = record.profile();
        } else if (range.flags() & RANGE_CLAIMED_ONLY == 0 && (range.endsOn() == 0 || today() < range.endsOn())) {
            resolution.profile = range.defaultProfile();
        }
        if (resolution.profile == 0) return resolution;
        ProfileHead head;
        (head, resolution.rules) = ProfileCodec.unpack(profiles.stored(resolution.profile));
        resolution.carrier = head.carrier();
        resolution.version = head.version();
        resolution.ttl = head.ttl();
        (, CarrierStatus standing) = carriers.standing(resolution.carrier);
        resolution.carrierLeft = standing != CarrierStatus.Active;
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
