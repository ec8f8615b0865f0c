// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice How ETT is paid.
enum PaymentKind {
    Allowance, // the caller's standing allowance
    Permit, // the caller's EIP-2612 permit; one that fails is ignored if the allowance suffices
    Authorization // an ERC-3009 `receiveWithAuthorization` of anybody, whose nonce is the hash of what is paid for
}

/// @notice Where the ETT comes from: always the caller, or whoever signed an authorization for just this.
/// @dev With `Allowance` all else is ignored; with `Permit` also `payer` and `validAfter`. `deadline` is the permit's deadline
/// or the authorization's `validBefore`. `value` is the permit's value; an authorization's must be the amount due.
struct Payment {
    PaymentKind kind;
    address payer;
    uint256 value;
    uint256 validAfter;
    uint256 deadline;
    uint8 v;
    bytes32 r;
    bytes32 s;
}
