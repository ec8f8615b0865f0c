// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { INumberRegistry } from "../numbering/interfaces/INumberRegistry.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Payer } from "../testing/Payer.t.sol";
import { Verified } from "../testing/Verified.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { Payment } from "../token/types/Payment.sol";
import { Contest, IVerificationDesk } from "./interfaces/IVerificationDesk.sol";
import { VerificationVoucher } from "./types/VerificationVoucher.sol";

/// @notice How contests open and what they hold still meanwhile; answers are in Answers.t.sol, other ends in ContestEnds.t.sol.
contract ContestsTest is Verified {
    uint96 private constant STAKE = Defaults.DEARER_DEPOSIT;
    uint256 private constant PAYER_KEY = 0xC0FFEE;

    function setUp() public override {
        super.setUp();
        _claimVerified(LONDON, ALICE);
    }

    function test_Open_TakesTheStakeAndMarksTheNumber() public {
        uint256 bob = ett.balanceOf(BOB);
        uint40 endsAt = uint40(vm.getBlockTimestamp()) + 14 days;
        VerificationVoucher memory voucher = _voucher(LONDON, BOB);
        (voucher.verifier, voucher.profile, voucher.verifiedUntil) = (second, betaProfile, _today() + 90);
        bytes memory signature = _sign(voucher);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberChanged(LONDON, ALICE, alphaProfile, _today() + 365, 1, 2, 4, first);
        vm.expectEmit(true, true, true, true, address(verificationDesk));
        emit IVerificationDesk.ContestOpened(LONDON, BOB, second, BOB, STAKE, betaProfile, _today() + 90, endsAt);
        vm.prank(BOB);
        verificationDesk.openContest(voucher, signature, STAKE, Payer.allowance());

        Contest memory contest = verificationDesk.contestAt(LONDON);
        vm.assertEq(contest.challenger, BOB, "challenger");
        vm.assertEq(contest.openedAt, vm.getBlockTimestamp(), "opened at");
        vm.assertEq(contest.endsAt, endsAt, "ends at");
        vm.assertEq(contest.verifier, second, "verifier");
        vm.assertEq(contest.profile, betaProfile, "profile");
        vm.assertEq(contest.verifiedUntil, _today() + 90, "verified until");
        vm.assertEq(contest.authorityPrefix, UK, "authority");
        vm.assertEq(contest.authorityVersion, 1, "its version");
        vm.assertEq(bob - ett.balanceOf(BOB), STAKE, "paid");
        vm.assertEq(ett.balanceOf(address(registry)), 2 * uint256(STAKE), "deposit and stake are kept");
        vm.assertEq(registry.resolve(LONDON).profile, alphaProfile, "calls go where they went");
        vm.assertEq(verifiers.accreditationAt(UK, second).used, 1, "counted");
        _assertState(LONDON, ALICE, 2, true);
    }

    function test_Open_PaidByAnAuthorizationForJustThisVoucher() public {
        address payer = vm.addr(PAYER_KEY);
        vm.prank(GOVERNANCE);
        ett.transfer(payer, STAKE);
        VerificationVoucher memory voucher = _voucher(LONDON, BOB);
        bytes memory signature = _sign(voucher);
        bytes32 digest = verificationDesk.voucherDigest(voucher);
        Payment memory payment = Payer.authorization(ett, PAYER_KEY, address(registry), STAKE, digest);
        uint40 endsAt = uint40(vm.getBlockTimestamp()) + 14 days;
        vm.expectEmit(true, true, true, true, address(verificationDesk));
        emit IVerificationDesk.ContestOpened(LONDON, BOB, first, payer, STAKE, alphaProfile, _today() + 365, endsAt);
        vm.prank(MALLORY);
        verificationDesk.openContest(voucher, signature, STAKE, payment);
        vm.assertEq(ett.balanceOf(payer), 0, "paid");
    }

    function test_RevertWhen_TheStakeIsAboveTheHighest() public {
        VerificationVoucher memory voucher = _voucher(LONDON, BOB);
        bytes memory signature = _sign(voucher);
        vm.prank(BOB);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.DepositAboveHighest.selector, STAKE, STAKE - 1));
        verificationDesk.openContest(voucher, signature, STAKE - 1, Payer.allowance());
    }

    function test_RevertWhen_TheStakeIsOfAnotherClass() public {
        VerificationVoucher memory voucher = _voucher(LONDON, BOB);
        voucher.depositClass = 0;
        _refuseContest(voucher, abi.encodeWithSelector(IVerificationDesk.StakeClass.selector, LONDON, 0, 1));
    }

    function test_RevertWhen_NobodyHoldsItOrNoVerifierVouchedForIt() public {
        _refuseContest(
            _voucher(LONDON + 1, BOB),
            abi.encodeWithSelector(INumberRegistry.NumberNotHeld.selector, LONDON + 1)
        );
        _claim(ALICE, Defaults.NUMBER);
        _refuseContest(
            _voucher(Defaults.NUMBER, BOB),
            abi.encodeWithSelector(IVerificationDesk.NotVerified.selector, Defaults.NUMBER)
        );
    }

    function test_RevertWhen_TheChallengerHoldsIt() public {
        _refuseContest(
            _voucher(LONDON, ALICE),
            abi.encodeWithSelector(IVerificationDesk.ContestOfOwn.selector, LONDON, ALICE)
        );
    }

    /// @dev The zero address would make it a decision without a stake, and the others could never be given the number.
    function test_RevertWhen_TheNumberCouldNotPassToTheChallenger() public {
        address[5] memory stuck = [
            address(0),
            address(registry),
            address(ett),
            address(desk),
            address(verificationDesk)
        ];
        for (uint256 i; i < stuck.length; ++i) {
            VerificationVoucher memory voucher = _voucher(LONDON, stuck[i]);
            bytes memory signature = _sign(voucher);
            vm.prank(BOB);
            vm.expectRevert(abi.encodeWithSelector(INumberRegistry.RecipientRefused.selector, LONDON, stuck[i]));
            verificationDesk.openContest(voucher, signature, STAKE, Payer.allowance());
        }
    }

    function test_RevertWhen_ItHasLapsed() public {
        _skipDays(366);
        VerificationVoucher memory voucher = _voucher(LONDON, BOB);
        _refuseContest(
            voucher,
            abi.encodeWithSelector(IVerificationDesk.NumberHasLapsed.selector, LONDON, _today() - 1)
        );
        _claimVerified(voucher);
        vm.assertEq(registry.ownerOf(LONDON), BOB, "the same word claims it");
    }

    function test_RevertWhen_AContestIsUnderWay() public {
        _contest(LONDON, BOB);
        _refuseContest(_voucher(LONDON, CAROL), _contested(LONDON));
        _refuseContest(_voucher(LONDON, BOB), _contested(LONDON));
    }

    function test_RevertWhen_TheProfileIsNeitherOpenNorTheVerifiers() public {
        uint32 shut = _createProfile(BETA_OWNER, beta, 0);
        VerificationVoucher memory voucher = _voucher(LONDON, BOB);
        voucher.profile = shut;
        _refuseContest(voucher, abi.encodeWithSelector(IVerificationDesk.ProfileRefused.selector, shut, beta));
    }

    /// @dev Issued before the holder's last verification, a voucher names a sequence that is gone.
    function test_RevertWhen_TheVoucherIsOlderThanTheHoldersLastVerification() public {
        VerificationVoucher memory voucher = _voucher(LONDON, BOB);
        _renew(_renewal(LONDON, ALICE));
        _refuseContest(voucher, _sequence(LONDON, 1, 2));
    }

    /// @dev What was signed so that a free number could be claimed does not contest whoever was faster.
    function test_RevertWhen_AVoucherForAClaimIsUsedToContest() public {
        VerificationVoucher memory slow = _voucher(LONDON + 1, BOB);
        _claimVerified(LONDON + 1, ALICE);
        _refuseContest(slow, _sequence(LONDON + 1, 0, 1));
    }

    function test_RevertWhen_TheCountryIsStopped() public {
        _stop(UK);
        _refuseContest(
            _voucher(LONDON, BOB),
            abi.encodeWithSelector(INumberRegistry.CountryIsStopped.selector, UK, _today(), _today() + 7)
        );
        _skipDays(7);
        _contest(LONDON, BOB);
        _assertState(LONDON, ALICE, 2, true);
    }

    /// @dev Changes of route cost a holder gas alone: they must not make a number immune.
    function test_Attack_ANumberWornOut_IsContestedLikeAnyOther() public {
        _setSequence(LONDON, type(uint16).max);
        _contest(LONDON, BOB);
        _assertState(LONDON, ALICE, type(uint16).max, true);
        _skipDays(14);
        verificationDesk.settleContest(LONDON);
        _assertState(LONDON, BOB, type(uint16).max, false);
    }

    /// @dev The last sequence keeps no voucher from serving again.
    function test_RevertWhen_AVoucherForTheLastSequenceIsUsedAgain() public {
        _setSequence(LONDON, type(uint16).max);
        VerificationVoucher memory voucher = _voucher(LONDON, BOB);
        _contest(voucher);
        vm.prank(OFCOM);
        verifiers.accredit(UK, first, 0);
        verificationDesk.dropContest(LONDON);
        vm.prank(OFCOM);
        verifiers.accredit(UK, first, DAILY_LIMIT);
        _refuseContest(voucher, abi.encodeWithSelector(IVerificationDesk.VerificationUsed.selector, LONDON, first));
    }

    function test_RevertWhen_AContestedNumberIsTransferredOrPorted() public {
        _contest(LONDON, BOB);
        bytes memory order = _order(betaProfile);
        vm.startPrank(ALICE);
        vm.expectRevert(_contested(LONDON));
        registry.transferFrom(ALICE, CAROL, LONDON);
        vm.expectRevert(_contested(LONDON));
        registry.safeTransferFrom(ALICE, CAROL, LONDON);
        vm.expectRevert(_contested(LONDON));
        registry.safeTransferFrom(ALICE, address(desk), LONDON, order);
        vm.stopPrank();
        vm.assertEq(
            bytes32(desk.quote(LONDON, betaProfile).refusal),
            bytes32(INumberRegistry.NumberContested.selector),
            "the desk says so"
        );
        _refuseRenewal(_renewal(LONDON, ALICE), _contested(LONDON));
    }

    function test_AfterTheAnswer_ItIsTransferredAndPortedAgain() public {
        _contest(LONDON, BOB);
        _answer(_voucher(LONDON, ALICE));
        _port(ALICE, LONDON, betaProfile);
        vm.assertEq(registry.numberState(LONDON).profile, betaProfile, "ported");
        vm.prank(ALICE);
        registry.transferFrom(ALICE, CAROL, LONDON);
        vm.assertEq(registry.ownerOf(LONDON), CAROL, "transferred");
    }

    function test_RangeOverIt_DoesNotShieldItsHolder() public {
        _allocateOver(0);
        _contest(LONDON, BOB);
        _skipDays(14);
        verificationDesk.settleContest(LONDON);
        vm.assertEq(registry.ownerOf(LONDON), BOB, "passed on");
    }
}
