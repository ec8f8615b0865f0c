// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { SafeERC20 } from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import { today } from "../calendar/Day.sol";
import { Payments } from "../token/libraries/Payments.sol";
import { Payment } from "../token/types/Payment.sol";
import { NumberToken } from "./NumberToken.sol";
import { NumberingAuthority } from "./NumberingAuthority.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { IRegistryForDesks } from "./interfaces/IRegistryForDesks.sol";
import { Grant } from "./types/Grant.sol";
import {
    FLAG_CONTESTED,
    FLAG_PORTED,
    NumberRecord,
    TOMBSTONE_QUARANTINED,
    newNumberRecord
} from "./types/NumberRecord.sol";

/// @title What becomes of a number that is held
/// @notice Released, ported, verified anew, contested, passed on. Who may have a number verified or contested, and when, is for
/// the verification desk; here stands what follows for record and deposits.
abstract contract NumberHoldings is NumberToken, NumberingAuthority {
    using Payments for Payment;
    using SafeERC20 for IERC20;

    /// @dev A number given back sooner does not rest, so that a range cannot be salted by claiming and releasing.
    uint256 private constant HELD_DAYS_TO_REST = 7;
    /// @dev What a holder who answered a contest gets of the stake: one of so many parts.
    uint96 private constant ANSWER_PARTS = 10;

    /// @inheritdoc INumberRegistry
    function release(uint256 number) external {
        // Check: held, by the caller or somebody who approved of him.
        (address holder, NumberRecord record) = _heldNumber(number);
        if (!_isApprovedOrOwner(msg.sender, number)) revert NotHolder(number, msg.sender, holder);

        // Effect: the number ends, or passes on to its challenger if his verifier still stands.
        if (!record.isContested()) return _end(number, holder, record);
        (address challenger, bool wins, uint32 profile, uint16 until, uint16 by) = _verificationDesk.concede(
            uint64(number)
        );
        if (wins) return _passOn(number, challenger, profile, until, by);
        _end(number, holder, record);
        if (challenger != address(0)) _pay(challenger, _depositIn(record));
    }

    /// @inheritdoc INumberRegistry
    function port(uint256 number, address holder, uint32 toProfile, bool ported) external onlyDesk(_portingDesk) {
        // Check: a number that the desk holds (the transfer below reverts otherwise) and nobody contests.
        (, NumberRecord record) = _settledNumber(number);

        // Effect: profile and sequence, then back to the holder.
        uint32 fromProfile = record.profile();
        uint16 sequence = _nextSequence(number, record);
        uint8 flags = ported ? record.flags() | FLAG_PORTED : record.flags();
        _setRecord(
            number,
            newNumberRecord(toProfile, record.day(), record.depositClass(), sequence, flags, record.verifier())
        );
        emit NumberPorted(uint64(number), fromProfile, toProfile, sequence, ported);
        _transfer(msg.sender, msg.sender, holder, number);
    }

    /// @inheritdoc IRegistryForDesks
    function renew(uint64 number, uint16 until, uint16 by) external onlyDesk(address(_verificationDesk)) {
        (address holder, NumberRecord record) = _settledNumber(number);
        _change(number, holder, record.verified(until, by).withSequence(_nextSequence(number, record)));
    }

    /// @inheritdoc IRegistryForDesks
    function openContest(
        Payment calldata payment,
        Grant calldata challenge
    ) external onlyDesk(address(_verificationDesk)) returns (uint96 stake) {
        // Check: held and not contested yet; a challenger can have the number, and his payer bears the stake.
        uint64 number = challenge.number;
        (address holder, NumberRecord record) = _settledNumber(number);
        if (challenge.holder != address(0)) {
            _refuseStuck(number, challenge.holder);
            _refuseStoppedCountry(number);
            stake = _depositIn(record);
            if (stake > challenge.highestDeposit) revert DepositAboveHighest(stake, challenge.highestDeposit);
        }

        // Effect: also of numbers whose sequence was used up, so that nobody can escape a contest in that way.
        record = record.withFlags(record.flags() | FLAG_CONTESTED);
        _change(number, holder, record.withSequence(record.nextSequence()));

        // Interaction: take the stake.
        payment.take(_ett, challenge.caller, stake, challenge.claimHash);
    }

    /// @inheritdoc IRegistryForDesks
    function answerContest(
        uint64 number,
        address challenger,
        uint16 until,
        uint16 by
    ) external onlyDesk(address(_verificationDesk)) returns (uint96 toHolder) {
        (address holder, NumberRecord record) = _contestedNumber(number);
        uint96 stake = _depositIn(record);
        toHolder = stake / ANSWER_PARTS;
        _change(number, holder, _uncontested(record).verified(until, by));
        _pay(holder, toHolder);
        _pay(challenger, stake - toHolder);
    }

    /// @inheritdoc IRegistryForDesks
    function dropContest(uint64 number, address challenger) external onlyDesk(address(_verificationDesk)) {
        (address holder, NumberRecord record) = _contestedNumber(number);
        _change(number, holder, _uncontested(record));
        if (challenger != address(0)) _pay(challenger, _depositIn(record));
    }

    /// @inheritdoc IRegistryForDesks
    function passOn(
        uint64 number,
        address challenger,
        uint32 profile,
        uint16 until,
        uint16 by
    ) external onlyDesk(address(_verificationDesk)) {
        _passOn(number, challenger, profile, until, by);
    }

    /// @inheritdoc IRegistryForDesks
    function end(uint64 number) external onlyDesk(address(_verificationDesk)) {
        (address holder, NumberRecord record) = _heldNumber(number);
        _end(number, holder, record);
    }

    /// @dev The token is burned and its deposit goes to the holder; what stays tells how long the number rests. The last
    /// sequence stays as it is.
    function _end(uint256 number, address holder, NumberRecord record) internal {
        uint16 day = today();
        // Nobody claims a verified number without a verifier's word for just him, so ranges cannot be salted with these; and
        // what their record tells is the end of the verification and not the day of the claim.
        bool rests = record.verifier() != 0 || day - record.day() >= HELD_DAYS_TO_REST;
        uint16 sequence = record.nextSequence();
        uint96 deposit = _depositIn(record);
        _burn(number);
        _setRecord(number, newNumberRecord(0, day, 0, sequence, rests ? TOMBSTONE_QUARANTINED : 0, 0));
        emit NumberReleased(uint64(number), holder, deposit, sequence, day, rests);
        _pay(holder, deposit);
    }

    function _pay(address to, uint96 amount) internal {
        if (amount != 0) IERC20(_ett).safeTransfer(to, amount);
    }

    /// @dev What was paid in for a held number: the amount of its class, which never changes.
    function _depositIn(NumberRecord record) internal view returns (uint96) {
        return depositOf(record.depositClass());
    }

    /// @dev The challenger's stake is the deposit from now on: both are of the number's class.
    function _passOn(uint256 number, address challenger, uint32 profile, uint16 until, uint16 by) private {
        (address holder, NumberRecord record) = _contestedNumber(number);
        uint8 depositClass = record.depositClass();
        _transfer(holder, holder, challenger, number);
        _change(number, challenger, newNumberRecord(profile, until, depositClass, record.nextSequence(), 0, by));
        _pay(holder, _depositIn(record));
    }

    function _change(uint256 number, address holder, NumberRecord record) private {
        _setRecord(number, record);
        _emitChanged(number, holder, record);
    }

    /// @dev Reverts unless the number is contested.
    function _contestedNumber(uint256 number) private view returns (address holder, NumberRecord record) {
        (holder, record) = _heldNumber(number);
        if (!record.isContested()) revert NumberNotContested(number);
    }

    /// @dev The end of a contest must never fail, so the last sequence stays as it is.
    function _uncontested(NumberRecord record) private pure returns (NumberRecord) {
        return record.withFlags(record.flags() & ~FLAG_CONTESTED).withSequence(record.nextSequence());
    }
}
