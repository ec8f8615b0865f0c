// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { RegistryDesks } from "./RegistryDesks.sol";
import { Bits } from "./libraries/Bits.sol";
import { CountryCode } from "./libraries/CountryCode.sol";
import { Digits } from "./libraries/Digits.sol";
import { AuthorityRecord } from "./types/AuthorityRecord.sol";
import { Enclosure } from "./types/Enclosure.sol";
import { RangeRecord } from "./types/RangeRecord.sol";

/// @title The numbering plan
/// @notice Who gives out which prefixes: what stands where, and how it is found.
abstract contract NumberingPlan is RegistryDesks {
    mapping(uint256 prefix => AuthorityRecord) internal _authorities;
    mapping(uint256 prefix => RangeRecord) internal _ranges;

    /// @dev The country code that a well-formed number begins with, and its record; 0 if the number is shorter than one.
    /// @param unit the place value of the number's first digit
    function _countryOf(uint256 number, uint256 unit) internal view returns (uint64 code, AuthorityRecord country) {
        (code, ) = CountryCode.beginning(number, unit);
        country = _authorities[code];
    }

    /// @dev The longest range that stands at one of these lengths of a well-formed number; prefix 0 if none does.
    /// @param lengths bit n for n digits, none above the number's own count
    function _rangeIn(
        uint256 lengths,
        uint256 number,
        uint256 digitCount
    ) internal view returns (uint64 prefix, RangeRecord range) {
        while (lengths != 0) {
            uint256 length = Bits.highest(lengths);
            prefix = Digits.first(number, digitCount, length);
            range = _ranges[prefix];
            if (range.carrier() != 0) return (prefix, range);
            lengths ^= 1 << length;
        }
        return (0, RangeRecord.wrap(0));
    }

    /// @dev The longest range that encloses a well-formed number; prefix 0 if none does. Probes only the lengths that the
    /// number's country has opened, so that a miss costs at most four reads.
    function _rangeOf(uint256 number) internal view returns (uint64 prefix, RangeRecord range) {
        (uint256 digitCount, uint256 unit) = Digits.measure(number);
        (, AuthorityRecord country) = _countryOf(number, unit);
        return _rangeIn(Bits.upTo(country.rangeLengths(), digitCount), number, digitCount);
    }

    /// @dev Whether an authority stands at a prefix longer than a country code.
    /// @param lengths at which authorities stand in the country: at another, none need be looked for
    function _hasAuthority(uint256 lengths, uint256 prefix, uint256 digitCount) internal view returns (bool) {
        return (lengths >> digitCount) & 1 == 1 && _authorities[prefix].holder() != address(0);
    }

    /// @dev The authority of a country nearest above a well-formed number, not at it; prefix 0 if none is.
    function _authorityIn(
        uint64 code,
        AuthorityRecord country,
        uint256 number,
        uint256 digitCount
    ) internal view returns (uint64 prefix, AuthorityRecord authority) {
        uint256 lengths = Bits.upTo(country.authorityLengths(), digitCount - 1);
        while (lengths != 0) {
            uint256 length = Bits.highest(lengths);
            prefix = Digits.first(number, digitCount, length);
            authority = _authorities[prefix];
            if (authority.holder() != address(0)) return (prefix, authority);
            lengths ^= 1 << length;
        }
        if (code == number || country.holder() == address(0)) return (0, AuthorityRecord.wrap(0));
        return (code, country);
    }

    /// @dev The authority nearest above a well-formed number, whatever ranges lie between; prefix 0 if none is.
    function _authorityOver(uint256 number) internal view returns (uint64 prefix, AuthorityRecord authority) {
        (uint256 digitCount, uint256 unit) = Digits.measure(number);
        (uint64 code, AuthorityRecord country) = _countryOf(number, unit);
        return _authorityIn(code, country, number, digitCount);
    }

    /// @dev What stands nearest above a prefix, not at it; all zero but the country's part if nothing does.
    /// @param prefix well-formed
    function _enclosing(
        uint256 prefix,
        uint256 digitCount,
        uint256 unit
    ) internal view returns (Enclosure memory above) {
        AuthorityRecord country;
        (above.country, country) = _countryOf(prefix, unit);
        above.rangeLengths = country.rangeLengths();
        above.authorityLengths = country.authorityLengths();
        above.stoppedUntil = country.stoppedUntil();
        (uint64 authorityPrefix, AuthorityRecord authority) = _authorityIn(above.country, country, prefix, digitCount);
        (uint64 rangePrefix, RangeRecord range) = _rangeIn(
            Bits.upTo(above.rangeLengths, digitCount - 1),
            prefix,
            digitCount
        );
        // Both begin the same digits, so the longer is the larger integer.
        if (rangePrefix > authorityPrefix) {
            above.prefix = rangePrefix;
            above.carrier = range.carrier();
            above.minDigits = range.minDigits();
            above.maxDigits = range.maxDigits();
            above.endsOn = range.endsOn();
            above.flags = range.flags();
        } else {
            above.prefix = authorityPrefix;
            above.holder = authority.holder();
            above.minDigits = authority.minDigits();
            above.maxDigits = authority.maxDigits();
            above.endsOn = authority.endsOn();
        }
    }
}
