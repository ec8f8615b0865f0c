// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @dev How long before its effect a notice is given: to a range, to an authority, of a new donor part.
uint16 constant NOTICE_DAYS = 30;

/// @notice The day of the block: `block.timestamp / 86400`.
function today() view returns (uint16) {
    return uint16(block.timestamp / 1 days);
}
