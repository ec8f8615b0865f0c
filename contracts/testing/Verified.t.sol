// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { CarrierStatus } from "../carriers/interfaces/ICarrierRegistry.sol";
import { INumberRegistry } from "../numbering/interfaces/INumberRegistry.sol";
import { RangeTerms } from "../numbering/types/Range.sol";
import { NumberState } from "../numbering/types/Resolution.sol";
import { IVerificationDesk } from "../verification/interfaces/IVerificationDesk.sol";
import { VerificationVoucher } from "../verification/types/VerificationVoucher.sol";
import { Defaults } from "./Defaults.t.sol";
import { Payer } from "./Payer.t.sol";
import { Stage } from "./Stage.t.sol";
import { vm } from "./Vm.t.sol";

/// @title A country without ranges, whose authority trusts two verifiers, and what they sign
abstract contract Verified is Stage {
    /// @dev +44 20 7946 0123: kept for drama, twelve digits.
    uint64 internal constant UK = 44;
    uint64 internal constant LONDON = 442079460123;
    uint8 internal constant UK_DIGITS = 12;
    uint96 internal constant VERIFIER_BOND = 2_000 ether;
    uint32 internal constant DAILY_LIMIT = 20;

    address internal constant OFCOM = address(0x0FC0);
    address internal constant CAROL = address(0xCA401);
    uint256 internal constant FIRST_KEY = 0x51617;
    uint256 internal constant SECOND_KEY = 0x51627;

    /// @dev Of carriers alpha and beta.
    uint16 internal first;
    uint16 internal second;

    function setUp() public virtual override {
        super.setUp();
        vm.startPrank(GOVERNANCE);
        authorityDesk.delegate(UK, OFCOM, UK_DIGITS, UK_DIGITS);
        verifiers.setVerifierBond(VERIFIER_BOND);
        vm.stopPrank();
        first = _enrol(ALPHA_OWNER, alpha, FIRST_KEY);
        second = _enrol(BETA_OWNER, beta, SECOND_KEY);
        vm.startPrank(OFCOM);
        verifiers.accredit(UK, first, DAILY_LIMIT);
        verifiers.accredit(UK, second, DAILY_LIMIT);
        vm.stopPrank();
        _fund(CAROL);
        _fund(MALLORY);
    }

    function _enrol(address owner, uint32 carrier, uint256 key) internal returns (uint16) {
        vm.startPrank(owner);
        ett.approve(address(verifiers), type(uint256).max);
        uint16 verifier = verifiers.enrol(carrier, vm.addr(key), type(uint96).max);
        vm.stopPrank();
        return verifier;
    }

    /// @dev The first verifier's word of this second, for the number as it stands: a year, the dearer deposit, alpha's profile.
    function _voucher(uint64 number, address holder) internal view returns (VerificationVoucher memory) {
        return
            VerificationVoucher({
                number: number,
                holder: holder,
                profile: alphaProfile,
                depositClass: 1,
                sequence: registry.numberState(number).sequence,
                verifiedUntil: _today() + 365,
                verifier: first,
                issuedAt: uint40(vm.getBlockTimestamp()),
                expiresAt: uint40(vm.getBlockTimestamp() + 1 days)
            });
    }

    /// @dev A day longer than `_voucher` of the same day.
    function _renewal(uint64 number, address holder) internal view returns (VerificationVoucher memory voucher) {
        voucher = _voucher(number, holder);
        ++voucher.verifiedUntil;
    }

    /// @dev By the key of the verifier that the voucher names.
    function _sign(VerificationVoucher memory voucher) internal view returns (bytes memory) {
        return _signWith(voucher.verifier == second ? SECOND_KEY : FIRST_KEY, voucher);
    }

    function _signWith(uint256 key, VerificationVoucher memory voucher) internal view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, verificationDesk.voucherDigest(voucher));
        return abi.encodePacked(r, s, v);
    }

    function _claimVerified(VerificationVoucher memory voucher) internal {
        bytes memory signature = _sign(voucher);
        vm.prank(voucher.holder);
        verificationDesk.claim(voucher, signature, type(uint96).max, Payer.allowance());
    }

    function _claimVerified(uint64 number, address holder) internal {
        _claimVerified(_voucher(number, holder));
    }

    function _refuseClaim(VerificationVoucher memory voucher, bytes memory reason) internal {
        bytes memory signature = _sign(voucher);
        vm.prank(voucher.holder);
        vm.expectRevert(reason);
        verificationDesk.claim(voucher, signature, type(uint96).max, Payer.allowance());
    }

    function _renew(VerificationVoucher memory voucher) internal {
        verificationDesk.renew(voucher, _sign(voucher));
    }

    function _refuseRenewal(VerificationVoucher memory voucher, bytes memory reason) internal {
        bytes memory signature = _sign(voucher);
        vm.expectRevert(reason);
        verificationDesk.renew(voucher, signature);
    }

    function _contest(VerificationVoucher memory voucher) internal {
        bytes memory signature = _sign(voucher);
        vm.prank(voucher.holder);
        verificationDesk.openContest(voucher, signature, type(uint96).max, Payer.allowance());
    }

    /// @dev By a voucher of the second verifier.
    function _contest(uint64 number, address challenger) internal {
        VerificationVoucher memory voucher = _voucher(number, challenger);
        voucher.verifier = second;
        _contest(voucher);
    }

    function _refuseContest(VerificationVoucher memory voucher, bytes memory reason) internal {
        bytes memory signature = _sign(voucher);
        vm.prank(voucher.holder);
        vm.expectRevert(reason);
        verificationDesk.openContest(voucher, signature, type(uint96).max, Payer.allowance());
    }

    function _answer(VerificationVoucher memory voucher) internal {
        verificationDesk.answerContest(voucher, _sign(voucher));
    }

    function _refuseAnswer(VerificationVoucher memory voucher, bytes memory reason) internal {
        bytes memory signature = _sign(voucher);
        vm.expectRevert(reason);
        verificationDesk.answerContest(voucher, signature);
    }

    /// @dev Beta's range over the verified number, with the flags given; the country opens lengths of six digits.
    function _allocateOver(uint8 flags) internal returns (uint64 prefix) {
        prefix = LONDON / 10 ** 6;
        vm.startPrank(OFCOM);
        if (registry.authorityAt(UK).rangeLengths == 0) authorityDesk.openRangeLengths(UK, 1 << 6);
        registry.allocate(prefix, _ukTerms(flags));
        vm.stopPrank();
    }

    function _suspend(uint16 verifier) internal {
        vm.prank(GOVERNANCE);
        verifiers.suspend(verifier);
    }

    function _ukTerms(uint8 flags) internal view returns (RangeTerms memory terms) {
        terms = _terms();
        (terms.carrier, terms.defaultProfile) = (beta, betaProfile);
        (terms.minDigits, terms.maxDigits, terms.flags) = (UK_DIGITS, UK_DIGITS, flags);
    }

    function _takeBackOver(uint64 prefix) internal {
        vm.startPrank(OFCOM);
        authorityDesk.giveNotice(prefix, _today() + 30);
        _skipDays(30);
        authorityDesk.takeBack(prefix);
        vm.stopPrank();
    }

    function _assertState(uint64 number, address holder, uint16 sequence, bool contested) internal view {
        NumberState memory state = registry.numberState(number);
        vm.assertEq(state.holder, holder, "holder");
        vm.assertEq(state.sequence, sequence, "sequence");
        vm.assertEq(state.flags & 4, contested ? 4 : 0, "contested");
        vm.assertTrue((verificationDesk.contestAt(number).openedAt != 0) == contested, "and the desk knows");
    }

    function _stop(uint64 countryCode) internal {
        uint64[] memory countryCodes = new uint64[](1);
        countryCodes[0] = countryCode;
        vm.prank(GOVERNANCE);
        authorityDesk.stop(countryCodes);
    }

    function _sequence(uint64 number, uint16 found, uint16 needed) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IVerificationDesk.VerificationSequence.selector, number, found, needed);
    }

    function _contested(uint64 number) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(INumberRegistry.NumberContested.selector, number);
    }
}
