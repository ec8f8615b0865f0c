// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ICarrierRegistry } from "../../../contracts/carriers/interfaces/ICarrierRegistry.sol";
import { vm } from "../../../contracts/testing/Vm.t.sol";
import { Reasons } from "../shadow/Reasons.t.sol";
import { Acting } from "./Acting.t.sol";

/// @title Carriers: how they join, who owns them, who signs for them
abstract contract Joining is Acting {
    uint256 private constant NEW_KEY = 0xCA40;

    /// @dev One more than there are at the beginning; sometimes the bond is more than it wants to bear.
    function join(uint256 seed) external {
        if (_firms.length == MOST_FIRMS) return;
        uint32 carrier = uint32(_firms.length + 1);
        address owner = _wallet(carrier, 0);
        uint96 bond = _carrierBond;
        uint96 highest = bond != 0 && _die(seed, 1, 3) == 0 ? bond - 1 : bond;
        Reasons memory r;
        r.because(bond > highest, ICarrierRegistry.BondAboveHighest.selector);
        bytes memory data = abi.encodeCall(carriers.join, (vm.addr(NEW_KEY), "Newcomer", "", highest));
        if (!_try(NAMED, owner, address(carriers), data, r)) return;
        _pay(owner, address(carriers), bond);
        _joined(carrier, owner, NEW_KEY, bond);
    }

    /// @dev To the owner's other wallet, or to none: the offer is taken back.
    function offerOwner(uint256 which, uint256 seed) external {
        uint32 carrier = _firmAt(which);
        Firm storage f = _firm[carrier];
        address other = _wallet(carrier, f.owner == _wallet(carrier, 0) ? 1 : 0);
        address to = _die(seed, 1, 4) == 0 ? address(0) : other;
        _try(NAMED, f.owner, address(carriers), abi.encodeCall(carriers.offerOwner, (carrier, to)));
        f.offeredTo = to;
    }

    function acceptOwner(uint256 which) external {
        uint32 carrier = _firmAt(which);
        for (uint256 i; i < _firms.length; ++i) {
            if (_firm[_firms[i]].offeredTo != address(0)) carrier = _firms[i];
        }
        Firm storage f = _firm[carrier];
        address by = f.offeredTo == address(0) ? MALLORY : f.offeredTo;
        Reasons memory r;
        r.because(f.offeredTo == address(0), ICarrierRegistry.CarrierNotOffered.selector);
        if (!_try(NAMED, by, address(carriers), abi.encodeCall(carriers.acceptOwner, (carrier)), r)) return;
        (f.owner, f.offeredTo) = (by, address(0));
    }

    function describe(uint256 which) external {
        uint32 carrier = _firmAt(which);
        bytes memory data = abi.encodeCall(carriers.describe, (carrier, "Carrier", "https://carrier.example"));
        _try(NAMED, _ownerOf(carrier), address(carriers), data);
    }

    function setCarrierBond(uint256 seed) external {
        _carrierBond = uint96(seed % 1_000 ether);
        _try(NAMED, GOVERNANCE, address(carriers), abi.encodeCall(carriers.setBond, (_carrierBond)));
    }

    /// @dev Another key signs for a carrier: what the old one signed is void.
    function changeCarrierKey(uint256 which, uint256 seed) external {
        if (_die(seed, 1, 3) != 0) return;
        uint32 carrier = _firmAt(which);
        uint256 key = NEW_KEY + 1 + (seed % 3);
        bytes memory data = abi.encodeCall(carriers.setSigner, (carrier, vm.addr(key)));
        _try(NAMED, _ownerOf(carrier), address(carriers), data);
        _firm[carrier].key = key;
    }
}
