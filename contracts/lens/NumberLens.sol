// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { INumberRegistry } from "../numbering/interfaces/INumberRegistry.sol";
import { IRouteProfiles } from "../numbering/interfaces/IRouteProfiles.sol";
import { CountryCode } from "../numbering/libraries/CountryCode.sol";
import { Digits } from "../numbering/libraries/Digits.sol";
import { FLAG_CONTESTED, NumberRecord, newNumberRecord } from "../numbering/types/NumberRecord.sol";
import { Range } from "../numbering/types/Range.sol";
import { NumberState, NumberStatus } from "../numbering/types/Resolution.sol";
import { Rule } from "../numbering/types/Rule.sol";
import { IVerificationDesk } from "../verification/interfaces/IVerificationDesk.sol";
import { INumberLens } from "./interfaces/INumberLens.sol";
import { Prefixes } from "./libraries/Prefixes.sol";
import { ClaimQuote } from "./types/ClaimQuote.sol";
import { HeldView, NumberView, RangeView } from "./types/NumberView.sol";

/// @title What pages and wallets ask, answered in one call
/// @notice What it does is told in INumberLens.
contract NumberLens is INumberLens {
    uint256 private constant LAST_NUMBER = 10 ** Digits.MOST - 1;
    uint256 private constant MOST_NUMBERS = 256;
    uint256 private constant MOST_SEARCHED = 512;
    uint256 private constant MOST_READ = 1024;

    /// @notice Whose numbers and ranges are read.
    INumberRegistry public immutable registry;

    /// @notice Whose profiles are read.
    IRouteProfiles public immutable profiles;

    /// @notice Who knows of contests.
    IVerificationDesk public immutable verificationDesk;

    constructor(INumberRegistry registry_, IRouteProfiles profiles_, IVerificationDesk verificationDesk_) {
        registry = registry_;
        profiles = profiles_;
        verificationDesk = verificationDesk_;
    }

    /// @inheritdoc INumberLens
    function quoteClaim(
        uint256 number,
        uint32 profile,
        address claimer
    ) external view returns (ClaimQuote memory quote) {
        quote.refusal = _refusal(number, profile, claimer);
        if (!Digits.wellFormed(number)) return quote;
        NumberState memory state = registry.numberState(number);
        (uint64 prefix, Range memory range) = registry.rangeOf(number);
        quote.status = state.status;
        if (prefix == 0) return quote;
        quote.rangePrefix = prefix;
        quote.carrier = range.carrier;
        quote.profile = profile == 0 ? range.defaultProfile : profile;
        quote.depositClass = range.depositClass;
        quote.deposit = registry.depositOf(range.depositClass);
        quote.quarantineDays = range.quarantineDays;
        quote.freeOn = _freeOn(state, range);
    }

    /// @inheritdoc INumberLens
    function numbers(uint256[] calldata asked, bool withRules) external view returns (NumberView[] memory views) {
        if (asked.length > MOST_NUMBERS) revert INumberRegistry.TooManyNumbers(asked.length, MOST_NUMBERS);
        views = new NumberView[](asked.length);
        for (uint256 i; i < asked.length; ++i) {
            views[i].number = asked[i];
            if (Digits.wellFormed(asked[i])) _look(views[i], withRules);
        }
    }

    /// @inheritdoc INumberLens
    function profilesOf(
        uint32 carrier,
        uint32 from,
        uint256 most
    ) external view returns (uint32[] memory found, uint32 next) {
        uint256 last = profiles.count();
        uint256 profile = from == 0 ? 1 : from;
        most = _atMost(most, MOST_READ);
        found = new uint32[](most);
        uint256 count;
        for (; most != 0 && profile <= last; --most) {
            (uint32 its, , , ) = profiles.head(uint32(profile));
            if (its == carrier) found[count++] = uint32(profile);
            ++profile;
        }
        assembly ("memory-safe") {
            mstore(found, count)
        }
        if (profile <= last) next = uint32(profile);
    }

    /// @inheritdoc INumberLens
    function rangesUnder(
        uint64 prefix,
        uint32 carrier,
        uint64 from,
        uint256 most
    ) external view returns (RangeView[] memory found, uint64 next) {
        uint256 lengths = _rangeLengthsAt(prefix);
        next = Prefixes.firstUnder(prefix, lengths, from);
        most = _atMost(most, MOST_READ);
        found = new RangeView[](next == 0 ? 0 : most);
        uint256 count;
        for (; most != 0 && next != 0; --most) {
            Range memory range = registry.rangeAt(next);
            if (range.carrier != 0 && (carrier == 0 || range.carrier == carrier)) {
                found[count++] = RangeView({ prefix: next, range: range });
            }
            next = Prefixes.following(prefix, lengths, next);
        }
        assembly ("memory-safe") {
            mstore(found, count)
        }
    }

    /// @inheritdoc INumberLens
    function numbersOf(
        uint32 carrier,
        uint256 from,
        uint256 to,
        uint256 most
    ) external view returns (HeldView[] memory found, uint256 next) {
        to = _atMost(to, LAST_NUMBER);
        most = from > to ? 0 : _atMost(_atMost(most, MOST_SEARCHED), to - from + 1);
        found = new HeldView[](most);
        uint256 count;
        // Neighbours are mostly served by one profile: its carrier is asked for once.
        uint32 profile;
        uint32 its;
        for (; most != 0; --most) {
            NumberState memory state = registry.numberState(from);
            if (state.holder != address(0)) {
                if (state.profile != profile) {
                    profile = state.profile;
                    (its, , , ) = profiles.head(profile);
                }
                if (its == carrier) found[count++] = HeldView({ number: from, state: state });
            }
            ++from;
        }
        assembly ("memory-safe") {
            mstore(found, count)
        }
        if (from <= to) next = from;
    }

    /// @inheritdoc INumberLens
    function statuses(uint256 first, uint256 count) external view returns (NumberStatus[] memory found) {
        found = new NumberStatus[](_atMost(count, MOST_NUMBERS));
        for (uint256 i; i < found.length && first <= LAST_NUMBER; ++i) {
            found[i] = registry.numberState(first++).status;
        }
    }

    /// @inheritdoc INumberLens
    function claimable(uint256 first, uint32 profile, address claimer) external view returns (uint256 bitmap) {
        for (uint256 i; i < MOST_NUMBERS && first <= LAST_NUMBER; ++i) {
            if (_refusal(first++, profile, claimer) == 0) bitmap |= 1 << i;
        }
    }

    /// @inheritdoc INumberLens
    function nextClaimable(
        uint256 from,
        uint256 to,
        uint32 profile,
        address claimer,
        uint256 wanted
    ) external view returns (uint256[] memory found, uint256 next) {
        found = new uint256[](_atMost(wanted, MOST_NUMBERS));
        uint256 count;
        to = _atMost(to, LAST_NUMBER);
        for (uint256 i; i < MOST_SEARCHED && from <= to && count < found.length; ++i) {
            if (_refusal(from, profile, claimer) == 0) found[count++] = from;
            ++from;
        }
        assembly ("memory-safe") {
            mstore(found, count)
        }
        if (from <= to) next = from;
    }

    /// @dev Why a claim would be refused: the selector of the registry's error, 0 if it would go through.
    function _refusal(uint256 number, uint32 profile, address claimer) private view returns (bytes4) {
        try registry.requireClaimable(number, profile, claimer) {
            return 0;
        } catch (bytes memory reason) {
            return bytes4(reason);
        }
    }

    function _look(NumberView memory view_, bool withRules) private view {
        uint256 number = view_.number;
        NumberState memory state = registry.numberState(number);
        view_.state = state;
        (view_.rangePrefix, view_.range) = registry.rangeOf(number);
        view_.freeOn = _freeOn(state, view_.range);
        view_.resolution = registry.resolve(number);
        if (!withRules) view_.resolution.rules = new Rule[](0);
        if (state.holder == address(0)) {
            if (view_.rangePrefix != 0) view_.deposit = registry.depositOf(view_.range.depositClass);
            return;
        }
        view_.deposit = registry.depositOf(state.depositClass);
        (view_.carrier, , , ) = profiles.head(state.profile);
        if (state.verifier != 0) view_.verifiedUntil = state.day;
        if (state.flags & FLAG_CONTESTED != 0) view_.contest = verificationDesk.contestAt(uint64(number));
    }

    /// @dev Of the lengths that the prefix's country has opened; none for what is no prefix, or shorter than a country code.
    function _rangeLengthsAt(uint64 prefix) private view returns (uint256) {
        if (!Digits.wellFormed(prefix)) return 0;
        (uint64 country, ) = CountryCode.split(prefix, Digits.count(prefix));
        return registry.authorityAt(country).rangeLengths;
    }

    /// @dev Days end with what 16 bits hold, in 2149.
    function _freeOn(NumberState memory state, Range memory range) private pure returns (uint16) {
        if (state.status != NumberStatus.Quarantined) return 0;
        NumberRecord tombstone = newNumberRecord(0, state.day, 0, state.sequence, state.flags, 0);
        return uint16(_atMost(state.day + tombstone.restDays(range.quarantineDays), type(uint16).max));
    }

    function _atMost(uint256 asked, uint256 bound) private pure returns (uint256) {
        return asked < bound ? asked : bound;
    }
}
