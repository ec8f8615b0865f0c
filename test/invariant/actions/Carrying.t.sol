// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Defaults } from "../../../contracts/testing/Defaults.t.sol";
import { vm } from "../../../contracts/testing/Vm.t.sol";
import { Acting } from "./Acting.t.sol";

/// @title What carriers do with their profiles and with what ports bring them, and time
abstract contract Carrying is Acting {
    function shutOrOpen(uint256 which, uint256 seed) external {
        bool open = _die(seed, 1, 3) != 0;
        uint32 profile = _profile(which);
        vm.prank(_ownerOf(_carrierOf[profile]));
        profiles.change(profile, 300, open ? 1 : 0, _rules(Defaults.TEMPLATE));
        _isOpen[profile] = open;
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
        uint32 carrier = which % 2 == 0 ? alpha : beta;
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
