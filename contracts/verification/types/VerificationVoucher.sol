// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice A verifier's word that a wallet controls a number of the telephone network: it has called or texted the number.
/// @dev Void once the number's sequence is another. Times in seconds, at most 30 days apart; `verifiedUntil` is a day, included.
struct VerificationVoucher {
    uint64 number;
    address holder;
    uint32 profile;
    uint8 depositClass;
    uint16 sequence;
    uint16 verifiedUntil;
    uint16 verifier;
    uint40 issuedAt;
    uint40 expiresAt;
}
