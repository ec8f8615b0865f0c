// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ClaimVoucher } from "../../../contracts/numbering/types/ClaimVoucher.sol";
import { Grant } from "../../../contracts/numbering/types/Grant.sol";
import { NumberRecord } from "../../../contracts/numbering/types/NumberRecord.sol";
import { vm } from "../../../contracts/testing/Vm.t.sol";
import { Payment, PaymentKind } from "../../../contracts/token/types/Payment.sol";
import { VerificationVoucher } from "../../../contracts/verification/types/VerificationVoucher.sol";
import { Slips } from "./Slips.t.sol";

/// @title How a thief tries to get numbers
/// @notice By all that somebody else may do, with what he has: an account, ETT and a key. He gets nowhere.
abstract contract Stealing is Slips {
    uint256 private constant THIEF_KEY = 0x3A1;

    /// @notice How often a thief tried a function in vain, by its selector.
    mapping(bytes4 selector => uint256) public tried;

    /// @dev Somebody's number.
    function stealNumber(uint256 which, uint256 how) external {
        uint64 number = _find(which, _isHeld);
        address holder = _state[number].holder;
        if (holder == address(0)) return;
        (Payment memory payment, Grant memory grant) = _forged(number, holder);
        uint16 far = type(uint16).max;
        bytes[13] memory ways = [
            abi.encodeWithSignature("transferFrom(address,address,uint256)", holder, MALLORY, number),
            abi.encodeWithSignature("safeTransferFrom(address,address,uint256)", holder, MALLORY, number),
            abi.encodeWithSignature(
                "safeTransferFrom(address,address,uint256,bytes)",
                holder,
                address(desk),
                number,
                _order(betaProfile)
            ),
            abi.encodeWithSignature("approve(address,uint256)", MALLORY, number),
            abi.encodeCall(registry.release, (number)),
            abi.encodeCall(registry.moveToSuccessor, (number)),
            abi.encodeCall(registry.port, (number, MALLORY, betaProfile, true)),
            abi.encodeCall(registry.renew, (number, far, first)),
            abi.encodeCall(registry.openContest, (payment, grant)),
            abi.encodeCall(registry.answerContest, (number, MALLORY, far, first)),
            abi.encodeCall(registry.dropContest, (number, MALLORY)),
            abi.encodeCall(registry.passOn, (number, MALLORY, betaProfile, far, first)),
            abi.encodeCall(registry.end, (number))
        ];
        _mustFail(address(registry), ways[how % ways.length]);
    }

    /// @dev By a word of his own for what only a verifier's word serves, and in the name of an authority.
    function stealByWord(uint256 which, uint256 how) external {
        uint64 number = _number(which);
        // Whoever comes may withdraw a decision that is void.
        if (_isDecided(number) && !_decisionStands(number)) return;
        (Payment memory payment, ) = _forged(number, MALLORY);
        VerificationVoucher memory his = _voucher(number, MALLORY);
        VerificationVoucher memory theirs = _renewal(number, _state[number].holder);
        bytes memory signature = _signWith(THIEF_KEY, his);
        bytes memory other = _signWith(THIEF_KEY, theirs);
        uint40 endsAt = _now() + 40 days;
        bytes[7] memory ways = [
            abi.encodeCall(verificationDesk.claim, (his, signature, type(uint96).max, payment)),
            abi.encodeCall(verificationDesk.openContest, (his, signature, type(uint96).max, payment)),
            abi.encodeCall(verificationDesk.renew, (theirs, other)),
            abi.encodeCall(verificationDesk.answerContest, (theirs, other)),
            abi.encodeCall(verificationDesk.concede, (number)),
            abi.encodeCall(verificationDesk.openDecision, (number, bytes32(how), endsAt)),
            abi.encodeCall(verificationDesk.withdrawDecision, (number))
        ];
        _mustFail(address(verificationDesk), ways[how % ways.length]);
    }

    /// @dev A number that he has no claim to, or paid by others.
    function stealClaim(uint256 which, uint256 victim, uint256 how) external {
        uint64 number = _number(which);
        (Payment memory payment, Grant memory grant) = _forged(number, _holder(victim));
        ClaimVoucher memory v;
        (v.number, v.holder, v.sequence, v.rangePrefix) = (number, MALLORY, _state[number].sequence, _blockOf(number));
        (v.rangeVersion, v.issuedAt, v.expiresAt) = (_block[v.rangePrefix].version, _now(), _now() + 1 days);
        bytes memory signature = _signed(THIEF_KEY, claimDesk.voucherDigest(v));
        bytes32 root = claimDesk.leafOf(v);
        bytes[3] memory atRegistry = [
            abi.encodeCall(registry.grantInRange, (payment, grant)),
            abi.encodeCall(registry.grantVerified, (payment, grant)),
            abi.encodeCall(registry.arrive, (number, MALLORY, NumberRecord.wrap(0), _amounts[0]))
        ];
        bytes[3] memory atDesk = [
            abi.encodeCall(claimDesk.claimByVoucher, (v, signature, type(uint96).max, payment)),
            abi.encodeCall(claimDesk.claimByRoot, (v, root, new bytes32[](0), type(uint96).max, payment)),
            abi.encodeCall(claimDesk.claim, (number, MALLORY, 0, type(uint96).max, payment))
        ];
        if (how % 2 == 0) return _mustFail(address(registry), atRegistry[_die(how, 1, atRegistry.length)]);
        uint256 way = _die(how, 2, atDesk.length);
        if (way != 2 || _asks(number)) _mustFail(address(claimDesk), atDesk[way]);
    }

    function _mustFail(address target, bytes memory data) internal {
        vm.prank(MALLORY);
        (bool through, ) = target.call(data);
        vm.assertFalse(through, "6: a thief got through");
        ++tried[bytes4(data)];
    }

    /// @dev Somebody else's authorization that nobody signed, and a claim or challenge that no desk has judged.
    function _forged(uint64 number, address victim) private view returns (Payment memory payment, Grant memory grant) {
        (payment.kind, payment.payer, payment.value) = (PaymentKind.Authorization, victim, _amounts[1]);
        payment.deadline = type(uint256).max;
        (grant.number, grant.holder, grant.caller, grant.depositClass) = (number, MALLORY, victim, 1);
        (grant.highestDeposit, grant.day, grant.verifier) = (_amounts[1], _today(), first);
    }

    /// @dev Whether a claim of the number costs anything.
    function _asks(uint64 number) private view returns (bool) {
        uint64 prefix = _blockOf(number);
        return prefix == 0 || _amounts[_block[prefix].depositClass] != 0;
    }
}
