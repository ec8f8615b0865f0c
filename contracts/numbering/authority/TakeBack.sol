// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { NOTICE_DAYS, today } from "../../calendar/Day.sol";
import { IAuthorityDesk } from "../interfaces/IAuthorityDesk.sol";
import { INumberRegistry } from "../interfaces/INumberRegistry.sol";
import { Digits } from "../libraries/Digits.sol";
import { Authority } from "../types/Authority.sol";
import { RangeRecord } from "../types/RangeRecord.sol";
import { PlanWriter } from "./PlanWriter.sol";

/// @title How authorities and ranges end
/// @notice In two steps: notice, and the end once it is over.
abstract contract TakeBack is PlanWriter {
    /// @inheritdoc IAuthorityDesk
    function giveNotice(uint64 prefix, uint16 endsOn) external {
        // Check: by who may take back, in good time.
        RangeRecord range = _requireMayTakeBack(prefix);
        uint16 earliest = today() + NOTICE_DAYS;
        if (endsOn != 0 && endsOn < earliest) {
            revert INumberRegistry.TermsRefused(prefix, "endsOn", endsOn, earliest);
        }

        // Effect
        if (range.carrier() != 0) {
            _setRange(prefix, range.withEndsOn(endsOn));
        } else {
            Authority memory authority = _givenAuthority(prefix);
            authority.endsOn = endsOn;
            _setAuthority(prefix, authority);
        }
    }

    /// @inheritdoc IAuthorityDesk
    function takeBack(uint64 prefix) external {
        RangeRecord range = _requireMayTakeBack(prefix);
        if (range.carrier() != 0) {
            _requireNoticeOver(prefix, range.endsOn());
            _setRange(prefix, range.vacated());
        } else {
            Authority memory authority = _givenAuthority(prefix);
            _requireNoticeOver(prefix, authority.endsOn);
            // What stays is the version, which counts on, and of a country code the lengths, by which what is below is still found,
            // and the stop.
            authority.holder = address(0);
            authority.minDigits = 0;
            authority.maxDigits = 0;
            authority.endsOn = 0;
            ++authority.version;
            _setAuthority(prefix, authority);
        }
    }

    /// @dev The authority above takes a prefix back; a range that was given out of another also the carrier which has that other
    /// now. A range allocated between later gives its carrier no power. Where no authority stands above, governance.
    function _requireMayTakeBack(uint64 prefix) private returns (RangeRecord range) {
        _requireWellFormed(prefix);
        range = _rangeRecordAt(prefix);
        (, Authority memory authority) = registry.authorityOver(prefix);
        if (msg.sender == authority.holder) return range;
        uint32 carrier;
        uint256 from = range.givenFrom();
        if (from != 0) carrier = _rangeRecordAt(Digits.first(prefix, Digits.count(prefix), from)).carrier();
        _requireCaller(prefix, carrier == 0 ? authority.holder : _ownerOf(carrier));
    }

    function _givenAuthority(uint64 prefix) private view returns (Authority memory authority) {
        authority = registry.authorityAt(prefix);
        if (authority.holder == address(0)) revert INumberRegistry.PrefixNotGiven(prefix);
    }

    function _requireNoticeOver(uint64 prefix, uint16 endsOn) private view {
        uint16 day = today();
        if (endsOn == 0 || day < endsOn) revert INumberRegistry.NoticeNotOver(prefix, day, endsOn);
    }
}
