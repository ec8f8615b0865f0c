// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IERC20Errors } from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Payer } from "../testing/Payer.t.sol";
import { Stage } from "../testing/Stage.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { Payment } from "../token/types/Payment.sol";
import { Permit } from "../token/types/Permit.sol";

/// @notice Claims paid by a permit that comes along.
contract ClaimWithPermitTest is Stage {
    uint64 private constant NUMBER = Defaults.NUMBER;
    uint256 private constant KEY = 0xC0FFEE;
    uint96 private constant PURSE = 100 ether;

    address private _payer;

    function setUp() public override {
        super.setUp();
        _payer = vm.addr(KEY);
        vm.prank(GOVERNANCE);
        ett.transfer(_payer, PURSE);
    }

    function test_Claim_PaidByThePermit() public {
        _claim(_payer, _permit(Defaults.DEPOSIT));
        vm.assertEq(registry.ownerOf(NUMBER), _payer, "holder");
        vm.assertEq(ett.balanceOf(_payer), PURSE - Defaults.DEPOSIT, "paid");
        vm.assertEq(ett.allowance(_payer, address(registry)), 0, "nothing is left of it");
    }

    /// @dev Whoever sees the permit may send it before: then the allowance is there.
    function test_Attack_APermitUsedAheadOfTime_TheClaimGoesThrough() public {
        Permit memory p = _permit(Defaults.DEPOSIT);
        vm.prank(MALLORY);
        ett.permit(_payer, address(registry), p.value, p.deadline, p.v, p.r, p.s);
        _claim(_payer, p);
        vm.assertEq(registry.ownerOf(NUMBER), _payer, "holder");
    }

    /// @dev And nothing can be done with it but what its owner does himself: the registry takes from its caller alone.
    function test_Attack_APermitUsedAheadOfTime_BuysNobodyElseANumber() public {
        Permit memory p = _permit(Defaults.DEPOSIT);
        bytes memory missing = abi.encodeWithSelector(
            IERC20Errors.ERC20InsufficientAllowance.selector,
            address(registry),
            0,
            Defaults.DEPOSIT
        );
        vm.prank(MALLORY);
        vm.expectRevert(missing);
        registry.claimWithPermit(NUMBER, MALLORY, 0, type(uint96).max, p);
        vm.prank(MALLORY);
        ett.permit(_payer, address(registry), p.value, p.deadline, p.v, p.r, p.s);
        vm.prank(MALLORY);
        vm.expectRevert(missing);
        registry.claimWithPermit(NUMBER, MALLORY, 0, type(uint96).max, p);
        vm.assertEq(ett.balanceOf(_payer), PURSE, "untouched");
    }

    function test_APermitThatFails_IsIgnoredWhereTheAllowanceSuffices() public {
        Permit memory p = _permit(Defaults.DEPOSIT);
        p.value += 1;
        vm.prank(_payer);
        ett.approve(address(registry), Defaults.DEPOSIT);
        _claim(_payer, p);
        vm.assertEq(registry.ownerOf(NUMBER), _payer, "holder");
    }

    function test_RevertWhen_ThePermitIsForTooLittle() public {
        Permit memory p = _permit(Defaults.DEPOSIT - 1);
        vm.prank(_payer);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector,
                address(registry),
                Defaults.DEPOSIT - 1,
                Defaults.DEPOSIT
            )
        );
        registry.claimWithPermit(NUMBER, _payer, 0, type(uint96).max, p);
    }

    function _claim(address claimer, Permit memory permit) private {
        vm.prank(claimer);
        registry.claimWithPermit(NUMBER, claimer, 0, Defaults.DEPOSIT, permit);
    }

    function _permit(uint256 value) private view returns (Permit memory) {
        Payment memory p = Payer.permit(ett, KEY, address(registry), value);
        return Permit({ value: p.value, deadline: p.deadline, v: p.v, r: p.r, s: p.s });
    }
}
