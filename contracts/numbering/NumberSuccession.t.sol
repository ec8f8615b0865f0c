// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IAccessManaged } from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import { Create3Deployer } from "../deployment/Create3Deployer.sol";
import { INumberRenderer } from "../metadata/interfaces/INumberRenderer.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Verified } from "../testing/Verified.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { AuthorityDesk } from "./AuthorityDesk.sol";
import { NumberRegistry } from "./NumberRegistry.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { NumberFor } from "./types/Grant.sol";
import { NumberRecord, newNumberRecord } from "./types/NumberRecord.sol";
import { RegistryParts } from "./types/RegistryParts.sol";
import { NumberState, NumberStatus } from "./types/Resolution.sol";

/// @notice Holders take their numbers from a registry to the one that governance named as its successor, or stay.
contract NumberSuccessionTest is Verified {
    uint64 private constant NUMBER = Defaults.NUMBER;

    NumberRegistry private _next;
    AuthorityDesk private _nextAuthorityDesk;

    function setUp() public override {
        super.setUp();
        _claim(ALICE, NUMBER);
        _deployNext();
        vm.startPrank(GOVERNANCE);
        _next.addDepositClass(Defaults.DEPOSIT);
        _next.addDepositClass(Defaults.DEARER_DEPOSIT);
        _nextAuthorityDesk.delegate(Defaults.COUNTRY, NANPA, 11, 11);
        vm.stopPrank();
        vm.startPrank(NANPA);
        _nextAuthorityDesk.openRangeLengths(Defaults.COUNTRY, Defaults.LENGTHS);
        _next.allocate(Defaults.RANGE, _terms());
        vm.stopPrank();
        vm.prank(BOB);
        ett.approve(address(_next), type(uint256).max);
    }

    function test_Announce_ByGovernanceNinetyDaysAhead() public {
        uint16 opensOn = _today() + 90;
        vm.prank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, MALLORY));
        registry.announceSuccessor(MALLORY);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.SuccessorAnnounced(address(_next), opensOn);
        _announce(address(_next));
        _assertSuccession(address(_next), opensOn);
        _skipDays(90);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.SuccessorAnnounced(BOB, opensOn + 90);
        _announce(BOB);
        _assertSuccession(BOB, opensOn + 90);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.SuccessorAnnounced(address(0), 0);
        _announce(address(0));
        _assertSuccession(address(0), 0);
    }

    function test_RevertWhen_NoSuccessorTakesNumbersInYet() public {
        _refuseMove(ALICE, NUMBER, _notOpen(address(0), 0));
        _announce(address(_next));
        uint16 opensOn = _today() + 90;
        _skipDays(89);
        _refuseMove(ALICE, NUMBER, _notOpen(address(_next), opensOn));
        _announce(address(0));
        _skipDays(1);
        _refuseMove(ALICE, NUMBER, _notOpen(address(0), 0));
    }

    function test_Move_TakesTheNumberItsRecordAndItsDepositAlong() public {
        _open();
        uint256 here = ett.balanceOf(address(registry));
        NumberState memory before = registry.numberState(NUMBER);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberMovedOn(NUMBER, ALICE, address(_next), Defaults.DEPOSIT, 1);
        vm.expectEmit(true, true, true, true, address(_next));
        emit INumberRegistry.NumberChanged(NUMBER, ALICE, alphaProfile, before.day, 0, 1, 0, 0);
        vm.prank(ALICE);
        registry.moveToSuccessor(NUMBER);

        vm.assertEq(_next.ownerOf(NUMBER), ALICE, "hers there");
        vm.assertEq(_next.resolve(NUMBER).profile, alphaProfile, "resolves there");
        vm.assertEq(here - ett.balanceOf(address(registry)), Defaults.DEPOSIT, "the deposit left");
        vm.assertEq(ett.balanceOf(address(_next)), Defaults.DEPOSIT, "and arrived");
        vm.assertEq(registry.balanceOf(ALICE), 0, "none here");
        vm.assertEq(uint256(registry.numberState(NUMBER).status), uint256(NumberStatus.MovedOn), "what stays says so");
        vm.assertEq(registry.heldIn(NUMBER), address(0), "not held here");
        vm.assertEq(_next.heldIn(NUMBER), address(_next), "but there");

        uint256 alice = ett.balanceOf(ALICE);
        vm.prank(ALICE);
        _next.release(NUMBER);
        vm.assertEq(ett.balanceOf(ALICE) - alice, Defaults.DEPOSIT, "and comes back from there");
    }

    function test_Move_OfAVerifiedNumberKeepsItsVerification() public {
        _claimVerified(LONDON, ALICE);
        uint16 until = _today() + 365;
        _open();
        vm.prank(ALICE);
        registry.moveToSuccessor(LONDON);
        NumberState memory state = _next.numberState(LONDON);
        vm.assertEq(state.day, until, "verified until");
        vm.assertEq(state.verifier, first, "by the verifier of the old registry");
        _refuseClaim(_voucher(LONDON, BOB), _elsewhere(LONDON, address(_next)));
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
        vm.expectRevert(_elsewhere(NUMBER, address(_next)));
        registry.claim(NUMBER, BOB, 0, type(uint96).max);
        vm.expectRevert(_elsewhere(NUMBER, address(_next)));
        registry.claimMany(many, 0, type(uint96).max);
        vm.stopPrank();
        vm.prank(ALICE);
        _next.release(NUMBER);
        vm.prank(BOB);
        vm.expectRevert(_elsewhere(NUMBER, address(_next)));
        registry.claim(NUMBER, BOB, 0, type(uint96).max);
    }

    function test_RevertWhen_ANumberHeldBeforeIsClaimedThere() public {
        vm.assertEq(_next.heldIn(NUMBER), address(registry), "held before");
        vm.prank(BOB);
        vm.expectRevert(_elsewhere(NUMBER, address(registry)));
        _next.claim(NUMBER, BOB, 0, type(uint96).max);
        vm.prank(ALICE);
        registry.release(NUMBER);
        vm.prank(BOB);
        _next.claim(NUMBER, BOB, 0, type(uint96).max);
        vm.assertEq(_next.ownerOf(NUMBER), BOB, "free in both");
    }

    function test_RevertWhen_ANumberArrivesFromElsewhere() public {
        NumberRecord record = newNumberRecord(alphaProfile, _today(), 0, 1, 0, 0);
        vm.startPrank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NotPredecessor.selector, MALLORY, address(registry)));
        _next.arrive(NUMBER + 1, MALLORY, record, Defaults.DEPOSIT);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NotPredecessor.selector, MALLORY, address(0)));
        registry.arrive(NUMBER + 1, MALLORY, record, Defaults.DEPOSIT);
        vm.stopPrank();
    }

    function test_RevertWhen_ItsClassMeansAnotherAmountThereOrNone() public {
        vm.startPrank(GOVERNANCE);
        registry.addDepositClass(7 ether);
        _next.addDepositClass(8 ether);
        registry.addDepositClass(9 ether);
        vm.stopPrank();
        _claimVerified(LONDON, ALICE);
        NumberRecord record = newNumberRecord(alphaProfile, _today(), 2, 1, 0, 0);
        vm.startPrank(address(registry));
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.DepositClassDiffers.selector, 2, 7 ether, 8 ether));
        _next.arrive(LONDON, ALICE, record, 7 ether);
        record = newNumberRecord(alphaProfile, _today(), 3, 1, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.DepositClassUnknown.selector, 3, 3));
        _next.arrive(LONDON, ALICE, record, 9 ether);
        vm.stopPrank();
    }

    /// @dev Somebody was faster there, before the country was closed here: then a number stays with its holder here.
    function test_RevertWhen_ItIsHeldThereAlready() public {
        _open();
        vm.prank(BOB);
        _next.claim(NUMBER + 1, BOB, 0, type(uint96).max);
        _claim(ALICE, NUMBER + 1);
        _refuseMove(ALICE, NUMBER + 1, abi.encodeWithSelector(INumberRegistry.NumberTaken.selector, NUMBER + 1, BOB));
        vm.assertEq(registry.ownerOf(NUMBER + 1), ALICE, "hers here");
    }

    /// @dev What was signed about the number there, before it came, must not come to life.
    function test_Arrival_NeverTakesTheSequenceBack() public {
        _open();
        vm.startPrank(BOB);
        _next.claim(NUMBER + 1, BOB, 0, type(uint96).max);
        _next.transferFrom(BOB, CAROL, NUMBER + 1);
        vm.stopPrank();
        vm.prank(CAROL);
        _next.release(NUMBER + 1);
        _claim(ALICE, NUMBER + 1);
        vm.prank(ALICE);
        registry.moveToSuccessor(NUMBER + 1);
        vm.assertEq(_next.numberState(NUMBER + 1).sequence, 4, "on from there");
    }

    function _deployNext() private {
        Create3Deployer deployer = new Create3Deployer();
        _next = NumberRegistry(deployer.addressOf(address(this), "NumberRegistry"));
        _nextAuthorityDesk = AuthorityDesk(deployer.addressOf(address(this), "AuthorityDesk"));
        RegistryParts memory parts = RegistryParts({
            accessManager: address(manager),
            ett: address(ett),
            carriers: carriers,
            profiles: profiles,
            portingDesk: address(desk),
            authorityDesk: address(_nextAuthorityDesk),
            claimDesk: address(claimDesk),
            verificationDesk: verificationDesk,
            renderer: INumberRenderer(renderer),
            predecessor: registry
        });
        deployer.deploy("NumberRegistry", bytes.concat(type(NumberRegistry).creationCode, abi.encode(parts)));
        deployer.deploy(
            "AuthorityDesk",
            bytes.concat(type(AuthorityDesk).creationCode, abi.encode(manager, carriers, profiles, _next))
        );
    }

    function _announce(address successor) private {
        vm.prank(GOVERNANCE);
        registry.announceSuccessor(successor);
    }

    function _open() private {
        _announce(address(_next));
        _skipDays(90);
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

    function _elsewhere(uint64 number, address where) private pure returns (bytes memory) {
        return abi.encodeWithSelector(INumberRegistry.NumberLiveElsewhere.selector, number, where);
    }
}
