// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Defaults } from "../../testing/Defaults.t.sol";
import { Stage } from "../../testing/Stage.t.sol";
import { vm } from "../../testing/Vm.t.sol";
import { INumberRegistry } from "../interfaces/INumberRegistry.sol";
import { RangeTerms } from "../types/Range.sol";

/// @notice Who takes back what a carrier gave out of its own range: alpha has +1 415 and gives parts of it to others.
contract SubAllocationTest is Stage {
    uint64 private constant WIDE = 1415;
    uint64 private constant BETWEEN = 14155;
    uint64 private constant NARROW = 1415555;
    address private constant GAMMA_OWNER = address(0x6A33A);

    uint32 private _gamma;

    function setUp() public override {
        super.setUp();
        _gamma = _join(GAMMA_OWNER, "Gamma Voice");
        vm.startPrank(NANPA);
        authorityDesk.openRangeLengths(1, Defaults.LENGTHS | (1 << 5));
        registry.allocate(WIDE, _termsOf(alpha));
        vm.stopPrank();
        vm.prank(ALPHA_OWNER);
        registry.allocate(NARROW, _termsOf(beta));
    }

    function test_WhatACarrierSubAllocated_ItAndTheAuthorityTakeBack() public {
        vm.prank(ALPHA_OWNER);
        registry.allocate(1415666, _termsOf(beta));
        _refuse(BETA_OWNER, NARROW, ALPHA_OWNER);
        _giveNotice(ALPHA_OWNER, NARROW);
        _giveNotice(NANPA, 1415666);
        _skipDays(30);
        _refuse(BETA_OWNER, NARROW, ALPHA_OWNER);
        _takeBack(ALPHA_OWNER, NARROW);
        _takeBack(NANPA, 1415666);
        vm.assertEq(registry.rangeAt(NARROW).flags, 0, "nothing is left but the version");
    }

    function test_Attack_ARangeGivenBetweenLater_NoPowerOverWhatWasGivenBefore() public {
        vm.prank(ALPHA_OWNER);
        registry.allocate(BETWEEN, _termsOf(_gamma));
        _refuse(GAMMA_OWNER, NARROW, ALPHA_OWNER);
        _giveNotice(ALPHA_OWNER, NARROW);
        _skipDays(30);
        _refuse(GAMMA_OWNER, NARROW, ALPHA_OWNER);
        _takeBack(ALPHA_OWNER, NARROW);
    }

    function test_TheRightToTakeBack_StaysWithTheRangeBetween_ThatGaveIt() public {
        vm.startPrank(ALPHA_OWNER);
        registry.allocate(BETWEEN, _termsOf(_gamma));
        vm.stopPrank();
        vm.prank(GAMMA_OWNER);
        registry.allocate(1415566, _termsOf(beta));
        _refuse(ALPHA_OWNER, 1415566, GAMMA_OWNER);
        _giveNotice(GAMMA_OWNER, 1415566);
    }

    function test_TheRightToTakeBack_GoesWithTheRangeToItsNextCarrier() public {
        vm.prank(ALPHA_OWNER);
        authorityDesk.offerRange(WIDE, _gamma);
        vm.prank(GAMMA_OWNER);
        authorityDesk.acceptRange(WIDE, 0);
        _refuse(ALPHA_OWNER, NARROW, GAMMA_OWNER);
        _giveNotice(GAMMA_OWNER, NARROW);
    }

    function test_TheRightToTakeBack_OutlivesAHandOverOfWhatWasGiven() public {
        vm.prank(BETA_OWNER);
        authorityDesk.offerRange(NARROW, _gamma);
        vm.prank(GAMMA_OWNER);
        authorityDesk.acceptRange(NARROW, 0);
        _refuse(GAMMA_OWNER, NARROW, ALPHA_OWNER);
        _giveNotice(ALPHA_OWNER, NARROW);
    }

    function test_TheRightToTakeBack_IsTheAuthoritysAlone_OnceTheGiversRangeIsGone() public {
        vm.prank(ALPHA_OWNER);
        registry.allocate(BETWEEN, _termsOf(_gamma));
        _giveNotice(NANPA, WIDE);
        _skipDays(30);
        _takeBack(NANPA, WIDE);
        _refuse(ALPHA_OWNER, NARROW, NANPA);
        _refuse(GAMMA_OWNER, NARROW, NANPA);
        // Who has the same range next has what was given out of it.
        vm.prank(NANPA);
        registry.allocate(WIDE, _termsOf(_gamma));
        _giveNotice(GAMMA_OWNER, NARROW);
    }

    function _giveNotice(address by, uint64 prefix) private {
        uint16 endsOn = _today() + 30;
        vm.prank(by);
        authorityDesk.giveNotice(prefix, endsOn);
        vm.assertEq(registry.rangeAt(prefix).endsOn, endsOn, "given notice");
    }

    function _takeBack(address by, uint64 prefix) private {
        vm.prank(by);
        authorityDesk.takeBack(prefix);
        vm.assertEq(registry.rangeAt(prefix).carrier, 0, "taken back");
    }

    /// @dev Neither notice nor, whatever was given before, the end.
    function _refuse(address by, uint64 prefix, address needed) private {
        uint16 endsOn = _today() + 30;
        bytes memory reason = abi.encodeWithSelector(INumberRegistry.NotNearestAuthority.selector, prefix, by, needed);
        vm.startPrank(by);
        vm.expectRevert(reason);
        authorityDesk.giveNotice(prefix, endsOn);
        vm.expectRevert(reason);
        authorityDesk.takeBack(prefix);
        vm.stopPrank();
    }

    function _termsOf(uint32 carrier) private view returns (RangeTerms memory terms) {
        terms = _terms();
        terms.carrier = carrier;
        terms.defaultProfile = 0;
    }
}
