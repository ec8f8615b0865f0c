// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IERC20Errors } from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Stage } from "../testing/Stage.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { PROFILE_OPEN } from "./interfaces/IRouteProfiles.sol";
import { ClaimPolicy, RANGE_CLAIMED_ONLY, RANGE_PRIVATE, RangeTerms } from "./types/Range.sol";
import { NumberState, NumberStatus, Resolution } from "./types/Resolution.sol";

/// @notice Claim, release and resolve.
contract NumberRegistryTest is Stage {
    uint64 private constant NUMBER = Defaults.NUMBER;

    function test_Claim_GivesTheNumberAgainstItsDeposit() public {
        uint256 before = ett.balanceOf(ALICE);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberClaimed(NUMBER, ALICE, ALICE, alphaProfile, 0, 1);
        _claim(ALICE, NUMBER);

        NumberState memory state = registry.numberState(NUMBER);
        vm.assertEq(registry.ownerOf(NUMBER), ALICE, "holder");
        vm.assertEq(uint256(state.status), uint256(NumberStatus.Held), "status");
        vm.assertEq(state.profile, alphaProfile, "profile");
        vm.assertEq(state.day, _today(), "day");
        vm.assertEq(state.sequence, 1, "sequence");
        vm.assertEq(before - ett.balanceOf(ALICE), Defaults.DEPOSIT, "paid");
        vm.assertEq(ett.balanceOf(address(registry)), Defaults.DEPOSIT, "kept");
    }

    function test_Claim_ForAnotherHolder() public {
        vm.prank(ALICE);
        registry.claim(NUMBER, BOB, 0, Defaults.DEPOSIT);
        uint256 before = ett.balanceOf(BOB);
        vm.prank(BOB);
        registry.release(NUMBER);
        vm.assertEq(ett.balanceOf(BOB) - before, Defaults.DEPOSIT, "the deposit returns to the holder");
    }

    function test_Claim_WithAnotherOpenProfileOfTheCarrier() public {
        uint32 other = _createProfile(ALPHA_OWNER, alpha, PROFILE_OPEN);
        vm.prank(ALICE);
        registry.claim(NUMBER, ALICE, other, Defaults.DEPOSIT);
        vm.assertEq(registry.numberState(NUMBER).profile, other, "profile");
    }

    function test_RevertWhen_TheNumberIsMalformed() public {
        _refuse(0, 0, abi.encodeWithSelector(INumberRegistry.NumberMalformed.selector, 0));
        _refuse(10 ** 15, 0, abi.encodeWithSelector(INumberRegistry.NumberMalformed.selector, 10 ** 15));
    }

    function test_RevertWhen_TheNumberIsTaken() public {
        _claim(BOB, NUMBER);
        _refuse(NUMBER, 0, abi.encodeWithSelector(INumberRegistry.NumberTaken.selector, NUMBER, BOB));
    }

    function test_RevertWhen_NoRangeEnclosesTheNumber() public {
        _refuse(13125550123, 0, abi.encodeWithSelector(INumberRegistry.RangeMissing.selector, 13125550123));
        _refuse(441234567890, 0, abi.encodeWithSelector(INumberRegistry.RangeMissing.selector, 441234567890));
    }

    function test_RevertWhen_TheNumberHasTheWrongCountOfDigits() public {
        _refuse(
            1212555012,
            0,
            abi.encodeWithSelector(INumberRegistry.NumberLengthRefused.selector, 1212555012, 10, 11, 11)
        );
        _refuse(
            121255501234,
            0,
            abi.encodeWithSelector(INumberRegistry.NumberLengthRefused.selector, 121255501234, 12, 11, 11)
        );
    }

    function test_RevertWhen_TheNumberIsLongerThanARangeOfSeveralLengthsAllows() public {
        vm.prank(GOVERNANCE);
        authorityDesk.delegate(49, NANPA, 9, 11);
        vm.prank(NANPA);
        authorityDesk.openRangeLengths(49, 1 << 4);
        RangeTerms memory terms = _terms();
        (terms.minDigits, terms.maxDigits) = (9, 11);
        _allocate(4930, terms);
        _refuse(
            493012345678,
            0,
            abi.encodeWithSelector(INumberRegistry.NumberLengthRefused.selector, 493012345678, 12, 9, 11)
        );
        _claim(ALICE, 493012345);
        _claim(ALICE, 49301234567);
    }

    function test_RevertWhen_NoticeWasGivenToTheRange() public {
        uint16 endsOn = _today() + 30;
        vm.prank(NANPA);
        authorityDesk.giveNotice(Defaults.RANGE, endsOn);
        _refuse(NUMBER, 0, abi.encodeWithSelector(INumberRegistry.PrefixEnding.selector, Defaults.RANGE, endsOn));
    }

    function test_RevertWhen_TheRangeIsNotOpen() public {
        RangeTerms memory terms = _terms();
        terms.policy = ClaimPolicy.Closed;
        _allocate(1415555, terms);
        bytes memory closed = abi.encodeWithSelector(
            INumberRegistry.RangeNotOpen.selector,
            1415555,
            ClaimPolicy.Closed
        );
        _refuse(14155550100, 0, closed);
        terms.policy = ClaimPolicy.Voucher;
        _allocate(1416555, terms);
        bytes memory voucher = abi.encodeWithSelector(
            INumberRegistry.RangeNotOpen.selector,
            1416555,
            ClaimPolicy.Voucher
        );
        _refuse(14165550100, 0, voucher);

        vm.prank(ALPHA_OWNER);
        registry.claim(14155550100, ALICE, 0, Defaults.DEPOSIT);
        vm.assertEq(registry.ownerOf(14155550100), ALICE, "the carrier itself claims in a closed range");
    }

    function test_RevertWhen_TheProfileIsAnothersOrNotOpen() public {
        uint32 shut = _createProfile(ALPHA_OWNER, alpha, 0);
        _refuse(NUMBER, betaProfile, _notOfRange(betaProfile, beta));
        _refuse(NUMBER, shut, _notOfRange(shut, alpha));
        _refuse(NUMBER, 999, _notOfRange(999, 0));

        vm.prank(ALPHA_OWNER);
        registry.claim(NUMBER, ALICE, shut, Defaults.DEPOSIT);
        vm.assertEq(registry.numberState(NUMBER).profile, shut, "the carrier may use its own");
    }

    function test_RevertWhen_TheRangeHasNoDefaultAndNoneIsNamed() public {
        vm.prank(ALPHA_OWNER);
        registry.setDefaultProfile(Defaults.RANGE, 0);
        _refuse(NUMBER, 0, _notOfRange(0, 0));
    }

    function test_RevertWhen_TheDepositIsAboveTheHighest() public {
        bytes memory reason = abi.encodeWithSelector(
            INumberRegistry.DepositAboveHighest.selector,
            Defaults.DEPOSIT,
            Defaults.DEPOSIT - 1
        );
        vm.prank(ALICE);
        vm.expectRevert(reason);
        registry.claim(NUMBER, ALICE, 0, Defaults.DEPOSIT - 1);
    }

    function test_RevertWhen_TheClaimerHasTooLittleETT() public {
        vm.prank(MALLORY);
        ett.approve(address(registry), type(uint256).max);
        bytes memory reason = abi.encodeWithSelector(
            IERC20Errors.ERC20InsufficientBalance.selector,
            MALLORY,
            0,
            Defaults.DEPOSIT
        );
        vm.prank(MALLORY);
        vm.expectRevert(reason);
        registry.claim(NUMBER, MALLORY, 0, Defaults.DEPOSIT);
        vm.assertEq(uint256(registry.numberState(NUMBER).status), uint256(NumberStatus.Available), "nothing is lost");
    }

    function test_RevertWhen_TheHolderCouldNotGiveTheNumberBack() public {
        address[3] memory stuck = [address(desk), address(registry), address(ett)];
        for (uint256 i; i < 3; ++i) {
            bytes memory reason = abi.encodeWithSelector(INumberRegistry.RecipientRefused.selector, NUMBER, stuck[i]);
            vm.prank(ALICE);
            vm.expectRevert(reason);
            registry.claim(NUMBER, stuck[i], 0, Defaults.DEPOSIT);
        }
    }

    function test_Release_BurnsTheTokenAndReturnsTheDeposit() public {
        _claim(ALICE, NUMBER);
        uint256 before = ett.balanceOf(ALICE);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberReleased(NUMBER, ALICE, Defaults.DEPOSIT, 2, _today(), false);
        vm.prank(ALICE);
        registry.release(NUMBER);
        vm.assertEq(ett.balanceOf(ALICE) - before, Defaults.DEPOSIT, "deposit");
        vm.assertEq(registry.balanceOf(ALICE), 0, "balance");
        vm.assertEq(registry.numberState(NUMBER).holder, address(0), "holder");
    }

    function test_Release_ByAnApprovedOperatorPaysTheHolder() public {
        _claim(ALICE, NUMBER);
        vm.prank(ALICE);
        registry.setApprovalForAll(BOB, true);
        uint256 alice = ett.balanceOf(ALICE);
        uint256 bob = ett.balanceOf(BOB);
        vm.prank(BOB);
        registry.release(NUMBER);
        vm.assertEq(ett.balanceOf(ALICE) - alice, Defaults.DEPOSIT, "holder");
        vm.assertEq(ett.balanceOf(BOB), bob, "operator");
    }

    function test_Release_ReturnsWhatWasPaidIn_WhateverTheRangeAsksNow() public {
        _claim(ALICE, NUMBER);
        vm.prank(NANPA);
        authorityDesk.giveNotice(Defaults.RANGE, _today() + 30);
        _skipDays(30);
        vm.prank(NANPA);
        authorityDesk.takeBack(Defaults.RANGE);
        RangeTerms memory terms = _terms();
        terms.depositClass = 1;
        _allocate(Defaults.RANGE, terms);

        uint256 before = ett.balanceOf(ALICE);
        vm.prank(ALICE);
        registry.release(NUMBER);
        vm.assertEq(ett.balanceOf(ALICE) - before, Defaults.DEPOSIT, "what was paid then");
        _claim(ALICE, NUMBER + 1);
        vm.assertEq(before + Defaults.DEPOSIT - ett.balanceOf(ALICE), Defaults.DEARER_DEPOSIT, "dearer now");
        vm.prank(ALICE);
        registry.release(NUMBER + 1);
        vm.assertEq(ett.balanceOf(ALICE) - before, Defaults.DEPOSIT, "and back");
    }

    function test_RevertWhen_SomebodyElseReleases() public {
        _claim(ALICE, NUMBER);
        bytes memory reason = abi.encodeWithSelector(INumberRegistry.NotHolder.selector, NUMBER, MALLORY, ALICE);
        vm.prank(MALLORY);
        vm.expectRevert(reason);
        registry.release(NUMBER);
    }

    function test_RevertWhen_NobodyHoldsWhatIsReleased() public {
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NumberNotHeld.selector, NUMBER));
        registry.release(NUMBER);
    }

    function test_Quarantine_AfterSevenDaysOfHolding() public {
        _claim(ALICE, NUMBER);
        _skipDays(7);
        uint16 released = _today();
        vm.prank(ALICE);
        registry.release(NUMBER);

        uint256 freeOn = uint256(released) + Defaults.QUARANTINE;
        _refuse(
            NUMBER,
            0,
            abi.encodeWithSelector(INumberRegistry.NumberInQuarantine.selector, NUMBER, released, freeOn)
        );
        _skipDays(Defaults.QUARANTINE - 1);
        vm.assertEq(uint256(registry.numberState(NUMBER).status), uint256(NumberStatus.Quarantined), "last day");
        _skipDays(1);
        _claim(BOB, NUMBER);
        vm.assertEq(registry.numberState(NUMBER).sequence, 3, "the sequence goes on");
    }

    function test_Quarantine_NoneBeforeSevenDaysOfHolding() public {
        _claim(ALICE, NUMBER);
        _skipDays(6);
        vm.prank(ALICE);
        registry.release(NUMBER);
        _claim(BOB, NUMBER);
        vm.assertEq(registry.ownerOf(NUMBER), BOB, "holder");
    }

    function test_Resolve_HeldAvailableAndUnassigned() public {
        Resolution memory r = registry.resolve(NUMBER);
        vm.assertEq(uint256(r.status), uint256(NumberStatus.Available), "available");
        vm.assertEq(r.profile, alphaProfile, "the range's default");
        vm.assertEq(r.rules[0].template, Defaults.TEMPLATE, "rules");

        _claim(ALICE, NUMBER);
        _port(ALICE, NUMBER, betaProfile);
        r = registry.resolve(NUMBER);
        vm.assertEq(uint256(r.status), uint256(NumberStatus.Held), "held");
        vm.assertTrue(r.ported, "ported");
        vm.assertEq(r.carrier, beta, "carrier");
        vm.assertEq(r.rangeCarrier, alpha, "range's carrier");
        vm.assertEq(r.ttl, 300, "ttl");
        vm.assertEq(r.sequence, 2, "sequence");

        r = registry.resolve(442079460000);
        vm.assertEq(uint256(r.status), uint256(NumberStatus.Unassigned), "unassigned");
        vm.assertEq(r.profile, 0, "nowhere");
        vm.assertFalse(r.carrierLeft, "nobody who could have left");
    }

    function test_Resolve_NotByDefaultWhereTheRangeServesClaimedNumbersOnly() public {
        RangeTerms memory terms = _terms();
        terms.flags = RANGE_CLAIMED_ONLY | RANGE_PRIVATE;
        _allocate(1415555, terms);
        Resolution memory r = registry.resolve(14155550100);
        vm.assertEq(r.profile, 0, "unclaimed");
        vm.assertTrue(r.isPrivate, "private");
        _claim(ALICE, 14155550100);
        vm.assertEq(registry.resolve(14155550100).profile, alphaProfile, "claimed");
    }

    function test_Resolve_TheDefaultEndsOnTheDayOfTheNotice() public {
        vm.prank(NANPA);
        authorityDesk.giveNotice(Defaults.RANGE, _today() + 30);
        _skipDays(29);
        vm.assertEq(registry.resolve(NUMBER).profile, alphaProfile, "the day before");
        _skipDays(1);
        vm.assertEq(registry.resolve(NUMBER).profile, 0, "the day");
    }

    function testFuzz_Resolve_NeverRevertsForAWellFormedNumber(uint64 number) public view {
        registry.resolve(1 + (number % (10 ** 15 - 1)));
    }

    function testFuzz_AQuoteForAPortNeverReverts(uint64 number, uint32 profile) public view {
        desk.quote(number, profile);
    }

    function test_RevertWhen_MalformedNumbersAreResolved() public {
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NumberMalformed.selector, 0));
        registry.resolve(0);
    }

    function test_RevertWhen_TooManyNumbersAreResolved() public {
        registry.resolveMany(_hundreds(256));
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.TooManyNumbers.selector, 257, 256));
        registry.resolveMany(_hundreds(257));
    }

    function _hundreds(uint256 count) private pure returns (uint256[] memory numbers) {
        numbers = new uint256[](count);
        for (uint256 i; i < count; ++i) numbers[i] = NUMBER;
    }

    function _allocate(uint64 prefix, RangeTerms memory terms) private {
        vm.prank(NANPA);
        registry.allocate(prefix, terms);
    }

    function _notOfRange(uint32 profile, uint32 found) private view returns (bytes memory) {
        return
            abi.encodeWithSelector(INumberRegistry.ProfileNotOfRange.selector, Defaults.RANGE, profile, found, alpha);
    }

    /// @dev A claim by Alice is refused with this reason, and so it is said beforehand.
    function _refuse(uint64 number, uint32 profile, bytes memory reason) private {
        vm.expectRevert(reason);
        registry.requireClaimable(number, profile, ALICE);
        vm.prank(ALICE);
        vm.expectRevert(reason);
        registry.claim(number, ALICE, profile, type(uint96).max);
    }
}
