// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice Who gives out the numbers under a prefix: one slot.
/// @dev `rangeLengths` and `authorityLengths` count only at a country code: bit n is set where a range (an authority) of n
/// digits may stand (stands) in that country, so that a look-up probes only those lengths.
struct Authority {
    address holder;
    uint8 minDigits;
    uint8 maxDigits;
    uint16 rangeLengths;
    uint16 authorityLengths;
    uint16 version;
    uint16 endsOn;
    uint8 flags;
}
