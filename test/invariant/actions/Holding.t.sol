// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ERC721 } from "solady/src/tokens/ERC721.sol";
import { INumberRegistry } from "../../../contracts/numbering/interfaces/INumberRegistry.sol";
import { Reasons } from "../shadow/Reasons.t.sol";
import { Acting } from "./Acting.t.sol";

/// @title What holders do with their numbers
abstract contract Holding is Acting {
    /// @dev Always possible, by the holder or somebody he approved of, whatever is under way.
    function release(uint256 which, uint256 seed) external {
        uint64 number = _find(which, _isHeld);
        Number storage n = _state[number];
        if (n.holder == address(0)) return;
        address by = _mover(number, seed);
        Reasons memory r;
        r.because(!_mayMove(number, by), INumberRegistry.NotHolder.selector);
        bytes memory data = abi.encodeCall(registry.release, (number));
        if (_try(r.none() ? WAY_OUT : NAMED, by, address(registry), data, r)) _released(number);
    }

    /// @dev For one number, to somebody or nobody; by the holder or whoever may move all of his.
    function approve(uint256 which, uint256 to, uint256 seed) external {
        uint64 number = _find(which, _isHeld);
        address holder = _state[number].holder;
        if (holder == address(0)) return;
        address by = _die(seed, 1, 2) == 0 ? holder : _holder(seed);
        address approved = _die(seed, 2, 4) == 0 ? address(0) : _holder(to);
        Reasons memory r;
        r.because(by != holder && !_isOperator[holder][by], ERC721.NotOwnerNorApproved.selector);
        bytes memory data = abi.encodeWithSignature("approve(address,uint256)", approved, number);
        if (_try(NAMED, by, address(registry), data, r)) _approved[number] = approved;
    }

    /// @dev For all numbers that somebody has and will have, until he takes it back.
    function setApprovalForAll(uint256 who, uint256 to, uint256 seed) external {
        (address by, address operator, bool may) = (_holder(who), _holder(to), _die(seed, 1, 3) == 0);
        bytes memory data = abi.encodeWithSignature("setApprovalForAll(address,bool)", operator, may);
        _try(NAMED, by, address(registry), data);
        _isOperator[by][operator] = may;
    }

    function transfer(uint256 which, uint256 to, uint256 how) external {
        uint64 number = _find(which, _isHeld);
        Number storage n = _state[number];
        if (n.holder == address(0)) return;
        bool stuck = _die(how, 1, 8) == 0;
        address recipient = stuck ? address(claimDesk) : _holder(to);
        address by = _mover(number, how);
        Reasons memory r;
        r.because(!_mayMove(number, by), ERC721.NotOwnerNorApproved.selector);
        r.because(stuck, INumberRegistry.RecipientRefused.selector);
        r.because(n.contested, INumberRegistry.NumberContested.selector);
        r.because(_isLast(number), INumberRegistry.SequenceExhausted.selector);
        string memory way =
            _die(how, 2, 2) == 0
                ? "transferFrom(address,address,uint256)"
                : "safeTransferFrom(address,address,uint256)";
        bytes memory data = abi.encodeWithSignature(way, n.holder, recipient, number);
        if (!_try(PENDING, by, address(registry), data, r)) return;
        n.holder = recipient;
        delete _approved[number];
        _raise(number);
        if (n.verifier != 0 && n.day > _today() + 30) n.day = _today() + 30;
    }

    /// @dev To an open profile always, unless it is contested or at the end of its changes.
    function port(uint256 which, uint256 seed) external {
        uint64 number = _find(which, _isHeld);
        Number storage n = _state[number];
        if (n.holder == address(0)) return;
        uint32 profile = _profile(seed);
        address by = _mover(number, seed);
        Reasons memory r;
        _portable(r, number, profile);
        _assertTold(desk.quote(number, profile).refusal, r, "0: a port is quoted wrongly");
        r.because(!_mayMove(number, by), ERC721.NotOwnerNorApproved.selector);
        (uint96 base, uint96 donorPart) = _feeOf(number, profile);
        bytes memory data = abi.encodeWithSignature(
            "safeTransferFrom(address,address,uint256,bytes)",
            n.holder,
            address(desk),
            number,
            _order(profile, base + donorPart)
        );
        if (!_try(r.none() ? WAY_OUT : PENDING, by, address(registry), data, r)) return;
        delete _approved[number];
        _pay(by, TREASURY, base);
        _pay(by, address(desk), donorPart);
        _basePaid += base;
        _credit[_carrierOf[n.profile]] += donorPart;
        if (_carrierOf[profile] != _carrierOf[n.profile]) n.ported = true;
        n.profile = profile;
        _raise(number);
    }

    /// @dev Mostly the holder; or somebody he approved of, or anybody.
    function _mover(uint64 number, uint256 seed) private view returns (address) {
        uint256 kind = _die(seed, 7, 4);
        if (kind == 0 && _approved[number] != address(0)) return _approved[number];
        return kind == 1 ? _holder(seed) : _state[number].holder;
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
