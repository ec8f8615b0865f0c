// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice All that the rules have against something: the selectors of errors, each of which is true. Which of them a contract
/// names first is its own affair.
struct Reasons {
    bytes4[24] errors;
    uint256 count;
}

using { because, none, has } for Reasons global;

/// @dev Adds a reason if it holds.
function because(Reasons memory self, bool holds, bytes4 reason) pure {
    if (holds) self.errors[self.count++] = reason;
}

function none(Reasons memory self) pure returns (bool) {
    return self.count == 0;
}

function has(Reasons memory self, bytes4 reason) pure returns (bool) {
    for (uint256 i; i < self.count; ++i) {
        if (self.errors[i] == reason) return true;
    }
    return false;
}
