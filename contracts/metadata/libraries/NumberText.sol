// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { LibString } from "solady/src/utils/LibString.sol";
import { CountryCode } from "../../numbering/libraries/CountryCode.sol";
import { Groupings } from "./Groupings.sol";

/// @title Numbers as people write them
/// @notice `+1 212 555 0123`: the country code, then groups as most numbers of the country with this many digits and this
/// two first digits are written. Digits of other countries stand in threes.
library NumberText {
    using LibString for string;

    uint256 private constant ENTRY_BYTES = 7;
    uint256 private constant GROUPS_BITS = 20;
    uint256 private constant GROUPS = 2 ** GROUPS_BITS - 1;

    /// @param number well-formed
    function format(uint64 number) internal pure returns (string memory text) {
        string memory digits = LibString.toString(number);
        uint256 digitCount = bytes(digits).length;
        (uint64 code, uint256 position) = CountryCode.split(number, digitCount);
        if (position == 0) return string.concat("+", digits);
        text = string.concat("+", digits.slice(0, position));
        uint256 groups = _groupsOf(code, digits.slice(position));
        while (position < digitCount) {
            uint256 size = groups == 0 ? _three(digitCount - position) : groups >> (GROUPS_BITS - 4);
            groups = (groups << 4) & GROUPS;
            text = string.concat(text, " ", digits.slice(position, position + size));
            position += size;
        }
    }

    /// @dev Sizes of four bits each, the first in the highest of 20. One group of all digits where the country is known and
    /// such a number is not; 0 where the country is not known.
    function _groupsOf(uint64 code, string memory rest) private pure returns (uint256 groups) {
        uint256 length = bytes(rest).length;
        if (length < 2) return 0;
        uint256 firstDigit = uint8(bytes(rest)[0]) - 48;
        uint256 secondDigit = uint8(bytes(rest)[1]) - 48;
        bytes memory table = Groupings.TABLE;
        for (uint256 position; position < table.length; position += ENTRY_BYTES) {
            uint256 entry;
            assembly ("memory-safe") {
                entry := shr(200, mload(add(add(table, 32), position)))
            }
            if (entry >> 40 > code) break;
            if (entry >> 40 != code) continue;
            groups = length << (GROUPS_BITS - 4);
            if (((entry >> (30 + firstDigit)) & (entry >> (20 + secondDigit))) & 1 == 0) continue;
            if (_sum(entry & GROUPS) == length) return entry & GROUPS;
        }
    }

    function _sum(uint256 groups) private pure returns (uint256 sum) {
        for (; groups != 0; groups >>= 4) sum += groups & 15;
    }

    /// @dev Three, but no digit is left alone at the end.
    function _three(uint256 left) private pure returns (uint256) {
        return left > 4 ? 3 : left;
    }
}
