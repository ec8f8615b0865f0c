// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Digits } from "./Digits.sol";

/// @title E.164 country codes
/// @notice How long a code is follows from its first two digits (ITU-T list of assigned country codes): 1 and 7 stand alone,
/// some pairs are codes, all others have three digits.
library CountryCode {
    /// @dev Bit n is set where n is a code of two digits.
    uint256 private constant TWO_DIGITS = 0x4fc560007f7fbfb97c8100000;

    /// @param digits a well-formed number or prefix
    /// @param digitCount how many digits it has
    /// @return code the country code it begins with, 0 if it is shorter than that
    /// @return length how many digits the code has, 0 if it is shorter than that
    function split(uint256 digits, uint256 digitCount) internal pure returns (uint64 code, uint256 length) {
        uint256 leading = Digits.first(digits, digitCount, 1);
        if (leading == 1 || leading == 7) return (uint64(leading), 1);
        if (digitCount < 2) return (0, 0);
        leading = Digits.first(digits, digitCount, 2);
        if ((TWO_DIGITS >> leading) & 1 == 1) return (uint64(leading), 2);
        if (digitCount < 3) return (0, 0);
        return (Digits.first(digits, digitCount, 3), 3);
    }
}
