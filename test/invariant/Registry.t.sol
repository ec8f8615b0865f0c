// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Resolution } from "../../contracts/numbering/types/Resolution.sol";
import { Defaults } from "../../contracts/testing/Defaults.t.sol";
import { Stage } from "../../contracts/testing/Stage.t.sol";
import { vm } from "../../contracts/testing/Vm.t.sol";
import { Handler } from "./Handler.t.sol";

/// @notice The invariants of README.md beside this file, by their numbers there.
contract RegistryInvariants is Stage {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    Handler private _handler;

    function setUp() public override {
        super.setUp();
        Contracts memory c = Contracts(
            manager,
            ett,
            carriers,
            profiles,
            registry,
            desk,
            authorityDesk,
            alpha,
            beta,
            alphaProfile,
            betaProfile
        );
        _handler = new Handler(c);
    }

    /// @dev Read by the test runner.
    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// @dev Read by the test runner. Holders act more often than authorities, so that there is something to take back.
    function targetSelectors() public view returns (FuzzSelector[] memory targets) {
        bytes4[16] memory actions = [
            Handler.claim.selector,
            Handler.claim.selector,
            Handler.claim.selector,
            Handler.release.selector,
            Handler.transfer.selector,
            Handler.port.selector,
            Handler.port.selector,
            Handler.steal.selector,
            Handler.shutOrOpen.selector,
            Handler.setDefaultProfile.selector,
            Handler.setDonorPart.selector,
            Handler.withdrawCredit.selector,
            Handler.allocate.selector,
            Handler.giveNotice.selector,
            Handler.takeBack.selector,
            Handler.daysPass.selector
        ];
        targets = new FuzzSelector[](1);
        targets[0].addr = address(_handler);
        targets[0].selectors = new bytes4[](actions.length + 1);
        for (uint256 i; i < actions.length; ++i) targets[0].selectors[i] = actions[i];
        targets[0].selectors[actions.length] = Handler.setBaseFee.selector;
    }

    function invariant_1_TheRegistryHoldsTheDepositsOfAllLiveNumbers() public view {
        vm.assertEq(ett.balanceOf(address(registry)), _handler.sumOfDeposits(), "1: deposits");
    }

    function invariant_5_ResolveEqualsTheShadow() public view {
        for (uint256 i; i < _handler.poolSize(); ++i) _assertResolves(_handler.pool(i));
    }

    function invariant_6_OnlyThoseNamedMoveNumbers() public view {
        for (uint256 i; i < _handler.poolSize(); ++i) {
            uint64 number = _handler.pool(i);
            vm.assertEq(registry.numberState(number).holder, _handler.holderOf(number), "6: holder");
        }
    }

    function invariant_8_FeesAreWhereTheyWerePaid() public view {
        vm.assertEq(ett.balanceOf(TREASURY), _handler.basePaid(), "8: treasury");
        vm.assertEq(ett.balanceOf(address(desk)), _handler.sumOfCredits(), "8: credits");
    }

    function _assertResolves(uint64 number) private view {
        Resolution memory found = registry.resolve(number);
        (uint32 profile, uint32 carrier, uint64 prefix, uint32 rangeCarrier, uint16 sequence, bool ported) = _handler
            .expectedResolution(number);
        vm.assertEq(uint256(found.status), uint256(_handler.statusOf(number)), "5: status");
        vm.assertEq(found.profile, profile, "5: profile");
        vm.assertEq(found.carrier, carrier, "5: carrier");
        vm.assertEq(found.rangePrefix, prefix, "5: range");
        vm.assertEq(found.rangeCarrier, rangeCarrier, "5: range's carrier");
        vm.assertEq(found.sequence, sequence, "5: sequence");
        vm.assertEq(found.ported ? 1 : 0, ported ? 1 : 0, "5: ported");
        vm.assertEq(found.rules.length, profile == 0 ? 0 : 1, "5: rules");
        if (profile != 0) vm.assertEq(found.rules[0].template, Defaults.TEMPLATE, "5: template");
    }
}
