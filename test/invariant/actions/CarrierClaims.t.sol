// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IClaimDesk } from "../../../contracts/numbering/interfaces/IClaimDesk.sol";
import { INumberRegistry } from "../../../contracts/numbering/interfaces/INumberRegistry.sol";
import { ClaimVoucher } from "../../../contracts/numbering/types/ClaimVoucher.sol";
import { ClaimPolicy } from "../../../contracts/numbering/types/Range.sol";
import { Payment } from "../../../contracts/token/types/Payment.sol";
import { Reasons } from "../shadow/Reasons.t.sol";
import { Claiming } from "./Claiming.t.sol";
import { Slips } from "./Slips.t.sol";

/// @title Claims by a carrier's word: vouchers, and roots of many
abstract contract CarrierClaims is Claiming, Slips {
    mapping(uint64 prefix => mapping(bytes32 root => uint16 rangeVersion)) private _roots;

    /// @dev A word for a number and what encloses it now, used at once or later.
    function voucher(uint256 who, uint256 which, uint256 seed) external {
        uint256 at = _writeClaim(who, which, seed, 0);
        if (_die(seed, 1, 2) == 0) _bring(at, seed);
    }

    /// @dev The same as a leaf, whose root is posted at once, and sometimes withdrawn before the leaf is brought.
    function leaf(uint256 who, uint256 which, uint256 seed) external {
        uint256 at = _writeClaim(who, which, seed, keccak256(abi.encode(seed)));
        uint64 prefix = _slips[at].voucher.rangePrefix;
        if (_block[prefix].carrier == 0) return;
        _postRoot(prefix, _slips[at].root);
        uint256 next = _die(seed, 1, 8);
        if (next == 0) _withdrawRoot(prefix, _slips[at].root);
        if (next < 6) _bring(at, seed);
    }

    /// @dev What was signed once is brought again.
    function oldSlip(uint256 which, uint256 seed) external {
        if (_slips.length != 0) _bring(_slipAt(which, _die(seed, 4, 2) == 0), seed);
    }

    /// @dev A root posted again for the range as it is now, or withdrawn, and a leaf brought all the same.
    function root(uint256 which, uint256 seed) external {
        if (_slips.length == 0) return;
        uint256 at = _slipAt(which, true);
        Slip storage slip = _slips[at];
        uint64 prefix = slip.voucher.rangePrefix;
        if (slip.root == 0 || _block[prefix].carrier == 0) return;
        if (_die(seed, 1, 3) != 0) return _postRoot(prefix, slip.root);
        _withdrawRoot(prefix, slip.root);
        _bring(at, seed);
    }

    /// @dev One that would still be heard, if that is wanted and there is one, rather one in a root.
    function _slipAt(uint256 which, bool good) private view returns (uint256 found) {
        found = which % _slips.length;
        for (uint256 i; good && i < _slips.length; ++i) {
            Slip storage slip = _slips[i];
            Reasons memory r;
            _heardSlip(r, slip);
            if (!r.none()) continue;
            found = i;
            if (slip.root != 0) return i;
        }
    }

    /// @dev What speaks against hearing a carrier's word.
    function _heardSlip(Reasons memory r, Slip storage slip) private view {
        ClaimVoucher memory v = slip.voucher;
        r.because(!_isInTime(v.issuedAt, v.expiresAt), IClaimDesk.VoucherOutOfTime.selector);
        uint64 prefix = _blockOf(v.number);
        Block storage b = _block[prefix];
        r.because(prefix == 0, INumberRegistry.RangeMissing.selector);
        r.because(prefix != v.rangePrefix || b.version != v.rangeVersion, IClaimDesk.VoucherRange.selector);
        r.because(v.sequence != _state[v.number].sequence, IClaimDesk.VoucherSequence.selector);
        bool byRoot = slip.root != 0;
        bool admitted = byRoot ? b.policy != ClaimPolicy.Open : b.policy == ClaimPolicy.Voucher;
        r.because(!admitted, IClaimDesk.PolicyRefuses.selector);
        r.because(byRoot && _roots[prefix][slip.root] != b.version, IClaimDesk.RootUnknown.selector);
        r.because(!byRoot && slip.key != _firm[b.carrier].key, IClaimDesk.VoucherSignature.selector);
    }

    /// @dev How a slip is brought: what is called, and by whom it is paid.
    function _slipCall(
        Slip storage slip,
        address by,
        uint256 seed
    ) internal view returns (bytes memory data, address payer) {
        bool byRoot = slip.root != 0;
        bytes32 hash = byRoot ? claimDesk.leafOf(slip.voucher) : claimDesk.voucherDigest(slip.voucher);
        uint96 amount = _amounts[slip.voucher.depositClass];
        Payment memory payment;
        (payment, payer) = _payment(seed, by, amount, hash);
        data =
            byRoot
                ? abi.encodeCall(claimDesk.claimByRoot, (slip.voucher, slip.root, slip.proof, amount, payment))
                : abi.encodeCall(claimDesk.claimByVoucher, (slip.voucher, slip.signature, amount, payment));
    }

    function _writeClaim(uint256 who, uint256 which, uint256 seed, bytes32 sibling) private returns (uint256) {
        uint64 number = _find(which, sibling == 0 ? _isFreeByVoucher : _isFreeByRoot);
        bool right = _die(seed, 2, 4) != 0;
        uint64 prefix = _blockOf(number);
        Block storage b = _block[prefix];
        uint32 carrier = prefix == 0 ? alpha : b.carrier;
        ClaimVoucher memory v = ClaimVoucher({
            number: number,
            holder: _holder(who),
            profile: right ? _profileOf(carrier, seed) : _profile(seed) * uint32(seed % 2),
            depositClass: right ? b.depositClass : uint8(seed % _amounts.length),
            sequence: _state[number].sequence,
            rangePrefix: prefix,
            rangeVersion: b.version + (right || seed % 3 != 0 ? 0 : 1),
            issuedAt: _now(),
            expiresAt: _now() + uint40(_die(seed, 3, right ? 31 : 40)) * 1 days
        });
        return _writeSlip(v, right || seed % 2 == 0 ? _firm[carrier].key : 0xBAD, sibling);
    }

    function _bring(uint256 at, uint256 seed) private {
        Slip storage slip = _slips[at];
        ClaimVoucher memory v = slip.voucher;
        Reasons memory r;
        _heardSlip(r, slip);
        uint256 invariant = r.none() ? PENDING : ONCE;
        _grantable(r, v.number);
        uint64 prefix = _blockOf(v.number);
        r.because(v.depositClass != _block[prefix].depositClass, INumberRegistry.TermsRefused.selector);
        r.because(!_fits(prefix, v.profile, true), INumberRegistry.ProfileNotOfRange.selector);
        address by = _holder(seed);
        (bytes memory data, address payer) = _slipCall(slip, by, seed);
        if (!_try(invariant, by, address(claimDesk), data, r)) return;
        slip.used = true;
        _claimed(v.number, v.holder, v.profile, payer);
    }

    function _isFreeByVoucher(uint64 number) private view returns (bool) {
        Reasons memory r;
        _grantable(r, number);
        return r.none() && _block[_blockOf(number)].policy == ClaimPolicy.Voucher;
    }

    function _isFreeByRoot(uint64 number) private view returns (bool) {
        Reasons memory r;
        _grantable(r, number);
        return r.none() && _block[_blockOf(number)].policy != ClaimPolicy.Open;
    }

    function _withdrawRoot(uint64 prefix, bytes32 root_) private {
        bytes memory data = abi.encodeCall(claimDesk.withdrawRoot, (prefix, root_));
        _try(RULE, _ownerOf(_block[prefix].carrier), address(claimDesk), data);
        _roots[prefix][root_] = 0;
    }

    function _postRoot(uint64 prefix, bytes32 root_) private {
        bytes memory data = abi.encodeCall(claimDesk.postRoot, (prefix, root_));
        _try(RULE, _ownerOf(_block[prefix].carrier), address(claimDesk), data);
        _roots[prefix][root_] = _block[prefix].version;
    }
}
