// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ClaimVoucher } from "../../../contracts/numbering/types/ClaimVoucher.sol";
import { vm } from "../../../contracts/testing/Vm.t.sol";
import { VerificationVoucher } from "../../../contracts/verification/types/VerificationVoucher.sol";
import { Acting } from "./Acting.t.sol";

/// @title A drawer for all that was signed
/// @notice What is in it is brought again, at any time, by anybody: used or not, for whatever it serves.
abstract contract Slips is Acting {
    /// @dev A carrier's word for one number: a voucher, or a leaf in a tree of two.
    struct Slip {
        ClaimVoucher voucher;
        uint256 key;
        bytes signature;
        bytes32 root;
        bytes32[] proof;
        bool used;
    }

    struct Word {
        VerificationVoucher voucher;
        uint256 key;
        bytes signature;
        bool used;
    }

    uint256 private constant KEPT = 6;

    Slip[] internal _slips;
    Word[] internal _words;
    uint256 private _slipCount;
    uint256 private _wordCount;

    /// @dev A carrier's word for a number as it stands, for so many days (31 are too many); by root if that is not 0.
    function _writeSlip(ClaimVoucher memory v, uint256 key, bytes32 sibling) internal returns (uint256 at) {
        at = _slipCount++ % KEPT;
        if (_slips.length == at) _slips.push();
        Slip storage slip = _slips[at];
        delete slip.proof;
        (slip.voucher, slip.key, slip.used, slip.root) = (v, key, false, 0);
        slip.signature = _signed(key, claimDesk.voucherDigest(v));
        if (sibling == 0) return at;
        bytes32 leaf = claimDesk.leafOf(v);
        slip.root = leaf < sibling ? keccak256(abi.encode(leaf, sibling)) : keccak256(abi.encode(sibling, leaf));
        slip.proof.push(sibling);
    }

    function _writeWord(VerificationVoucher memory v, uint256 key) internal returns (uint256 at) {
        at = _wordCount++ % KEPT;
        if (_words.length == at) _words.push();
        Word storage word = _words[at];
        (word.voucher, word.key, word.used) = (v, key, false);
        word.signature = _signed(key, verificationDesk.voucherDigest(v));
    }

    function _isInTime(uint40 issuedAt, uint40 expiresAt) internal view returns (bool) {
        return issuedAt <= _now() && _now() <= expiresAt && expiresAt - issuedAt <= 30 days;
    }

    function _signed(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }
}
