// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { NumberStatus, Resolution } from "../../../contracts/numbering/types/Resolution.sol";
import { vm } from "../../../contracts/testing/Vm.t.sol";
import { Probing } from "../actions/Probing.t.sol";

/// @title What is possible now, and what is not
/// @notice Tried and undone, for one number and one slip after another: all of them at each step would take hours.
abstract contract Possible is Probing {
    function pendingNumbersDoNothing() external {
        uint64 number = _number(_turn);
        Number memory n = _state[number];
        Resolution memory found = registry.resolve(number);
        if (found.status != NumberStatus.Held && n.profile != _block[_blockOf(number)].defaultProfile) {
            vm.assertTrue(found.profile == 0 || found.profile != n.profile, "3: calls go to a holder that has lapsed");
        }
        if (n.holder != address(0) && n.contested) {
            vm.assertFalse(_couldTransfer(number, n.holder), "3: a contested number was transferred");
            vm.assertFalse(_couldPort(number, n.holder, _profile(_turn / 7)), "3: a contested number was ported");
        }
        if (found.status == NumberStatus.Quarantined || found.status == NumberStatus.MovedOn) {
            bytes memory data = abi.encodeCall(registry.claim, (number, MALLORY, 0, type(uint96).max));
            for (uint256 i; i < _firms.length; ++i) {
                bool could = _could(_ownerOf(_firms[i]), address(registry), data);
                vm.assertFalse(could, "3: a resting number was claimed");
            }
        }
    }

    function nothingSignedServesTwice() external {
        if (_slips.length != 0) {
            Slip storage slip = _slips[_turn % _slips.length];
            (uint64 prefix, uint64 number) = (slip.voucher.rangePrefix, slip.voucher.number);
            bool moved = registry.numberState(number).sequence != slip.voucher.sequence;
            if (slip.used || moved || registry.rangeAt(prefix).version != slip.voucher.rangeVersion) {
                (bytes memory data, ) = _slipCall(slip, _holders[0], 0);
                vm.assertFalse(_could(_holders[0], address(claimDesk), data), "4: a carrier's word counted again");
            }
        }
        if (_words.length == 0) return;
        Word storage w = _words[_turn % _words.length];
        if (!w.used && registry.numberState(w.voucher.number).sequence == w.voucher.sequence) return;
        for (uint256 i; i < 4; ++i) {
            (bytes memory data, ) = _wordCall(w, Use(i), _holders[0], 0);
            vm.assertFalse(_could(_holders[0], address(verificationDesk), data), "4: a verifier's word counted again");
        }
    }

    function holdersHaveAWayOut() external {
        uint64 number = _number(_turn);
        Number memory n = _state[number];
        if (n.holder == address(0)) return;
        bytes memory data = abi.encodeCall(registry.release, (number));
        vm.assertTrue(_could(n.holder, address(registry), data), "9: a holder cannot release");
        if (n.contested || _isLast(number)) return;
        for (uint256 i; i < _profiles.length; ++i) {
            if (!_isOpen[_profiles[i]] || _profiles[i] == n.profile) continue;
            bool through = _couldPort(number, n.holder, _profiles[i]);
            vm.assertTrue(through, "9: a holder cannot port out");
            return;
        }
    }

    function _couldTransfer(uint64 number, address holder) private returns (bool) {
        bytes memory data = abi.encodeCall(registry.transferFrom, (holder, MALLORY, number));
        return _could(holder, address(registry), data);
    }

    function _couldPort(uint64 number, address holder, uint32 profile) private returns (bool) {
        string memory way = "safeTransferFrom(address,address,uint256,bytes)";
        bytes memory data = abi.encodeWithSignature(way, holder, address(desk), number, _order(profile));
        return _could(holder, address(registry), data);
    }
}
