// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Digits } from "../../numbering/libraries/Digits.sol";

/// @title Every prefix there is below a prefix
/// @notice In an order of their own: shorter ones first, then by their digits. Only lengths count whose bit is set.
library Prefixes {
    /// @param root a well-formed prefix
    /// @param lengths bit n is set where prefixes of n digits count
    /// @param from where to begin, 0 for the beginning
    /// @return The first prefix at or after `from`; 0 if there is none, or `from` is none of them
    function firstUnder(uint64 root, uint256 lengths, uint64 from) internal pure returns (uint64) {
        if (from == 0) return _shortest(root, lengths, Digits.count(root));
        if (!Digits.wellFormed(from)) return 0;
        uint256 rootLength = Digits.count(root);
        uint256 length = Digits.count(from);
        if (length < rootLength || (lengths >> length) & 1 == 0) return 0;
        return Digits.first(from, length, rootLength) == root ? from : 0;
    }

    /// @return The prefix after one of them; 0 if it is the last
    function following(uint64 root, uint256 lengths, uint64 prefix) internal pure returns (uint64) {
        uint256 length = Digits.count(prefix);
        uint256 below = 10 ** (length - Digits.count(root));
        if (prefix != root * below + below - 1) return prefix + 1;
        return _shortest(root, lengths, length + 1);
    }

    /// @dev The first prefix of the shortest length from `length` on that counts.
    function _shortest(uint64 root, uint256 lengths, uint256 length) private pure returns (uint64) {
        for (; length <= Digits.MOST; ++length) {
            if ((lengths >> length) & 1 == 1) return uint64(root * 10 ** (length - Digits.count(root)));
        }
        return 0;
    }
}
