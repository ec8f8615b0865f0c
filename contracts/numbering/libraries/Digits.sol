// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Bits } from "./Bits.sol";

/// @title Decimal digits of numbers and prefixes
/// @dev A number or prefix is the integer of its digits: 1 to 15 of them, so the first is never 0 (E.164 section 6).
library Digits {
    uint256 internal constant MOST = 15;

    function wellFormed(uint256 digits) internal pure returns (bool) {
        unchecked {
            // Nought becomes the largest of all.
            return digits - 1 < 10 ** MOST - 1;
        }
    }

    /// @return n how many digits a well-formed number has
    function count(uint256 digits) internal pure returns (uint256 n) {
        (n, ) = measure(digits);
    }

    /// @return n how many digits a well-formed number has
    /// @return unit the place value of the first of them: 100 where there are three
    function measure(uint256 digits) internal pure returns (uint256 n, uint256 unit) {
        unchecked {
            // A binary digit is worth 1233 / 4096 of a decimal one: so many, or one less.
            n = (Bits.length(digits) * 1233) >> 12;
            unit = 10 ** n;
            if (digits < unit) unit /= 10;
            else ++n;
        }
    }

    /// @return The first `length` digits of a well-formed number that has `digitCount` of them
    function first(uint256 digits, uint256 digitCount, uint256 length) internal pure returns (uint64) {
        unchecked {
            return uint64(digits / 10 ** (digitCount - length));
        }
    }
}
