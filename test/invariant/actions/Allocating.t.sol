// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IAccessManaged } from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import { IAuthorityDesk } from "../../../contracts/numbering/interfaces/IAuthorityDesk.sol";
import { INumberRegistry } from "../../../contracts/numbering/interfaces/INumberRegistry.sol";
import { Digits } from "../../../contracts/numbering/libraries/Digits.sol";
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
        bool closed = (_office[_countryOf(prefix)].rangeLengths >> Digits.count(prefix)) & 1 == 0;
        r.because(closed, INumberRegistry.RangeLengthNotOpen.selector);
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
        uint8 digits = _digitsIn(prefix);
        bytes memory data = abi.encodeCall(authorityDesk.delegate, (prefix, holder, digits, digits));
        if (!_try(NAMED, giver, address(authorityDesk), data, r)) return;
        _office[prefix].holder = holder;
        ++_office[prefix].version;
        if (!isCountry) _office[UK].authorityLengths |= uint16(1 << Digits.count(prefix));
    }

    /// @dev One more, mostly that of the range between; now and then one is left out, which was open for good.
    function openRangeLengths(uint256 which, uint256 seed) external {
        uint64 country = which % 4 == 0 ? UK : USA;
        Office storage o = _office[country];
        if (o.holder == address(0)) return;
        uint16 lengths = o.rangeLengths | uint16(1 << (_die(seed, 1, 3) == 0 ? 8 + _die(seed, 2, 3) : 5));
        if (_die(seed, 3, 4) == 0) lengths &= lengths - 1;
        Reasons memory r;
        bool refused = o.rangeLengths & ~lengths != 0 || _countOf(lengths) > 4;
        r.because(refused, INumberRegistry.RangeLengthsRefused.selector);
        r.because(o.endsOn != 0, INumberRegistry.PrefixEnding.selector);
        bytes memory data = abi.encodeCall(authorityDesk.openRangeLengths, (country, lengths));
        if (_try(NAMED, o.holder, address(authorityDesk), data, r)) o.rangeLengths = lengths;
    }

    /// @dev To a range or an authority; taken back now and then, or given too late, or by a carrier that may not.
    function giveNotice(uint256 which, uint256 seed) external {
        uint64 prefix = _endable(which, seed);
        bool isRange = _block[prefix].carrier != 0;
        uint16 endsOn = _die(seed, 1, 3) == 0 ? 0 : _today() + 29 + uint16(_die(seed, 2, 8));
        address by = _taker(prefix, seed);
        Reasons memory r;
        _takeable(r, prefix, by);
        r.because(endsOn != 0 && endsOn < _today() + 30, INumberRegistry.TermsRefused.selector);
        r.because(!isRange && _office[prefix].holder == address(0), INumberRegistry.PrefixNotGiven.selector);
        bytes memory data = abi.encodeCall(authorityDesk.giveNotice, (prefix, endsOn));
        if (!_try(NAMED, by, address(authorityDesk), data, r)) return;
        if (isRange) _block[prefix].endsOn = endsOn;
        else _office[prefix].endsOn = endsOn;
    }

    function takeBack(uint256 which, uint256 seed) external {
        uint64 prefix = _endable(which, seed);
        for (uint256 i; i < _rangePrefixes.length; ++i) {
            uint16 end = _block[_rangePrefix(i)].endsOn;
            if (end != 0 && _today() >= end && _die(seed, 3, 2) == 0) prefix = _rangePrefix(i);
        }
        for (uint256 i; i < _officePrefixes.length; ++i) {
            uint16 end = _office[_officePrefix(i)].endsOn;
            if (end != 0 && _today() >= end && _die(seed, 4, 2) == 0) prefix = _officePrefix(i);
        }
        bool isRange = _block[prefix].carrier != 0;
        uint16 endsOn = isRange ? _block[prefix].endsOn : _office[prefix].endsOn;
        address by = _taker(prefix, seed);
        Reasons memory r;
        _takeable(r, prefix, by);
        r.because(!isRange && _office[prefix].holder == address(0), INumberRegistry.PrefixNotGiven.selector);
        r.because(endsOn == 0 || _today() < endsOn, INumberRegistry.NoticeNotOver.selector);
        bytes memory data = abi.encodeCall(authorityDesk.takeBack, (prefix));
        if (!_try(NAMED, by, address(authorityDesk), data, r)) return;
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
        for (uint256 i; i < _rangePrefixes.length; ++i) {
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
        uint8 digits = _digitsIn(prefix);
        bool decisions = above != 0 && _die(seed, 1, 8) != 0 ? _block[above].decisions : _die(seed, 2, 2) == 0;
        return
            RangeTerms({
                carrier: _carrierOf[profile],
                defaultProfile: _die(seed, 3, 8) == 0 ? 0 : profile,
                minDigits: digits,
                maxDigits: digits,
                depositClass: uint8(_die(seed, 4, _amounts.length)),
                policy: ClaimPolicy(_die(seed, 5, 3)),
                quarantineDays: uint16(_die(seed, 6, 120)),
                flags: (_die(seed, 7, 3) == 0 ? RANGE_CLAIMED_ONLY : 0) | (decisions ? RANGE_DECISIONS : 0)
            });
    }

    /// @dev Mostly one who may take a prefix back; now and then a carrier, which may only if the range was given out of its own.
    function _taker(uint64 prefix, uint256 seed) private view returns (address) {
        if (_die(seed, 10, 8) == 0) return _ownerOf(_firmAt(seed));
        return _takerOf(prefix, _die(seed, 9, 3) == 0);
    }

    function _takeable(Reasons memory r, uint64 prefix, address by) private view {
        if (_mayTake(prefix, by)) return;
        bool byGovernance = _takerOf(prefix, true) == GOVERNANCE;
        r.because(byGovernance, IAccessManaged.AccessManagedUnauthorized.selector);
        r.because(!byGovernance, INumberRegistry.NotNearestAuthority.selector);
    }

    function _countOf(uint256 lengths) private pure returns (uint256 count) {
        for (; lengths != 0; lengths &= lengths - 1) ++count;
    }

    /// @dev Ranges rather than authorities, whose end ends much.
    function _endable(uint256 which, uint256 seed) private view returns (uint64) {
        return _die(seed, 8, 4) != 0 ? _rangePrefix(which) : _officePrefix(which);
    }
}
