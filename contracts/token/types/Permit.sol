// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice An EIP-2612 permit of the caller for the contract called. `deadline` 0 means that none is given.
struct Permit {
    uint256 value;
    uint256 deadline;
    uint8 v;
    bytes32 r;
    bytes32 s;
}
