// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { INumberRegistry } from "../numbering/interfaces/INumberRegistry.sol";
import { RANGE_DECISIONS } from "../numbering/types/Range.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Verified } from "../testing/Verified.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { Contest, IVerificationDesk } from "./interfaces/IVerificationDesk.sol";

/// @notice An authority ends a holding, slowly, where the range admits it; it can do nothing else to a number.
contract DecisionsTest is Verified {
    uint96 private constant DEPOSIT = Defaults.DEPOSIT;
    bytes32 private constant COURT_ORDER = keccak256("court order 2026/17");

    uint64 private _prefix;

    function setUp() public override {
        super.setUp();
        _prefix = _allocateOver(RANGE_DECISIONS);
        _claim(ALICE, LONDON);
    }

    function test_Open_MarksTheNumberAndTakesNothing() public {
        uint256 ofcom = ett.balanceOf(OFCOM);
        uint40 endsAt = _in(30 days);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberChanged(LONDON, ALICE, betaProfile, _today(), 0, 2, 4, 0);
        vm.expectEmit(true, true, true, true, address(verificationDesk));
        emit IVerificationDesk.DecisionOpened(LONDON, OFCOM, COURT_ORDER, endsAt);
        _open(endsAt);
        Contest memory contest = verificationDesk.contestAt(LONDON);
        vm.assertEq(contest.challenger, address(0), "no challenger");
        vm.assertEq(contest.openedAt, vm.getBlockTimestamp(), "opened at");
        vm.assertEq(contest.endsAt, endsAt, "ends at");
        vm.assertEq(contest.authorityPrefix, UK, "authority");
        vm.assertEq(contest.authorityVersion, 1, "its version");
        vm.assertEq(ett.balanceOf(OFCOM), ofcom, "no stake");
        vm.assertEq(registry.resolve(LONDON).profile, betaProfile, "calls go where they went");
        _assertState(LONDON, ALICE, 2, true);
    }

    function test_RevertWhen_SomebodyOtherThanTheNearestAuthorityDecides() public {
        uint40 endsAt = _in(30 days);
        vm.prank(NANPA);
        vm.expectRevert(_notAuthority(NANPA, OFCOM));
        verificationDesk.openDecision(LONDON, COURT_ORDER, endsAt);
        vm.prank(OFCOM);
        authorityDesk.delegate(4420, CAROL, UK_DIGITS, UK_DIGITS);
        vm.prank(OFCOM);
        vm.expectRevert(_notAuthority(OFCOM, CAROL));
        verificationDesk.openDecision(LONDON, COURT_ORDER, endsAt);
        vm.prank(CAROL);
        verificationDesk.openDecision(LONDON, COURT_ORDER, endsAt);
        vm.assertEq(verificationDesk.contestAt(LONDON).authorityPrefix, 4420, "the nearest");
    }

    function test_RevertWhen_NobodyHoldsTheNumber() public {
        vm.prank(OFCOM);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NumberNotHeld.selector, LONDON + 1));
        verificationDesk.openDecision(LONDON + 1, COURT_ORDER, _in(30 days));
    }

    function test_RevertWhen_TheRangeDoesNotAdmitDecisions() public {
        _claim(ALICE, Defaults.NUMBER);
        vm.prank(NANPA);
        vm.expectRevert(_notAdmitted(Defaults.NUMBER, Defaults.RANGE));
        verificationDesk.openDecision(Defaults.NUMBER, COURT_ORDER, _in(30 days));
    }

    function test_RevertWhen_NoRangeEnclosesTheNumber() public {
        uint64 leeds = 441134960123;
        _claimVerified(leeds, ALICE);
        vm.prank(OFCOM);
        vm.expectRevert(_notAdmitted(leeds, 0));
        verificationDesk.openDecision(leeds, COURT_ORDER, _in(30 days));
    }

    function test_RevertWhen_ItTakesEffectTooSoonOrTooLate() public {
        _refuseTime(_in(30 days) - 1);
        _refuseTime(_in(365 days) + 1);
        _open(_in(365 days));
    }

    function test_RevertWhen_TheNumberIsContestedAlready() public {
        _open(_in(30 days));
        vm.prank(OFCOM);
        vm.expectRevert(_contested(LONDON));
        verificationDesk.openDecision(LONDON, COURT_ORDER, _in(40 days));
    }

    function test_RevertWhen_ANumberUnderDecisionIsContestedTransferredOrPorted() public {
        uint64 other = LONDON + 1_000_000;
        _claimVerified(other, ALICE);
        vm.startPrank(OFCOM);
        registry.allocate(other / 10 ** 6, _ukTerms(RANGE_DECISIONS));
        verificationDesk.openDecision(other, COURT_ORDER, _in(30 days));
        vm.stopPrank();
        _refuseContest(_voucher(other, BOB), _contested(other));
        _refuseRenewal(_renewal(other, ALICE), _contested(other));
        bytes memory order = _order(betaProfile);
        vm.startPrank(ALICE);
        vm.expectRevert(_contested(other));
        registry.transferFrom(ALICE, BOB, other);
        vm.expectRevert(_contested(other));
        registry.safeTransferFrom(ALICE, address(desk), other, order);
        vm.stopPrank();
    }

    function test_RevertWhen_AContestedNumberIsDecidedOn() public {
        uint64 other = LONDON + 1_000_000;
        _claimVerified(other, ALICE);
        _contest(other, BOB);
        vm.startPrank(OFCOM);
        registry.allocate(other / 10 ** 6, _ukTerms(RANGE_DECISIONS));
        vm.expectRevert(_contested(other));
        verificationDesk.openDecision(other, COURT_ORDER, _in(30 days));
        vm.stopPrank();
        vm.assertEq(verificationDesk.contestAt(other).challenger, BOB, "the contest goes on");
    }

    function test_RevertWhen_ADecisionIsTreatedAsAContest() public {
        _open(_in(30 days));
        bytes memory reason = abi.encodeWithSelector(IVerificationDesk.NoContest.selector, LONDON);
        _skipDays(40);
        vm.expectRevert(reason);
        verificationDesk.settleContest(LONDON);
        vm.expectRevert(reason);
        verificationDesk.dropContest(LONDON);
        _refuseAnswer(_voucher(LONDON, ALICE), reason);
    }

    function test_RevertWhen_AContestIsTreatedAsADecision() public {
        uint64 leeds = 441134960123;
        _claimVerified(leeds, ALICE);
        _contest(leeds, BOB);
        _skipDays(40);
        bytes memory reason = abi.encodeWithSelector(IVerificationDesk.NoContest.selector, leeds);
        vm.startPrank(OFCOM);
        vm.expectRevert(reason);
        verificationDesk.carryOutDecision(leeds);
        vm.expectRevert(reason);
        verificationDesk.withdrawDecision(leeds);
        vm.expectRevert(abi.encodeWithSelector(IVerificationDesk.NoContest.selector, LONDON));
        verificationDesk.withdrawDecision(LONDON);
        vm.stopPrank();
    }

    function test_CarryOut_ReleasesTheNumberToNobodyAndPaysItsHolder() public {
        uint40 endsAt = _in(30 days);
        _open(endsAt);
        vm.warp(endsAt);
        uint256 alice = ett.balanceOf(ALICE);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberReleased(LONDON, ALICE, DEPOSIT, 3, _today(), true);
        vm.expectEmit(true, true, true, true, address(verificationDesk));
        emit IVerificationDesk.DecisionCarriedOut(LONDON, ALICE);
        vm.prank(MALLORY);
        verificationDesk.carryOutDecision(LONDON);
        vm.assertEq(ett.balanceOf(ALICE) - alice, DEPOSIT, "deposit");
        vm.assertEq(ett.balanceOf(address(registry)), 0, "nothing is left");
        vm.assertEq(verificationDesk.contestAt(LONDON).openedAt, 0, "it is over");
        _assertState(LONDON, address(0), 3, false);
    }

    function test_RevertWhen_CarriedOutBeforeItsTime() public {
        uint40 endsAt = _in(30 days);
        _open(endsAt);
        vm.warp(endsAt - 1);
        vm.prank(OFCOM);
        vm.expectRevert(abi.encodeWithSelector(IVerificationDesk.ContestTime.selector, LONDON, endsAt - 1, endsAt));
        verificationDesk.carryOutDecision(LONDON);
    }

    function test_Stop_DoesNotKeepItFromBeingOpenedAndCarriedOut() public {
        _stop(UK);
        _open(_in(30 days));
        _skipDays(60);
        _stop(UK);
        verificationDesk.carryOutDecision(LONDON);
        _assertState(LONDON, address(0), 3, false);
    }

    function test_Withdraw_ByTheAuthorityThatTookIt() public {
        _open(_in(30 days));
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberChanged(LONDON, ALICE, betaProfile, _today(), 0, 3, 0, 0);
        vm.expectEmit(true, true, true, true, address(verificationDesk));
        emit IVerificationDesk.DecisionWithdrawn(LONDON, OFCOM);
        vm.prank(OFCOM);
        verificationDesk.withdrawDecision(LONDON);
        _assertState(LONDON, ALICE, 3, false);
        vm.prank(ALICE);
        registry.transferFrom(ALICE, BOB, LONDON);
        vm.assertEq(registry.ownerOf(LONDON), BOB, "free to move");
    }

    function test_RevertWhen_SomebodyElseWithdrawsADecisionThatStands() public {
        _open(_in(30 days));
        vm.prank(OFCOM);
        authorityDesk.delegate(4420, CAROL, UK_DIGITS, UK_DIGITS);
        vm.prank(CAROL);
        vm.expectRevert(_notAuthority(CAROL, OFCOM));
        verificationDesk.withdrawDecision(LONDON);
    }

    /// @dev The office decided, not the person: who takes it over withdraws, and who gave it up cannot.
    function test_Withdraw_ByWhoeverTookTheAuthorityOver() public {
        _open(_in(30 days));
        vm.prank(OFCOM);
        authorityDesk.offerAuthority(UK, CAROL);
        vm.prank(CAROL);
        authorityDesk.acceptAuthority(UK);
        vm.prank(OFCOM);
        vm.expectRevert(_notAuthority(OFCOM, CAROL));
        verificationDesk.withdrawDecision(LONDON);
        vm.prank(CAROL);
        verificationDesk.withdrawDecision(LONDON);
        _assertState(LONDON, ALICE, 3, false);
    }

    function test_Void_WhenTheAuthorityWasTakenBack() public {
        _open(_in(30 days));
        vm.startPrank(GOVERNANCE);
        authorityDesk.giveNotice(UK, _today() + 30);
        _skipDays(30);
        authorityDesk.takeBack(UK);
        _refuseToCarryOut(abi.encodeWithSelector(IVerificationDesk.DecisionVoid.selector, LONDON, UK, 1, 2));
        authorityDesk.delegate(UK, OFCOM, UK_DIGITS, UK_DIGITS);
        vm.stopPrank();
        _refuseToCarryOut(abi.encodeWithSelector(IVerificationDesk.DecisionVoid.selector, LONDON, UK, 1, 3));
        _anybodyClears();
    }

    function test_Void_WhenTheRangeWasTakenBack() public {
        _open(_in(90 days));
        _takeBackOver(_prefix);
        _skipDays(90);
        _refuseToCarryOut(_notAdmitted(LONDON, 0));
        _anybodyClears();
    }

    function test_Void_WhenTheRangeAdmitsDecisionsNoMore() public {
        _open(_in(90 days));
        _takeBackOver(_prefix);
        _allocateOver(0);
        _skipDays(90);
        _refuseToCarryOut(_notAdmitted(LONDON, _prefix));
        _anybodyClears();
    }

    function test_Release_ByTheHolderDoesNotWaitForIt() public {
        _open(_in(30 days));
        uint256 alice = ett.balanceOf(ALICE);
        vm.expectEmit(true, true, true, true, address(verificationDesk));
        emit IVerificationDesk.DecisionCarriedOut(LONDON, ALICE);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberReleased(LONDON, ALICE, DEPOSIT, 3, _today(), false);
        vm.prank(ALICE);
        registry.release(LONDON);
        vm.assertEq(ett.balanceOf(ALICE) - alice, DEPOSIT, "deposit");
        _assertState(LONDON, address(0), 3, false);
        _refuseToCarryOut(abi.encodeWithSelector(IVerificationDesk.NoContest.selector, LONDON));
    }

    /// @dev Else whoever uses a number's sequence up, by sending it to and fro, would be out of every authority's reach.
    function test_LastSequence_IsNoRefuge() public {
        _setSequence(LONDON, type(uint16).max);
        _open(_in(30 days));
        _assertState(LONDON, ALICE, type(uint16).max, true);
        _skipDays(30);
        verificationDesk.carryOutDecision(LONDON);
        _assertState(LONDON, address(0), type(uint16).max, false);
    }

    function _anybodyClears() private {
        vm.expectEmit(true, true, true, true, address(verificationDesk));
        emit IVerificationDesk.DecisionWithdrawn(LONDON, MALLORY);
        vm.prank(MALLORY);
        verificationDesk.withdrawDecision(LONDON);
        _assertState(LONDON, ALICE, 3, false);
    }

    function _refuseToCarryOut(bytes memory reason) private {
        vm.expectRevert(reason);
        verificationDesk.carryOutDecision(LONDON);
    }

    function _refuseTime(uint40 endsAt) private {
        vm.prank(OFCOM);
        vm.expectRevert(
            abi.encodeWithSelector(IVerificationDesk.DecisionTime.selector, LONDON, endsAt, _in(30 days), _in(365 days))
        );
        verificationDesk.openDecision(LONDON, COURT_ORDER, endsAt);
    }

    function _open(uint40 endsAt) private {
        vm.prank(OFCOM);
        verificationDesk.openDecision(LONDON, COURT_ORDER, endsAt);
    }

    function _in(uint256 time) private view returns (uint40) {
        return uint40(vm.getBlockTimestamp() + time);
    }

    function _notAuthority(address found, address needed) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IVerificationDesk.NotNumberAuthority.selector, LONDON, found, needed);
    }

    function _notAdmitted(uint64 number, uint64 prefix) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IVerificationDesk.DecisionsNotAdmitted.selector, number, prefix);
    }
}
