// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Bits } from "../libraries/Bits.sol";
import { CountryCode } from "../libraries/CountryCode.sol";
import { Digits } from "../libraries/Digits.sol";
import { AuthorityRecord } from "./AuthorityRecord.sol";
import { RangeRecord } from "./RangeRecord.sol";

/// @notice A deposit that ranges may ask; class n is the n-th added, and `exists` from then on.
struct DepositClass {
    uint96 amount;
    bool exists;
}

/// @notice Who gives out which prefixes, and the deposits asked: the registry's storage besides the numbers themselves.
struct NumberingPlan {
    mapping(uint256 prefix => AuthorityRecord) authorities;
    mapping(uint256 prefix => RangeRecord) ranges;
    DepositClass[256] depositClasses;
    uint16 depositClassCount;
}

/// @notice What stands nearest above a prefix: an authority, or a range whose carrier may sub-allocate.
/// @dev `holder` is an authority's, `carrier` a range's; the other is 0, both are where nothing stands above. `country` and
/// what follows are of the country code that the prefix begins with, 0 if it is shorter than one.
struct Enclosure {
    uint64 prefix;
    address holder;
    uint32 carrier;
    uint8 minDigits;
    uint8 maxDigits;
    uint16 endsOn;
    uint8 flags;
    uint64 country;
    uint16 rangeLengths;
    uint16 authorityLengths;
    uint16 stoppedUntil;
}

using { countryOf, rangeIn, rangeOf, hasAuthority, authorityIn, authorityOver, enclosing } for NumberingPlan global;

/// @notice The country code that a well-formed number begins with, and its record; 0 if the number is shorter than one.
function countryOf(
    NumberingPlan storage self,
    uint256 number,
    uint256 digitCount
) view returns (uint64 code, AuthorityRecord country) {
    (code, ) = CountryCode.split(number, digitCount);
    country = self.authorities[code];
}

/// @notice The longest range that stands at one of these lengths of a well-formed number; prefix 0 if none does.
/// @param lengths bit n for n digits, none above the number's own count
function rangeIn(
    NumberingPlan storage self,
    uint256 lengths,
    uint256 number,
    uint256 digitCount
) view returns (uint64 prefix, RangeRecord range) {
    while (lengths != 0) {
        uint256 length = Bits.highest(lengths);
        prefix = Digits.first(number, digitCount, length);
        range = self.ranges[prefix];
        if (range.carrier() != 0) return (prefix, range);
        lengths ^= 1 << length;
    }
    return (0, RangeRecord.wrap(0));
}

/// @notice The longest range that encloses a well-formed number; prefix 0 if none does.
/// @dev Probes only the lengths that the number's country has opened, so that a miss costs at most four reads.
function rangeOf(NumberingPlan storage self, uint256 number) view returns (uint64 prefix, RangeRecord range) {
    uint256 digitCount = Digits.count(number);
    (, AuthorityRecord country) = self.countryOf(number, digitCount);
    return self.rangeIn(Bits.upTo(country.rangeLengths(), digitCount), number, digitCount);
}

/// @notice Whether an authority stands at a prefix longer than a country code.
/// @param lengths at which authorities stand in the country: at another, none need be looked for
function hasAuthority(
    NumberingPlan storage self,
    uint256 lengths,
    uint256 prefix,
    uint256 digitCount
) view returns (bool) {
    return (lengths >> digitCount) & 1 == 1 && self.authorities[prefix].holder() != address(0);
}

/// @notice The authority of a country nearest above a well-formed number, not at it; prefix 0 if none is.
function authorityIn(
    NumberingPlan storage self,
    uint64 code,
    AuthorityRecord country,
    uint256 number,
    uint256 digitCount
) view returns (uint64 prefix, AuthorityRecord authority) {
    uint256 lengths = Bits.upTo(country.authorityLengths(), digitCount - 1);
    while (lengths != 0) {
        uint256 length = Bits.highest(lengths);
        prefix = Digits.first(number, digitCount, length);
        authority = self.authorities[prefix];
        if (authority.holder() != address(0)) return (prefix, authority);
        lengths ^= 1 << length;
    }
    if (code == number || country.holder() == address(0)) return (0, AuthorityRecord.wrap(0));
    return (code, country);
}

/// @notice The authority nearest above a well-formed number, whatever ranges lie between; prefix 0 if none is.
function authorityOver(
    NumberingPlan storage self,
    uint256 number
) view returns (uint64 prefix, AuthorityRecord authority) {
    uint256 digitCount = Digits.count(number);
    (uint64 code, AuthorityRecord country) = self.countryOf(number, digitCount);
    return self.authorityIn(code, country, number, digitCount);
}

/// @notice What stands nearest above a prefix, not at it; all zero but the country's part if nothing does.
/// @param prefix well-formed
function enclosing(
    NumberingPlan storage self,
    uint256 prefix,
    uint256 digitCount
) view returns (Enclosure memory above) {
    AuthorityRecord country;
    (above.country, country) = self.countryOf(prefix, digitCount);
    above.rangeLengths = country.rangeLengths();
    above.authorityLengths = country.authorityLengths();
    above.stoppedUntil = country.stoppedUntil();
    (uint64 authorityPrefix, AuthorityRecord authority) = self.authorityIn(above.country, country, prefix, digitCount);
    (uint64 rangePrefix, RangeRecord range) = self.rangeIn(
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
