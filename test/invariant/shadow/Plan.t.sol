// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { INumberRegistry } from "../../../contracts/numbering/interfaces/INumberRegistry.sol";
import { ClaimPolicy } from "../../../contracts/numbering/types/Range.sol";
import { Defaults } from "../../../contracts/testing/Defaults.t.sol";
import { vm } from "../../../contracts/testing/Vm.t.sol";
import { Carriers } from "./Carriers.t.sol";

/// @title Who gives out which numbers, by what has happened
abstract contract Plan is Carriers {
    struct Block {
        uint32 carrier;
        uint32 defaultProfile;
        uint8 depositClass;
        ClaimPolicy policy;
        uint16 quarantineDays;
        uint16 version;
        uint16 endsOn;
        bool claimedOnly;
        bool decisions;
        // The range out of which its carrier gave this one, 0 if an authority gave it.
        uint64 givenFrom;
        uint32 offeredTo;
        uint16 offeredVersion;
    }

    struct Office {
        address holder;
        uint16 version;
        uint16 endsOn;
        uint16 stoppedUntil;
        // Of a country's ranges, and of its authorities.
        uint16 rangeLengths;
        uint16 authorityLengths;
        address offeredTo;
        uint16 offeredVersion;
    }

    struct DonorShare {
        uint96 now_;
        uint96 next;
        uint16 nextOn;
        uint16 version;
    }

    mapping(uint64 prefix => Block) internal _block;
    mapping(uint64 prefix => Office) internal _office;
    mapping(uint64 prefix => DonorShare) internal _donorShare;
    uint96 internal _baseFee = Defaults.BASE_FEE;

    constructor() {
        vm.prank(OFCOM);
        authorityDesk.openRangeLengths(UK, 1 << 6);
        (_office[USA].holder, _office[USA].version, _office[USA].rangeLengths) = (NANPA, 1, Defaults.LENGTHS);
        (_office[UK].holder, _office[UK].version, _office[UK].rangeLengths) = (OFCOM, 1, 1 << 6);
        Block storage narrow = _block[NARROW];
        (narrow.carrier, narrow.defaultProfile, narrow.policy) = (alpha, alphaProfile, ClaimPolicy.Open);
        (narrow.quarantineDays, narrow.version) = (Defaults.QUARANTINE, 1);
        vm.prank(ALPHA_OWNER);
        desk.setDonorPart(NARROW, Defaults.DONOR_PART);
        _donorShare[NARROW] = DonorShare(0, Defaults.DONOR_PART, _today() + 30, 1);
    }

    /// @dev The prefix of the longest range over a number, 0 if none.
    function _blockOf(uint64 number) internal view returns (uint64) {
        if (_begins(number, NARROW) && _block[NARROW].carrier != 0) return NARROW;
        if (_begins(number, MIDDLE) && _block[MIDDLE].carrier != 0) return MIDDLE;
        if (_begins(number, WIDE) && _block[WIDE].carrier != 0) return WIDE;
        if (_begins(number, LONDON_RANGE) && _block[LONDON_RANGE].carrier != 0) return LONDON_RANGE;
        return 0;
    }

    /// @dev The prefix of the authority nearest above a number or prefix, 0 if none.
    function _officeOver(uint64 digits) internal view returns (uint64) {
        bool london = digits != LONDON_OFFICE && _begins(digits, LONDON_OFFICE);
        if (london && _office[LONDON_OFFICE].holder != address(0)) return LONDON_OFFICE;
        uint64 country = _countryOf(digits);
        return digits == country || _office[country].holder == address(0) ? 0 : country;
    }

    /// @dev The range that stands right above a range, 0 if none does.
    function _rangeAbove(uint64 prefix) internal view returns (uint64) {
        if (prefix == NARROW && _block[MIDDLE].carrier != 0) return MIDDLE;
        return (prefix == NARROW || prefix == MIDDLE) && _block[WIDE].carrier != 0 ? WIDE : 0;
    }

    /// @dev Who allocates or delegates at a prefix, and until when he still may (0: no notice).
    function _giverOf(uint64 prefix) internal view returns (address giver, uint16 endsOn) {
        uint64 above = _rangeAbove(prefix);
        if (above != 0) return (_ownerOf(_block[above].carrier), _block[above].endsOn);
        uint64 office = _officeOver(prefix);
        return office == 0 ? (address(0), 0) : (_office[office].holder, _office[office].endsOn);
    }

    /// @dev One of those who may take a prefix back.
    function _takerOf(uint64 prefix, bool preferCarrier) internal view returns (address) {
        uint32 giver = _block[_block[prefix].givenFrom].carrier;
        uint64 office = _officeOver(prefix);
        if (giver != 0 && (preferCarrier || office == 0)) return _ownerOf(giver);
        return office == 0 ? GOVERNANCE : _office[office].holder;
    }

    /// @dev Whether somebody may take a prefix back: the authority above, or whoever has the range out of which it was given.
    function _mayTake(uint64 prefix, address by) internal view returns (bool) {
        return by == _takerOf(prefix, true) || by == _takerOf(prefix, false);
    }

    function _isStopped(uint64 digits) internal view returns (bool) {
        return _today() < _office[_countryOf(digits)].stoppedUntil;
    }

    /// @dev Whether a profile may serve a number of a range; 0 stands for the range's default.
    function _fits(uint64 prefix, uint32 profile, bool byCarrier) internal view returns (bool) {
        Block storage b = _block[prefix];
        if (profile == 0) profile = b.defaultProfile;
        if (profile == b.defaultProfile && profile != 0) return true;
        return _carrierOf[profile] == b.carrier && (_isOpen[profile] || byCarrier);
    }

    function _donorShareOf(uint64 prefix) internal view returns (uint96) {
        DonorShare storage d = _donorShare[prefix];
        if (d.version != _block[prefix].version) return 0;
        return _today() < d.nextOn ? d.now_ : d.next;
    }
}
