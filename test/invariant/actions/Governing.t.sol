// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IAuthorityDesk } from "../../../contracts/numbering/interfaces/IAuthorityDesk.sol";
import { INumberRegistry } from "../../../contracts/numbering/interfaces/INumberRegistry.sol";
import { IVerifierRegistry, VerifierStatus } from "../../../contracts/verification/interfaces/IVerifierRegistry.sol";
import { vm } from "../../../contracts/testing/Vm.t.sol";
import { Reasons } from "../shadow/Reasons.t.sol";
import { Acting } from "./Acting.t.sol";

/// @title What governance, the guard and those who trust verifiers do
abstract contract Governing is Acting {
    uint256 private constant MOST_CLASSES = 5;

    uint32[6] private _limits = [uint32(0), 1, 2, 3, 3, 4];

    /// @dev The guard stops a country, or both.
    function stop(uint256 which, uint256 seed) external {
        if (_die(seed, 1, 3) != 0) return;
        uint64[] memory countries = new uint64[](which % 3 == 2 ? 2 : 1);
        countries[0] = which % 3 == 1 ? UK : USA;
        if (countries.length == 2) countries[1] = UK;
        Reasons memory r;
        for (uint256 i; i < countries.length; ++i) {
            uint16 until = _office[countries[i]].stoppedUntil;
            // Each once in 60 days, counted from its beginning.
            r.because(until != 0 && _today() < uint256(until) + 53, IAuthorityDesk.StopRefused.selector);
        }
        bytes memory data = abi.encodeCall(authorityDesk.stop, (countries));
        if (!_try(NAMED, GUARD, address(authorityDesk), data, r)) return;
        for (uint256 i; i < countries.length; ++i) _office[countries[i]].stoppedUntil = _today() + 7;
    }

    function setBaseFee(uint256 seed) external {
        uint96 base = uint96(seed % 5 ether);
        _try(NAMED, GOVERNANCE, address(desk), abi.encodeCall(desk.setBaseFee, (base)));
        _baseFee = base;
    }

    /// @dev A few in all, and the same in the registry that may follow.
    function addDepositClass(uint256 seed) external {
        if (_amounts.length == MOST_CLASSES) return;
        uint96 amount = uint96(seed % 40 ether);
        bytes memory data = abi.encodeCall(registry.addDepositClass, (amount));
        _try(NAMED, GOVERNANCE, address(registry), data);
        vm.prank(GOVERNANCE);
        INumberRegistry(_nextRegistry()).addDepositClass(amount);
        _amounts.push(amount);
    }

    // --- verifiers ---

    function accredit(uint256 which, uint256 office, uint256 limit) external {
        (uint16 verifier, uint64 prefix) = (_agencyAt(which), _officePrefix(office));
        if (_office[prefix].holder == address(0)) return;
        uint32 daily = _limits[limit % _limits.length];
        Reasons memory r;
        bool active = _agency[verifier].status == VerifierStatus.Active;
        r.because(daily != 0 && !active, IVerifierRegistry.VerifierStatusRefused.selector);
        bytes memory data = abi.encodeCall(verifiers.accredit, (prefix, verifier, daily));
        if (_try(NAMED, _office[prefix].holder, address(verifiers), data, r)) _accredited(prefix, verifier, daily);
    }

    function suspend(uint256 which, uint256 seed) external {
        if (_die(seed, 1, 4) != 0) return;
        uint16 verifier = _agencyAt(which);
        Agency storage a = _agency[verifier];
        bool can = a.status == VerifierStatus.Active || a.status == VerifierStatus.Leaving;
        Reasons memory r;
        r.because(!can, IVerifierRegistry.VerifierStatusRefused.selector);
        bytes memory data = abi.encodeCall(verifiers.suspend, (verifier));
        if (!_try(NAMED, GOVERNANCE, address(verifiers), data, r)) return;
        (a.status, a.suspendedAt) = (VerifierStatus.Suspended, _now());
    }

    function reinstate(uint256 which) external {
        uint16 verifier = _agencyAt(which);
        for (uint256 i; i < _agencies.length; ++i) {
            if (_agency[_agencies[i]].status == VerifierStatus.Suspended) verifier = _agencies[i];
        }
        Agency storage a = _agency[verifier];
        bool can = a.status == VerifierStatus.Suspended;
        Reasons memory r;
        r.because(!can, IVerifierRegistry.VerifierStatusRefused.selector);
        bytes memory data = abi.encodeCall(verifiers.reinstate, (verifier));
        if (!_try(NAMED, GOVERNANCE, address(verifiers), data, r)) return;
        a.status = a.leavesOn == 0 ? VerifierStatus.Active : VerifierStatus.Leaving;
    }

    function changeVerifierKey(uint256 which, uint256 seed) external {
        if (_die(seed, 1, 3) != 0) return;
        uint16 verifier = _agencyAt(which);
        uint256 key = 0x5161 + (seed % 3);
        bytes memory data = abi.encodeCall(verifiers.setVerifierSigner, (verifier, vm.addr(key)));
        _try(NAMED, _ownerOf(_agency[verifier].carrier), address(verifiers), data);
        _agency[verifier].key = key;
    }

    /// @dev One that leaves is followed by another of the same carrier, up to four in all.
    function verifierLeaves(uint256 which, uint256 seed) external {
        if (_die(seed, 1, 6) != 0) return;
        uint16 verifier = _agencyAt(which);
        Agency storage a = _agency[verifier];
        Reasons memory r;
        r.because(a.leavesOn != 0, IVerifierRegistry.VerifierStatusRefused.selector);
        bytes memory data = abi.encodeCall(verifiers.giveNotice, (verifier));
        if (!_try(NAMED, _ownerOf(a.carrier), address(verifiers), data, r)) return;
        a.leavesOn = _today() + 30;
        if (a.status == VerifierStatus.Active) a.status = VerifierStatus.Leaving;
        if (_agencies.length < 4) _enrolNext(a.carrier);
    }

    /// @dev Mostly of one that gave notice.
    function withdrawBond(uint256 which) external {
        uint16 verifier = _agencyAt(which);
        for (uint256 i; i < _agencies.length && which % 4 != 0; ++i) {
            Agency storage other = _agency[_agencies[i]];
            if (other.leavesOn != 0 && other.status != VerifierStatus.Left) verifier = _agencies[i];
        }
        Agency storage a = _agency[verifier];
        Reasons memory r;
        r.because(a.leavesOn == 0 || a.status == VerifierStatus.Left, IVerifierRegistry.VerifierStatusRefused.selector);
        r.because(_today() < a.leavesOn, IVerifierRegistry.VerifierBondFrozen.selector);
        address owner = _ownerOf(a.carrier);
        bytes memory data = abi.encodeCall(verifiers.withdrawBond, (verifier, owner));
        if (!_try(NAMED, owner, address(verifiers), data, r)) return;
        _pay(address(verifiers), owner, a.bond);
        (a.bond, a.status) = (0, VerifierStatus.Left);
    }

    function setVerifierBond(uint256 seed) external {
        _bondAsked = uint96(seed % 100 ether);
        _try(NAMED, GOVERNANCE, address(verifiers), abi.encodeCall(verifiers.setVerifierBond, (_bondAsked)));
    }

    // --- the next registry ---

    /// @dev Seldom, since it changes all that follows, until it can change nothing any more.
    function announceSuccessor(uint256 seed) external {
        bool open = _movesFrom != 0 && _today() >= _movesFrom;
        if (!open && _die(seed, 1, 4) != 0) return;
        address successor = _die(seed, 2, 3) == 0 ? address(0) : _nextRegistry();
        Reasons memory r;
        r.because(open, INumberRegistry.SuccessionFinal.selector);
        bytes memory data = abi.encodeCall(registry.announceSuccessor, (successor));
        if (!_try(NAMED, GOVERNANCE, address(registry), data, r)) return;
        (_successor, _movesFrom) = (successor, successor == address(0) ? 0 : _today() + 90);
    }

    function moveOn(uint256 which) external {
        uint64 number = _find(which, _isHeld);
        Number storage n = _state[number];
        Reasons memory r;
        r.because(_movesFrom == 0 || _today() < _movesFrom, INumberRegistry.SuccessionNotOpen.selector);
        r.because(n.holder == address(0), INumberRegistry.NumberNotHeld.selector);
        r.because(n.contested, INumberRegistry.NumberContested.selector);
        bytes memory data = abi.encodeCall(registry.moveToSuccessor, (number));
        if (!_try(PENDING, n.holder == address(0) ? MALLORY : n.holder, address(registry), data, r)) return;
        vm.assertEq(INumberRegistry(_successor).numberState(number).holder, n.holder, "6: moved to its holder");
        _pay(address(registry), _successor, _deposit(number));
        delete _approved[number];
        Number memory left;
        (left.sequence, left.day, left.moved) = (n.sequence, _today(), true);
        _state[number] = left;
    }

    function closeForSuccessor(uint256 which, uint256 seed) external {
        if (_die(seed, 1, 3) != 0) return;
        uint64[] memory countries = new uint64[](1);
        countries[0] = which % 2 == 0 ? UK : USA;
        bool open = _successor != address(0) && _today() >= _movesFrom;
        Reasons memory r;
        r.because(!open, INumberRegistry.SuccessionNotOpen.selector);
        bytes memory data = abi.encodeCall(authorityDesk.closeForSuccessor, (countries));
        bool through = _try(NAMED, MALLORY, address(authorityDesk), data, r);
        if (through) _office[countries[0]].stoppedUntil = type(uint16).max;
    }

    /// @dev Deployed when the handler was.
    function _nextRegistry() internal view virtual returns (address);

    function _enrolNext(uint32 carrier) private {
        address owner = _ownerOf(carrier);
        uint16 verifier = uint16(_agencies.length + 1);
        uint256 key = 0x5161;
        bytes memory data = abi.encodeCall(verifiers.enrol, (carrier, vm.addr(key), _bondAsked));
        _try(NAMED, owner, address(verifiers), data);
        _pay(owner, address(verifiers), _bondAsked);
        _join(verifier, carrier, key);
    }
}
