// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { AccessManaged } from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { IERC20Permit } from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import { SafeERC20 } from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import { today } from "../calendar/Day.sol";
import { CarrierStatus, ICarrierRegistry } from "../carriers/interfaces/ICarrierRegistry.sol";
import { Permit } from "../token/types/Permit.sol";
import { NumberToken } from "./NumberToken.sol";
import { NumberingAuthority } from "./NumberingAuthority.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { IRouteProfiles, PROFILE_OPEN } from "./interfaces/IRouteProfiles.sol";
import { Digits } from "./libraries/Digits.sol";
import { FLAG_PORTED, NumberRecord, TOMBSTONE_QUARANTINED, newNumberRecord } from "./types/NumberRecord.sol";
import { ClaimPolicy, RANGE_CLAIMED_ONLY, RANGE_PRIVATE } from "./types/Range.sol";
import { RangeRecord } from "./types/RangeRecord.sol";
import { ClaimQuote, NumberState, NumberStatus, PortingFacts, Resolution } from "./types/Resolution.sol";

/// @title The registry of telephone numbers
/// @notice What it does and promises is told in INumberRegistry; here stand claim, release, port and resolve.
contract NumberRegistry is NumberToken, NumberingAuthority {
    using SafeERC20 for IERC20;

    /// @dev What a claim that would go through comes to.
    struct ClaimTerms {
        uint32 profile;
        uint8 depositClass;
        uint16 sequence;
        uint96 deposit;
    }

    /// @dev A number given back sooner does not rest, so that a range cannot be salted by claiming and releasing.
    uint256 private constant HELD_DAYS_TO_REST = 7;
    uint256 private constant MOST_RESOLVED = 256;

    constructor(
        address accessManager,
        address ett_,
        ICarrierRegistry carriers_,
        IRouteProfiles profiles_,
        address portingDesk_
    ) AccessManaged(accessManager) NumberToken(ett_, portingDesk_) NumberingAuthority(carriers_, profiles_) {}

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
        // Somebody may have sent the permit before us: then the allowance is there, and if not, the claim fails by itself.
        try
            IERC20Permit(ett).permit(
                msg.sender,
                address(this),
                permit.value,
                permit.deadline,
                permit.v,
                permit.r,
                permit.s
            )
        {} catch {}
        _claim(number, holder, profile, highestDeposit);
    }

    /// @inheritdoc INumberRegistry
    function release(uint64 number) external {
        // Check: held, by the caller or somebody who approved of him.
        (address holder, NumberRecord record) = _numberAt(number);
        if (holder == address(0)) revert NumberNotHeld(number);
        if (!_isApprovedOrOwner(msg.sender, number)) revert NotHolder(number, msg.sender, holder);

        // Effect: the token is burned; what stays tells how long the number rests. The last sequence stays as it is.
        uint16 day = today();
        bool rests = day - record.day() >= HELD_DAYS_TO_REST;
        uint16 sequence = record.sequence();
        if (sequence != type(uint16).max) ++sequence;
        uint96 deposit = _plan.depositClasses[record.depositClass()].amount;
        _burn(number);
        _setRecord(number, newNumberRecord(0, day, 0, sequence, rests ? TOMBSTONE_QUARANTINED : 0, 0));
        emit NumberReleased(number, holder, deposit, sequence, day, rests);

        // Interaction: give the deposit back.
        if (deposit != 0) IERC20(ett).safeTransfer(holder, deposit);
    }

    /// @inheritdoc INumberRegistry
    function port(uint64 number, uint32 toProfile, address holder, bool ported) external returns (uint32 fromProfile) {
        // Check: from the desk, about a number it holds (the transfer below reverts otherwise).
        if (msg.sender != portingDesk) revert NotPortingDesk(msg.sender, portingDesk);
        (, NumberRecord record) = _numberAt(number);

        // Effect: profile and sequence, then back to the holder.
        fromProfile = record.profile();
        uint16 sequence = _nextSequence(number, record);
        uint8 flags = ported ? record.flags() | FLAG_PORTED : record.flags();
        _setRecord(
            number,
            newNumberRecord(toProfile, record.day(), record.depositClass(), sequence, flags, record.verifier())
        );
        emit NumberPorted(number, fromProfile, toProfile, sequence, ported);
        _transfer(msg.sender, holder, number);
    }

    /// @inheritdoc INumberRegistry
    function quoteClaim(uint64 number, uint32 profile) external view returns (ClaimQuote memory quote) {
        try this.requireClaimable(number, profile, msg.sender) {} catch (bytes memory reason) {
            quote.refusal = bytes4(reason);
        }
        if (!Digits.wellFormed(number)) return quote;
        (address holder, NumberRecord record) = _numberAt(number);
        RangeRecord range;
        (quote.rangePrefix, range) = _plan.rangeOf(number);
        quote.status = _status(holder, record, quote.rangePrefix, range);
        quote.carrier = range.carrier();
        quote.profile = profile == 0 ? range.defaultProfile() : profile;
        quote.depositClass = range.depositClass();
        quote.deposit = range.deposit();
        quote.quarantineDays = range.quarantineDays();
        if (quote.status == NumberStatus.Quarantined) quote.freeOn = record.day() + range.quarantineDays();
    }

    /// @inheritdoc INumberRegistry
    function requireClaimable(uint64 number, uint32 profile, address claimer) external view {
        _claimTerms(number, profile, claimer);
    }

    /// @inheritdoc INumberRegistry
    function resolve(uint64 number) external view returns (Resolution memory) {
        return _resolve(number);
    }

    /// @inheritdoc INumberRegistry
    function resolveMany(uint64[] calldata numbers) external view returns (Resolution[] memory resolutions) {
        if (numbers.length > MOST_RESOLVED) revert TooManyNumbers(numbers.length, MOST_RESOLVED);
        resolutions = new Resolution[](numbers.length);
        for (uint256 i; i < numbers.length; ++i) {
            resolutions[i] = _resolve(numbers[i]);
        }
    }

    /// @inheritdoc INumberRegistry
    function numberState(uint64 number) external view returns (NumberState memory state) {
        if (!Digits.wellFormed(number)) return state;
        (address holder, NumberRecord record) = _numberAt(number);
        (uint64 prefix, RangeRecord range) = _plan.rangeOf(number);
        return
            NumberState({
                holder: holder,
                status: _status(holder, record, prefix, range),
                profile: record.profile(),
                day: record.day(),
                depositClass: record.depositClass(),
                sequence: record.sequence(),
                flags: record.flags(),
                verifier: record.verifier()
            });
    }

    /// @inheritdoc INumberRegistry
    function portingFacts(uint64 number) external view returns (PortingFacts memory facts) {
        if (!Digits.wellFormed(number)) return facts;
        (address holder, NumberRecord record) = _numberAt(number);
        (uint64 prefix, RangeRecord range) = _plan.rangeOf(number);
        facts.holder = holder;
        facts.profile = record.profile();
        facts.sequence = record.sequence();
        facts.flags = record.flags();
        facts.rangePrefix = prefix;
        facts.rangeProfile = range.defaultProfile();
        facts.rangeVersion = range.version();
    }

    /// @dev A claim by the caller, in the order: check, effect, interaction.
    function _claim(uint64 number, address holder, uint32 profile, uint96 highestDeposit) private {
        // Check: the claim is admissible, its deposit bearable, its holder able to give the number back.
        ClaimTerms memory terms = _claimTerms(number, profile, msg.sender);
        if (terms.deposit > highestDeposit) revert DepositAboveHighest(terms.deposit, highestDeposit);
        _refuseStuck(number, holder);

        // Effect: the number, in one slot.
        uint16 day = today();
        NumberRecord record = newNumberRecord(terms.profile, day, terms.depositClass, terms.sequence, 0, 0);
        _mintAndSetExtraDataUnchecked(holder, number, NumberRecord.unwrap(record));
        emit NumberClaimed(
            number,
            holder,
            terms.profile,
            msg.sender,
            terms.deposit,
            terms.depositClass,
            terms.sequence,
            day
        );

        // Interaction: take the deposit.
        if (terms.deposit != 0) IERC20(ett).safeTransferFrom(msg.sender, address(this), terms.deposit);
    }

    function _resolve(uint64 number) private view returns (Resolution memory resolution) {
        if (!Digits.wellFormed(number)) revert NumberMalformed(number);
        (address holder, NumberRecord record) = _numberAt(number);
        (uint64 prefix, RangeRecord range) = _plan.rangeOf(number);
        resolution.status = _status(holder, record, prefix, range);
        resolution.sequence = record.sequence();
        resolution.rangePrefix = prefix;
        resolution.rangeCarrier = range.carrier();
        resolution.isPrivate = range.flags() & RANGE_PRIVATE != 0;

        // The number's own profile if it is live, else the range's, unless that serves claimed numbers only or has ended.
        if (resolution.status == NumberStatus.Held) {
            resolution.ported = record.flags() & FLAG_PORTED != 0;
            resolution.profile = record.profile();
        } else if (range.flags() & RANGE_CLAIMED_ONLY == 0 && (range.endsOn() == 0 || today() < range.endsOn())) {
            resolution.profile = range.defaultProfile();
        }
        if (resolution.profile == 0) return resolution;
        (resolution.carrier, resolution.version, resolution.ttl, , resolution.rules) = profiles.read(
            resolution.profile
        );
        (, CarrierStatus standing) = carriers.standing(resolution.carrier);
        resolution.carrierLeft = standing != CarrierStatus.Active;
    }

    /// @dev What a claim comes to; reverts with the reason if it is inadmissible. The one place that judges claims.
    function _claimTerms(
        uint64 number,
        uint32 profile,
        address claimer
    ) private view returns (ClaimTerms memory terms) {
        if (!Digits.wellFormed(number)) revert NumberMalformed(number);
        (address holder, NumberRecord record) = _numberAt(number);
        if (holder != address(0)) revert NumberTaken(number, holder);
        terms.sequence = _nextSequence(number, record);

        (uint64 prefix, RangeRecord range) = _plan.rangeOf(number);
        if (prefix == 0) revert RangeMissing(number);
        uint256 digitCount = Digits.count(number);
        if (digitCount < range.minDigits() || digitCount > range.maxDigits()) {
            revert NumberLengthRefused(number, uint8(digitCount), range.minDigits(), range.maxDigits());
        }
        if (range.endsOn() != 0) revert PrefixEnding(prefix, range.endsOn());
        if (_rests(record, range)) {
            revert NumberInQuarantine(number, today(), uint256(record.day()) + range.quarantineDays());
        }
        bool byCarrier = _requireActive(range.carrier()) == claimer;
        if (range.policy() != ClaimPolicy.Open && !(range.policy() == ClaimPolicy.Closed && byCarrier)) {
            revert RangeNotOpen(prefix, uint8(range.policy()));
        }
        terms.profile = _profileFor(prefix, range, profile, byCarrier);
        terms.depositClass = range.depositClass();
        terms.deposit = range.deposit();
    }

    /// @dev The range's default, or a profile of its carrier that is open or claimed by the carrier itself.
    function _profileFor(
        uint64 prefix,
        RangeRecord range,
        uint32 profile,
        bool byCarrier
    ) private view returns (uint32) {
        if (profile == 0) profile = range.defaultProfile();
        if (profile == range.defaultProfile() && profile != 0) return profile;
        (uint32 carrier, , , uint8 flags) = profiles.head(profile);
        if (carrier != range.carrier() || (flags & PROFILE_OPEN == 0 && !byCarrier)) {
            revert ProfileNotOfRange(prefix, profile, carrier, range.carrier());
        }
        return profile;
    }

    function _status(
        address holder,
        NumberRecord record,
        uint64 prefix,
        RangeRecord range
    ) private view returns (NumberStatus) {
        if (holder != address(0)) return NumberStatus.Held;
        if (prefix == 0) return NumberStatus.Unassigned;
        return _rests(record, range) ? NumberStatus.Quarantined : NumberStatus.Available;
    }

    /// @dev Whether a number that nobody holds is in quarantine, for as long as the range that encloses it now says.
    function _rests(NumberRecord record, RangeRecord range) private view returns (bool) {
        return record.flags() & TOMBSTONE_QUARANTINED != 0 && today() < uint256(record.day()) + range.quarantineDays();
    }
}
