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
import { Digits } from "./libraries/Digits.sol";
import { AuthorityRecord } from "./types/AuthorityRecord.sol";
import { Grant, NumberFor } from "./types/Grant.sol";
import { LAST_SEQUENCE, NumberRecord, TOMBSTONE_QUARANTINED, newNumberRecord } from "./types/NumberRecord.sol";
import { ClaimPolicy } from "./types/Range.sol";
import { RangeRecord } from "./types/RangeRecord.sol";

/// @title How numbers come to be held
/// @notice Open claims and a carrier's own, and what the desks have judged: signatures, roots and verifications.
abstract contract NumberClaims is NumberSuccession {
    using Payments for Payment;
    using SafeERC20 for IERC20;

    uint256 private constant MOST_CLAIMED = 256;

    /// @inheritdoc INumberRegistry
    function claim(uint64 number, address holder, uint32 profile, uint96 highestDeposit) external {
        _claim(number, holder, profile, highestDeposit);
    }

    /// @inheritdoc INumberRegistry
    function claimWithPermit(
        uint64 number,
        address holder,
        uint32 profile,
        uint96 highestDeposit,
        Permit calldata permit
    ) external {
        Payments.tryPermit(ett, msg.sender, permit.value, permit.deadline, permit.v, permit.r, permit.s);
        _claim(number, holder, profile, highestDeposit);
    }

    /// @inheritdoc INumberRegistry
    function claimMany(NumberFor[] calldata numbers, uint32 profile, uint96 highestDeposit) external {
        if (numbers.length > MOST_CLAIMED) revert TooManyNumbers(numbers.length, MOST_CLAIMED);

        // Check and effect: number by number. The sum cannot overflow: no deposit is above a million ETT.
        uint96 sum;
        for (uint256 i; i < numbers.length; ++i) {
            uint64 number = numbers[i].number;
            (NumberRecord record, uint96 deposit) = _openClaim(number, profile, msg.sender);
            _register(number, numbers[i].holder, record, deposit, msg.sender);
            sum += deposit;
        }
        if (sum > highestDeposit) revert DepositAboveHighest(sum, highestDeposit);

        // Interaction: take the deposits at once.
        _take(sum);
    }

    /// @inheritdoc IRegistryForDesks
    function grantInRange(Grant calldata grant, Payment calldata payment) external onlyDesk(claimDesk) {
        NumberRecord tombstone = _freeNumber(grant.number);
        (uint64 prefix, RangeRecord range) = _claimableRange(grant.number, tombstone);
        if (grant.depositClass != range.depositClass()) {
            revert TermsRefused(prefix, "depositClass", grant.depositClass, range.depositClass());
        }
        _requireActive(range.carrier());
        uint32 profile = grant.profile == 0 ? range.defaultProfile() : grant.profile;
        _requireProfileOf(prefix, range.carrier(), profile);
        uint16 sequence = tombstone.nextSequence();
        NumberRecord record = newNumberRecord(profile, today(), grant.depositClass, sequence, 0, 0);
        _grant(grant, record, range.deposit(), payment);
    }

    /// @inheritdoc IRegistryForDesks
    function grantVerified(
        Grant calldata grant,
        Payment calldata payment
    ) external onlyDesk(address(verificationDesk)) {
        (address present, NumberRecord record) = _numberAt(grant.number);
        if (present != address(0) && record.hasLapsed(today())) {
            if (record.isContested()) revert NumberContested(grant.number);
            _end(grant.number, present, record);
        }
        NumberRecord tombstone = _freeNumber(grant.number);
        (uint64 code, AuthorityRecord country) = _plan.countryOf(grant.number, Digits.count(grant.number));
        _refuseStopped(code, country.stoppedUntil());
        uint96 deposit = depositOf(grant.depositClass);
        uint16 sequence = tombstone.nextSequence();
        record = newNumberRecord(grant.profile, grant.day, grant.depositClass, sequence, 0, grant.verifier);
        _grant(grant, record, deposit, payment);
    }

    /// @inheritdoc INumberRegistry
    function requireClaimable(uint64 number, uint32 profile, address claimer) external view {
        _openClaim(number, profile, claimer);
    }

    /// @dev Whether a number that nobody holds is in quarantine, for as long as the range that encloses it now says.
    function _rests(NumberRecord record, RangeRecord range) internal view returns (bool) {
        return record.flags() & TOMBSTONE_QUARANTINED != 0 && today() < uint256(record.day()) + range.quarantineDays();
    }

    /// @dev A claim by the caller, in the order: check, effect, interaction.
    function _claim(uint64 number, address holder, uint32 profile, uint96 highestDeposit) private {
        (NumberRecord record, uint96 deposit) = _openClaim(number, profile, msg.sender);
        if (deposit > highestDeposit) revert DepositAboveHighest(deposit, highestDeposit);
        _register(number, holder, record, deposit, msg.sender);
        _take(deposit);
    }

    /// @dev A claim that a desk has judged.
    function _grant(Grant calldata grant, NumberRecord record, uint96 deposit, Payment calldata payment) private {
        if (deposit > grant.highestDeposit) revert DepositAboveHighest(deposit, grant.highestDeposit);
        _register(grant.number, grant.holder, record, deposit, payment.payerOf(grant.caller, deposit));
        if (grant.verifier != 0) _emitChanged(grant.number, grant.holder, record);
        payment.take(ett, grant.caller, deposit, grant.claimHash);
    }

    /// @dev The number, in one slot, to a holder who can give it back.
    function _register(uint64 number, address holder, NumberRecord record, uint96 deposit, address payer) private {
        _refuseStuck(number, holder);
        _mintAndSetExtraDataUnchecked(holder, number, NumberRecord.unwrap(record));
        uint8 depositClass = record.depositClass();
        emit NumberClaimed(number, holder, record.profile(), payer, deposit, depositClass, record.sequence(), today());
    }

    function _take(uint96 deposit) private {
        if (deposit != 0) IERC20(ett).safeTransferFrom(msg.sender, address(this), deposit);
    }

    /// @dev What an open claim, or a carrier's own, comes to; reverts with the reason if it is inadmissible.
    function _openClaim(
        uint64 number,
        uint32 profile,
        address claimer
    ) private view returns (NumberRecord record, uint96 deposit) {
        NumberRecord tombstone = _freeNumber(number);
        (uint64 prefix, RangeRecord range) = _claimableRange(number, tombstone);
        bool byCarrier = _requireActive(range.carrier()) == claimer;
        if (range.policy() != ClaimPolicy.Open && !byCarrier) revert RangeNotOpen(prefix, uint8(range.policy()));
        profile = _openProfile(prefix, range, profile, byCarrier);
        uint16 sequence = tombstone.nextSequence();
        return (newNumberRecord(profile, today(), range.depositClass(), sequence, 0, 0), range.deposit());
    }

    /// @dev Reverts unless the number is well-formed, has changes left, and nobody holds it here or in a registry before or
    /// after this one.
    function _freeNumber(uint64 number) private view returns (NumberRecord tombstone) {
        _requireWellFormed(number);
        address holder;
        (holder, tombstone) = _numberAt(number);
        if (holder != address(0)) revert NumberTaken(number, holder);
        _refuseMoved(number, tombstone);
        _refuseLiveBefore(number);
        if (tombstone.sequence() == LAST_SEQUENCE) revert SequenceExhausted(number);
    }

    /// @dev The range of a free number; reverts if nothing can be claimed there now, whoever claims.
    function _claimableRange(
        uint64 number,
        NumberRecord tombstone
    ) private view returns (uint64 prefix, RangeRecord range) {
        uint256 digitCount = Digits.count(number);
        (uint64 code, AuthorityRecord country) = _plan.countryOf(number, digitCount);
        _refuseStopped(code, country.stoppedUntil());
        (prefix, range) = _plan.rangeIn(country, number, digitCount);
        if (prefix == 0) revert RangeMissing(number);
        if (digitCount < range.minDigits() || digitCount > range.maxDigits()) {
            revert NumberLengthRefused(number, uint8(digitCount), range.minDigits(), range.maxDigits());
        }
        if (range.endsOn() != 0) revert PrefixEnding(prefix, range.endsOn());
        if (_rests(tombstone, range)) {
            revert NumberInQuarantine(number, today(), uint256(tombstone.day()) + range.quarantineDays());
        }
    }

    /// @dev The range's default, or a profile of its carrier that is open or claimed by the carrier itself.
    function _openProfile(
        uint64 prefix,
        RangeRecord range,
        uint32 profile,
        bool byCarrier
    ) private view returns (uint32) {
        if (profile == 0) profile = range.defaultProfile();
        if (profile == range.defaultProfile() && profile != 0) return profile;
        uint8 flags = _requireProfileOf(prefix, range.carrier(), profile);
        if (flags & PROFILE_OPEN == 0 && !byCarrier) {
            revert ProfileNotOfRange(prefix, profile, range.carrier(), range.carrier());
        }
        return profile;
    }
}
