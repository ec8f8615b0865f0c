// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { INumberRegistry } from "../numbering/interfaces/INumberRegistry.sol";
import { NumberState, NumberStatus } from "../numbering/types/Resolution.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Verified } from "../testing/Verified.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { IVerificationDesk } from "./interfaces/IVerificationDesk.sol";
import { VerificationVoucher } from "./types/VerificationVoucher.sol";

/// @notice Contests that nobody answers: settled, dropped because their ground is gone, or conceded by the holder.
contract ContestEndsTest is Verified {
    uint96 private constant STAKE = Defaults.DEARER_DEPOSIT;

    uint40 private _endsAt;

    function setUp() public override {
        super.setUp();
        _claimVerified(LONDON, ALICE);
        VerificationVoucher memory voucher = _voucher(LONDON, BOB);
        (voucher.verifier, voucher.profile, voucher.verifiedUntil) = (second, betaProfile, _today() + 200);
        _contest(voucher);
        _endsAt = uint40(vm.getBlockTimestamp()) + 14 days;
    }

    function test_Settle_PassesTheNumberOnAndTheStakeIsItsDeposit() public {
        uint16 until = _today() + 200;
        vm.warp(_endsAt);
        uint256 alice = ett.balanceOf(ALICE);
        uint256 bob = ett.balanceOf(BOB);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberChanged(LONDON, BOB, betaProfile, until, 1, 3, 0, second);
        vm.expectEmit(true, true, true, true, address(verificationDesk));
        emit IVerificationDesk.ContestWon(LONDON, BOB, ALICE, false);
        vm.prank(MALLORY);
        verificationDesk.settleContest(LONDON);

        NumberState memory state = registry.numberState(LONDON);
        vm.assertEq(state.profile, betaProfile, "his profile");
        vm.assertEq(state.day, until, "verified until");
        vm.assertEq(ett.balanceOf(ALICE) - alice, STAKE, "her deposit");
        vm.assertEq(ett.balanceOf(BOB), bob, "his stake stays");
        vm.assertEq(ett.balanceOf(address(registry)), STAKE, "as the deposit");
        vm.assertEq(registry.balanceOf(ALICE), 0, "she holds none");
        vm.assertEq(registry.balanceOf(BOB), 1, "he holds one");
        vm.assertEq(verificationDesk.contestAt(LONDON).openedAt, 0, "it is over");
        _assertState(LONDON, BOB, 3, false);

        vm.prank(BOB);
        registry.release(LONDON);
        vm.assertEq(ett.balanceOf(BOB) - bob, STAKE, "and comes back at his release");
    }

    function test_Settle_EndsWhomTheOldHolderApproved() public {
        vm.prank(ALICE);
        registry.approve(MALLORY, LONDON);
        vm.warp(_endsAt);
        verificationDesk.settleContest(LONDON);
        vm.prank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NotHolder.selector, LONDON, MALLORY, BOB));
        registry.release(LONDON);
    }

    function test_RevertWhen_SettledBeforeItsTime() public {
        vm.warp(_endsAt - 1);
        vm.expectRevert(abi.encodeWithSelector(IVerificationDesk.ContestTime.selector, LONDON, _endsAt - 1, _endsAt));
        verificationDesk.settleContest(LONDON);
    }

    function test_RevertWhen_ThereIsNoContest() public {
        bytes memory reason = abi.encodeWithSelector(IVerificationDesk.NoContest.selector, LONDON + 1);
        vm.expectRevert(reason);
        verificationDesk.settleContest(LONDON + 1);
        vm.expectRevert(reason);
        verificationDesk.dropContest(LONDON + 1);
    }

    /// @dev Nothing is asked of a wallet that wins: a number passes on by plain transfer, and ETT calls nobody.
    function test_Settle_ToAContractThatReceivesNothing() public {
        address stubborn = address(new Stubborn());
        _fund(stubborn);
        vm.warp(_endsAt);
        verificationDesk.settleContest(LONDON);
        _contest(LONDON, stubborn);
        _skipDays(14);
        verificationDesk.settleContest(LONDON);
        vm.assertEq(registry.ownerOf(LONDON), stubborn, "his");
    }

    function test_Settle_AlsoLongAfterAndWhateverItsProfileIsNow() public {
        _skipDays(500);
        vm.prank(BETA_OWNER);
        profiles.change(betaProfile, 60, 0, _rules(Defaults.TEMPLATE));
        _stop(UK);
        verificationDesk.settleContest(LONDON);
        NumberState memory state = registry.numberState(LONDON);
        vm.assertEq(state.profile, betaProfile, "profile");
        vm.assertEq(uint256(state.status), uint256(NumberStatus.Lapsed), "its verification is over too");
    }

    function test_Settle_AtTheLastSequence() public {
        _setSequence(LONDON, type(uint16).max);
        vm.warp(_endsAt);
        verificationDesk.settleContest(LONDON);
        _assertState(LONDON, BOB, type(uint16).max, false);
    }

    function test_Settle_AlsoWhenItsVerifierHasLeft() public {
        vm.prank(BETA_OWNER);
        verifiers.giveNotice(second);
        vm.warp(_endsAt);
        verificationDesk.settleContest(LONDON);
        vm.assertEq(registry.ownerOf(LONDON), BOB, "leaving is no fall");
    }

    function test_Drop_WhenItsVerifierIsSuspended() public {
        _suspend(second);
        uint256 alice = ett.balanceOf(ALICE);
        uint256 bob = ett.balanceOf(BOB);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberChanged(LONDON, ALICE, alphaProfile, _today() + 365, 1, 3, 0, first);
        vm.expectEmit(true, true, true, true, address(verificationDesk));
        emit IVerificationDesk.ContestDropped(LONDON, BOB);
        vm.prank(MALLORY);
        verificationDesk.dropContest(LONDON);
        vm.assertEq(ett.balanceOf(BOB) - bob, STAKE, "the whole stake goes back");
        vm.assertEq(ett.balanceOf(ALICE), alice, "the holder gets nothing");
        vm.assertEq(verificationDesk.waitsUntil(LONDON, BOB), 0, "nobody waits");
        _assertState(LONDON, ALICE, 3, false);
        _contest(_voucher(LONDON, BOB));
        vm.assertEq(verificationDesk.contestAt(LONDON).verifier, first, "another verifier's word begins it anew");
    }

    function test_Drop_AlsoAfterItsVerifierWasReinstated() public {
        _skipDays(1);
        _suspend(second);
        vm.prank(GOVERNANCE);
        verifiers.reinstate(second);
        _onlyDropped();
    }

    function test_Drop_WhenItsVerifierLostItsAccreditation() public {
        vm.startPrank(OFCOM);
        verifiers.accredit(UK, second, 0);
        verifiers.accredit(UK, second, DAILY_LIMIT);
        vm.stopPrank();
        _onlyDropped();
    }

    function test_Drop_WhenItsAuthorityWasTakenBack() public {
        vm.startPrank(GOVERNANCE);
        authorityDesk.giveNotice(UK, _today() + 30);
        _skipDays(30);
        authorityDesk.takeBack(UK);
        vm.stopPrank();
        _onlyDropped();
    }

    /// @dev Whom the new authority trusts is not known yet: else the holder could find no verifier to answer, and lose by silence.
    function test_Drop_WhenAnotherAuthorityCameBetween() public {
        vm.prank(OFCOM);
        authorityDesk.delegate(4420, CAROL, UK_DIGITS, UK_DIGITS);
        _onlyDropped();
    }

    function test_Drop_WhenTheAuthorityBetweenWasTakenBack() public {
        vm.prank(OFCOM);
        authorityDesk.delegate(4420, CAROL, UK_DIGITS, UK_DIGITS);
        verificationDesk.dropContest(LONDON);
        vm.prank(CAROL);
        verifiers.accredit(4420, second, DAILY_LIMIT);
        _contest(LONDON, BOB);
        vm.startPrank(OFCOM);
        authorityDesk.giveNotice(4420, _today() + 30);
        _skipDays(30);
        authorityDesk.takeBack(4420);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(IVerificationDesk.ContestVerifierFell.selector, LONDON, second));
        verificationDesk.settleContest(LONDON);
        verificationDesk.dropContest(LONDON);
        vm.assertEq(registry.ownerOf(LONDON), ALICE, "hers");
    }

    /// @dev A fall before the contest is no fall since: the verifier was accredited anew when it vouched.
    function test_RevertWhen_ItsVerifierStands() public {
        vm.expectRevert(abi.encodeWithSelector(IVerificationDesk.ContestVerifierStands.selector, LONDON, second));
        verificationDesk.dropContest(LONDON);
        _suspend(first);
        vm.expectRevert(abi.encodeWithSelector(IVerificationDesk.ContestVerifierStands.selector, LONDON, second));
        verificationDesk.dropContest(LONDON);
        vm.assertEq(registry.ownerOf(LONDON), ALICE, "what the first vouched for stands");
    }

    function test_Drop_AtTheLastSequence() public {
        _setSequence(LONDON, type(uint16).max);
        _suspend(second);
        verificationDesk.dropContest(LONDON);
        _assertState(LONDON, ALICE, type(uint16).max, false);
    }

    function test_Release_ConcedesToTheChallengerAtOnce() public {
        uint256 alice = ett.balanceOf(ALICE);
        vm.expectEmit(true, true, true, true, address(verificationDesk));
        emit IVerificationDesk.ContestWon(LONDON, BOB, ALICE, true);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberChanged(LONDON, BOB, betaProfile, _today() + 200, 1, 3, 0, second);
        vm.prank(ALICE);
        registry.release(LONDON);
        vm.assertEq(ett.balanceOf(ALICE) - alice, STAKE, "her deposit");
        vm.assertEq(ett.balanceOf(address(registry)), STAKE, "his stake");
        vm.assertEq(verificationDesk.contestAt(LONDON).openedAt, 0, "it is over");
        _assertState(LONDON, BOB, 3, false);
    }

    function test_Release_OfAContestWhoseVerifierFellGivesBothTheirs() public {
        _suspend(second);
        uint256 alice = ett.balanceOf(ALICE);
        uint256 bob = ett.balanceOf(BOB);
        vm.expectEmit(true, true, true, true, address(verificationDesk));
        emit IVerificationDesk.ContestDropped(LONDON, BOB);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberReleased(LONDON, ALICE, STAKE, 3, _today(), true);
        vm.prank(ALICE);
        registry.release(LONDON);
        vm.assertEq(ett.balanceOf(ALICE) - alice, STAKE, "her deposit");
        vm.assertEq(ett.balanceOf(BOB) - bob, STAKE, "his stake");
        vm.assertEq(ett.balanceOf(address(registry)), 0, "nothing is left");
        _assertState(LONDON, address(0), 3, false);
    }

    function test_RevertWhen_SomebodyOtherThanTheRegistryConcedes() public {
        vm.prank(ALICE);
        vm.expectRevert(abi.encodeWithSelector(IVerificationDesk.NotNumberRegistry.selector, ALICE, address(registry)));
        verificationDesk.concede(LONDON);
    }

    function _onlyDropped() private {
        bytes memory reason = abi.encodeWithSelector(IVerificationDesk.ContestVerifierFell.selector, LONDON, second);
        _refuseAnswer(_voucher(LONDON, ALICE), reason);
        vm.warp(vm.getBlockTimestamp() + 15 days);
        vm.expectRevert(reason);
        verificationDesk.settleContest(LONDON);
        uint256 bob = ett.balanceOf(BOB);
        verificationDesk.dropContest(LONDON);
        vm.assertEq(ett.balanceOf(BOB) - bob, STAKE, "the whole stake goes back");
        _assertState(LONDON, ALICE, 3, false);
    }
}

/// @dev A contract that answers no call at all.
contract Stubborn {}
