// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Rule } from "./Rule.sol";

/// @notice What a number is, in one word.
enum NumberStatus {
    Unassigned, // no range encloses it and nobody holds it
    Available, // in a range, held by nobody
    Held,
    Lapsed, // verified-until has passed
    Quarantined, // released, resting
    MovedOn // held in the successor registry
}

/// @notice A number's own record, taken apart.
struct NumberState {
    address holder;
    NumberStatus status;
    uint32 profile;
    uint16 day;
    uint8 depositClass;
    uint16 sequence;
    uint8 flags;
    uint16 verifier;
}

/// @notice Where calls to a number go.
/// @dev `rangePrefix` and `rangeCarrier` are those of the longest enclosing range, 0 if none; `isPrivate` is that range's.
/// `profile` is 0 where calls go nowhere. `carrier` is the carrier of `profile`. `version` and `ttl` (seconds) are the profile's.
struct Resolution {
    NumberStatus status;
    bool ported;
    bool isPrivate;
    bool carrierLeft;
    uint16 sequence;
    uint32 profile;
    uint32 carrier;
    uint64 rangePrefix;
    uint32 rangeCarrier;
    uint32 version;
    uint32 ttl;
    Rule[] rules;
}
