// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { SafeERC20 } from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import { today } from "../calendar/Day.sol";
import { Payments } from "../token/libraries/Payments.sol";
import { Payment } from "../token/types/Payment.sol";
import { Permit } from "../token/types/Permit.sol";
import { NumberSuccession } from "./NumberSuccession.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { IRegistryForDesks } from "./interfaces/IRegistryForDesks.sol";
import { PROFILE_OPEN } from "./interfaces/IRouteProfiles.sol";
import { Bits } from "./libraries/Bits.sol";
import { Digits } from "./libraries/Digits.sol";
import { AuthorityRecord } from "./types/AuthorityRecord.sol";
import { Grant, NumberFor } from "./types/Grant.sol";
import { NumberRecord, newNumberRecord } from "./types/NumberRecord.sol";
import { RangeRecord } from "./types/RangeRecord.sol";

/// @title How numbers come to be held
/// @notice Open claims and a carrier's own, and what the desks have judged: signatures, roots and verifications.
abstract contract NumberClaims is NumberSuccession {
    using Payments for Payment;
    using SafeERC20 for IERC20;

    uint256 private constant MOST_CLAIMED = 256;

    /// @inheritdoc INumberRegistry
    function claim(uint256 number, address holder, uint32 profile, uint256 highestDeposit) external {
        _claim(number, holder, profile, highestDeposit);
    }

    /// @inheritdoc INumberRegistry
    function claimWithPermit(
        uint256 number,
        address holder,
        uint32 profile,
        uint256 highestDeposit,
        Permit calldata permit
    ) external {
        Payments.tryPermit(_ett, msg.sender, permit.value, permit.deadline, permit.v, permit.r, permit.s);
        _claim(number, holder, profile, highestDeposit);
    }

    /// @inheritdoc INumberRegistry
    function claimMany(NumberFor[] calldata numbers, uint32 profile, uint256 highestDeposit) external {
        if (numbers.length > MOST_CLAIMED) revert TooManyNumbers(numbers.length, MOST_CLAIMED);

        // Check and effect: number by number; carrier, policy and profile once for neighbours in one range.
        uint256 sum;
        uint64 admittedTo;
        uint32 admitted;
        for (uint256 i; i < numbers.length; ++i) {
            NumberFor calldata each = numbers[i];
            NumberRecord tombstone = _freeNumber(each.number);
            (uint64 prefix, RangeRecord range) = _claimableRange(each.number, tombstone);
            if (prefix != admittedTo) {
                (admittedTo, admitted) = (prefix, _admit(prefix, range, profile, msg.sender));
            }
            _register(each.number, each.holder, _claimed(tombstone, range, admitted), msg.sender);
            sum += range.deposit();
        }
        if (sum > highestDeposit) revert DepositAboveHighest(sum, highestDeposit);

        // Interaction: take the deposits at once.
        _take(sum);
    }

    /// @inheritdoc IRegistryForDesks
    function grantInRange(Payment calldata payment, Grant calldata grant) external onlyDesk(_claimDesk) {
        NumberRecord tombstone = _freeNumber(grant.number);
        (uint64 prefix, RangeRecord range) = _claimableRange(grant.number, tombstone);
        if (grant.depositClass != range.depositClass()) {
            revert TermsRefused(prefix, "depositClass", grant.depositClass, range.depositClass());
        }
        _requireActive(range.carrier());
        uint32 profile = grant.profile == 0 ? range.defaultProfile() : grant.profile;
        _requireProfileOf(prefix, range.carrier(), profile);
        uint96 deposit = range.deposit();
        _grant(grant, _claimed(tombstone, range, profile), deposit, payment.payerOf(grant.caller, deposit));
        payment.take(_ett, grant.caller, deposit, grant.claimHash);
    }

    /// @inheritdoc IRegistryForDesks
    function grantVerified(
        Payment calldata payment,
        Grant calldata grant
    ) external onlyDesk(address(_verificationDesk)) {
        (address present, NumberRecord record) = _numberAt(grant.number);
        if (present != address(0) && record.hasLapsed(today())) {
            if (record.isContested()) revert NumberContested(grant.number);
            _end(grant.number, present, record);
        }
        NumberRecord tombstone = _freeNumber(grant.number);
        _refuseResting(grant.number, tombstone, 0);
        _refuseStoppedCountry(grant.number);
        uint96 deposit = depositOf(grant.depositClass);
        uint16 sequence = tombstone.sequenceOfClaim();
        record = newNumberRecord(grant.profile, grant.day, grant.depositClass, sequence, 0, grant.verifier);
        _grant(grant, record, deposit, payment.payerOf(grant.caller, deposit));
        payment.take(_ett, grant.caller, deposit, grant.claimHash);
    }

    /// @inheritdoc INumberRegistry
    function requireClaimable(uint256 number, uint32 profile, address claimer) external view {
        (uint64 prefix, RangeRecord range) = _claimableRange(number, _freeNumber(number));
        _admit(prefix, range, profile, claimer);
    }

    /// @dev Whether a number that nobody holds is in quarantine, for as long as the range that encloses it now says.
    function _rests(NumberRecord record, RangeRecord range) internal view returns (bool) {
        return !record.isEmpty() && today() < record.day() + record.restDays(range.quarantineDays());
    }

    /// @dev A claim by the caller, in the order: check, effect, interaction.
    function _claim(uint256 number, address holder, uint32 profile, uint256 highestDeposit) private {
        NumberRecord tombstone = _freeNumber(number);
        (uint64 prefix, RangeRecord range) = _claimableRange(number, tombstone);
        profile = _admit(prefix, range, profile, msg.sender);
        uint96 deposit = range.deposit();
        if (deposit > highestDeposit) revert DepositAboveHighest(deposit, highestDeposit);
        _register(number, holder, _claimed(tombstone, range, profile), msg.sender);
        _take(deposit);
    }

    /// @dev A claim that a desk has judged, up to the payment.
    function _grant(Grant calldata grant, NumberRecord record, uint96 deposit, address payer) private {
        if (deposit > grant.highestDeposit) revert DepositAboveHighest(deposit, grant.highestDeposit);
        _register(grant.number, grant.holder, record, payer);
        if (record.verifier() != 0) _emitChanged(grant.number, grant.holder, record);
    }

    /// @dev The number, in one slot, to a holder who can give it back.
    function _register(uint256 number, address holder, NumberRecord record, address payer) private {
        _refuseStuck(number, holder);
        _mintAndSetExtraDataUnchecked(holder, number, NumberRecord.unwrap(record));
        (uint8 depositClass, uint16 sequence) = (record.depositClass(), record.sequence());
        emit NumberClaimed(uint64(number), holder, payer, record.profile(), depositClass, sequence);
    }

    function _take(uint256 sum) private {
        if (sum != 0) IERC20(_ett).safeTransferFrom(msg.sender, address(this), sum);
    }

    /// @dev Reverts unless the number is well-formed, and nobody holds it here or in a registry before or after this one.
    function _freeNumber(uint256 number) private view returns (NumberRecord tombstone) {
        _requireWellFormed(number);
        address holder;
        (holder, tombstone) = _numberAt(number);
        if (holder != address(0)) revert NumberTaken(number, holder);
        _refuseLiveBefore(number);
        if (tombstone.isEmpty()) return tombstone;
        _refuseMoved(number, tombstone);
    }

    function _refuseResting(uint256 number, NumberRecord tombstone, uint16 quarantineDays) private view {
        if (tombstone.isEmpty()) return;
        uint256 freeOn = tombstone.day() + tombstone.restDays(quarantineDays);
        if (today() < freeOn) revert NumberInQuarantine(number, today(), freeOn);
    }

    /// @dev The range of a free number; reverts if nothing can be claimed there now, whoever claims.
    function _claimableRange(
        uint256 number,
        NumberRecord tombstone
    ) private view returns (uint64 prefix, RangeRecord range) {
        (uint256 digitCount, uint256 unit) = Digits.measure(number);
        (uint64 code, AuthorityRecord country) = _countryOf(number, unit);
        _refuseStopped(code, country.stoppedUntil());
        (prefix, range) = _rangeIn(Bits.upTo(country.rangeLengths(), digitCount), number, digitCount);
        if (prefix == 0) revert RangeMissing(number);
        if (digitCount < range.minDigits() || digitCount > range.maxDigits()) {
            revert NumberLengthRefused(number, uint8(digitCount), range.minDigits(), range.maxDigits());
        }
        if (range.endsOn() != 0) revert PrefixEnding(prefix, range.endsOn());
        _refuseResting(number, tombstone, range.quarantineDays());
    }

    /// @dev The profile of a claim, if the claimer may claim in the range by himself: the range's default, or one of its carrier
    /// that is open, or any of them if he is the carrier.
    function _admit(uint64 prefix, RangeRecord range, uint32 profile, address claimer) private view returns (uint32) {
        bool byCarrier = _requireActive(range.carrier()) == claimer;
        if (!range.isOpen() && !byCarrier) revert RangeNotOpen(prefix, uint8(range.policy()));
        if (profile == 0) profile = range.defaultProfile();
        if (profile == range.defaultProfile() && profile != 0) return profile;
        uint8 flags = _requireProfileOf(prefix, range.carrier(), profile);
        if (flags & PROFILE_OPEN == 0 && !byCarrier) {
            revert ProfileNotOfRange(prefix, profile, range.carrier(), range.carrier());
        }
        return profile;
    }

    /// @dev The record of a number claimed in a range today.
    function _claimed(NumberRecord tombstone, RangeRecord range, uint32 profile) private view returns (NumberRecord) {
        return newNumberRecord(profile, today(), range.depositClass(), tombstone.sequenceOfClaim(), 0, 0);
    }
}
