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
            return beginning(digits, 10 ** (digitCount - 1));
        }
    }

    /// @notice `split` for who knows the place value of the first digit: 100 where there are three.
    function beginning(uint256 digits, uint256 unit) internal pure returns (uint64 code, uint256 length) {
        unchecked {
            uint256 leading = digits / unit;
            if (leading == 1 || leading == 7) return (uint64(leading), 1);
            if (unit < 10) return (0, 0);
            leading = digits / (unit / 10);
            if ((TWO_DIGITS >> leading) & 1 == 1) return (uint64(leading), 2);
            if (unit < 100) return (0, 0);
            return (uint64(digits / (unit / 100)), 3);
        }
    }
}
