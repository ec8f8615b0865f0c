// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

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
        unchecked {
            // Its first three digits, however many there are: those missing are noughts.
            uint256 leading = digitCount < 3 ? digits * 10 ** (3 - digitCount) : digits / 10 ** (digitCount - 3);
            uint256 first = leading / 100;
            if (first == 1 || first == 7) return (uint64(first), 1);
            if (digitCount < 2) return (0, 0);
            uint256 pair = leading / 10;
            if ((TWO_DIGITS >> pair) & 1 == 1) return (uint64(pair), 2);
            if (digitCount < 3) return (0, 0);
            return (uint64(leading), 3);
        }
    }
}
