// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { INumberRegistry } from "../numbering/interfaces/INumberRegistry.sol";
import { NumberStatus } from "../numbering/types/Resolution.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Verified } from "../testing/Verified.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { IVerificationDesk } from "./interfaces/IVerificationDesk.sol";
import { IVerifierRegistry } from "./interfaces/IVerifierRegistry.sol";
import { VerificationVoucher } from "./types/VerificationVoucher.sol";

/// @notice The holder shows within 14 days that he controls his number.
contract AnswersTest is Verified {
    uint96 private constant STAKE = Defaults.DEARER_DEPOSIT;

    uint40 private _openedAt;

    function setUp() public override {
        super.setUp();
        _claimVerified(LONDON, ALICE);
        _skipDays(100);
        _openedAt = uint40(vm.getBlockTimestamp());
        _contest(LONDON, BOB);
    }

    function test_Answer_KeepsTheNumberAndGetsATenth() public {
        _skipDays(13);
        VerificationVoucher memory voucher = _voucher(LONDON, ALICE);
        (voucher.profile, voucher.depositClass) = (betaProfile, 0);
        bytes memory signature = _sign(voucher);
        uint256 alice = ett.balanceOf(ALICE);
        uint256 bob = ett.balanceOf(BOB);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberChanged(LONDON, ALICE, alphaProfile, _today() + 365, 1, 3, 0, first);
        vm.expectEmit(true, true, true, true, address(verificationDesk));
        emit IVerificationDesk.ContestAnswered(LONDON, BOB, first, _today() + 365, STAKE / 10);
        vm.prank(MALLORY);
        verificationDesk.answerContest(voucher, signature);

        vm.assertEq(ett.balanceOf(ALICE) - alice, STAKE / 10, "a tenth for the holder");
        vm.assertEq(ett.balanceOf(BOB) - bob, STAKE - STAKE / 10, "the rest goes back");
        vm.assertEq(ett.balanceOf(address(registry)), STAKE, "the deposit stays");
        vm.assertEq(verificationDesk.contestAt(LONDON).openedAt, 0, "it is over");
        _assertState(LONDON, ALICE, 3, false);
    }

    function test_Answer_UntilTheLastSecond() public {
        vm.warp(_openedAt + 14 days - 1);
        _answer(_voucher(LONDON, ALICE));
        _assertState(LONDON, ALICE, 3, false);
    }

    function test_RevertWhen_ItsTimeIsOver() public {
        vm.warp(_openedAt + 14 days);
        _refuseAnswer(
            _voucher(LONDON, ALICE),
            abi.encodeWithSelector(
                IVerificationDesk.ContestTime.selector,
                LONDON,
                _openedAt + 14 days,
                _openedAt + 14 days
            )
        );
    }

    function test_RevertWhen_ItWasIssuedBeforeTheContest() public {
        VerificationVoucher memory voucher = _voucher(LONDON, ALICE);
        voucher.issuedAt = _openedAt - 1;
        _refuseAnswer(
            voucher,
            abi.encodeWithSelector(IVerificationDesk.AnswerTooOld.selector, LONDON, _openedAt - 1, _openedAt)
        );
        voucher.issuedAt = _openedAt;
        _answer(voucher);
        _assertState(LONDON, ALICE, 3, false);
    }

    function test_RevertWhen_ItIsForAnotherWallet() public {
        _refuseAnswer(
            _voucher(LONDON, CAROL),
            abi.encodeWithSelector(IVerificationDesk.VerificationHolder.selector, LONDON, CAROL, ALICE)
        );
    }

    /// @dev An authority that hears nobody but the challenger's verifier leaves the holder no answer; only governance can stop it.
    function test_Attack_AnAuthorityThatHearsOnlyItsFriends() public {
        vm.prank(OFCOM);
        verifiers.accredit(UK, first, 0);
        _refuseAnswer(
            _voucher(LONDON, ALICE),
            abi.encodeWithSelector(IVerifierRegistry.VerifierNotAccredited.selector, first, UK)
        );
        _suspend(second);
        verificationDesk.dropContest(LONDON);
        _assertState(LONDON, ALICE, 3, false);
    }

    function test_RevertWhen_TheChallengersOwnVoucherAnswers() public {
        VerificationVoucher memory voucher = _voucher(LONDON, BOB);
        _refuseAnswer(
            voucher,
            abi.encodeWithSelector(IVerificationDesk.VerificationHolder.selector, LONDON, BOB, ALICE)
        );
        voucher.sequence = 1;
        _refuseAnswer(voucher, _sequence(LONDON, 1, 2));
    }

    function test_RevertWhen_ThereIsNoContest() public {
        VerificationVoucher memory voucher = _voucher(LONDON, ALICE);
        _answer(voucher);
        _refuseAnswer(voucher, abi.encodeWithSelector(IVerificationDesk.NoContest.selector, LONDON));
    }

    function test_RevertWhen_AnAnswerIsUsedToRenewOrToClaim() public {
        VerificationVoucher memory voucher = _voucher(LONDON, ALICE);
        _answer(voucher);
        _refuseRenewal(voucher, _sequence(LONDON, 2, 3));
        _refuseClaim(voucher, _sequence(LONDON, 2, 3));
    }

    /// @dev A word for the holder that was given since the contest began is an answer, whoever asked for it and why.
    function test_Answer_ByAnyAccreditedVerifierAlsoTheChallengers() public {
        VerificationVoucher memory voucher = _voucher(LONDON, ALICE);
        voucher.verifier = second;
        _answer(voucher);
        vm.assertEq(registry.numberState(LONDON).verifier, second, "verifier");
    }

    function test_RevertWhen_TheAnsweringVerifierIsUsedUpToday() public {
        vm.prank(OFCOM);
        verifiers.accredit(UK, first, 1);
        _claimVerified(LONDON + 1, CAROL);
        _refuseAnswer(
            _voucher(LONDON, ALICE),
            abi.encodeWithSelector(IVerifierRegistry.VerifierLimitReached.selector, first, UK, 1)
        );
        _skipDays(1);
        _answer(_voucher(LONDON, ALICE));
    }

    function test_Answer_CutsNoVerificationShort() public {
        VerificationVoucher memory voucher = _voucher(LONDON, ALICE);
        (voucher.verifier, voucher.verifiedUntil) = (second, _today());
        bytes memory signature = _sign(voucher);
        uint16 until = registry.numberState(LONDON).day;
        vm.expectEmit(true, true, true, true, address(verificationDesk));
        emit IVerificationDesk.ContestAnswered(LONDON, BOB, second, _today(), STAKE / 10);
        verificationDesk.answerContest(voucher, signature);
        vm.assertEq(registry.numberState(LONDON).day, until, "verified until");
        vm.assertEq(registry.numberState(LONDON).verifier, first, "by whom");
    }

    function test_Answer_AlsoOfANumberThatLapsedMeanwhile() public {
        _answer(_voucher(LONDON, ALICE));
        vm.prank(ALICE);
        registry.transferFrom(ALICE, CAROL, LONDON);
        _skipDays(30);
        VerificationVoucher memory voucher = _voucher(LONDON, MALLORY);
        _contest(voucher);
        _skipDays(1);
        vm.assertEq(uint256(registry.numberState(LONDON).status), uint256(NumberStatus.Lapsed), "lapsed meanwhile");
        _answer(_voucher(LONDON, CAROL));
        vm.assertEq(uint256(registry.numberState(LONDON).status), uint256(NumberStatus.Held), "held again");
    }

    function test_TheChallenger_WaitsNinetyDaysForThisNumber() public {
        _answer(_voucher(LONDON, ALICE));
        uint16 until = _today() + 90;
        vm.assertEq(verificationDesk.waitsUntil(LONDON, BOB), until, "until");
        _skipDays(89);
        _refuseContest(
            _voucher(LONDON, BOB),
            abi.encodeWithSelector(IVerificationDesk.ChallengerWaits.selector, LONDON, BOB, until - 1, until)
        );
        _claimVerified(LONDON + 1, ALICE);
        _contest(LONDON + 1, BOB);
        vm.assertEq(verificationDesk.waitsUntil(LONDON, CAROL), 0, "nobody else waits");
        _skipDays(1);
        vm.assertEq(verificationDesk.waitsUntil(LONDON, BOB), 0, "he may again");
        _contest(LONDON, BOB);
        _assertState(LONDON, ALICE, 4, true);
    }

    function test_AnotherChallenger_NeedNotWait() public {
        _answer(_voucher(LONDON, ALICE));
        _contest(LONDON, CAROL);
        vm.assertEq(verificationDesk.contestAt(LONDON).challenger, CAROL, "challenger");
    }

    function test_RevertWhen_TheChallengersVoucherIsUsedTwice() public {
        _answer(_voucher(LONDON, ALICE));
        VerificationVoucher memory used = _voucher(LONDON, CAROL);
        _contest(used);
        _answer(_voucher(LONDON, ALICE));
        _refuseContest(used, _sequence(LONDON, 3, 5));
    }

    function test_LastSequence_TheAnswerStillCounts() public {
        _setSequence(LONDON, type(uint16).max);
        _answer(_voucher(LONDON, ALICE));
        _assertState(LONDON, ALICE, type(uint16).max, false);
    }

    function test_Stop_DoesNotKeepTheHolderFromAnswering() public {
        _stop(UK);
        _answer(_voucher(LONDON, ALICE));
        _assertState(LONDON, ALICE, 3, false);
    }

    function testFuzz_Answer_ConservesWhateverStake(uint96 amount) public {
        amount = amount % 1_000_000 ether;
        vm.prank(GOVERNANCE);
        uint8 class = registry.addDepositClass(amount);
        vm.startPrank(GOVERNANCE);
        ett.transfer(ALICE, amount);
        ett.transfer(BOB, amount);
        vm.stopPrank();
        VerificationVoucher memory voucher = _voucher(LONDON + 1, ALICE);
        voucher.depositClass = class;
        _claimVerified(voucher);
        uint256 alice = ett.balanceOf(ALICE);
        uint256 bob = ett.balanceOf(BOB);
        voucher = _voucher(LONDON + 1, BOB);
        voucher.depositClass = class;
        _contest(voucher);
        _answer(_voucher(LONDON + 1, ALICE));
        vm.assertEq(ett.balanceOf(ALICE) - alice, amount / 10, "a tenth, rounded down");
        vm.assertEq(bob - ett.balanceOf(BOB), amount / 10, "the challenger loses just that");
    }
}
