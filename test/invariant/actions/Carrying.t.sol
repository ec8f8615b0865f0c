// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { PROFILE_OPEN } from "../../../contracts/numbering/interfaces/IRouteProfiles.sol";
import { vm } from "../../../contracts/testing/Vm.t.sol";
import { Acting } from "./Acting.t.sol";

/// @title What carriers do with their profiles and with what ports bring them, and time
abstract contract Carrying is Acting {
    uint256 private constant MOST_PROFILES = 6;

    /// @dev Of any carrier, a few in all.
    function createProfile(uint256 which, uint256 seed) external {
        if (_profiles.length == MOST_PROFILES) return;
        (uint32 carrier, bool open) = (_firmAt(which), _die(seed, 1, 2) == 0);
        uint32 profile = uint32(_profiles.length + 1);
        uint32 ttl = uint32(_die(seed, 2, 3_600));
        bytes memory data = abi.encodeCall(
            profiles.create,
            (carrier, ttl, open ? PROFILE_OPEN : 0, _rules(_templateOf(profile, 1)))
        );
        _try(NAMED, _ownerOf(carrier), address(profiles), data);
        _learn(profile, carrier, open);
        (_head[profile].ttl, _head[profile].template) = (ttl, _templateOf(profile, 1));
    }

    /// @dev Calls go elsewhere, now and then nowhere; and it is open to others or not.
    function changeProfile(uint256 which, uint256 seed) external {
        uint32 profile = _profile(which);
        _isOpen[profile] = _die(seed, 1, 3) != 0;
        _rewritten(profile, uint32(_die(seed, 2, 3_600)), _die(seed, 3, 8) == 0);
        bytes memory data = abi.encodeCall(
            profiles.change,
            (profile, _head[profile].ttl, _isOpen[profile] ? PROFILE_OPEN : 0, _rulesOf(profile))
        );
        _try(NAMED, _ownerOf(_carrierOf[profile]), address(profiles), data);
    }

    function setDonorPart(uint256 which, uint256 seed) external {
        uint64 prefix = _rangePrefix(which);
        Block storage b = _block[prefix];
        if (b.carrier == 0) return;
        uint96 amount = uint96(seed % 5 ether);
        uint96 current = _donorShareOf(prefix);
        bytes memory data = abi.encodeCall(desk.setDonorPart, (prefix, amount));
        _try(NAMED, _ownerOf(b.carrier), address(desk), data);
        _donorShare[prefix] = DonorShare(current, amount, _today() + 30, b.version);
    }

    function withdrawCredit(uint256 which) external {
        uint32 carrier = _firmAt(which);
        if (_credit[carrier] == 0) return;
        address owner = _ownerOf(carrier);
        _try(NAMED, owner, address(desk), abi.encodeCall(desk.withdrawCredit, (carrier, owner)));
        _pay(address(desk), owner, _credit[carrier]);
        _credit[carrier] = 0;
    }

    function daysPass(uint256 count) external {
        _skipDays(count % 40);
    }

    function hoursPass(uint256 count) external {
        vm.warp(_now() + (count % 24) * 1 hours);
    }
}
