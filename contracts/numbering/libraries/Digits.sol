// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Decimal digits of numbers and prefixes
/// @dev A number or prefix is the integer of its digits: 1 to 15 of them, so the first is never 0 (E.164 section 6).
library Digits {
    uint256 internal constant MOST = 15;

    function wellFormed(uint256 digits) internal pure returns (bool) {
        return digits != 0 && digits < 10 ** MOST;
    }

    /// @return n how many digits a well-formed number has
    function count(uint256 digits) internal pure returns (uint256 n) {
        unchecked {
            n = 1;
            if (digits >= 1e8) {
                digits /= 1e8;
                n = 9;
            }
            if (digits >= 1e4) {
                digits /= 1e4;
                n += 4;
            }
            if (digits >= 1e2) {
                digits /= 1e2;
                n += 2;
            }
            if (digits >= 1e1) ++n;
        }
    }

    /// @return The first `length` digits of a well-formed number that has `digitCount` of them
    function first(uint256 digits, uint256 digitCount, uint256 length) internal pure returns (uint64) {
        unchecked {
            return uint64(digits / 10 ** (digitCount - length));
        }
    }
}
