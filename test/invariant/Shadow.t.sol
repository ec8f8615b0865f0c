// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { INumberRegistry } from "../../contracts/numbering/interfaces/INumberRegistry.sol";
import { PROFILE_OPEN } from "../../contracts/numbering/interfaces/IRouteProfiles.sol";
import { NumberStatus } from "../../contracts/numbering/types/Resolution.sol";
import { Defaults } from "../../contracts/testing/Defaults.t.sol";
import { Cast } from "../../contracts/testing/Cast.t.sol";
import { vm } from "../../contracts/testing/Vm.t.sol";
import { IPortingDesk } from "../../contracts/porting/interfaces/IPortingDesk.sol";

/// @title What the rules say the state must be
/// @notice Kept in the plainest terms, one mapping per idea, from the actions alone.
abstract contract Shadow is Cast {
    struct Number {
        address holder;
        uint32 profile;
        uint16 sequence;
        uint16 day;
        uint96 deposit;
        bool ported;
        bool rested;
    }

    struct Block {
        uint32 carrier;
        uint32 defaultProfile;
        uint96 deposit;
        uint16 quarantineDays;
        uint16 endsOn;
        bool claimedOnly;
        uint96 donorNow;
        uint96 donorNext;
        uint16 donorNextOn;
    }

    uint64 internal constant WIDE = 1212;
    uint64 internal constant NARROW = Defaults.RANGE;

    /// @dev Numbers under the narrow range, under the wide one only, and under none.
    uint64[8] public pool = [
        uint64(12125550100),
        12125550101,
        12125550102,
        12125550103,
        12129990100,
        12129990101,
        13105550100,
        13105550101
    ];

    mapping(uint64 number => Number) internal _number;
    mapping(uint64 prefix => Block) internal _block;
    mapping(uint32 profile => uint32 carrier) internal _carrierOf;
    mapping(uint32 profile => bool) internal _open;
    mapping(uint32 carrier => uint96) internal _credit;
    uint32[] internal _profileIds;
    uint96 internal _baseFee = Defaults.BASE_FEE;
    uint256 public basePaid;

    constructor(Contracts memory c) {
        (manager, ett, carriers, profiles) = (c.manager, c.ett, c.carriers, c.profiles);
        (registry, desk, authorityDesk, alpha, beta) = (c.registry, c.desk, c.authorityDesk, c.alpha, c.beta);
        (alphaProfile, betaProfile) = (c.alphaProfile, c.betaProfile);
        _learn(alphaProfile, alpha);
        _learn(betaProfile, beta);
        _learn(_createProfile(ALPHA_OWNER, alpha, PROFILE_OPEN), alpha);
        Block storage narrow = _block[NARROW];
        narrow.carrier = alpha;
        narrow.defaultProfile = alphaProfile;
        narrow.deposit = Defaults.DEPOSIT;
        narrow.quarantineDays = Defaults.QUARANTINE;
    }

    /// @notice The prefix of the longest range over a number, 0 if none.
    function blockOf(uint64 number) public view returns (uint64) {
        if (number / 1e4 == NARROW && _block[NARROW].carrier != 0) return NARROW;
        if (number / 1e7 == WIDE && _block[WIDE].carrier != 0) return WIDE;
        return 0;
    }

    function statusOf(uint64 number) public view returns (NumberStatus) {
        Number memory n = _number[number];
        if (n.holder != address(0)) return NumberStatus.Held;
        uint64 prefix = blockOf(number);
        if (prefix == 0) return NumberStatus.Unassigned;
        if (n.rested && _today() < n.day + _block[prefix].quarantineDays) return NumberStatus.Quarantined;
        return NumberStatus.Available;
    }

    /// @notice The profile that serves calls to a number, 0 if none.
    function profileOf(uint64 number) public view returns (uint32) {
        if (_number[number].holder != address(0)) return _number[number].profile;
        Block memory b = _block[blockOf(number)];
        bool ended = b.endsOn != 0 && _today() >= b.endsOn;
        return b.claimedOnly || ended ? 0 : b.defaultProfile;
    }

    /// @notice Why a claim must be refused, 0 if it must go through.
    function claimRefusal(uint64 number, uint32 profile) public view returns (bytes4) {
        NumberStatus status = statusOf(number);
        if (status == NumberStatus.Held) return INumberRegistry.NumberTaken.selector;
        if (status == NumberStatus.Unassigned) return INumberRegistry.RangeMissing.selector;
        Block memory b = _block[blockOf(number)];
        if (b.endsOn != 0) return INumberRegistry.PrefixEnding.selector;
        if (status == NumberStatus.Quarantined) return INumberRegistry.NumberInQuarantine.selector;
        if (profile == 0 || profile == b.defaultProfile) return 0;
        if (_carrierOf[profile] == b.carrier && _open[profile]) return 0;
        return INumberRegistry.ProfileNotOfRange.selector;
    }

    /// @notice Why a port by the holder must be refused, 0 if it must go through.
    function portRefusal(uint64 number, uint32 profile) public view returns (bytes4) {
        Number memory n = _number[number];
        if (n.profile == profile) return IPortingDesk.ProfileUnchanged.selector;
        if (_open[profile]) return 0;
        bool home = _carrierOf[profile] == _carrierOf[n.profile] && _block[blockOf(number)].defaultProfile == profile;
        return home ? bytes4(0) : IPortingDesk.PortNotAccepted.selector;
    }

    /// @notice What a port must cost: nothing between profiles of one carrier.
    function feeOf(uint64 number, uint32 profile) public view returns (uint96 base, uint96 donorPart) {
        if (_carrierOf[profile] == _carrierOf[_number[number].profile]) return (0, 0);
        Block memory b = _block[blockOf(number)];
        return (_baseFee, _today() < b.donorNextOn ? b.donorNow : b.donorNext);
    }

    function holderOf(uint64 number) public view returns (address) {
        return _number[number].holder;
    }

    function sumOfDeposits() public view returns (uint256 sum) {
        for (uint256 i; i < pool.length; ++i) {
            if (_number[pool[i]].holder != address(0)) sum += _number[pool[i]].deposit;
        }
    }

    function sumOfCredits() public view returns (uint256) {
        return uint256(_credit[alpha]) + _credit[beta];
    }

    function _learn(uint32 profile, uint32 carrier) internal {
        _profileIds.push(profile);
        _carrierOf[profile] = carrier;
        _open[profile] = true;
    }

    function _pick(uint256 seed) internal view returns (uint64) {
        return pool[seed % pool.length];
    }

    function _pickProfile(uint256 seed) internal view returns (uint32) {
        return _profileIds[seed % _profileIds.length];
    }

    function _ownerOf(uint32 carrier) internal view returns (address) {
        return carrier == alpha ? ALPHA_OWNER : BETA_OWNER;
    }

    /// @dev A call went as the shadow said: through, or refused with this error.
    function _expect(bool through, bytes memory reason, bytes4 refusal) internal pure {
        if (refusal == 0)
            vm.assertTrue(through, string.concat("must go through: ", string(abi.encodePacked(bytes4(reason)))));
        else vm.assertFalse(through, "must be refused");
        if (!through) vm.assertEq(bytes32(bytes4(reason)), bytes32(refusal), "refused with another error");
    }
}
