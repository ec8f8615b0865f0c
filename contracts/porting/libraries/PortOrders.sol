// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IPortingDesk, PortOrder } from "../interfaces/IPortingDesk.sol";

/// @title Reading what comes along with a number's token
library PortOrders {
    /// @dev `abi.encode(PortOrder)` up to the bytes of the acceptance: offset of the order, its eight words, and the length of
    /// the acceptance.
    uint256 private constant HEAD = 320;

    /// @notice The order where it stands in the calldata, or a revert that says so where `abi.decode` would revert with nothing.
    function decode(bytes calldata data) internal pure returns (PortOrder calldata order) {
        if (!_wellFormed(data)) revert IPortingDesk.OrderMalformed(data.length);
        assembly ("memory-safe") {
            order := add(data.offset, 0x20)
        }
    }

    function _wellFormed(bytes calldata data) private pure returns (bool) {
        if (data.length < HEAD) return false;
        return
            _word(data, 0) == 32 &&
            _word(data, 1) <= type(uint32).max &&
            _word(data, 2) <= type(uint96).max &&
            _word(data, 3) == 256 &&
            _word(data, 6) <= type(uint8).max &&
            _word(data, 9) <= data.length - HEAD;
    }

    /// @dev One of the first ten words of data that have them.
    function _word(bytes calldata data, uint256 index) private pure returns (uint256 word) {
        assembly ("memory-safe") {
            word := calldataload(add(data.offset, shl(5, index)))
        }
    }
}
