// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IClaimDesk } from "../../../contracts/numbering/interfaces/IClaimDesk.sol";
import { INumberRegistry } from "../../../contracts/numbering/interfaces/INumberRegistry.sol";
import { NumberFor } from "../../../contracts/numbering/types/Grant.sol";
import { ClaimPolicy } from "../../../contracts/numbering/types/Range.sol";
import { vm } from "../../../contracts/testing/Vm.t.sol";
import { Payment } from "../../../contracts/token/types/Payment.sol";
import { Permit } from "../../../contracts/token/types/Permit.sol";
import { Reasons } from "../shadow/Reasons.t.sol";
import { Acting } from "./Acting.t.sol";

/// @title Claims of open ranges, and by carriers in their own
abstract contract Claiming is Acting {
    function claim(uint256 who, uint256 which, uint256 seed) external {
        uint64 number = _find(which, _isFreeToAll);
        (address by, address holder) = (_claimer(number, who, seed), _holder(who));
        uint32 profile = _maybeProfile(number, seed);
        Reasons memory r;
        _claimable(r, number, profile, by);
        _assertTold(_quote(number, profile, by), r, "0: a claim is quoted wrongly");
        (uint96 amount, uint96 highest) = _bearable(number, seed);
        r.because(amount > highest, INumberRegistry.DepositAboveHighest.selector);
        _payable(r, by, amount);
        bytes memory data = abi.encodeCall(registry.claim, (number, holder, profile, highest));
        if (_try(PENDING, by, address(registry), data, r)) _claimed(number, holder, profile, by);
    }

    function claimWithPermit(uint256 who, uint256 which, uint256 seed) external {
        (address by, uint64 number) = (_holder(who), _find(which, _isFreeToAll));
        uint32 profile = _maybeProfile(number, seed);
        uint96 amount = _asked(number);
        Payment memory p = _permit(by, amount);
        Permit memory permit = Permit(p.value, p.deadline, p.v, p.r, p.s);
        // Somebody sends the permit before him.
        if (_die(seed, 4, 2) == 0) ett.permit(by, address(registry), p.value, p.deadline, p.v, p.r, p.s);
        Reasons memory r;
        _claimable(r, number, profile, by);
        bytes memory data = abi.encodeCall(registry.claimWithPermit, (number, by, profile, amount, permit));
        if (_try(PENDING, by, address(registry), data, r)) _claimed(number, by, profile, by);
        vm.prank(by);
        ett.approve(address(registry), _mayPay(by) ? type(uint256).max : 0);
    }

    /// @dev Two numbers for two holders: both or none.
    function claimMany(uint256 who, uint256 which, uint256 seed) external {
        // Mostly the two of the narrow range.
        (who, which) = (who % HOLDERS, _die(which, 1, 3) == 0 ? which % _pool.length : 0);
        (address by, uint32 profile) = (_claimer(_pool[which], who, seed), _maybeProfile(_pool[which], seed));
        bool twice = _die(seed, 5, 8) == 0;
        NumberFor[] memory numbers = new NumberFor[](2);
        Reasons memory r;
        uint96 sum;
        for (uint256 i; i < numbers.length; ++i) {
            // Sometimes the same twice.
            numbers[i] = NumberFor(_number(twice ? which : which + i), _holder(who + i));
            _claimable(r, uint64(numbers[i].number), profile, by);
            sum += _asked(uint64(numbers[i].number));
        }
        r.because(twice, INumberRegistry.NumberTaken.selector);
        _payable(r, by, sum);
        bytes memory data = abi.encodeCall(registry.claimMany, (numbers, profile, sum));
        if (!_try(PENDING, by, address(registry), data, r)) return;
        for (uint256 i; i < numbers.length; ++i) {
            _claimed(uint64(numbers[i].number), numbers[i].holder, profile, by);
        }
    }

    /// @dev At the claim desk, paid in any of the three ways.
    function claimPaid(uint256 who, uint256 which, uint256 seed) external {
        (address by, uint64 number) = (_holder(who), _find(which, _isFreeToAll));
        (address holder, uint32 profile) = (_holder(seed), _maybeProfile(number, seed));
        (uint96 amount, uint96 highest) = _bearable(number, seed);
        Reasons memory r;
        _claimableAtDesk(r, number, profile);
        r.because(amount > highest, INumberRegistry.DepositAboveHighest.selector);
        bytes32 hash = _blockOf(number) == 0 ? bytes32(0) : claimDesk.claimHash(number, holder, profile);
        (Payment memory payment, address payer) = _payment(seed, by, amount, hash);
        bytes memory data = abi.encodeCall(claimDesk.claim, (number, holder, profile, highest, payment));
        if (_try(PENDING, by, address(claimDesk), data, r)) _claimed(number, holder, profile, payer);
    }

    /// @dev What follows from a claim in a range.
    function _claimed(uint64 number, address holder, uint32 profile, address payer) internal {
        Block storage b = _block[_blockOf(number)];
        _give(number, holder, profile == 0 ? b.defaultProfile : profile, b.depositClass, _today(), 0);
        _pay(payer, address(registry), _deposit(number));
    }

    /// @dev What the range of a number asks, 0 where none encloses it.
    function _asked(uint64 number) internal view returns (uint96) {
        uint64 prefix = _blockOf(number);
        return prefix == 0 ? 0 : _amounts[_block[prefix].depositClass];
    }

    /// @dev Sometimes the claimer bears less than is asked.
    function _bearable(uint64 number, uint256 seed) internal view returns (uint96 amount, uint96 highest) {
        amount = _asked(number);
        highest = amount != 0 && _die(seed, 1, 16) == 0 ? amount - 1 : amount;
    }

    /// @dev A holder, or now and then the owner of the range's carrier.
    function _claimer(uint64 number, uint256 who, uint256 seed) private view returns (address) {
        uint32 carrier = _block[_blockOf(number)].carrier;
        return carrier != 0 && _die(seed, 2, 3) == 0 ? _ownerOf(carrier) : _holder(who);
    }

    /// @dev 0 for the range's default, another of its carrier, or any.
    function _maybeProfile(uint64 number, uint256 seed) private view returns (uint32) {
        uint32 carrier = _block[_blockOf(number)].carrier;
        uint256 kind = _die(seed, 3, 5);
        if (kind == 0 || carrier == 0) return _profile(seed);
        return kind < 3 ? 0 : _profileOf(carrier, seed);
    }

    /// @dev Of an open range, and nobody's.
    function _isFreeToAll(uint64 number) internal view returns (bool) {
        Reasons memory r;
        _grantable(r, number);
        return r.none() && _block[_blockOf(number)].policy == ClaimPolicy.Open;
    }

    /// @dev What speaks against a claim at the registry.
    function _claimable(Reasons memory r, uint64 number, uint32 profile, address by) private view {
        _grantable(r, number);
        uint64 prefix = _blockOf(number);
        bool byCarrier = _ownerOf(_block[prefix].carrier) == by;
        bool closed = _block[prefix].policy != ClaimPolicy.Open && !byCarrier;
        r.because(closed, INumberRegistry.RangeNotOpen.selector);
        r.because(!_fits(prefix, profile, byCarrier), INumberRegistry.ProfileNotOfRange.selector);
    }

    /// @dev What speaks against a claim by a holder at the desk.
    function _claimableAtDesk(Reasons memory r, uint64 number, uint32 profile) private view {
        _grantable(r, number);
        uint64 prefix = _blockOf(number);
        r.because(_block[prefix].policy != ClaimPolicy.Open, IClaimDesk.PolicyRefuses.selector);
        r.because(!_fits(prefix, profile, false), INumberRegistry.ProfileNotOfRange.selector);
    }

    /// @dev What the registry says beforehand that a claim would come to.
    function _quote(uint64 number, uint32 profile, address by) private view returns (bytes4 told) {
        try registry.requireClaimable(number, profile, by) {} catch (bytes memory reason) {
            told = bytes4(reason);
        }
    }
}
