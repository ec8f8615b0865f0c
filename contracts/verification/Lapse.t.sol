// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { INumberRegistry } from "../numbering/interfaces/INumberRegistry.sol";
import { NumberState, NumberStatus } from "../numbering/types/Resolution.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Payer } from "../testing/Payer.t.sol";
import { Verified } from "../testing/Verified.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { IVerificationDesk } from "./interfaces/IVerificationDesk.sol";
import { VerificationVoucher } from "./types/VerificationVoucher.sol";

/// @notice Verified numbers are kept by renewal; else they lapse, are swept, or pass to whoever is verified next.
contract LapseTest is Verified {
    uint96 private constant DEPOSIT = Defaults.DEARER_DEPOSIT;

    /// @dev Verified until here, this day included.
    uint16 private _until;

    function setUp() public override {
        super.setUp();
        _claimVerified(LONDON, ALICE);
        _until = _today() + 365;
    }

    function test_Renew_SetsDayAndVerifierAndNothingElse() public {
        _skipDays(100);
        VerificationVoucher memory voucher = _voucher(LONDON, ALICE);
        (voucher.verifier, voucher.profile, voucher.depositClass) = (second, betaProfile, 0);
        voucher.verifiedUntil = _today() + 300;
        bytes memory signature = _sign(voucher);
        uint256 alice = ett.balanceOf(ALICE);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberChanged(LONDON, ALICE, alphaProfile, _today() + 300, 1, 2, 0, second);
        vm.expectEmit(true, true, true, true, address(verificationDesk));
        emit IVerificationDesk.NumberRenewed(LONDON, ALICE, second, _today() + 300);
        vm.prank(MALLORY);
        verificationDesk.renew(voucher, signature);
        vm.assertEq(ett.balanceOf(ALICE), alice, "free");
        vm.assertEq(verifiers.accreditationAt(UK, second).used, 1, "counted");
        _refuseRenewal(voucher, _sequence(LONDON, 1, 2));
    }

    function test_RevertWhen_ARenewalIsForNoLongerThanBefore() public {
        VerificationVoucher memory voucher = _voucher(LONDON, ALICE);
        for (uint16 less; less < 366; less += 73) {
            voucher.verifiedUntil = _until - less;
            _refuseRenewal(
                voucher,
                abi.encodeWithSelector(
                    IVerificationDesk.RenewalTooShort.selector,
                    LONDON,
                    voucher.verifiedUntil,
                    _until
                )
            );
        }
        voucher.verifiedUntil = _until + 1;
        _renew(voucher);
        _skipDays(1);
        _refuseRenewal(
            _voucher(LONDON, ALICE),
            abi.encodeWithSelector(IVerificationDesk.RenewalTooShort.selector, LONDON, _until + 1, _until + 1)
        );
    }

    function test_Renew_AlsoOnceLapsed() public {
        _skipDays(366 + 500);
        _assertStatus(NumberStatus.Lapsed);
        _renew(_renewal(LONDON, ALICE));
        _assertStatus(NumberStatus.Held);
        _assertState(LONDON, ALICE, 2, false);
    }

    function test_RevertWhen_RenewedForAnotherOrForNobody() public {
        _refuseRenewal(
            _renewal(LONDON, BOB),
            abi.encodeWithSelector(IVerificationDesk.VerificationHolder.selector, LONDON, BOB, ALICE)
        );
        _refuseRenewal(
            _renewal(LONDON + 1, ALICE),
            abi.encodeWithSelector(INumberRegistry.NumberNotHeld.selector, LONDON + 1)
        );
        _claim(ALICE, Defaults.NUMBER);
        _refuseRenewal(
            _renewal(Defaults.NUMBER, ALICE),
            abi.encodeWithSelector(IVerificationDesk.NotVerified.selector, Defaults.NUMBER)
        );
        _contest(LONDON, BOB);
        _refuseRenewal(_renewal(LONDON, ALICE), _contested(LONDON));
    }

    function test_Lapse_TheDayAfterVerifiedUntilItDoesNotResolve() public {
        _skipDays(365);
        _assertStatus(NumberStatus.Held);
        vm.assertEq(registry.resolve(LONDON).profile, alphaProfile, "its last day");
        _skipDays(1);
        _assertStatus(NumberStatus.Lapsed);
        vm.assertEq(registry.resolve(LONDON).profile, 0, "nowhere");
        vm.assertEq(registry.ownerOf(LONDON), ALICE, "still hers");
        _allocateOver(0);
        vm.assertEq(registry.resolve(LONDON).profile, betaProfile, "to the range");
    }

    function test_Transfer_LeavesThirtyDaysToVerify() public {
        vm.prank(ALICE);
        registry.transferFrom(ALICE, BOB, LONDON);
        _skipDays(30);
        _assertStatus(NumberStatus.Held);
        _skipDays(1);
        _assertStatus(NumberStatus.Lapsed);
        _renew(_renewal(LONDON, BOB));
        _assertStatus(NumberStatus.Held);
    }

    function test_Sweep_ThirtyDaysAfterTheLapseByAnybody() public {
        _skipDays(365 + 30);
        vm.expectRevert(_notSweepable(_until + 31));
        verificationDesk.sweep(LONDON);
        _skipDays(1);
        uint256 alice = ett.balanceOf(ALICE);
        uint256 mallory = ett.balanceOf(MALLORY);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberReleased(LONDON, ALICE, DEPOSIT, 2, _today(), true);
        vm.expectEmit(true, true, true, true, address(verificationDesk));
        emit IVerificationDesk.NumberSwept(LONDON, ALICE, MALLORY);
        vm.prank(MALLORY);
        verificationDesk.sweep(LONDON);
        vm.assertEq(ett.balanceOf(ALICE) - alice, DEPOSIT, "to its last holder");
        vm.assertEq(ett.balanceOf(MALLORY), mallory, "not to the sweeper");
        vm.assertEq(ett.balanceOf(address(registry)), 0, "nothing is left");
        _assertState(LONDON, address(0), 2, false);
    }

    function test_RevertWhen_SweptTooSoonOrWithoutVerification() public {
        vm.expectRevert(_notSweepable(_until + 31));
        verificationDesk.sweep(LONDON);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NumberNotHeld.selector, LONDON + 1));
        verificationDesk.sweep(LONDON + 1);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NumberNotHeld.selector, 0));
        verificationDesk.sweep(0);
        _claim(ALICE, Defaults.NUMBER);
        _skipDays(1000);
        vm.expectRevert(abi.encodeWithSelector(IVerificationDesk.NotVerified.selector, Defaults.NUMBER));
        verificationDesk.sweep(Defaults.NUMBER);
    }

    function test_Sweep_AlsoAtTheLastSequence() public {
        _setSequence(LONDON, type(uint16).max);
        _skipDays(365 + 31);
        verificationDesk.sweep(LONDON);
        _assertState(LONDON, address(0), type(uint16).max, false);
    }

    function test_Stop_KeepsNobodyFromRenewingOrSweeping() public {
        _claimVerified(LONDON + 1, ALICE);
        _skipDays(365 + 31);
        _stop(UK);
        _renew(_renewal(LONDON, ALICE));
        verificationDesk.sweep(LONDON + 1);
        _assertState(LONDON + 1, address(0), 2, false);
    }

    function test_Sweep_WaitsForAContest() public {
        _skipDays(365);
        _contest(LONDON, BOB);
        _skipDays(31);
        vm.expectRevert(_contested(LONDON));
        verificationDesk.sweep(LONDON);
        _refuseClaim(_voucher(LONDON, CAROL), _contested(LONDON));
        verificationDesk.settleContest(LONDON);
        vm.assertEq(registry.ownerOf(LONDON), BOB, "the contest decides");
    }

    function test_ClaimOver_ALapsedHoldingPaysItsHolderFirst() public {
        _skipDays(366);
        uint256 alice = ett.balanceOf(ALICE);
        uint256 bob = ett.balanceOf(BOB);
        VerificationVoucher memory voucher = _voucher(LONDON, BOB);
        voucher.depositClass = 0;
        bytes memory signature = _sign(voucher);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberReleased(LONDON, ALICE, DEPOSIT, 2, _today(), true);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberClaimed(LONDON, BOB, BOB, alphaProfile, 0, 3);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberChanged(LONDON, BOB, alphaProfile, _today() + 365, 0, 3, 0, first);
        vm.expectEmit(true, true, true, true, address(verificationDesk));
        emit IVerificationDesk.NumberSwept(LONDON, ALICE, BOB);
        vm.prank(BOB);
        verificationDesk.claim(voucher, signature, Defaults.DEPOSIT, Payer.allowance());
        vm.assertEq(ett.balanceOf(ALICE) - alice, DEPOSIT, "hers back");
        vm.assertEq(bob - ett.balanceOf(BOB), Defaults.DEPOSIT, "his paid");
        vm.assertEq(ett.balanceOf(address(registry)), Defaults.DEPOSIT, "kept");
        vm.assertEq(registry.balanceOf(ALICE), 0, "she holds none");
    }

    function test_RevertWhen_ClaimedOverOnesOwnLapsedHolding() public {
        _skipDays(366);
        _refuseClaim(
            _voucher(LONDON, ALICE),
            abi.encodeWithSelector(INumberRegistry.NumberTaken.selector, LONDON, ALICE)
        );
    }

    /// @dev A range allocated over it later takes nothing from the holder: he renews, and only once he has lapsed and was swept
    /// is the number the range's.
    function test_RangeOverIt_LeavesItsHolderHisRenewals() public {
        uint64 prefix = _allocateOver(0);
        _renew(_renewal(LONDON, ALICE));
        vm.assertEq(registry.resolve(LONDON).profile, alphaProfile, "his own profile");
        _skipDays(367);
        _refuseClaim(
            _voucher(LONDON, BOB),
            abi.encodeWithSelector(IVerificationDesk.RangeEncloses.selector, LONDON, prefix)
        );
        _skipDays(30);
        verificationDesk.sweep(LONDON);
        NumberState memory state = registry.numberState(LONDON);
        vm.assertEq(uint256(state.status), uint256(NumberStatus.Quarantined), "it rests in the range");
        _skipDays(Defaults.QUARANTINE);
        _claim(BOB, LONDON);
        vm.assertEq(registry.numberState(LONDON).verifier, 0, "without a verifier");
    }

    /// @dev Whatever days pass, a held number is held, lapsed or sweepable as its day says and nothing else.
    function testFuzz_DaysDecide(uint16 days_) public {
        days_ = days_ % 500;
        _skipDays(days_);
        _assertStatus(days_ > 365 ? NumberStatus.Lapsed : NumberStatus.Held);
        if (days_ <= 395) vm.expectRevert(_notSweepable(_until + 31));
        verificationDesk.sweep(LONDON);
        vm.assertEq(registry.numberState(LONDON).holder, days_ <= 395 ? ALICE : address(0), "holder");
    }

    function _assertStatus(NumberStatus status) private view {
        vm.assertEq(uint256(registry.numberState(LONDON).status), uint256(status), "status");
        vm.assertEq(uint256(registry.resolve(LONDON).status), uint256(status), "resolved status");
    }

    function _notSweepable(uint256 from) private view returns (bytes memory) {
        return abi.encodeWithSelector(IVerificationDesk.NotSweepable.selector, LONDON, _today(), from);
    }
}
