// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @dev Free in-network numbers that exist only here and never appear under a public apex.
uint8 constant RANGE_PRIVATE = 1;
/// @dev The default profile serves claimed numbers only: calls to unclaimed ones go nowhere.
uint8 constant RANGE_CLAIMED_ONLY = 2;
/// @dev An authority's decision may end a holding here.
uint8 constant RANGE_DECISIONS = 4;
/// @dev From this bit of the flags on: how many digits the range has out of which its carrier gave this one, 0 if an authority
/// gave it. Set by the registry, never by terms: it tells who may take the range back.
uint8 constant RANGE_GIVEN_FROM = 4;

/// @notice Who may claim numbers of a range.
enum ClaimPolicy {
    Closed, // the carrier itself
    Open, // first come
    Voucher // whoever the carrier signed for
}

/// @notice All numbers under one prefix, held by a carrier.
/// @dev `version` goes up when the range is allocated, handed over or taken back; `endsOn` is the day a notice takes effect, 0 if none.
struct Range {
    uint32 carrier;
    uint32 defaultProfile;
    uint8 minDigits;
    uint8 maxDigits;
    uint8 depositClass;
    ClaimPolicy policy;
    uint16 quarantineDays;
    uint16 version;
    uint16 endsOn;
    uint8 flags;
}

/// @notice What an authority lays down when it allocates a range.
struct RangeTerms {
    uint32 carrier;
    uint32 defaultProfile;
    uint8 minDigits;
    uint8 maxDigits;
    uint8 depositClass;
    ClaimPolicy policy;
    uint16 quarantineDays;
    uint8 flags;
}
