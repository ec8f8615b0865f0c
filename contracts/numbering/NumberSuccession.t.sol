// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IAccessManaged } from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { TwoRegistries } from "../testing/TwoRegistries.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { NumberFor } from "./types/Grant.sol";
import { NumberRecord, newNumberRecord } from "./types/NumberRecord.sol";
import { NumberState, NumberStatus } from "./types/Resolution.sol";

/// @notice Holders take their numbers from a registry to the one that governance named as its successor, or stay.
contract NumberSuccessionTest is TwoRegistries {
    uint64 private constant NUMBER = Defaults.NUMBER;

    function setUp() public override {
        super.setUp();
        _claim(ALICE, NUMBER);
    }

    function test_Announce_ByGovernanceNinetyDaysAhead() public {
        uint16 opensOn = _today() + 90;
        vm.prank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, MALLORY));
        registry.announceSuccessor(MALLORY);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.SuccessorAnnounced(address(next), opensOn);
        _announce(address(next));
        _assertSuccession(address(next), opensOn);
    }

    function test_Announce_BeforeItOpensItIsReplacedOrTakenBack() public {
        _announce(address(next));
        uint16 opensOn = _today() + 90;
        _skipDays(89);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.SuccessorAnnounced(BOB, opensOn + 89);
        _announce(BOB);
        _assertSuccession(BOB, opensOn + 89);
        _skipDays(89);
        _refuseMove(ALICE, NUMBER, _notOpen(BOB, opensOn + 89));
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.SuccessorAnnounced(address(0), 0);
        _announce(address(0));
        _assertSuccession(address(0), 0);
        _skipDays(90);
        _announce(address(next));
        _assertSuccession(address(next), _today() + 90);
    }

    function test_RevertWhen_AnAnnouncementThatHasOpenedIsReplacedOrTakenBack() public {
        _open();
        uint16 opensOn = _today();
        address[3] memory others = [BOB, address(next), address(0)];
        for (uint256 i; i < 2 * others.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(INumberRegistry.SuccessionFinal.selector, next, _today(), opensOn));
            _announce(others[i % others.length]);
            _skipDays(100);
        }
        _assertSuccession(address(next), opensOn);
        vm.prank(ALICE);
        registry.moveToSuccessor(NUMBER);
        vm.assertEq(next.ownerOf(NUMBER), ALICE, "numbers still move there");
    }

    function test_RevertWhen_NoSuccessorTakesNumbersInYet() public {
        _refuseMove(ALICE, NUMBER, _notOpen(address(0), 0));
        _announce(address(next));
        uint16 opensOn = _today() + 90;
        _skipDays(89);
        _refuseMove(ALICE, NUMBER, _notOpen(address(next), opensOn));
        _announce(address(0));
        _skipDays(1);
        _refuseMove(ALICE, NUMBER, _notOpen(address(0), 0));
    }

    function test_Move_TakesTheNumberItsRecordAndItsDepositAlong() public {
        _open();
        uint256 here = ett.balanceOf(address(registry));
        NumberState memory before = registry.numberState(NUMBER);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberMovedOn(NUMBER, ALICE, address(next), Defaults.DEPOSIT, 1);
        vm.expectEmit(true, true, true, true, address(next));
        emit INumberRegistry.NumberChanged(NUMBER, ALICE, alphaProfile, before.day, 0, 1, 0, 0);
        vm.prank(ALICE);
        registry.moveToSuccessor(NUMBER);

        vm.assertEq(next.ownerOf(NUMBER), ALICE, "hers there");
        vm.assertEq(next.resolve(NUMBER).profile, alphaProfile, "resolves there");
        vm.assertEq(here - ett.balanceOf(address(registry)), Defaults.DEPOSIT, "the deposit left");
        vm.assertEq(ett.balanceOf(address(next)), Defaults.DEPOSIT, "and arrived");
        vm.assertEq(registry.balanceOf(ALICE), 0, "none here");
        vm.assertEq(uint256(registry.numberState(NUMBER).status), uint256(NumberStatus.MovedOn), "what stays says so");
        vm.assertEq(registry.heldIn(NUMBER), address(0), "not held here");
        vm.assertEq(next.heldIn(NUMBER), address(next), "but there");

        uint256 alice = ett.balanceOf(ALICE);
        vm.prank(ALICE);
        next.release(NUMBER);
        vm.assertEq(ett.balanceOf(ALICE) - alice, Defaults.DEPOSIT, "and comes back from there");
    }

    function test_Move_OfAVerifiedNumberKeepsItsVerification() public {
        _claimVerified(LONDON, ALICE);
        uint16 until = _today() + 365;
        _open();
        vm.prank(ALICE);
        registry.moveToSuccessor(LONDON);
        NumberState memory state = next.numberState(LONDON);
        vm.assertEq(state.day, until, "verified until");
        vm.assertEq(state.verifier, first, "by the verifier of the old registry");
        _refuseClaim(_voucher(LONDON, BOB), _elsewhere(LONDON, address(next)));
    }

    function test_RevertWhen_SomebodyOtherThanTheHolderMovesIt() public {
        _open();
        vm.prank(ALICE);
        registry.setApprovalForAll(BOB, true);
        _refuseMove(BOB, NUMBER, abi.encodeWithSelector(INumberRegistry.NotHolder.selector, NUMBER, BOB, ALICE));
        _refuseMove(BOB, NUMBER + 1, abi.encodeWithSelector(INumberRegistry.NumberNotHeld.selector, NUMBER + 1));
    }

    function test_RevertWhen_AContestedNumberIsMoved() public {
        _open();
        _claimVerified(LONDON, ALICE);
        _contest(LONDON, BOB);
        _refuseMove(ALICE, LONDON, _contested(LONDON));
    }

    function test_RevertWhen_ANumberThatMovedOnIsClaimedHere() public {
        _open();
        vm.prank(ALICE);
        registry.moveToSuccessor(NUMBER);
        NumberFor[] memory many = new NumberFor[](1);
        many[0] = NumberFor({ number: NUMBER, holder: BOB });
        vm.startPrank(BOB);
        vm.expectRevert(_elsewhere(NUMBER, address(next)));
        registry.claim(NUMBER, BOB, 0, type(uint96).max);
        vm.expectRevert(_elsewhere(NUMBER, address(next)));
        registry.claimMany(many, 0, type(uint96).max);
        vm.stopPrank();
        vm.prank(ALICE);
        next.release(NUMBER);
        vm.prank(BOB);
        vm.expectRevert(_elsewhere(NUMBER, address(next)));
        registry.claim(NUMBER, BOB, 0, type(uint96).max);
    }

    function test_RevertWhen_ANumberHeldBeforeIsClaimedThere() public {
        _open();
        _close(authorityDesk, Defaults.COUNTRY);
        vm.assertEq(next.heldIn(NUMBER), address(registry), "held before");
        vm.prank(BOB);
        vm.expectRevert(_elsewhere(NUMBER, address(registry)));
        next.claim(NUMBER, BOB, 0, type(uint96).max);
        vm.prank(ALICE);
        registry.release(NUMBER);
        vm.prank(BOB);
        next.claim(NUMBER, BOB, 0, type(uint96).max);
        vm.assertEq(next.ownerOf(NUMBER), BOB, "free in both");
    }

    function test_RevertWhen_ANumberArrivesFromElsewhere() public {
        NumberRecord record = newNumberRecord(alphaProfile, _today(), 0, 1, 0, 0);
        vm.startPrank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NotPredecessor.selector, MALLORY, address(registry)));
        next.arrive(NUMBER + 1, MALLORY, record, Defaults.DEPOSIT);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NotPredecessor.selector, MALLORY, address(0)));
        registry.arrive(NUMBER + 1, MALLORY, record, Defaults.DEPOSIT);
        vm.stopPrank();
    }

    function test_RevertWhen_ItsClassMeansAnotherAmountThereOrNone() public {
        vm.startPrank(GOVERNANCE);
        registry.addDepositClass(7 ether);
        next.addDepositClass(8 ether);
        registry.addDepositClass(9 ether);
        vm.stopPrank();
        _claimVerified(LONDON, ALICE);
        NumberRecord record = newNumberRecord(alphaProfile, _today(), 2, 1, 0, 0);
        vm.startPrank(address(registry));
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.DepositClassDiffers.selector, 2, 7 ether, 8 ether));
        next.arrive(LONDON, ALICE, record, 7 ether);
        record = newNumberRecord(alphaProfile, _today(), 3, 1, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.DepositClassUnknown.selector, 3, 3));
        next.arrive(LONDON, ALICE, record, 9 ether);
        vm.stopPrank();
    }

    /// @dev What no registry before would do, since it lets a number go once and for all.
    function test_RevertWhen_ANumberArrivesThatIsHeldThere() public {
        _open();
        vm.prank(ALICE);
        registry.moveToSuccessor(NUMBER);
        NumberRecord record = newNumberRecord(alphaProfile, _today(), 0, 1, 0, 0);
        vm.prank(address(registry));
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NumberTaken.selector, NUMBER, ALICE));
        next.arrive(NUMBER, BOB, record, Defaults.DEPOSIT);
    }

    /// @dev What was signed about the number there, before it came, must not come to life.
    function test_Arrival_NeverTakesTheSequenceBack() public {
        _open();
        vm.startPrank(ALICE);
        registry.moveToSuccessor(NUMBER);
        next.transferFrom(ALICE, CAROL, NUMBER);
        vm.stopPrank();
        vm.prank(CAROL);
        next.release(NUMBER);
        NumberRecord record = newNumberRecord(alphaProfile, _today(), 0, 1, 0, 0);
        vm.prank(address(registry));
        next.arrive(NUMBER, ALICE, record, Defaults.DEPOSIT);
        vm.assertEq(next.numberState(NUMBER).sequence, 4, "on from there");
    }

    function _refuseMove(address caller, uint64 number, bytes memory reason) private {
        vm.prank(caller);
        vm.expectRevert(reason);
        registry.moveToSuccessor(number);
    }

    function _assertSuccession(address successor, uint16 opensOn) private view {
        (address found, uint16 foundOn) = registry.succession();
        vm.assertEq(found, successor, "successor");
        vm.assertEq(foundOn, opensOn, "opens on");
    }

    function _notOpen(address successor, uint16 opensOn) private view returns (bytes memory) {
        return abi.encodeWithSelector(INumberRegistry.SuccessionNotOpen.selector, successor, _today(), opensOn);
    }
}
