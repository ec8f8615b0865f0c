// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Digits } from "../../numbering/libraries/Digits.sol";

/// @title Names of numbers in DNS wire format
/// @notice Each label is a length and as many bytes, the root's length 0 ends the name (RFC 1035 section 3.1). A number's name
/// is a label for each of its digits, the last digit first, then its parent (RFC 6116 section 3.2).
library EnumName {
    uint256 private constant LONGEST_NAME = 255;
    uint256 private constant LONGEST_LABEL = 63;
    /// @dev Bytes that a label of one digit takes.
    uint256 private constant DIGIT_LABEL = 2;

    /// @notice A plain domain name in wire format.
    /// @return wire empty where the name has other characters than a to z, 0 to 9, inner hyphens and dots between labels, or
    /// leaves no room for a number's digits before it
    function encode(string memory name) internal pure returns (bytes memory wire) {
        bytes memory text = bytes(name);
        if (text.length + 2 + DIGIT_LABEL * Digits.MOST > LONGEST_NAME) return "";
        wire = bytes.concat(hex"00", text, hex"00");
        uint256 start;
        for (uint256 i; i <= text.length; ++i) {
            if (i < text.length && text[i] != ".") {
                if (!_isPlain(text[i])) return "";
                continue;
            }
            uint256 length = i - start;
            if (length == 0 || length > LONGEST_LABEL || text[start] == "-" || text[i - 1] == "-") return "";
            wire[start] = bytes1(uint8(length));
            start = i + 1;
        }
    }

    /// @notice Whether these bytes are one name in wire format, and nothing more.
    function isWire(bytes calldata name) internal pure returns (bool) {
        if (name.length > LONGEST_NAME) return false;
        uint256 position;
        while (position < name.length) {
            uint256 length = uint8(name[position]);
            if (length == 0) return position == name.length - 1;
            if (length > LONGEST_LABEL) return false;
            position += 1 + length;
        }
        return false;
    }

    /// @notice The name in lower case: DNS compares letters so (RFC 4343). Lengths of labels are below any letter.
    function lower(bytes calldata name) internal pure returns (bytes memory out) {
        out = name;
        for (uint256 i; i < out.length; ++i) {
            if (out[i] >= "A" && out[i] <= "Z") out[i] = bytes1(uint8(out[i]) | 0x20);
        }
    }

    /// @notice Where a name's parent begins.
    /// @param name in wire format and lower case
    /// @return position how many bytes stand before the parent
    /// @return under whether the name is the parent or below it
    function find(bytes memory name, bytes memory parent) internal pure returns (uint256 position, bool under) {
        while (position + parent.length < name.length) position += 1 + uint8(name[position]);
        if (position + parent.length != name.length) return (position, false);
        for (uint256 i; i < parent.length; ++i) {
            if (name[position + i] != parent[i]) return (position, false);
        }
        return (position, true);
    }

    /// @notice The number whose digits are the labels before a position; 0 if they are no number.
    function numberBefore(bytes memory name, uint256 position) internal pure returns (uint64 number) {
        if (position % DIGIT_LABEL != 0 || position > DIGIT_LABEL * Digits.MOST) return 0;
        for (; position != 0; position -= DIGIT_LABEL) {
            bytes1 digit = name[position - 1];
            if (name[position - 2] != 0x01 || digit < "0" || digit > "9") return 0;
            number = number * 10 + uint8(digit) - 48;
            // The first digit of a number is no 0.
            if (number == 0) return 0;
        }
    }

    function _isPlain(bytes1 c) private pure returns (bool) {
        return (c >= "a" && c <= "z") || (c >= "0" && c <= "9") || c == "-";
    }
}
