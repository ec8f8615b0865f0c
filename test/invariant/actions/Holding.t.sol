// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { INumberRegistry } from "../../../contracts/numbering/interfaces/INumberRegistry.sol";
import { vm } from "../../../contracts/testing/Vm.t.sol";
import { Reasons } from "../shadow/Reasons.t.sol";
import { Acting } from "./Acting.t.sol";

/// @title What holders do with their numbers
abstract contract Holding is Acting {
    /// @dev Always possible, by the holder or somebody he approved of, whatever is under way.
    function release(uint256 which, uint256 seed) external {
        uint64 number = _find(which, _isHeld);
        Number storage n = _state[number];
        if (n.holder == address(0)) return;
        address by = n.holder;
        if (_die(seed, 1, 3) == 0) {
            by = n.holder == _holders[0] ? _holders[1] : _holders[0];
            vm.prank(n.holder);
            registry.approve(by, number);
        }
        _try(WAY_OUT, by, address(registry), abi.encodeCall(registry.release, (number)));
        _released(number);
    }

    function transfer(uint256 which, uint256 to, uint256 how) external {
        uint64 number = _find(which, _isHeld);
        Number storage n = _state[number];
        if (n.holder == address(0)) return;
        bool stuck = _die(how, 1, 8) == 0;
        address recipient = stuck ? address(claimDesk) : _holder(to);
        Reasons memory r;
        r.because(stuck, INumberRegistry.RecipientRefused.selector);
        r.because(n.contested, INumberRegistry.NumberContested.selector);
        r.because(_isLast(number), INumberRegistry.SequenceExhausted.selector);
        string memory way =
            _die(how, 2, 2) == 0
                ? "transferFrom(address,address,uint256)"
                : "safeTransferFrom(address,address,uint256)";
        bytes memory data = abi.encodeWithSignature(way, n.holder, recipient, number);
        if (!_try(PENDING, n.holder, address(registry), data, r)) return;
        n.holder = recipient;
        _raise(number);
        if (n.verifier != 0 && n.day > _today() + 30) n.day = _today() + 30;
    }

    /// @dev To an open profile always, unless it is contested or at the end of its changes.
    function port(uint256 which, uint256 seed) external {
        uint64 number = _find(which, _isHeld);
        Number storage n = _state[number];
        if (n.holder == address(0)) return;
        uint32 profile = _profile(seed);
        Reasons memory r;
        _portable(r, number, profile);
        _assertTold(desk.quote(number, profile).refusal, r, "0: a port is quoted wrongly");
        (uint96 base, uint96 donorPart) = _feeOf(number, profile);
        bytes memory data = abi.encodeWithSignature(
            "safeTransferFrom(address,address,uint256,bytes)",
            n.holder,
            address(desk),
            number,
            _order(profile, base + donorPart)
        );
        if (!_try(r.none() ? WAY_OUT : PENDING, n.holder, address(registry), data, r)) return;
        _pay(n.holder, TREASURY, base);
        _pay(n.holder, address(desk), donorPart);
        _basePaid += base;
        _credit[_carrierOf[n.profile]] += donorPart;
        if (_carrierOf[profile] != _carrierOf[n.profile]) n.ported = true;
        n.profile = profile;
        _raise(number);
    }

    /// @dev A contested number goes to its challenger, unless the word he had it by counts no more.
    function _released(uint64 number) internal {
        address challenger = _dispute[number].challenger;
        if (challenger == address(0)) return _end(number);
        if (!_disputeFell(number)) return _passOn(number);
        _pay(address(registry), challenger, _deposit(number));
        _end(number);
    }
}
