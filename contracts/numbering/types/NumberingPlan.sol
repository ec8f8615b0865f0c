// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

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
    mapping(uint64 prefix => AuthorityRecord) authorities;
    mapping(uint64 prefix => RangeRecord) ranges;
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

using { countryOf, rangeIn, rangeOf, enclosing, authorityOver } for NumberingPlan global;

/// @notice The country code that a well-formed number begins with, and its record; 0 if the number is shorter than one.
function countryOf(
    NumberingPlan storage self,
    uint64 number,
    uint256 digitCount
) view returns (uint64 code, AuthorityRecord country) {
    (code, ) = CountryCode.split(number, digitCount);
    country = self.authorities[code];
}

/// @notice The longest range of its country that encloses a well-formed number; prefix 0 if none does.
/// @dev Probes only the lengths that the country has opened, so that a miss costs at most four reads.
function rangeIn(
    NumberingPlan storage self,
    AuthorityRecord country,
    uint64 number,
    uint256 digitCount
) view returns (uint64 prefix, RangeRecord range) {
    // Lengths above the number's own are of no use: what is left are bits 0 to digitCount.
    uint256 lengths = country.rangeLengths() & ((2 << digitCount) - 1);
    for (uint256 length = digitCount; lengths != 0; --length) {
        if ((lengths >> length) == 0) continue;
        lengths ^= 1 << length;
        prefix = Digits.first(number, digitCount, length);
        range = self.ranges[prefix];
        if (range.carrier() != 0) return (prefix, range);
    }
    return (0, RangeRecord.wrap(0));
}

/// @notice The longest range that encloses a well-formed number; prefix 0 if none does.
function rangeOf(NumberingPlan storage self, uint64 number) view returns (uint64 prefix, RangeRecord range) {
    uint256 digitCount = Digits.count(number);
    (, AuthorityRecord country) = self.countryOf(number, digitCount);
    return self.rangeIn(country, number, digitCount);
}

/// @notice What stands nearest above a prefix, not at it; all zero but the country's part if nothing does.
/// @param prefix well-formed
function enclosing(NumberingPlan storage self, uint64 prefix) view returns (Enclosure memory above) {
    uint256 digitCount = Digits.count(prefix);
    uint256 shortest;
    (above.country, shortest) = CountryCode.split(prefix, digitCount);
    if (shortest == 0) return above;
    AuthorityRecord country = self.authorities[above.country];
    above.rangeLengths = country.rangeLengths();
    above.authorityLengths = country.authorityLengths();
    above.stoppedUntil = country.stoppedUntil();
    uint256 lengths = above.rangeLengths | above.authorityLengths;
    for (uint256 length = digitCount - 1; length > shortest; --length) {
        if ((lengths >> length) & 1 == 0) continue;
        above.prefix = Digits.first(prefix, digitCount, length);
        if ((above.rangeLengths >> length) & 1 == 1) {
            RangeRecord range = self.ranges[above.prefix];
            if (range.carrier() != 0) return _underRange(above, range);
        }
        if ((above.authorityLengths >> length) & 1 == 1) {
            AuthorityRecord authority = self.authorities[above.prefix];
            if (authority.holder() != address(0)) return _underAuthority(above, authority);
        }
    }
    above.prefix = 0;
    if (digitCount == shortest || country.holder() == address(0)) return above;
    above.prefix = above.country;
    return _underAuthority(above, country);
}

/// @notice The authority nearest above a well-formed number, whatever ranges lie between; prefix 0 if none is.
function authorityOver(
    NumberingPlan storage self,
    uint64 number
) view returns (uint64 prefix, AuthorityRecord authority) {
    uint256 digitCount = Digits.count(number);
    (uint64 code, uint256 shortest) = CountryCode.split(number, digitCount);
    if (digitCount == shortest || shortest == 0) return (0, authority);
    AuthorityRecord country = self.authorities[code];
    for (uint256 length = digitCount - 1; length > shortest; --length) {
        if ((country.authorityLengths() >> length) & 1 == 0) continue;
        prefix = Digits.first(number, digitCount, length);
        authority = self.authorities[prefix];
        if (authority.holder() != address(0)) return (prefix, authority);
    }
    return country.holder() == address(0) ? (0, AuthorityRecord.wrap(0)) : (code, country);
}

function _underRange(Enclosure memory above, RangeRecord range) pure returns (Enclosure memory) {
    above.carrier = range.carrier();
    above.minDigits = range.minDigits();
    above.maxDigits = range.maxDigits();
    above.endsOn = range.endsOn();
    above.flags = range.flags();
    return above;
}

function _underAuthority(Enclosure memory above, AuthorityRecord authority) pure returns (Enclosure memory) {
    above.holder = authority.holder();
    above.minDigits = authority.minDigits();
    above.maxDigits = authority.maxDigits();
    above.endsOn = authority.endsOn();
    return above;
}
