// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Hashes } from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";

/// @title A Merkle tree of sorted pairs, as a carrier builds it
/// @dev Level 0 are the leaves, the last one is the root. What has no partner moves up as it is.
library ClaimTree {
    function build(bytes32[] memory leaves) internal pure returns (bytes32[][] memory levels) {
        levels = new bytes32[][](depth(leaves.length) + 1);
        levels[0] = leaves;
        for (uint256 i = 1; i < levels.length; ++i) {
            bytes32[] memory below = levels[i - 1];
            bytes32[] memory level = new bytes32[]((below.length + 1) / 2);
            for (uint256 j; j < level.length; ++j) {
                level[j] =
                    2 * j + 1 < below.length
                        ? Hashes.commutativeKeccak256(below[2 * j], below[2 * j + 1])
                        : below[2 * j];
            }
            levels[i] = level;
        }
    }

    function root(bytes32[][] memory levels) internal pure returns (bytes32) {
        return levels[levels.length - 1][0];
    }

    /// @notice What leads from a node to the root.
    /// @param from its level, 0 for a leaf
    function proof(
        bytes32[][] memory levels,
        uint256 from,
        uint256 index
    ) internal pure returns (bytes32[] memory path) {
        path = new bytes32[](levels.length - 1 - from);
        uint256 length;
        for (uint256 i = from; i < levels.length - 1; ++i) {
            uint256 partner = index ^ 1;
            if (partner < levels[i].length) path[length++] = levels[i][partner];
            index /= 2;
        }
        assembly ("memory-safe") {
            mstore(path, length)
        }
    }

    /// @notice How many levels stand above so many leaves.
    function depth(uint256 count) internal pure returns (uint256 n) {
        while (1 << n < count) ++n;
    }
}
