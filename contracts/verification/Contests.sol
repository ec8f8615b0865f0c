// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { today } from "../calendar/Day.sol";
import { INumberRegistry } from "../numbering/interfaces/INumberRegistry.sol";
import { Authority } from "../numbering/types/Authority.sol";
import { NumberState, NumberStatus } from "../numbering/types/Resolution.sol";
import { Payments } from "../token/libraries/Payments.sol";
import { Payment } from "../token/types/Payment.sol";
import { Vouchers } from "./Vouchers.sol";
import { Contest, IVerificationDesk } from "./interfaces/IVerificationDesk.sol";
import { VerificationVoucher } from "./types/VerificationVoucher.sol";

/// @title Contests: two wallets, each with a verifier's word for the same number
/// @notice The one who holds it answers in time, or it passes on.
abstract contract Contests is Vouchers {
    using Payments for Payment;

    uint40 private constant TIME_TO_ANSWER = 14 days;
    uint16 private constant DAYS_TO_WAIT = 90;

    mapping(uint64 number => Contest) internal _contests;
    mapping(uint64 number => mapping(address challenger => uint16 day)) private _waitsUntil;

    /// @inheritdoc IVerificationDesk
    function openContest(
        VerificationVoucher calldata voucher,
        bytes calldata signature,
        uint96 highestDeposit,
        Payment calldata payment
    ) external {
        // Check: another's number, verified and not lapsed; a challenger who may, with the stake of the number's own class.
        uint64 number = voucher.number;
        _requireContestable(voucher, _judge(voucher));
        _requireNotWaiting(number, voucher.holder);
        _requireProfile(voucher);
        (bytes32 digest, uint64 prefix, Authority memory authority) = _use(voucher, signature);

        // Effect
        Contest memory contest = Contest({
            challenger: voucher.holder,
            openedAt: uint40(block.timestamp),
            endsAt: uint40(block.timestamp) + TIME_TO_ANSWER,
            verifier: voucher.verifier,
            profile: voucher.profile,
            verifiedUntil: voucher.verifiedUntil,
            authorityPrefix: prefix,
            authorityVersion: authority.version
        });
        _contests[number] = contest;

        // Interaction: the registry marks the number and takes the stake.
        uint96 stake = _desks().openContest(payment, _grantOf(voucher, highestDeposit, digest));
        _tellOpened(number, contest, payment.payerOf(msg.sender, stake), stake);
    }

    /// @inheritdoc IVerificationDesk
    function answerContest(VerificationVoucher calldata voucher, bytes calldata signature) external {
        // Check: in time, by a word for the holder that was given since.
        uint64 number = voucher.number;
        Contest memory contest = _standingContest(number);
        if (block.timestamp >= contest.endsAt) revert ContestTime(number, block.timestamp, contest.endsAt);
        NumberState memory state = _judge(voucher);
        if (voucher.holder != state.holder) revert VerificationHolder(number, voucher.holder, state.holder);
        if (voucher.issuedAt < contest.openedAt) revert AnswerTooOld(number, voucher.issuedAt, contest.openedAt);
        _use(voucher, signature);

        // Effect
        delete _contests[number];
        _waitsUntil[number][contest.challenger] = today() + DAYS_TO_WAIT;

        // Interaction: the registry writes the number and divides the stake. An answer cuts no verification short.
        bool longer = voucher.verifiedUntil > state.day;
        (uint16 until, uint16 by) = longer ? (voucher.verifiedUntil, voucher.verifier) : (state.day, state.verifier);
        uint96 toHolder = _desks().answerContest(number, contest.challenger, until, by);
        emit ContestAnswered(number, contest.challenger, voucher.verifier, voucher.verifiedUntil, toHolder);
    }

    /// @inheritdoc IVerificationDesk
    function settleContest(uint64 number) external {
        // Check: nobody answered in time.
        Contest memory contest = _standingContest(number);
        if (block.timestamp < contest.endsAt) revert ContestTime(number, block.timestamp, contest.endsAt);
        address oldHolder = registry.numberState(number).holder;

        // Effect
        delete _contests[number];

        // Interaction: the registry hands the number over and pays the old holder.
        _desks().passOn(number, contest.challenger, contest.profile, contest.verifiedUntil, contest.verifier);
        emit ContestWon(number, contest.challenger, oldHolder, false);
    }

    /// @inheritdoc IVerificationDesk
    function dropContest(uint64 number) external {
        // Check: a challenger's contest whose ground is gone.
        Contest memory contest = _challengersContest(number);
        if (!_fell(number, contest)) revert ContestVerifierStands(number, contest.verifier);

        // Effect
        delete _contests[number];

        // Interaction: the registry clears the number and gives the stake back.
        _desks().dropContest(number, contest.challenger);
        emit ContestDropped(number, contest.challenger);
    }

    /// @inheritdoc IVerificationDesk
    function contestAt(uint64 number) external view returns (Contest memory) {
        return _contests[number];
    }

    /// @inheritdoc IVerificationDesk
    function waitsUntil(uint64 number, address challenger) public view returns (uint16 day) {
        day = _waitsUntil[number][challenger];
        if (today() >= day) return 0;
    }

    /// @dev Whether the word on which a contest was opened counts no more: its verifier was suspended or lost its
    /// accreditation since, or the authority that accredited it is not the one nearest above any more, whose verifiers could
    /// answer.
    function _fell(uint64 number, Contest memory contest) internal view returns (bool) {
        (uint64 prefix, Authority memory authority) = registry.authorityOver(number);
        return
            prefix != contest.authorityPrefix ||
            authority.version != contest.authorityVersion ||
            verifiers.fellSince(contest.verifier, prefix, contest.openedAt);
    }

    function _tellOpened(uint64 number, Contest memory contest, address payer, uint96 stake) private {
        emit ContestOpened(
            number,
            contest.challenger,
            contest.verifier,
            payer,
            stake,
            contest.profile,
            contest.verifiedUntil,
            contest.endsAt
        );
    }

    function _standingContest(uint64 number) private view returns (Contest memory contest) {
        contest = _challengersContest(number);
        if (_fell(number, contest)) revert ContestVerifierFell(number, contest.verifier);
    }

    function _challengersContest(uint64 number) private view returns (Contest memory contest) {
        contest = _contests[number];
        if (contest.challenger == address(0)) revert NoContest(number);
    }

    function _requireNotWaiting(uint64 number, address challenger) private view {
        uint16 day = waitsUntil(number, challenger);
        if (day != 0) revert ChallengerWaits(number, challenger, today(), day);
    }

    function _requireContestable(VerificationVoucher calldata voucher, NumberState memory state) private pure {
        uint64 number = voucher.number;
        // The zero address would make it a decision, which has no stake.
        if (voucher.holder == address(0)) revert INumberRegistry.RecipientRefused(number, voucher.holder);
        _requireVerified(number, state);
        _requireUncontested(number, state);
        if (state.status == NumberStatus.Lapsed) revert NumberHasLapsed(number, state.day);
        if (voucher.holder == state.holder) revert ContestOfOwn(number, state.holder);
        if (voucher.depositClass != state.depositClass) {
            revert StakeClass(number, voucher.depositClass, state.depositClass);
        }
    }
}
