// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { INumberRegistry } from "../../../contracts/numbering/interfaces/INumberRegistry.sol";
import { IAuthorityDesk } from "../../../contracts/numbering/interfaces/IAuthorityDesk.sol";
import {
    ClaimPolicy,
    RANGE_CLAIMED_ONLY,
    RANGE_DECISIONS,
    RangeTerms
} from "../../../contracts/numbering/types/Range.sol";
import { Reasons } from "../shadow/Reasons.t.sol";
import { Acting } from "./Acting.t.sol";

/// @title Ranges and authorities: given out, handed over, taken back
abstract contract Allocating is Acting {
    function allocate(uint256 which, uint256 seed) external {
        uint64 prefix = _rangePrefix(which);
        (address giver, uint16 endsOn) = _giverOf(prefix);
        if (giver == address(0)) return;
        uint64 above = _rangeAbove(prefix);
        RangeTerms memory terms = _termsFor(prefix, above, seed);
        Reasons memory r;
        r.because(_isStopped(prefix), INumberRegistry.CountryIsStopped.selector);
        r.because(_block[prefix].carrier != 0, INumberRegistry.PrefixTaken.selector);
        r.because(endsOn != 0, INumberRegistry.PrefixEnding.selector);
        r.because(
            above != 0 && (terms.flags & RANGE_DECISIONS != 0) != _block[above].decisions,
            INumberRegistry.TermsRefused.selector
        );
        if (!_try(NAMED, giver, address(registry), abi.encodeCall(registry.allocate, (prefix, terms)), r)) return;
        Block storage b = _block[prefix];
        (b.carrier, b.defaultProfile, b.depositClass) = (terms.carrier, terms.defaultProfile, terms.depositClass);
        (b.policy, b.quarantineDays, b.givenFrom) = (terms.policy, terms.quarantineDays, above);
        (b.claimedOnly, b.decisions) = (terms.flags & RANGE_CLAIMED_ONLY != 0, terms.flags & RANGE_DECISIONS != 0);
        ++b.version;
    }

    function delegate(uint256 which) external {
        uint64 prefix = _officePrefix(which);
        bool isCountry = prefix != LONDON_OFFICE;
        (address giver, uint16 endsOn) = isCountry ? (GOVERNANCE, uint16(0)) : _giverOf(prefix);
        if (giver == address(0)) return;
        Reasons memory r;
        r.because(_office[prefix].holder != address(0), INumberRegistry.PrefixTaken.selector);
        r.because(endsOn != 0, INumberRegistry.PrefixEnding.selector);
        address holder =
            prefix == USA
                ? NANPA
                : isCountry
                    ? OFCOM
                    : BOARD;
        uint8 digits = prefix == USA ? 11 : UK_DIGITS;
        bytes memory data = abi.encodeCall(authorityDesk.delegate, (prefix, holder, digits, digits));
        if (!_try(NAMED, giver, address(authorityDesk), data, r)) return;
        _office[prefix].holder = holder;
        ++_office[prefix].version;
    }

    /// @dev To a range or an authority; taken back now and then, or given too late.
    function giveNotice(uint256 which, uint256 seed) external {
        uint64 prefix = _endable(which, seed);
        bool isRange = _block[prefix].carrier != 0;
        uint16 endsOn = _die(seed, 1, 3) == 0 ? 0 : _today() + 29 + uint16(_die(seed, 2, 8));
        Reasons memory r;
        r.because(endsOn != 0 && endsOn < _today() + 30, INumberRegistry.TermsRefused.selector);
        r.because(!isRange && _office[prefix].holder == address(0), INumberRegistry.PrefixNotGiven.selector);
        bytes memory data = abi.encodeCall(authorityDesk.giveNotice, (prefix, endsOn));
        if (!_try(NAMED, _takerOf(prefix, _die(seed, 9, 3) == 0), address(authorityDesk), data, r)) return;
        if (isRange) _block[prefix].endsOn = endsOn;
        else _office[prefix].endsOn = endsOn;
    }

    function takeBack(uint256 which, uint256 seed) external {
        uint64 prefix = _endable(which, seed);
        for (uint256 i; i < 3; ++i) {
            uint16 end = _block[_rangePrefix(i)].endsOn;
            if (end != 0 && _today() >= end && _die(seed, 3, 2) == 0) prefix = _rangePrefix(i);
        }
        bool isRange = _block[prefix].carrier != 0;
        uint16 endsOn = isRange ? _block[prefix].endsOn : _office[prefix].endsOn;
        Reasons memory r;
        r.because(!isRange && _office[prefix].holder == address(0), INumberRegistry.PrefixNotGiven.selector);
        r.because(endsOn == 0 || _today() < endsOn, INumberRegistry.NoticeNotOver.selector);
        bytes memory data = abi.encodeCall(authorityDesk.takeBack, (prefix));
        if (!_try(NAMED, _takerOf(prefix, _die(seed, 9, 3) == 0), address(authorityDesk), data, r)) return;
        if (isRange) {
            Block memory left;
            (left.version, left.offeredTo, left.offeredVersion) = (
                _block[prefix].version + 1,
                _block[prefix].offeredTo,
                _block[prefix].offeredVersion
            );
            _block[prefix] = left;
        } else {
            (_office[prefix].holder, _office[prefix].endsOn) = (address(0), 0);
            ++_office[prefix].version;
        }
    }

    function setPolicy(uint256 which, uint256 policy) external {
        uint64 prefix = _rangePrefix(which);
        Block storage b = _block[prefix];
        if (b.carrier == 0) return;
        Reasons memory r;
        r.because(b.endsOn != 0, INumberRegistry.PrefixEnding.selector);
        bytes memory data = abi.encodeCall(authorityDesk.setPolicy, (prefix, ClaimPolicy(policy % 3)));
        bool through = _try(NAMED, _ownerOf(b.carrier), address(authorityDesk), data, r);
        if (through) b.policy = ClaimPolicy(policy % 3);
    }

    function setDefaultProfile(uint256 which, uint256 seed) external {
        uint64 prefix = _rangePrefix(which);
        Block storage b = _block[prefix];
        if (b.carrier == 0) return;
        uint32 profile = _die(seed, 1, 8) == 0 ? 0 : _profile(seed);
        bool fits = profile == 0 || _carrierOf[profile] == b.carrier;
        Reasons memory r;
        r.because(!fits, INumberRegistry.ProfileNotOfRange.selector);
        bytes memory data = abi.encodeCall(registry.setDefaultProfile, (prefix, profile));
        if (_try(NAMED, _ownerOf(b.carrier), address(registry), data, r)) b.defaultProfile = profile;
    }

    /// @dev To the other carrier, or to none: the offer is taken back.
    function offerRange(uint256 which, uint256 seed) external {
        uint64 prefix = _rangePrefix(which);
        Block storage b = _block[prefix];
        if (b.carrier == 0) return;
        uint32 to =
            _die(seed, 1, 4) == 0
                ? 0
                : b.carrier == alpha
                    ? beta
                    : alpha;
        Reasons memory r;
        r.because(b.endsOn != 0, INumberRegistry.PrefixEnding.selector);
        bytes memory data = abi.encodeCall(authorityDesk.offerRange, (prefix, to));
        if (!_try(NAMED, _ownerOf(b.carrier), address(authorityDesk), data, r)) return;
        (b.offeredTo, b.offeredVersion) = (to, b.version);
    }

    function acceptRange(uint256 which, uint256 seed) external {
        uint64 prefix = _rangePrefix(which);
        for (uint256 i; i < 3; ++i) {
            if (_offeredTo(_rangePrefix(i)) != 0) prefix = _rangePrefix(i);
        }
        Block storage b = _block[prefix];
        uint32 profile = _die(seed, 1, 2) == 0 ? 0 : _profile(seed);
        uint32 offeredTo = _offeredTo(prefix);
        uint32 by = offeredTo != 0 && _die(seed, 2, 4) != 0 ? offeredTo : alpha;
        Reasons memory r;
        r.because(offeredTo != by, IAuthorityDesk.RangeNotOffered.selector);
        r.because(b.endsOn != 0, INumberRegistry.PrefixEnding.selector);
        r.because(profile != 0 && _carrierOf[profile] != by, INumberRegistry.ProfileNotOfRange.selector);
        bytes memory data = abi.encodeCall(authorityDesk.acceptRange, (prefix, profile));
        if (!_try(NAMED, _ownerOf(by), address(authorityDesk), data, r)) return;
        (b.carrier, b.defaultProfile) = (by, profile);
        ++b.version;
        (b.offeredTo, b.offeredVersion) = (0, 0);
    }

    /// @dev An authority changes its wallet, and changes back.
    function handAuthority(uint256 which, uint256 seed) external {
        uint64 prefix = _officePrefix(which);
        Office storage o = _office[prefix];
        bool offered = o.offeredVersion == o.version && o.offeredTo != address(0);
        bool accept = offered && _die(seed, 1, 4) != 0;
        if (!accept && o.holder == address(0)) return;
        Reasons memory r;
        r.because(o.endsOn != 0, INumberRegistry.PrefixEnding.selector);
        if (accept) {
            bytes memory data = abi.encodeCall(authorityDesk.acceptAuthority, (prefix));
            if (!_try(NAMED, o.offeredTo, address(authorityDesk), data, r)) return;
            (o.holder, o.offeredTo, o.offeredVersion) = (o.offeredTo, address(0), 0);
        } else {
            address to = o.holder == BOARD ? OFCOM : BOARD;
            bytes memory data = abi.encodeCall(authorityDesk.offerAuthority, (prefix, to));
            if (!_try(NAMED, o.holder, address(authorityDesk), data, r)) return;
            (o.offeredTo, o.offeredVersion) = (to, o.version);
        }
    }

    function _offeredTo(uint64 prefix) private view returns (uint32) {
        Block storage b = _block[prefix];
        return b.offeredVersion == b.version ? b.offeredTo : 0;
    }

    /// @dev Flags that a carrier must pass on unchanged are mostly passed on unchanged.
    function _termsFor(uint64 prefix, uint64 above, uint256 seed) private view returns (RangeTerms memory terms) {
        uint32 profile = _profile(seed);
        uint8 digits = _countryOf(prefix) == UK ? UK_DIGITS : 11;
        bool decisions = above != 0 && _die(seed, 1, 8) != 0 ? _block[above].decisions : _die(seed, 2, 2) == 0;
        return
            RangeTerms({
                carrier: _carrierOf[profile],
                defaultProfile: _die(seed, 3, 8) == 0 ? 0 : profile,
                minDigits: digits,
                maxDigits: digits,
                depositClass: uint8(_die(seed, 4, 3)),
                policy: ClaimPolicy(_die(seed, 5, 3)),
                quarantineDays: uint16(_die(seed, 6, 120)),
                flags: (_die(seed, 7, 3) == 0 ? RANGE_CLAIMED_ONLY : 0) | (decisions ? RANGE_DECISIONS : 0)
            });
    }

    /// @dev Ranges rather than authorities, whose end ends much.
    function _endable(uint256 which, uint256 seed) private pure returns (uint64) {
        return _die(seed, 8, 4) != 0 ? _rangePrefix(which) : _officePrefix(which);
    }
}
