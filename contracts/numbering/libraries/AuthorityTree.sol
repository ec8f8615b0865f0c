// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { NOTICE_DAYS, today } from "../../calendar/Day.sol";
import { INumberRegistry } from "../interfaces/INumberRegistry.sol";
import { Authority } from "../types/Authority.sol";
import { Enclosure, NumberingPlan } from "../types/NumberingPlan.sol";
import { RangeRecord } from "../types/RangeRecord.sol";
import { CountryCode } from "./CountryCode.sol";
import { Digits } from "./Digits.sol";
import { RangeChecks } from "./RangeChecks.sol";

/// @title The rare rules of the authority tree
/// @notice A library called by delegatecall: its code stands at its own address, so that the registry keeps within the size
/// limit; storage and events are the registry's. That the caller may decide about the prefix has been judged before.
library AuthorityTree {
    uint256 private constant MOST_RANGE_LENGTHS = 4;

    /// @notice Gives a free prefix to an authority.
    function delegate(
        NumberingPlan storage plan,
        Enclosure memory above,
        uint64 prefix,
        address holder,
        uint8 minDigits,
        uint8 maxDigits
    ) external {
        // Check: free, under an authority or itself a whole country code, lengths that fit.
        RangeChecks.requireFree(plan, above, prefix);
        if (above.carrier != 0) revert INumberRegistry.PrefixTaken(above.prefix);
        if (above.holder == address(0) && prefix != above.country) {
            revert INumberRegistry.TermsRefused(prefix, "country code", prefix, above.country);
        }
        if (holder == address(0)) revert INumberRegistry.TermsRefused(prefix, "holder", 0, 1);
        RangeChecks.requireDigits(above, prefix, minDigits, maxDigits);

        // Effect: the authority; a country code's bitmaps outlive its holder.
        Authority storage authority = plan.authorities[prefix];
        authority.holder = holder;
        authority.minDigits = minDigits;
        authority.maxDigits = maxDigits;
        ++authority.version;
        _emitAuthority(plan, prefix);
        if (prefix == above.country) return;

        // Effect: the country knows that authorities of this length exist.
        Authority storage country = plan.authorities[above.country];
        uint16 lengths = country.authorityLengths | uint16(1 << Digits.count(prefix));
        if (lengths == country.authorityLengths) return;
        country.authorityLengths = lengths;
        _emitAuthority(plan, above.country);
    }

    /// @notice Opens lengths for the ranges of a country.
    function openRangeLengths(NumberingPlan storage plan, uint64 countryCode, uint16 lengths) external {
        // Check: the authority of a whole country code; longer than the code, 15 at most, four at most, none closed.
        uint256 digitCount = Digits.count(countryCode);
        (uint64 country, ) = CountryCode.split(countryCode, digitCount);
        if (country != countryCode) {
            revert INumberRegistry.TermsRefused(countryCode, "country code", countryCode, country);
        }
        Authority storage authority = plan.authorities[countryCode];
        uint256 possible = (2 << Digits.MOST) - (2 << digitCount);
        uint16 present = authority.rangeLengths;
        if (lengths & ~possible != 0 || present & ~lengths != 0 || _ones(lengths) > MOST_RANGE_LENGTHS) {
            revert INumberRegistry.RangeLengthsRefused(countryCode, lengths, present);
        }

        // Effect
        authority.rangeLengths = lengths;
        _emitAuthority(plan, countryCode);
    }

    /// @notice Gives notice to the range or authority at the prefix.
    function giveNotice(NumberingPlan storage plan, uint64 prefix, uint16 endsOn) external {
        uint16 earliest = today() + NOTICE_DAYS;
        if (endsOn < earliest) revert INumberRegistry.TermsRefused(prefix, "endsOn", endsOn, earliest);
        RangeRecord range = plan.ranges[prefix];
        if (range.carrier() != 0) {
            _setRange(plan, prefix, range.withEndsOn(endsOn));
        } else {
            _requireAuthority(plan, prefix);
            plan.authorities[prefix].endsOn = endsOn;
            _emitAuthority(plan, prefix);
        }
    }

    /// @notice Ends the range or authority at the prefix once its notice is over. Its version stays, and so do a country
    /// code's bitmaps: ranges and authorities below are still found.
    function takeBack(NumberingPlan storage plan, uint64 prefix) external {
        RangeRecord range = plan.ranges[prefix];
        if (range.carrier() != 0) {
            _requireNoticeOver(prefix, range.endsOn());
            _setRange(plan, prefix, range.vacated());
        } else {
            _requireAuthority(plan, prefix);
            Authority memory authority = plan.authorities[prefix];
            _requireNoticeOver(prefix, authority.endsOn);
            delete plan.authorities[prefix];
            plan.authorities[prefix].rangeLengths = authority.rangeLengths;
            plan.authorities[prefix].authorityLengths = authority.authorityLengths;
            plan.authorities[prefix].version = authority.version + 1;
            _emitAuthority(plan, prefix);
        }
    }

    function _setRange(NumberingPlan storage plan, uint64 prefix, RangeRecord range) private {
        plan.ranges[prefix] = range;
        emit INumberRegistry.RangeChanged(prefix, range.carrier(), range.toRange());
    }

    function _emitAuthority(NumberingPlan storage plan, uint64 prefix) private {
        Authority memory authority = plan.authorities[prefix];
        emit INumberRegistry.AuthorityChanged(prefix, authority.holder, authority);
    }

    function _requireAuthority(NumberingPlan storage plan, uint64 prefix) private view {
        if (plan.authorities[prefix].holder == address(0)) revert INumberRegistry.PrefixNotGiven(prefix);
    }

    function _requireNoticeOver(uint64 prefix, uint16 endsOn) private view {
        uint16 day = today();
        if (endsOn == 0 || day < endsOn) revert INumberRegistry.NoticeNotOver(prefix, day, endsOn);
    }

    function _ones(uint256 bits) private pure returns (uint256 n) {
        for (; bits != 0; bits &= bits - 1) {
            ++n;
        }
    }
}
