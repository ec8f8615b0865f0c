// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

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
