// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice A carrier's word who may have a number of its range: signed by its signer (EIP-712), or a leaf of a root it posted.
/// @dev Void once the number's sequence or the range's version is another. Times in seconds; at most 30 days apart.
struct ClaimVoucher {
    uint64 number;
    address holder;
    uint32 profile;
    uint8 depositClass;
    uint16 sequence;
    uint64 rangePrefix;
    uint16 rangeVersion;
    uint40 issuedAt;
    uint40 expiresAt;
}
