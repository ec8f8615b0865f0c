// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { NumberStatus } from "../../numbering/types/Resolution.sol";

/// @notice What a claim would cost. `refusal` is the selector of the error it would revert with, 0 if it would go through.
/// @dev All that follows from a range is 0 where none encloses the number. `freeOn` is the day a quarantine ends, 0 if the
/// number does not rest.
struct ClaimQuote {
    NumberStatus status;
    uint64 rangePrefix;
    uint32 carrier;
    uint32 profile;
    uint8 depositClass;
    uint96 deposit;
    uint16 quarantineDays;
    uint16 freeOn;
    bytes4 refusal;
}
