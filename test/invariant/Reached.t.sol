// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { vm } from "../../contracts/testing/Vm.t.sol";
import { Handler } from "./Handler.t.sol";
import { Wanted } from "./Wanted.t.sol";

/// @notice The invariants look at something: random actions come to every function, to every refusal that a rule is about, and
/// a thief to everything that is not his.
contract ReachedTest is Wanted {
    uint256 private constant STEPS = 250;
    /// @dev Half as many lives of the registry usually suffice.
    uint256 private constant MOST_LIVES = 60;

    /// @dev Actions of the handler that must have led to something.
    bytes4[] private _actions;

    function test_EveryFunctionGoesThroughAndEveryRefusalIsMet() public {
        for (uint256 life; life < MOST_LIVES && _isMissing(); ++life) _live(life);
        _requireNone(_functions, "never went through, and perhaps others");
        _requireNone(_refusals, "never refused so, and perhaps others");
        _requireNone(_thefts, "never tried by a thief, and perhaps others");
        _requireNone(_actions, "an action that led to nothing, and perhaps others");
    }

    /// @dev One registry from its first block on.
    function _live(uint256 seed) private {
        Handler handler = new Handler();
        bytes4[] memory actions = handler.actions();
        if (seed == 0) _expect(handler, actions);
        for (uint256 i; i < STEPS; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            bytes memory words = abi.encode(_die(seed, 1), _die(seed, 2), _die(seed, 3));
            (bool through, bytes memory reason) = address(handler).call(
                abi.encodePacked(actions[seed % actions.length], words)
            );
            if (!through) vm.assertEq(string(reason), "", "an action failed");
        }
        _strike(_functions, handler.seen);
        _strike(_refusals, handler.seen);
        _strike(_thefts, handler.tried);
        _strike(_actions, handler.done);
    }

    /// @dev All actions but the thief's and time's: they have done something once the contracts let something through.
    function _expect(Handler handler, bytes4[] memory actions) private {
        for (uint256 i; i < actions.length; ++i) {
            if (!handler.doesNothing(actions[i])) _actions.push(actions[i]);
        }
    }

    /// @dev Takes out what has been seen.
    function _strike(bytes4[] storage wanted, function(bytes4) external view returns (uint256) times) private {
        for (uint256 i; i < wanted.length;) {
            if (times(wanted[i]) == 0) {
                ++i;
            } else {
                wanted[i] = wanted[wanted.length - 1];
                wanted.pop();
            }
        }
    }

    function _isMissing() private view returns (bool) {
        // What actions there are is known from the first life on.
        return _functions.length + _refusals.length + _thefts.length + _actions.length != 0;
    }

    function _requireNone(bytes4[] storage wanted, string memory what) private view {
        if (wanted.length != 0) vm.assertEq(bytes32(wanted[0]), bytes32(0), what);
    }

    function _die(uint256 seed, uint256 matter) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, matter)));
    }
}
