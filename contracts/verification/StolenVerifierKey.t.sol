// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { INumberRegistry } from "../numbering/interfaces/INumberRegistry.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Payer } from "../testing/Payer.t.sol";
import { Verified } from "../testing/Verified.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { IVerificationDesk } from "./interfaces/IVerificationDesk.sol";
import { IVerifierRegistry, VerifierStatus } from "./interfaces/IVerifierRegistry.sol";
import { VerificationVoucher } from "./types/VerificationVoucher.sol";

/// @notice Mallory has the first verifier's key. What she can do at worst, what stops her, and how each thing is undone.
contract StolenVerifierKeyTest is Verified {
    uint96 private constant STAKE = Defaults.DEARER_DEPOSIT;
    uint32 private constant LIMIT = 5;

    function setUp() public override {
        super.setUp();
        vm.startPrank(OFCOM);
        verifiers.accredit(UK, first, LIMIT);
        vm.stopPrank();
        VerificationVoucher memory honest = _voucher(LONDON, ALICE);
        honest.verifier = second;
        _claimVerified(honest);
    }

    function test_PlayedThrough() public {
        // She takes two numbers that nobody holds, each for a deposit, and contests Alice's, for a stake.
        _claimVerified(LONDON + 1, MALLORY);
        _claimVerified(LONDON + 2, MALLORY);
        VerificationVoucher memory attack = _voucher(LONDON, MALLORY);
        _contest(attack);
        vm.assertEq(ett.balanceOf(address(registry)), 4 * uint256(STAKE), "all of it costs her");

        // The limit of the day ends her spree; the next day goes on with it.
        _claimVerified(LONDON + 3, MALLORY);
        _claimVerified(LONDON + 4, MALLORY);
        bytes memory limit = abi.encodeWithSelector(IVerifierRegistry.VerifierLimitReached.selector, first, UK, LIMIT);
        _refuseClaim(_voucher(LONDON + 5, MALLORY), limit);
        _skipDays(1);

        // Alice moves nothing meanwhile, but calls reach her, and another verifier's word would keep her number.
        vm.prank(ALICE);
        vm.expectRevert(_contested(LONDON));
        registry.transferFrom(ALICE, CAROL, LONDON);
        vm.assertEq(registry.resolve(LONDON).profile, alphaProfile, "calls reach her");

        // Governance suspends the verifier: from this second on the key opens nothing.
        _suspend(first);
        bytes memory suspended = abi.encodeWithSelector(
            IVerifierRegistry.VerifierStatusRefused.selector,
            first,
            VerifierStatus.Suspended,
            VerifierStatus.Active
        );
        _refuseClaim(_voucher(LONDON + 5, MALLORY), suspended);
        _refuseRenewal(_renewal(LONDON + 1, MALLORY), suspended);

        // What it had opened is dropped by anybody, and Alice is where she was. Mallory's stake goes back: she may have been
        // somebody whom the verifier misled.
        _skipDays(20);
        vm.expectRevert(abi.encodeWithSelector(IVerificationDesk.ContestVerifierFell.selector, LONDON, first));
        verificationDesk.settleContest(LONDON);
        verificationDesk.dropContest(LONDON);
        vm.prank(ALICE);
        registry.transferFrom(ALICE, CAROL, LONDON);

        // What it had claimed stands until verified-until; whoever really has the number contests it with an honest word.
        vm.assertEq(registry.ownerOf(LONDON + 1), MALLORY, "stands");
        VerificationVoucher memory honest = _voucher(LONDON + 1, BOB);
        honest.verifier = second;
        _contest(honest);
        _refuseAnswer(_voucher(LONDON + 1, MALLORY), suspended);
        _skipDays(14);
        verificationDesk.settleContest(LONDON + 1);
        vm.assertEq(registry.ownerOf(LONDON + 1), BOB, "his in the end");

        // The others lapse: without a verifier's word she keeps none of them, and gets her deposits back.
        _skipDays(366 + 30);
        uint256 before = ett.balanceOf(MALLORY);
        verificationDesk.sweep(LONDON + 2);
        verificationDesk.sweep(LONDON + 3);
        verificationDesk.sweep(LONDON + 4);
        vm.assertEq(ett.balanceOf(MALLORY) - before, 3 * uint256(STAKE), "deposits");
        vm.assertEq(registry.balanceOf(MALLORY), 0, "nothing is hers");
    }

    /// @dev Without governance: the authority that trusted the verifier ends it for its own prefix.
    function test_TheAuthorityUndoesItAlone() public {
        _contest(_voucher(LONDON, MALLORY));
        vm.prank(OFCOM);
        verifiers.accredit(UK, first, 0);
        verificationDesk.dropContest(LONDON);
        _assertState(LONDON, ALICE, 3, false);
        _refuseContest(
            _voucher(LONDON, MALLORY),
            abi.encodeWithSelector(IVerifierRegistry.VerifierNotAccredited.selector, first, UK)
        );
    }

    /// @dev Without governance and authority: the verifier's owner names another signer, and the guard buys a week.
    function test_TheVerifierItselfStopsTheKey() public {
        VerificationVoucher memory stocked = _voucher(LONDON, MALLORY);
        bytes memory signature = _sign(stocked);
        _stop(UK);
        _refuseContest(
            stocked,
            abi.encodeWithSelector(INumberRegistry.CountryIsStopped.selector, UK, _today(), _today() + 7)
        );
        vm.prank(ALPHA_OWNER);
        verifiers.setVerifierSigner(first, vm.addr(SECOND_KEY));
        _skipDays(7);
        stocked.expiresAt = uint40(vm.getBlockTimestamp());
        vm.prank(MALLORY);
        vm.expectRevert(
            abi.encodeWithSelector(IVerificationDesk.VerificationSignature.selector, first, vm.addr(SECOND_KEY))
        );
        verificationDesk.openContest(stocked, signature, STAKE, Payer.allowance());
    }

    /// @dev She keeps what she claimed moving, so that every honest voucher names a sequence that is gone when it arrives. It lapses
    /// 30 days after her first transfer, and 30 days later no voucher is needed to end it.
    function test_AHolderWhoKeepsMovingIsSwept() public {
        _claimVerified(LONDON + 1, MALLORY);
        _suspend(first);
        address[2] memory wallets = [MALLORY, CAROL];
        uint256 moves;
        for (; moves < 61; ++moves) {
            VerificationVoucher memory honest = _voucher(LONDON + 1, BOB);
            honest.verifier = second;
            vm.prank(wallets[moves % 2]);
            registry.transferFrom(wallets[moves % 2], wallets[(moves + 1) % 2], LONDON + 1);
            _refuseContest(honest, _sequence(LONDON + 1, uint16(moves + 1), uint16(moves + 2)));
            _refuseClaim(honest, _sequence(LONDON + 1, uint16(moves + 1), uint16(moves + 2)));
            _skipDays(1);
        }
        verificationDesk.sweep(LONDON + 1);
        VerificationVoucher memory last = _voucher(LONDON + 1, BOB);
        last.verifier = second;
        _claimVerified(last);
        vm.assertEq(registry.ownerOf(LONDON + 1), BOB, "his in the end");
    }

    /// @dev Without anybody: the holder answers with another verifier's word, and each attack costs a tenth of a stake and 90 days.
    function test_TheHolderHelpsHimself() public {
        uint256 alice = ett.balanceOf(ALICE);
        _contest(_voucher(LONDON, MALLORY));
        VerificationVoucher memory answer = _voucher(LONDON, ALICE);
        answer.verifier = second;
        _answer(answer);
        vm.assertEq(ett.balanceOf(ALICE) - alice, STAKE / 10, "a tenth");
        _refuseContest(
            _voucher(LONDON, MALLORY),
            abi.encodeWithSelector(IVerificationDesk.ChallengerWaits.selector, LONDON, MALLORY, _today(), _today() + 90)
        );
    }

    /// @dev A number that lapses may be claimed over at once. So she would have Alice's lapse tomorrow, by a word in Alice's name.
    function test_SheMakesNoNumberLapse() public {
        uint16 until = registry.numberState(LONDON).day;
        VerificationVoucher memory short = _voucher(LONDON, ALICE);
        short.verifiedUntil = _today();
        _refuseRenewal(
            short,
            abi.encodeWithSelector(IVerificationDesk.RenewalTooShort.selector, LONDON, _today(), until)
        );
        _contest(_voucher(LONDON, MALLORY));
        short.sequence = 2;
        _answer(short);
        _skipDays(1);
        vm.assertEq(registry.numberState(LONDON).day, until, "verified as long as before");
        _refuseClaim(
            _voucher(LONDON, MALLORY),
            abi.encodeWithSelector(INumberRegistry.NumberTaken.selector, LONDON, ALICE)
        );
    }

    /// @dev Each renewal raises the sequence, and at the last nothing but a release is left. So she would renew without end.
    function test_SheUsesNoSequenceUp() public {
        vm.prank(OFCOM);
        verifiers.accredit(UK, first, type(uint32).max);
        VerificationVoucher memory longer = _renewal(LONDON, ALICE);
        _renew(longer);
        longer.sequence = 2;
        _refuseRenewal(
            longer,
            abi.encodeWithSelector(
                IVerificationDesk.RenewalTooShort.selector,
                LONDON,
                longer.verifiedUntil,
                longer.verifiedUntil
            )
        );
    }
}
