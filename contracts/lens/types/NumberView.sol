// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Range } from "../../numbering/types/Range.sol";
import { NumberState, Resolution } from "../../numbering/types/Resolution.sol";
import { Contest } from "../../verification/interfaces/IVerificationDesk.sol";

/// @notice All there is to say of one number. Days and amounts that do not apply are 0.
/// @dev `verifiedUntil` is the last day on which a verifier's word holds for a held number; it lapses on the next. `freeOn` is
/// the day a quarantine ends. `deposit` is what comes back to the holder or, where nobody holds the number, what its range
/// asks. `carrier` is that of the number's own profile. `contest` is all zero where none is under way.
struct NumberView {
    uint256 number;
    NumberState state;
    uint16 verifiedUntil;
    uint16 freeOn;
    uint96 deposit;
    uint32 carrier;
    uint64 rangePrefix;
    Range range;
    Contest contest;
    Resolution resolution;
}

/// @notice A range and where it stands.
struct RangeView {
    uint64 prefix;
    Range range;
}

/// @notice A number that somebody holds, and its own record.
struct HeldView {
    uint256 number;
    NumberState state;
}
