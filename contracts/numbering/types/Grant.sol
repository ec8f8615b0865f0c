// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice A claim that a desk has checked and that the registry carries out.
/// @dev `day` is the day of the claim, or verified-until where a verifier vouched; `verifier` is 0 where none did. `caller`
/// called the desk: he pays unless the payment is somebody's authorization, whose nonce must then be `claimHash`.
struct Grant {
    uint64 number;
    address holder;
    uint32 profile;
    uint8 depositClass;
    uint16 day;
    uint16 verifier;
    address caller;
    uint96 highestDeposit;
    bytes32 claimHash;
}

/// @notice One of many numbers claimed at once, and who gets it.
struct NumberFor {
    uint256 number;
    address holder;
}
