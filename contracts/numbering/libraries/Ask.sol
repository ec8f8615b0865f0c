// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Questions to contracts of our own, on paths that are counted in gas
/// @notice One word is asked about; the shape of the answer is known. What the compiler makes of such a call allocates memory for
/// question and answer, measures both and copies the answer once more: 150 gas for a word, 500 for bytes.
/// @dev For views of contracts that are fixed at deployment and that never refuse: what they answer is taken at its word, and
/// where nothing answers, this reverts.
library Ask {
    function word(address target, bytes4 question, uint256 about) internal view returns (uint256 answer) {
        assembly ("memory-safe") {
            mstore(0x00, question)
            mstore(0x04, about)
            let answered := staticcall(gas(), target, 0x00, 0x24, 0x00, 0x20)
            if iszero(and(answered, gt(returndatasize(), 0x1f))) {
                revert(0x00, 0x00)
            }
            answer := mload(0x00)
        }
    }

    function content(address target, bytes4 question, uint256 about) internal view returns (bytes memory answer) {
        assembly ("memory-safe") {
            mstore(0x00, question)
            mstore(0x04, about)
            let answered := staticcall(gas(), target, 0x00, 0x24, 0x00, 0x00)
            if iszero(and(answered, gt(returndatasize(), 0x3f))) {
                revert(0x00, 0x00)
            }
            // The answer is an offset of one word, the length, and the bytes up to a whole word: copied from the length on.
            let size := sub(returndatasize(), 0x20)
            answer := mload(0x40)
            mstore(0x40, add(answer, size))
            returndatacopy(answer, 0x20, size)
        }
    }
}
