// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { CountryCode } from "../libraries/CountryCode.sol";
import { Digits } from "../libraries/Digits.sol";
import { Authority } from "./Authority.sol";
import { Range } from "./Range.sol";

/// @notice Who gives out which prefixes, and the deposits asked: the registry's storage besides the numbers themselves.
struct NumberingPlan {
    mapping(uint64 prefix => Authority) authorities;
    mapping(uint64 prefix => Range) ranges;
    mapping(uint8 depositClass => uint96 amount) deposits;
    uint16 depositClasses;
}

/// @notice What stands nearest above a prefix: an authority, or a range whose carrier may sub-allocate.
/// @dev `holder` is an authority's, `carrier` a range's; the other is 0, both are where nothing stands above.
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
}

using { rangeOf, enclosing } for NumberingPlan global;

/// @notice The longest range that encloses a well-formed number; prefix 0 if none does.
/// @dev Probes only the lengths that the number's country has opened, so that a miss costs at most four reads.
function rangeOf(NumberingPlan storage self, uint64 number) view returns (uint64 prefix, Range memory range) {
    uint256 digitCount = Digits.count(number);
    (uint64 country, ) = CountryCode.split(number, digitCount);
    // Lengths above the number's own are of no use: what is left are bits 0 to digitCount.
    uint256 lengths = self.authorities[country].rangeLengths & ((2 << digitCount) - 1);
    for (uint256 length = digitCount; lengths != 0; --length) {
        if ((lengths >> length) == 0) continue;
        lengths ^= 1 << length;
        prefix = Digits.first(number, digitCount, length);
        if (self.ranges[prefix].carrier != 0) return (prefix, self.ranges[prefix]);
    }
    prefix = 0;
}

/// @notice What stands nearest above a prefix, not at it; all zero but `country` and `rangeLengths` if nothing does.
/// @param prefix well-formed
/// @return above its `country` is 0 if the prefix is shorter than a country code
function enclosing(NumberingPlan storage self, uint64 prefix) view returns (Enclosure memory above) {
    uint256 digitCount = Digits.count(prefix);
    uint256 shortest;
    (above.country, shortest) = CountryCode.split(prefix, digitCount);
    if (shortest == 0) return above;
    Authority memory country = self.authorities[above.country];
    above.rangeLengths = country.rangeLengths;
    uint256 lengths = country.rangeLengths | country.authorityLengths;
    for (uint256 length = digitCount - 1; length > shortest; --length) {
        if ((lengths >> length) & 1 == 0) continue;
        above.prefix = Digits.first(prefix, digitCount, length);
        Range memory range = self.ranges[above.prefix];
        if (range.carrier != 0) {
            above.carrier = range.carrier;
            above.minDigits = range.minDigits;
            above.maxDigits = range.maxDigits;
            above.endsOn = range.endsOn;
            above.flags = range.flags;
            return above;
        }
        if ((country.authorityLengths >> length) & 1 == 0) continue;
        Authority memory authority = self.authorities[above.prefix];
        if (authority.holder != address(0)) return _of(above, authority);
    }
    above.prefix = 0;
    if (digitCount == shortest || country.holder == address(0)) return above;
    above.prefix = above.country;
    return _of(above, country);
}

function _of(Enclosure memory above, Authority memory authority) pure returns (Enclosure memory) {
    above.holder = authority.holder;
    above.minDigits = authority.minDigits;
    above.maxDigits = authority.maxDigits;
    above.endsOn = authority.endsOn;
    return above;
}
