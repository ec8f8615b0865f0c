// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice How a held number stands, in one word.
enum Standing {
    Held,
    Contested,
    Lapsed
}

/// @notice What is shown of a held number. `verifiedUntil` is a day, 0 where no verifier vouched.
struct NumberFacts {
    uint64 number;
    string written;
    Standing standing;
    bool ported;
    bool isPrivate;
    bool carrierLeft;
    uint32 carrier;
    uint16 verifiedUntil;
    uint96 deposit;
}
