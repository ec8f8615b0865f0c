// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { CarrierStatus } from "../carriers/interfaces/ICarrierRegistry.sol";
import { INumberRegistry } from "../numbering/interfaces/INumberRegistry.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Payer } from "../testing/Payer.t.sol";
import { Verified } from "../testing/Verified.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { IVerificationDesk } from "./interfaces/IVerificationDesk.sol";
import { IVerifierRegistry, VerifierStatus } from "./interfaces/IVerifierRegistry.sol";
import { VerificationVoucher } from "./types/VerificationVoucher.sol";

/// @notice What makes a verifier's voucher good, shown at claims; renewals, contests and answers judge it in the same place.
contract VouchersTest is Verified {
    function test_Digest_IsEIP712OverEveryField() public view {
        VerificationVoucher memory v = _voucher(LONDON, ALICE);
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("DOTS VerificationDesk"),
                keccak256("1"),
                block.chainid,
                address(verificationDesk)
            )
        );
        bytes32 typeHash = keccak256(
            "VerificationVoucher(uint64 number,address holder,uint32 profile,uint8 depositClass,uint16 sequence,uint16 verifiedUntil,uint16 verifier,uint40 issuedAt,uint40 expiresAt)"
        );
        bytes memory head = abi.encode(typeHash, v.number, v.holder, v.profile, v.depositClass, v.sequence);
        bytes memory tail = abi.encode(v.verifiedUntil, v.verifier, v.issuedAt, v.expiresAt);
        bytes32 structHash = keccak256(bytes.concat(head, tail));
        vm.assertEq(
            verificationDesk.voucherDigest(v),
            keccak256(abi.encodePacked("\x19\x01", domain, structHash)),
            "digest"
        );
    }

    function testFuzz_RevertWhen_AnyFieldIsAnotherThanWasSigned(uint256 at, uint256 value) public {
        VerificationVoucher memory voucher = _voucher(LONDON, ALICE);
        bytes memory signature = _sign(voucher);
        bytes32 signed = verificationDesk.voucherDigest(voucher);
        _overwrite(voucher, at % 9, value);
        vm.assume(verificationDesk.voucherDigest(voucher) != signed);
        vm.prank(ALICE);
        (bool done, ) = address(verificationDesk).call(
            abi.encodeCall(verificationDesk.claim, (voucher, signature, type(uint96).max, Payer.allowance()))
        );
        vm.assertFalse(done, "refused");
        _assertState(LONDON, address(0), 0, false);
    }

    function testFuzz_Time_FromIssueToExpiryAndAtMostThirtyDays(int32 issued, int32 expires) public {
        int256 start = int256(vm.getBlockTimestamp());
        VerificationVoucher memory voucher = _voucher(LONDON, ALICE);
        voucher.issuedAt = uint40(uint256(start + int256(issued) / 256));
        voucher.expiresAt = uint40(uint256(start + int256(expires) / 256));
        bool good = issued / 256 <= 0 && expires / 256 >= 0 && expires / 256 - issued / 256 <= 30 days;
        if (good) _claimVerified(voucher);
        else _refuseClaim(voucher, _outOfTime(voucher));
    }

    function test_Time_ItsBoundsAreIncluded() public {
        VerificationVoucher memory voucher = _voucher(LONDON, ALICE);
        voucher.expiresAt = voucher.issuedAt + 30 days + 1;
        _refuseClaim(voucher, _outOfTime(voucher));
        voucher.expiresAt = voucher.issuedAt + 30 days;
        vm.warp(voucher.expiresAt + 1);
        _refuseClaim(voucher, _outOfTime(voucher));
        vm.warp(voucher.issuedAt - 1);
        _refuseClaim(voucher, _outOfTime(voucher));
        vm.warp(voucher.expiresAt);
        _claimVerified(voucher);
    }

    function test_VerifiedUntil_FromTodayToAYearAndADay() public {
        VerificationVoucher memory voucher = _voucher(LONDON, ALICE);
        voucher.verifiedUntil = _today() - 1;
        _refuseClaim(voucher, _untilRefused(voucher));
        voucher.verifiedUntil = _today() + 367;
        _refuseClaim(voucher, _untilRefused(voucher));
        voucher.verifiedUntil = _today() + 366;
        _claimVerified(voucher);
        voucher = _voucher(LONDON + 1, ALICE);
        voucher.verifiedUntil = _today();
        _claimVerified(voucher);
        vm.assertEq(registry.numberState(LONDON + 1).day, _today(), "its day included");
    }

    function test_RevertWhen_TheSequenceIsAnother() public {
        VerificationVoucher memory voucher = _voucher(LONDON, ALICE);
        voucher.sequence = 1;
        _refuseClaim(voucher, _sequence(LONDON, 1, 0));
        _claimVerified(LONDON, ALICE);
        voucher.sequence = 0;
        _refuseClaim(voucher, _sequence(LONDON, 0, 1));
    }

    function test_RevertWhen_AnotherKeySigned() public {
        VerificationVoucher memory voucher = _voucher(LONDON, ALICE);
        bytes memory signature = _signWith(SECOND_KEY, voucher);
        _refuseSignature(voucher, signature);
        _refuseSignature(voucher, "");
        _refuseSignature(voucher, new bytes(65));
    }

    function test_RevertWhen_TheSignerWasReplaced() public {
        VerificationVoucher memory voucher = _voucher(LONDON, ALICE);
        bytes memory signature = _sign(voucher);
        vm.prank(ALPHA_OWNER);
        verifiers.setVerifierSigner(first, vm.addr(SECOND_KEY));
        vm.prank(ALICE);
        vm.expectRevert(
            abi.encodeWithSelector(IVerificationDesk.VerificationSignature.selector, first, vm.addr(SECOND_KEY))
        );
        verificationDesk.claim(voucher, signature, type(uint96).max, Payer.allowance());
        vm.assertEq(verifiers.accreditationAt(UK, first).used, 0, "and nothing is used up");
    }

    function test_Signer_MayBeAContract() public {
        address signer = address(new YesSigner());
        vm.prank(ALPHA_OWNER);
        verifiers.setVerifierSigner(first, signer);
        VerificationVoucher memory voucher = _voucher(LONDON, ALICE);
        vm.prank(ALICE);
        verificationDesk.claim(voucher, "whatever it takes", type(uint96).max, Payer.allowance());
        vm.assertEq(registry.ownerOf(LONDON), ALICE, "claimed");
    }

    function test_RevertWhen_NoAuthorityStandsAboveTheNumber() public {
        VerificationVoucher memory voucher = _voucher(331701020304, ALICE);
        _refuseClaim(
            voucher,
            abi.encodeWithSelector(IVerificationDesk.AuthorityMissing.selector, uint64(331701020304))
        );
    }

    function test_RevertWhen_TheNumberIsMalformed() public {
        uint64 sixteen = 4420794601234567;
        _refuseClaim(
            _voucher(sixteen, ALICE),
            abi.encodeWithSelector(INumberRegistry.NumberMalformed.selector, sixteen)
        );
    }

    function test_RevertWhen_TheVerifierIsNotTrustedThere() public {
        vm.prank(OFCOM);
        verifiers.accredit(UK, first, 0);
        _refuseClaim(
            _voucher(LONDON, ALICE),
            abi.encodeWithSelector(IVerifierRegistry.VerifierNotAccredited.selector, first, UK)
        );
    }

    /// @dev The nearest authority is asked: what a wider one trusts counts for nothing under a narrower.
    function test_Accreditation_IsTheNearestAuthoritys() public {
        vm.prank(OFCOM);
        authorityDesk.delegate(4420, CAROL, UK_DIGITS, UK_DIGITS);
        _refuseClaim(
            _voucher(LONDON, ALICE),
            abi.encodeWithSelector(IVerifierRegistry.VerifierNotAccredited.selector, first, 4420)
        );
        vm.prank(CAROL);
        verifiers.accredit(4420, first, 1);
        _claimVerified(LONDON, ALICE);
        _refuseClaim(
            _voucher(LONDON + 1, ALICE),
            abi.encodeWithSelector(IVerifierRegistry.VerifierLimitReached.selector, first, 4420, 1)
        );
    }

    function test_RevertWhen_TheVerifierIsSuspendedOrUnknown() public {
        _suspend(first);
        VerificationVoucher memory voucher = _voucher(LONDON, ALICE);
        _refuseClaim(voucher, _status(first, VerifierStatus.Suspended));
        voucher.verifier = 0;
        voucher.profile = betaProfile;
        _refuseClaim(voucher, _status(0, VerifierStatus.None));
    }

    function test_Profile_OpenOrOfTheVerifiersOwnCarrier() public {
        uint32 shut = _createProfile(ALPHA_OWNER, alpha, 0);
        uint32 betas = _createProfile(BETA_OWNER, beta, 0);
        VerificationVoucher memory voucher = _voucher(LONDON, ALICE);
        voucher.profile = betas;
        _refuseClaim(voucher, _profileRefused(betas, beta));
        voucher.profile = 0;
        _refuseClaim(voucher, _profileRefused(0, 0));
        voucher.profile = shut;
        _claimVerified(voucher);
        vm.assertEq(registry.numberState(LONDON).profile, shut, "its own");
        voucher = _voucher(LONDON + 1, ALICE);
        voucher.profile = betaProfile;
        _mockStanding(beta, BETA_OWNER, CarrierStatus.Leaving);
        _refuseClaim(voucher, _profileRefused(betaProfile, beta));
        _mockStanding(beta, BETA_OWNER, CarrierStatus.Active);
        _claimVerified(voucher);
        vm.assertEq(registry.numberState(LONDON + 1).profile, betaProfile, "an open one");
    }

    function test_Country_StoppedTakesNoClaims() public {
        _stop(UK);
        _refuseClaim(
            _voucher(LONDON, ALICE),
            abi.encodeWithSelector(INumberRegistry.CountryIsStopped.selector, UK, _today(), _today() + 7)
        );
    }

    function test_Payment_NobodyPaysForAnotherWithoutHisWord() public {
        VerificationVoucher memory voucher = _voucher(LONDON, ALICE);
        bytes memory signature = _sign(voucher);
        uint256 alice = ett.balanceOf(ALICE);
        uint256 bob = ett.balanceOf(BOB);
        vm.prank(BOB);
        verificationDesk.claim(voucher, signature, Defaults.DEARER_DEPOSIT, Payer.allowance());
        vm.assertEq(ett.balanceOf(ALICE), alice, "the holder pays nothing");
        vm.assertEq(bob - ett.balanceOf(BOB), Defaults.DEARER_DEPOSIT, "whoever brings it does");
        vm.assertEq(registry.ownerOf(LONDON), ALICE, "the holder has it");
    }

    function _refuseSignature(VerificationVoucher memory voucher, bytes memory signature) private {
        vm.prank(ALICE);
        vm.expectRevert(
            abi.encodeWithSelector(IVerificationDesk.VerificationSignature.selector, first, vm.addr(FIRST_KEY))
        );
        verificationDesk.claim(voucher, signature, type(uint96).max, Payer.allowance());
    }

    /// @dev A static struct is its fields, word by word.
    function _overwrite(VerificationVoucher memory voucher, uint256 field, uint256 value) private pure {
        uint8[9] memory bits = [64, 160, 32, 8, 16, 16, 16, 40, 40];
        value &= (1 << bits[field]) - 1;
        assembly ("memory-safe") {
            mstore(add(voucher, mul(field, 32)), value)
        }
    }

    function _outOfTime(VerificationVoucher memory voucher) private view returns (bytes memory) {
        return
            abi.encodeWithSelector(
                IVerificationDesk.VerificationOutOfTime.selector,
                voucher.issuedAt,
                voucher.expiresAt,
                vm.getBlockTimestamp()
            );
    }

    function _untilRefused(VerificationVoucher memory voucher) private view returns (bytes memory) {
        return
            abi.encodeWithSelector(
                IVerificationDesk.VerifiedUntilRefused.selector,
                voucher.verifiedUntil,
                _today(),
                _today() + 366
            );
    }

    function _profileRefused(uint32 profile, uint32 carrier) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IVerificationDesk.ProfileRefused.selector, profile, carrier);
    }

    function _status(uint16 verifier, VerifierStatus found) private pure returns (bytes memory) {
        return
            abi.encodeWithSelector(
                IVerifierRegistry.VerifierStatusRefused.selector,
                verifier,
                found,
                VerifierStatus.Active
            );
    }
}

/// @dev A verifier's Safe that says yes to everything.
contract YesSigner {
    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        return YesSigner.isValidSignature.selector;
    }
}
