// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { FLAG_CONTESTED } from "../../../contracts/numbering/types/NumberRecord.sol";
import { NumberState } from "../../../contracts/numbering/types/Resolution.sol";
import { vm } from "../../../contracts/testing/Vm.t.sol";
import { Numbers } from "../shadow/Numbers.t.sol";

/// @title Where the ETT is
abstract contract Money is Numbers {
    /// @dev By what the contracts themselves say of numbers and contests.
    function depositsAndStakesAreThere() external view {
        uint256 sum;
        for (uint256 i; i < _pool.length; ++i) {
            NumberState memory state = registry.numberState(_pool[i]);
            if (state.holder == address(0)) continue;
            uint96 deposit = registry.depositOf(state.depositClass);
            sum += deposit;
            bool stake = verificationDesk.contestAt(_pool[i]).challenger != address(0);
            if (stake && state.flags & FLAG_CONTESTED != 0) sum += deposit;
        }
        vm.assertEq(ett.balanceOf(address(registry)), sum, "1: deposits and stakes");
    }

    function everybodyHasHisDue() external view {
        _checkPurses();
    }

    function feesAreWhereTheyWerePaid() external view {
        vm.assertEq(ett.balanceOf(TREASURY), _basePaid, "8: treasury");
        uint256 sum;
        for (uint256 i; i < _firms.length; ++i) {
            uint96 credit = _credit[_firms[i]];
            vm.assertEq(desk.creditOf(_firms[i]), credit, "8: a carrier's credit");
            sum += credit;
        }
        vm.assertEq(ett.balanceOf(address(desk)), sum, "8: credits");
    }
}
