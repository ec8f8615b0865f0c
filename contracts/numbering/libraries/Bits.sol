// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Sets of small integers as the bits of a word
library Bits {
    /// @return n the place of the highest bit that is set; the word must not be 0
    function highest(uint256 word) internal pure returns (uint256 n) {
        unchecked {
            return length(word) - 1;
        }
    }

    /// @return n how many binary digits a word has, 0 for 0
    function length(uint256 word) internal pure returns (uint256 n) {
        assembly ("memory-safe") {
            // Count leading zeros (EIP-7939).
            n := sub(256, clz(word))
        }
    }

    /// @return The bits 0 to `last` of a word, `last` below 255
    function upTo(uint256 word, uint256 last) internal pure returns (uint256) {
        unchecked {
            return word & ((2 << last) - 1);
        }
    }
}
