// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @dev `stoppedUntil` of a country that was closed for the registry's successor: no day comes after it.
uint16 constant CLOSED_FOR_GOOD = type(uint16).max;

/// @notice Who gives out the numbers under a prefix: one slot.
/// @dev `rangeLengths`, `authorityLengths` and `stoppedUntil` count only at a country code. Bit n of the lengths is set where a
/// range (an authority) of n digits may stand (stands) in that country, so that a look-up probes only those lengths. While the
/// day is before `stoppedUntil`, the guard has stopped claims, allocations and new contests there: it stands here because
/// every claim reads this slot anyway.
struct Authority {
    address holder;
    uint8 minDigits;
    uint8 maxDigits;
    uint16 rangeLengths;
    uint16 authorityLengths;
    uint16 version;
    uint16 endsOn;
    uint16 stoppedUntil;
}
