// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { vm } from "../../../contracts/testing/Vm.t.sol";
import { CarrierClaims } from "./CarrierClaims.t.sol";
import { Holding } from "./Holding.t.sol";
import { Deciding } from "./Deciding.t.sol";

/// @title What would happen if
/// @notice Something is done and undone, so that an invariant may ask what is possible.
abstract contract Probing is CarrierClaims, Holding, Deciding {
    error Undone(bool through);

    /// @dev Only called by this contract itself; always reverts, with what came of it.
    function doAndUndo(address by, address to, bytes calldata data) external {
        vm.prank(by);
        (bool through, ) = to.call(data);
        revert Undone(through);
    }

    function _could(address by, address to, bytes memory data) internal returns (bool through) {
        try this.doAndUndo(by, to, data) {} catch (bytes memory reason) {
            through = keccak256(reason) == keccak256(abi.encodeWithSelector(Undone.selector, true));
        }
    }
}
