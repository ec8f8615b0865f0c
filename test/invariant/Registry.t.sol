// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Handler } from "./Handler.t.sol";

/// @notice The invariants of README.md beside this file, by their numbers there.
contract RegistryInvariants {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    Handler private _handler;

    function setUp() public {
        _handler = new Handler();
    }

    /// @dev Read by the test runner.
    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// @dev Read by the test runner.
    function targetSelectors() public view returns (FuzzSelector[] memory targets) {
        targets = new FuzzSelector[](1);
        targets[0].addr = address(_handler);
        targets[0].selectors = _handler.actions();
    }

    function invariant_1_TheRegistryHoldsDepositsAndStakesAndNoMore() public view {
        _handler.depositsAndStakesAreThere();
    }

    function invariant_2_WhatWasPaidInGoesToWhomTheRulesName() public view {
        _handler.everybodyHasHisDue();
    }

    function invariant_3_WhatIsPendingDoesNothing() public {
        _handler.pendingNumbersDoNothing();
    }

    function invariant_4_NothingSignedServesTwice() public {
        _handler.nothingSignedServesTwice();
    }

    function invariant_5_ResolveEqualsTheShadow() public view {
        _handler.callsGoWhereTheyMust();
    }

    function invariant_6_OnlyThoseNamedMoveAnything() public view {
        _handler.everythingIsTheirsWhoGotIt();
    }

    function invariant_8_PortingConservesEtt() public view {
        _handler.feesAreWhereTheyWerePaid();
    }

    function invariant_9_HoldersHaveAWayOut() public {
        _handler.holdersHaveAWayOut();
    }
}
