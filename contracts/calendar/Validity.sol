// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @dev The longest that a signature about a number may be valid.
uint256 constant LONGEST_VALID = 30 days;

/// @notice Whether what was signed at `issuedAt` and expires after `expiresAt` is valid now, and at most 30 days in all.
function isValidNow(uint40 issuedAt, uint40 expiresAt) view returns (bool) {
    return issuedAt <= block.timestamp && block.timestamp <= expiresAt && expiresAt - issuedAt <= LONGEST_VALID;
}
