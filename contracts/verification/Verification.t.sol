// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ERC3009 } from "@openzeppelin/contracts/token/ERC20/extensions/draft-ERC3009.sol";
import { ERC721 } from "solady/src/tokens/ERC721.sol";
import { INumberRegistry } from "../numbering/interfaces/INumberRegistry.sol";
import { NumberState, NumberStatus } from "../numbering/types/Resolution.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Payer } from "../testing/Payer.t.sol";
import { Verified } from "../testing/Verified.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { Payment, PaymentKind } from "../token/types/Payment.sol";
import { IVerificationDesk } from "./interfaces/IVerificationDesk.sol";
import { VerificationVoucher } from "./types/VerificationVoucher.sol";

/// @notice Claims by a verifier's word; how they are renewed and how they lapse is in Lapse.t.sol.
contract VerificationTest is Verified {
    uint96 private constant DEPOSIT = Defaults.DEARER_DEPOSIT;
    uint256 private constant PAYER_KEY = 0xC0FFEE;

    function test_Claim_WritesTheNumberAndTakesTheDeposit() public {
        uint256 alice = ett.balanceOf(ALICE);
        uint256 kept = ett.balanceOf(address(registry));
        uint16 until = _today() + 365;
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberClaimed(LONDON, ALICE, ALICE, alphaProfile, 1, 1);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberChanged(LONDON, ALICE, alphaProfile, until, 1, 1, 0, first);
        _claimVerified(LONDON, ALICE);

        NumberState memory state = registry.numberState(LONDON);
        vm.assertEq(uint256(state.status), uint256(NumberStatus.Held), "status");
        vm.assertEq(state.holder, ALICE, "holder");
        vm.assertEq(state.day, until, "verified until");
        vm.assertEq(state.verifier, first, "verifier");
        vm.assertEq(state.depositClass, 1, "class");
        vm.assertEq(registry.resolve(LONDON).profile, alphaProfile, "resolves");
        vm.assertEq(alice - ett.balanceOf(ALICE), DEPOSIT, "paid");
        vm.assertEq(ett.balanceOf(address(registry)) - kept, DEPOSIT, "kept by the registry");
        vm.assertEq(verifiers.accreditationAt(UK, first).used, 1, "counted");
    }

    function test_Claim_PaidByAnAuthorizationForJustThisVoucher() public {
        address payer = _purse();
        VerificationVoucher memory voucher = _voucher(LONDON, ALICE);
        bytes32 digest = verificationDesk.voucherDigest(voucher);
        Payment memory payment = Payer.authorization(ett, PAYER_KEY, address(registry), DEPOSIT, digest);

        VerificationVoucher memory other = _voucher(LONDON, MALLORY);
        bytes memory signature = _sign(other);
        vm.prank(MALLORY);
        vm.expectRevert(ERC3009.ERC3009InvalidSignature.selector);
        verificationDesk.claim(other, signature, DEPOSIT, payment);

        signature = _sign(voucher);
        uint256 bob = ett.balanceOf(BOB);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberClaimed(LONDON, ALICE, payer, alphaProfile, 1, 1);
        vm.prank(BOB);
        verificationDesk.claim(voucher, signature, DEPOSIT, payment);
        vm.assertEq(ett.balanceOf(payer), 100 ether - DEPOSIT, "the payer pays");
        vm.assertEq(ett.balanceOf(BOB), bob, "whoever brings it does not");
    }

    function test_RevertWhen_TheAuthorityWasGivenNotice() public {
        _claimVerified(LONDON, ALICE);
        uint16 endsOn = _today() + 30;
        vm.prank(GOVERNANCE);
        authorityDesk.giveNotice(UK, endsOn);
        bytes memory ending = abi.encodeWithSelector(INumberRegistry.PrefixEnding.selector, UK, endsOn);
        _refuseClaim(_voucher(LONDON + 1, BOB), ending);
        _skipDays(40);
        _refuseClaim(_voucher(LONDON + 1, BOB), ending);
        vm.assertEq(verifiers.accreditationAt(UK, first).used, 1, "and no voucher is used up");

        // Whoever has a number keeps it, and answers for it.
        _renew(_renewal(LONDON, ALICE));
        _contest(LONDON, BOB);
        _skipDays(1);
        _answer(_voucher(LONDON, ALICE));
        _assertState(LONDON, ALICE, 4, false);
        // But a number that he lets lapse is nobody's to claim.
        _skipDays(500);
        _refuseClaim(_voucher(LONDON, BOB), ending);

        vm.prank(GOVERNANCE);
        authorityDesk.giveNotice(UK, 0);
        _claimVerified(LONDON + 1, BOB);
        vm.assertEq(registry.ownerOf(LONDON + 1), BOB, "claims go on once the notice is taken back");
    }

    function test_Claim_PaidByPermit() public {
        address payer = _purse();
        VerificationVoucher memory voucher = _voucher(LONDON, payer);
        bytes memory signature = _sign(voucher);
        Payment memory payment = Payer.permit(ett, PAYER_KEY, address(registry), DEPOSIT);
        vm.prank(payer);
        verificationDesk.claim(voucher, signature, DEPOSIT, payment);
        vm.assertEq(ett.balanceOf(payer), 100 ether - DEPOSIT, "paid");
        vm.assertEq(registry.ownerOf(LONDON), payer, "claimed");
    }

    /// @dev Where nothing is due no signature is looked at, and nobody is named as payer who signed nothing.
    function test_Claim_OfAFreeClassNamesItsCallerAsPayer() public {
        vm.prank(GOVERNANCE);
        uint8 free = registry.addDepositClass(0);
        VerificationVoucher memory voucher = _voucher(LONDON, ALICE);
        voucher.depositClass = free;
        bytes memory signature = _sign(voucher);
        Payment memory payment;
        (payment.kind, payment.payer) = (PaymentKind.Authorization, BOB);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberClaimed(LONDON, ALICE, MALLORY, alphaProfile, free, 1);
        vm.prank(MALLORY);
        verificationDesk.claim(voucher, signature, 0, payment);

        voucher = _voucher(LONDON, CAROL);
        voucher.depositClass = free;
        signature = _sign(voucher);
        uint40 endsAt = uint40(vm.getBlockTimestamp()) + 14 days;
        vm.expectEmit(true, true, true, true, address(verificationDesk));
        emit IVerificationDesk.ContestOpened(LONDON, CAROL, first, MALLORY, 0, alphaProfile, _today() + 365, endsAt);
        vm.prank(MALLORY);
        verificationDesk.openContest(voucher, signature, 0, payment);
    }

    function test_RevertWhen_TheAuthorizationIsForAnotherAmount() public {
        _purse();
        VerificationVoucher memory voucher = _voucher(LONDON, ALICE);
        bytes memory signature = _sign(voucher);
        bytes32 digest = verificationDesk.voucherDigest(voucher);
        Payment memory payment = Payer.authorization(ett, PAYER_KEY, address(registry), DEPOSIT + 1, digest);
        vm.prank(ALICE);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.PaymentValue.selector, DEPOSIT + 1, DEPOSIT));
        verificationDesk.claim(voucher, signature, type(uint96).max, payment);
    }

    function test_RevertWhen_TheDepositIsAboveTheHighest() public {
        VerificationVoucher memory voucher = _voucher(LONDON, ALICE);
        bytes memory signature = _sign(voucher);
        vm.prank(ALICE);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.DepositAboveHighest.selector, DEPOSIT, DEPOSIT - 1));
        verificationDesk.claim(voucher, signature, DEPOSIT - 1, Payer.allowance());
    }

    function test_RevertWhen_TheDepositClassDoesNotExist() public {
        VerificationVoucher memory voucher = _voucher(LONDON, ALICE);
        voucher.depositClass = 2;
        _refuseClaim(voucher, abi.encodeWithSelector(INumberRegistry.DepositClassUnknown.selector, 2, 2));
    }

    function test_RevertWhen_TheNumberHasFewerOrMoreDigitsThanItsAuthoritySays() public {
        _refuseClaim(
            _voucher(LONDON / 10, ALICE),
            abi.encodeWithSelector(INumberRegistry.NumberLengthRefused.selector, LONDON / 10, 11, 12, 12)
        );
        _refuseClaim(
            _voucher(LONDON * 10, ALICE),
            abi.encodeWithSelector(INumberRegistry.NumberLengthRefused.selector, LONDON * 10, 13, 12, 12)
        );
    }

    function test_RevertWhen_ARangeEnclosesTheNumber() public {
        uint64 prefix = _allocateOver(0);
        _refuseClaim(
            _voucher(LONDON, ALICE),
            abi.encodeWithSelector(IVerificationDesk.RangeEncloses.selector, LONDON, prefix)
        );
    }

    function test_RevertWhen_SomebodyHoldsIt() public {
        _claimVerified(LONDON, ALICE);
        bytes memory reason = abi.encodeWithSelector(INumberRegistry.NumberTaken.selector, LONDON, ALICE);
        _refuseClaim(_voucher(LONDON, BOB), reason);
        _refuseClaim(_voucher(LONDON, ALICE), reason);
    }

    function test_RevertWhen_SomebodyHoldsItInARange() public {
        _allocateOver(0);
        _claim(ALICE, LONDON);
        _refuseClaim(
            _voucher(LONDON, BOB),
            abi.encodeWithSelector(INumberRegistry.NumberTaken.selector, LONDON, ALICE)
        );
    }

    /// @dev Claimed in a range that went back since: it is no verifier's business.
    function test_RevertWhen_ItIsHeldWithoutAVerifier() public {
        uint64 prefix = _allocateOver(0);
        vm.prank(ALICE);
        registry.claim(LONDON, ALICE, 0, type(uint96).max);
        _takeBackOver(prefix);
        _skipDays(400);
        _refuseClaim(
            _voucher(LONDON, BOB),
            abi.encodeWithSelector(INumberRegistry.NumberTaken.selector, LONDON, ALICE)
        );
        VerificationVoucher memory voucher = _voucher(LONDON, ALICE);
        _refuseRenewal(voucher, abi.encodeWithSelector(IVerificationDesk.NotVerified.selector, LONDON));
    }

    function test_RevertWhen_TheHolderCouldNotGiveItBack() public {
        address[4] memory stuck = [address(registry), address(ett), address(desk), address(verificationDesk)];
        for (uint256 i; i < stuck.length; ++i) {
            VerificationVoucher memory voucher = _voucher(LONDON, stuck[i]);
            bytes memory signature = _sign(voucher);
            vm.prank(ALICE);
            vm.expectRevert(abi.encodeWithSelector(INumberRegistry.RecipientRefused.selector, LONDON, stuck[i]));
            verificationDesk.claim(voucher, signature, type(uint96).max, Payer.allowance());
        }
        VerificationVoucher memory nobody = _voucher(LONDON, address(0));
        bytes memory signed = _sign(nobody);
        vm.prank(ALICE);
        vm.expectRevert(ERC721.TransferToZeroAddress.selector);
        verificationDesk.claim(nobody, signed, type(uint96).max, Payer.allowance());
    }

    /// @dev What was signed for a number before somebody held it is void once he has let go of it.
    function test_RevertWhen_AnOldHoldersVoucherIsUsedAgain() public {
        VerificationVoucher memory voucher = _voucher(LONDON, ALICE);
        _claimVerified(voucher);
        _refuseClaim(voucher, _sequence(LONDON, 0, 1));
        vm.prank(ALICE);
        registry.release(LONDON);
        _refuseClaim(voucher, _sequence(LONDON, 0, 2));
        _claimVerified(LONDON, BOB);
        _assertState(LONDON, BOB, 3, false);
    }

    function test_LastSequence_LeavesOnlyTheRelease() public {
        _claimVerified(LONDON, ALICE);
        _setSequence(LONDON, type(uint16).max);
        bytes memory reason = abi.encodeWithSelector(INumberRegistry.SequenceExhausted.selector, LONDON);
        _refuseRenewal(_renewal(LONDON, ALICE), reason);
        _skipDays(366);
        uint16 day = _today();
        bytes4 rests = INumberRegistry.NumberInQuarantine.selector;
        _refuseClaim(_voucher(LONDON, BOB), abi.encodeWithSelector(rests, LONDON, day, day + 31));
        uint256 before = ett.balanceOf(ALICE);
        vm.prank(ALICE);
        registry.release(LONDON);
        vm.assertEq(ett.balanceOf(ALICE) - before, DEPOSIT, "deposit");
        _skipDays(30);
        _refuseClaim(_voucher(LONDON, BOB), abi.encodeWithSelector(rests, LONDON, day + 30, day + 31));
        _skipDays(1);
        _claimVerified(LONDON, BOB);
        _assertState(LONDON, BOB, 1, false);
    }

    function _purse() private returns (address payer) {
        payer = vm.addr(PAYER_KEY);
        vm.prank(GOVERNANCE);
        ett.transfer(payer, 100 ether);
    }
}
