// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IRegistryForDesks } from "../../../contracts/numbering/interfaces/IRegistryForDesks.sol";
import { ClaimPolicy, RangeTerms } from "../../../contracts/numbering/types/Range.sol";
import { RangeRecord } from "../../../contracts/numbering/types/RangeRecord.sol";
import { NumberRecord } from "../../../contracts/numbering/types/NumberRecord.sol";
import { Authority } from "../../../contracts/numbering/types/Authority.sol";
import { Grant } from "../../../contracts/numbering/types/Grant.sol";
import { vm } from "../../../contracts/testing/Vm.t.sol";
import { Payment, PaymentKind } from "../../../contracts/token/types/Payment.sol";
import { VerificationVoucher } from "../../../contracts/verification/types/VerificationVoucher.sol";
import { Acting } from "./Acting.t.sol";

/// @title What a thief tries
/// @notice All that somebody else may do, with what he has: an account, ETT and a key. He gets nowhere.
abstract contract Stealing is Acting {
    uint256 private constant THIEF_KEY = 0x3A1;

    function stealNumber(uint256 which, uint256 how) external {
        uint64 number = _find(which, _isHeld);
        address holder = _state[number].holder;
        if (holder == address(0)) return;
        bytes[12] memory tried = [
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
            abi.encodeCall(registry.renew, (number, type(uint16).max, first)),
            abi.encodeCall(registry.answerContest, (number, MALLORY, type(uint16).max, first)),
            abi.encodeCall(registry.dropContest, (number, MALLORY)),
            abi.encodeCall(registry.passOn, (number, MALLORY, betaProfile, type(uint16).max, first)),
            abi.encodeCall(registry.end, (number))
        ];
        _mustFail(address(registry), tried[how % tried.length]);
    }

    /// @dev Of nobody's numbers those he has no claim to, and others' ETT for his own.
    function stealClaim(uint256 which, uint256 victim, uint256 how) external {
        uint64 number = _number(which);
        Payment memory payment;
        (payment.kind, payment.payer, payment.value) = (PaymentKind.Authorization, _holder(victim), _amounts[1]);
        payment.deadline = type(uint256).max;
        Grant memory grant;
        (grant.number, grant.holder, grant.caller, grant.depositClass) = (number, MALLORY, _holder(victim), 1);
        (grant.highestDeposit, grant.day, grant.verifier) = (_amounts[1], _today(), first);
        VerificationVoucher memory v = _voucher(number, MALLORY);
        bytes memory signature = _signWith(THIEF_KEY, v);
        if (how % 6 == 0) _mustFail(address(registry), abi.encodeCall(registry.grantInRange, (payment, grant)));
        if (how % 6 == 1) _mustFail(address(registry), abi.encodeCall(registry.grantVerified, (payment, grant)));
        if (how % 6 == 2) {
            NumberRecord record = NumberRecord.wrap(0);
            _mustFail(address(registry), abi.encodeCall(registry.arrive, (number, MALLORY, record, _amounts[0])));
        }
        if (how % 6 == 3) {
            bytes memory data = abi.encodeCall(verificationDesk.claim, (v, signature, type(uint96).max, payment));
            _mustFail(address(verificationDesk), data);
        }
        if (how % 6 == 4) {
            bytes memory data = abi.encodeCall(verificationDesk.openContest, (v, signature, type(uint96).max, payment));
            _mustFail(address(verificationDesk), data);
        }
        if (how % 6 == 5 && _asks(number)) {
            bytes memory data = abi.encodeCall(claimDesk.claim, (number, MALLORY, 0, type(uint96).max, payment));
            _mustFail(address(claimDesk), data);
        }
    }

    function stealPrefix(uint256 which, uint256 how) external {
        (uint64 range, uint64 office) = (_rangePrefix(which), _officePrefix(which));
        uint16 far = _today() + 60;
        RangeTerms memory terms = _terms();
        Authority memory authority;
        authority.holder = MALLORY;
        uint64[] memory countries = new uint64[](1);
        countries[0] = _countryOf(office);
        bytes[11] memory tried = [
            abi.encodeCall(authorityDesk.delegate, (office, MALLORY, 11, 11)),
            abi.encodeCall(authorityDesk.openRangeLengths, (office, type(uint16).max)),
            abi.encodeCall(authorityDesk.giveNotice, (how % 2 == 0 ? range : office, far)),
            abi.encodeCall(authorityDesk.takeBack, (how % 2 == 0 ? range : office)),
            abi.encodeCall(authorityDesk.offerRange, (range, beta)),
            abi.encodeCall(authorityDesk.acceptRange, (range, 0)),
            abi.encodeCall(authorityDesk.setPolicy, (range, ClaimPolicy.Open)),
            abi.encodeCall(authorityDesk.offerAuthority, (office, MALLORY)),
            abi.encodeCall(authorityDesk.acceptAuthority, (office)),
            abi.encodeCall(authorityDesk.stop, (countries)),
            abi.encodeCall(claimDesk.postRoot, (range, bytes32(how)))
        ];
        bool atClaimDesk = how % tried.length == tried.length - 1;
        _mustFail(atClaimDesk ? address(claimDesk) : address(authorityDesk), tried[how % tried.length]);
        bytes[4] memory atRegistry = [
            abi.encodeCall(registry.allocate, (range, terms)),
            abi.encodeCall(registry.setDefaultProfile, (range, 0)),
            abi.encodeCall(IRegistryForDesks.setAuthority, (office, authority)),
            abi.encodeCall(registry.setRange, (range, RangeRecord.wrap(how)))
        ];
        _mustFail(address(registry), atRegistry[how % atRegistry.length]);
    }

    function stealOffice(uint256 which, uint256 how) external {
        (uint16 verifier, uint64 office) = (_agencyAt(which), _officePrefix(which));
        bytes[9] memory tried = [
            abi.encodeCall(verifiers.enrol, (alpha, MALLORY, type(uint96).max)),
            abi.encodeCall(verifiers.setVerifierSigner, (verifier, MALLORY)),
            abi.encodeCall(verifiers.giveNotice, (verifier)),
            abi.encodeCall(verifiers.withdrawBond, (verifier, MALLORY)),
            abi.encodeCall(verifiers.suspend, (verifier)),
            abi.encodeCall(verifiers.reinstate, (verifier)),
            abi.encodeCall(verifiers.accredit, (office, verifier, 9)),
            abi.encodeCall(verifiers.setVerifierBond, (0)),
            abi.encodeCall(verifiers.spend, (verifier, office, _office[office].version))
        ];
        _mustFail(address(verifiers), tried[how % tried.length]);
        bytes[4] memory atDesk = [
            abi.encodeCall(desk.setBaseFee, (0)),
            abi.encodeCall(desk.setDonorPart, (_rangePrefix(which), 0)),
            abi.encodeCall(desk.withdrawCredit, (which % 2 == 0 ? alpha : beta, MALLORY)),
            abi.encodeCall(desk.onERC721Received, (MALLORY, MALLORY, _number(which), _order(betaProfile)))
        ];
        _mustFail(address(desk), atDesk[how % atDesk.length]);
        bytes[4] memory elsewhere = [
            abi.encodeCall(profiles.change, (_profile(which), 300, 1, _rules("sip:+{e164}@thief.example"))),
            abi.encodeCall(registry.announceSuccessor, (MALLORY)),
            abi.encodeCall(registry.addDepositClass, (0)),
            abi.encodeCall(verificationDesk.concede, (_number(which)))
        ];
        uint256 at = how % elsewhere.length;
        address target =
            at == 0
                ? address(profiles)
                : at == 3
                    ? address(verificationDesk)
                    : address(registry);
        _mustFail(target, elsewhere[at]);
    }

    /// @dev Whether a claim of the number costs anything.
    function _asks(uint64 number) private view returns (bool) {
        uint64 prefix = _blockOf(number);
        return prefix == 0 || _amounts[_block[prefix].depositClass] != 0;
    }

    function _mustFail(address target, bytes memory data) private {
        vm.prank(MALLORY);
        (bool through, ) = target.call(data);
        vm.assertFalse(through, "6: a thief got through");
    }
}
