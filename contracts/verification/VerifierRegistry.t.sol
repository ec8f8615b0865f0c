// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IAccessManaged } from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import { IERC20Errors } from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import { CarrierStatus, ICarrierRegistry } from "../carriers/interfaces/ICarrierRegistry.sol";
import { Verified } from "../testing/Verified.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { IVerifierRegistry, Verifier, VerifierStatus } from "./interfaces/IVerifierRegistry.sol";

/// @notice Enrolling, leaving, suspension and the bond; what authorities trust a verifier with is in Accreditation.t.sol.
contract VerifierRegistryTest is Verified {
    address private constant SIGNER = address(0x516);

    function test_Enrol_TakesTheBondAndCountsOn() public {
        uint256 before = ett.balanceOf(ALPHA_OWNER);
        uint256 kept = ett.balanceOf(address(verifiers));
        vm.expectEmit(true, true, true, true, address(verifiers));
        emit IVerifierRegistry.VerifierChanged(second + 1, alpha, SIGNER, VerifierStatus.Active, 0, VERIFIER_BOND);
        vm.prank(ALPHA_OWNER);
        uint16 verifier = verifiers.enrol(alpha, SIGNER, VERIFIER_BOND);

        vm.assertEq(verifier, second + 1, "id");
        vm.assertEq(verifiers.count(), verifier, "count");
        _assertVerifier(verifier, VerifierStatus.Active, 0, VERIFIER_BOND);
        Verifier memory record = verifiers.verifierAt(verifier);
        vm.assertEq(record.signer, SIGNER, "signer");
        vm.assertEq(record.carrier, alpha, "carrier");
        vm.assertEq(record.suspendedAt, 0, "never suspended");
        vm.assertEq(before - ett.balanceOf(ALPHA_OWNER), VERIFIER_BOND, "paid");
        vm.assertEq(ett.balanceOf(address(verifiers)) - kept, VERIFIER_BOND, "kept");
    }

    function test_RevertWhen_AStrangerEnrolsACarrier() public {
        vm.prank(MALLORY);
        vm.expectRevert(
            abi.encodeWithSelector(ICarrierRegistry.NotOwnerOfCarrier.selector, alpha, MALLORY, ALPHA_OWNER)
        );
        verifiers.enrol(alpha, SIGNER, type(uint96).max);
    }

    function test_RevertWhen_ACarrierThatIsNotActiveEnrols() public {
        _mockStanding(alpha, ALPHA_OWNER, CarrierStatus.Leaving);
        vm.prank(ALPHA_OWNER);
        vm.expectRevert(abi.encodeWithSelector(IVerifierRegistry.VerifierCarrierNotActive.selector, alpha));
        verifiers.enrol(alpha, SIGNER, type(uint96).max);
    }

    function test_RevertWhen_BondOrSignerIsRefused() public {
        vm.startPrank(ALPHA_OWNER);
        vm.expectRevert(
            abi.encodeWithSelector(
                IVerifierRegistry.VerifierBondAboveHighest.selector,
                VERIFIER_BOND,
                VERIFIER_BOND - 1
            )
        );
        verifiers.enrol(alpha, SIGNER, VERIFIER_BOND - 1);
        vm.expectRevert(IVerifierRegistry.VerifierSignerMissing.selector);
        verifiers.enrol(alpha, address(0), VERIFIER_BOND);
        vm.stopPrank();
    }

    /// @dev The count stands in slot 0, above the access manager's 21 bytes.
    function test_RevertWhen_AllIdsAreGone() public {
        bytes32 word = vm.load(address(verifiers), 0);
        uint256 emptied = uint256(word) & ~(uint256(type(uint16).max) << 168);
        vm.store(address(verifiers), 0, bytes32(emptied | (uint256(type(uint16).max - 1) << 168)));
        vm.startPrank(ALPHA_OWNER);
        vm.assertEq(verifiers.enrol(alpha, SIGNER, VERIFIER_BOND), 65_535, "the last id");
        vm.expectRevert(IVerifierRegistry.VerifiersExhausted.selector);
        verifiers.enrol(alpha, SIGNER, VERIFIER_BOND);
        vm.stopPrank();
        vm.assertEq(verifiers.count(), 65_535, "count");
    }

    function test_SetVerifierSigner_ByTheOwner() public {
        vm.expectEmit(true, true, true, true, address(verifiers));
        emit IVerifierRegistry.VerifierChanged(first, alpha, SIGNER, VerifierStatus.Active, 0, VERIFIER_BOND);
        vm.prank(ALPHA_OWNER);
        verifiers.setVerifierSigner(first, SIGNER);
        vm.assertEq(verifiers.verifierAt(first).signer, SIGNER, "signer");
        vm.prank(ALPHA_OWNER);
        vm.expectRevert(IVerifierRegistry.VerifierSignerMissing.selector);
        verifiers.setVerifierSigner(first, address(0));
    }

    function test_RevertWhen_AStrangerChangesAVerifier() public {
        _refuseStranger(first, ALPHA_OWNER);
        _refuseStranger(second + 1, address(0));
    }

    function test_Owner_IsWhoeverOwnsTheCarrierNow() public {
        vm.prank(ALPHA_OWNER);
        carriers.offerOwner(alpha, BOB);
        vm.prank(BOB);
        carriers.acceptOwner(alpha);
        vm.prank(BOB);
        verifiers.setVerifierSigner(first, SIGNER);
        vm.prank(ALPHA_OWNER);
        vm.expectRevert(abi.encodeWithSelector(IVerifierRegistry.NotVerifierOwner.selector, first, ALPHA_OWNER, BOB));
        verifiers.giveNotice(first);
    }

    function test_Leaving_ThawsTheBondInThirtyDays() public {
        uint16 leavesOn = _today() + 30;
        vm.expectEmit(true, true, true, true, address(verifiers));
        emit IVerifierRegistry.VerifierChanged(
            first,
            alpha,
            vm.addr(FIRST_KEY),
            VerifierStatus.Leaving,
            leavesOn,
            VERIFIER_BOND
        );
        _giveNotice();
        _skipDays(29);
        vm.prank(ALPHA_OWNER);
        vm.expectRevert(
            abi.encodeWithSelector(IVerifierRegistry.VerifierBondFrozen.selector, first, leavesOn - 1, leavesOn)
        );
        verifiers.withdrawBond(first, BOB);

        _skipDays(1);
        uint256 before = ett.balanceOf(BOB);
        vm.expectEmit(true, true, true, true, address(verifiers));
        emit IVerifierRegistry.VerifierChanged(first, alpha, vm.addr(FIRST_KEY), VerifierStatus.Left, leavesOn, 0);
        vm.prank(ALPHA_OWNER);
        verifiers.withdrawBond(first, BOB);
        vm.assertEq(ett.balanceOf(BOB) - before, VERIFIER_BOND, "paid out");
        vm.assertEq(ett.balanceOf(address(verifiers)), VERIFIER_BOND, "the other's is left");
        _assertVerifier(first, VerifierStatus.Left, leavesOn, 0);
    }

    function test_RevertWhen_WithdrawnWithoutNoticeOrTwice() public {
        vm.prank(ALPHA_OWNER);
        _expectStatus(first, VerifierStatus.Active, VerifierStatus.Leaving);
        verifiers.withdrawBond(first, BOB);
        _leave();
        vm.prank(ALPHA_OWNER);
        _expectStatus(first, VerifierStatus.Left, VerifierStatus.Leaving);
        verifiers.withdrawBond(first, BOB);
        vm.assertEq(ett.balanceOf(address(verifiers)), VERIFIER_BOND, "the other's bond");
    }

    function test_RevertWhen_NoticeIsGivenTwice() public {
        _giveNotice();
        vm.prank(ALPHA_OWNER);
        _expectStatus(first, VerifierStatus.Leaving, VerifierStatus.Active);
        verifiers.giveNotice(first);
    }

    function test_RevertWhen_TheBondIsWithdrawnToNobody() public {
        _giveNotice();
        _skipDays(30);
        vm.prank(ALPHA_OWNER);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, address(0)));
        verifiers.withdrawBond(first, address(0));
        _assertVerifier(first, VerifierStatus.Leaving, _today(), VERIFIER_BOND);
    }

    function test_Bond_ComesBackAsItWasPaidWhateverItIsNow() public {
        vm.expectEmit(true, true, true, true, address(verifiers));
        emit IVerifierRegistry.VerifierBondSet(1);
        vm.prank(GOVERNANCE);
        verifiers.setVerifierBond(1);
        vm.prank(ALPHA_OWNER);
        uint16 cheap = verifiers.enrol(alpha, SIGNER, 1);
        vm.assertEq(verifiers.verifierAt(cheap).bond, 1, "the lower one");
        vm.assertEq(ett.balanceOf(address(verifiers)), 2 * VERIFIER_BOND + 1, "paid in");
        vm.prank(GOVERNANCE);
        verifiers.setVerifierBond(2 * VERIFIER_BOND);

        uint256 before = ett.balanceOf(ALPHA_OWNER);
        vm.startPrank(ALPHA_OWNER);
        verifiers.giveNotice(first);
        verifiers.giveNotice(cheap);
        _skipDays(30);
        verifiers.withdrawBond(first, ALPHA_OWNER);
        verifiers.withdrawBond(cheap, ALPHA_OWNER);
        vm.stopPrank();
        vm.assertEq(ett.balanceOf(ALPHA_OWNER) - before, VERIFIER_BOND + 1, "each its own");
    }

    function test_Bond_MayBeNone() public {
        vm.startPrank(GOVERNANCE);
        verifiers.setVerifierBond(0);
        vm.stopPrank();
        vm.startPrank(ALPHA_OWNER);
        uint16 free = verifiers.enrol(alpha, SIGNER, 0);
        verifiers.giveNotice(free);
        _skipDays(30);
        verifiers.withdrawBond(free, ALPHA_OWNER);
        vm.stopPrank();
        vm.assertEq(ett.balanceOf(address(verifiers)), 2 * VERIFIER_BOND, "nothing moved");
    }

    function test_RevertWhen_TheBondIsSetByAStrangerOrTooHigh() public {
        vm.prank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, MALLORY));
        verifiers.setVerifierBond(0);
        vm.startPrank(GOVERNANCE);
        verifiers.setVerifierBond(10_000_000 ether);
        vm.expectRevert(
            abi.encodeWithSelector(
                IVerifierRegistry.VerifierBondRefused.selector,
                10_000_000 ether + 1,
                10_000_000 ether
            )
        );
        verifiers.setVerifierBond(10_000_000 ether + 1);
        vm.stopPrank();
        vm.assertEq(verifiers.verifierBond(), 10_000_000 ether, "the highest");
    }

    function test_Suspend_AndReinstateAtOnceByGovernance() public {
        vm.expectEmit(true, true, true, true, address(verifiers));
        emit IVerifierRegistry.VerifierChanged(
            first,
            alpha,
            vm.addr(FIRST_KEY),
            VerifierStatus.Suspended,
            0,
            VERIFIER_BOND
        );
        _suspend(first);
        vm.assertEq(verifiers.verifierAt(first).suspendedAt, vm.getBlockTimestamp(), "since now");
        _skipDays(1);
        vm.expectEmit(true, true, true, true, address(verifiers));
        emit IVerifierRegistry.VerifierChanged(
            first,
            alpha,
            vm.addr(FIRST_KEY),
            VerifierStatus.Active,
            0,
            VERIFIER_BOND
        );
        vm.prank(GOVERNANCE);
        verifiers.reinstate(first);
        vm.assertEq(verifiers.verifierAt(first).suspendedAt, vm.getBlockTimestamp() - 1 days, "is remembered");
    }

    function test_Suspension_OutlastsANoticeAndDoesNotKeepTheBond() public {
        _suspend(first);
        _giveNotice();
        uint16 leavesOn = _today() + 30;
        _assertVerifier(first, VerifierStatus.Suspended, leavesOn, VERIFIER_BOND);
        _skipDays(30);
        uint256 before = ett.balanceOf(BOB);
        vm.prank(ALPHA_OWNER);
        verifiers.withdrawBond(first, BOB);
        vm.assertEq(ett.balanceOf(BOB) - before, VERIFIER_BOND, "paid out");
        _assertVerifier(first, VerifierStatus.Left, leavesOn, 0);
    }

    function test_Reinstated_GoesOnLeaving() public {
        _giveNotice();
        _suspend(first);
        vm.prank(GOVERNANCE);
        verifiers.reinstate(first);
        _assertVerifier(first, VerifierStatus.Leaving, _today() + 30, VERIFIER_BOND);
    }

    function test_RevertWhen_AStrangerSuspendsOrReinstates() public {
        bytes memory reason = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, OFCOM);
        vm.startPrank(OFCOM);
        vm.expectRevert(reason);
        verifiers.suspend(first);
        vm.expectRevert(reason);
        verifiers.reinstate(first);
        vm.stopPrank();
    }

    function test_RevertWhen_TheStatusDoesNotAdmitIt() public {
        _leave();
        vm.startPrank(GOVERNANCE);
        _expectStatus(first, VerifierStatus.Left, VerifierStatus.Active);
        verifiers.suspend(first);
        _expectStatus(second + 1, VerifierStatus.None, VerifierStatus.Active);
        verifiers.suspend(second + 1);
        _expectStatus(second, VerifierStatus.Active, VerifierStatus.Suspended);
        verifiers.reinstate(second);
        verifiers.suspend(second);
        _expectStatus(second, VerifierStatus.Suspended, VerifierStatus.Active);
        verifiers.suspend(second);
        vm.stopPrank();
    }

    function _refuseStranger(uint16 verifier, address owner) private {
        bytes memory reason = abi.encodeWithSelector(
            IVerifierRegistry.NotVerifierOwner.selector,
            verifier,
            MALLORY,
            owner
        );
        vm.startPrank(MALLORY);
        vm.expectRevert(reason);
        verifiers.setVerifierSigner(verifier, MALLORY);
        vm.expectRevert(reason);
        verifiers.giveNotice(verifier);
        vm.expectRevert(reason);
        verifiers.withdrawBond(verifier, MALLORY);
        vm.stopPrank();
    }

    function _giveNotice() private {
        vm.prank(ALPHA_OWNER);
        verifiers.giveNotice(first);
    }

    function _leave() private {
        _giveNotice();
        _skipDays(30);
        vm.prank(ALPHA_OWNER);
        verifiers.withdrawBond(first, ALPHA_OWNER);
    }

    function _expectStatus(uint16 verifier, VerifierStatus found, VerifierStatus needed) private {
        vm.expectRevert(
            abi.encodeWithSelector(IVerifierRegistry.VerifierStatusRefused.selector, verifier, found, needed)
        );
    }

    function _assertVerifier(uint16 verifier, VerifierStatus status, uint16 leavesOn, uint96 bond) private view {
        Verifier memory record = verifiers.verifierAt(verifier);
        vm.assertEq(uint256(record.status), uint256(status), "status");
        vm.assertEq(record.leavesOn, leavesOn, "leaves on");
        vm.assertEq(record.bond, bond, "bond");
    }
}
