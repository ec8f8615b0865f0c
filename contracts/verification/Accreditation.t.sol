// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { CarrierStatus } from "../carriers/interfaces/ICarrierRegistry.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Verified } from "../testing/Verified.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { Accreditation, IVerifierRegistry, VerifierStatus } from "./interfaces/IVerifierRegistry.sol";

/// @notice What authorities trust a verifier with, how it is used up, and when it has fallen.
contract AccreditationTest is Verified {
    function test_Accredit_ByTheAuthorityAtExactlyThisPrefix() public {
        vm.expectEmit(true, true, true, true, address(verifiers));
        emit IVerifierRegistry.VerifierAccredited(UK, first, 7, 1);
        _accredit(7);
        Accreditation memory accreditation = verifiers.accreditationAt(UK, first);
        vm.assertEq(accreditation.authorityVersion, 1, "version");
        vm.assertEq(accreditation.dailyLimit, 7, "limit");
        vm.assertEq(accreditation.used, 0, "used");
        vm.assertEq(verifiers.accreditationAt(Defaults.COUNTRY, first).dailyLimit, 0, "nowhere else");
    }

    function test_RevertWhen_SomebodyElseAccredits() public {
        vm.prank(NANPA);
        vm.expectRevert(abi.encodeWithSelector(IVerifierRegistry.NotAccreditingAuthority.selector, UK, NANPA, OFCOM));
        verifiers.accredit(UK, first, 1);
        vm.prank(OFCOM);
        vm.expectRevert(
            abi.encodeWithSelector(IVerifierRegistry.NotAccreditingAuthority.selector, 4420, OFCOM, address(0))
        );
        verifiers.accredit(4420, first, 1);
    }

    function test_RevertWhen_WhoeverDoesNotVouchIsAccredited() public {
        _suspend(first);
        vm.startPrank(OFCOM);
        _expectStatus(first, VerifierStatus.Suspended);
        verifiers.accredit(UK, first, 1);
        _expectStatus(second + 1, VerifierStatus.None);
        verifiers.accredit(UK, second + 1, 1);
        verifiers.accredit(UK, first, 0);
        vm.stopPrank();
        vm.assertEq(verifiers.accreditationAt(UK, first).dailyLimit, 0, "but revoked it can be");
    }

    function test_Spend_NamesTheSignerAndCounts() public {
        vm.assertEq(_spend(), vm.addr(FIRST_KEY), "signer");
        vm.assertEq(_spend(), vm.addr(FIRST_KEY), "signer");
        Accreditation memory accreditation = verifiers.accreditationAt(UK, first);
        vm.assertEq(accreditation.used, 2, "used");
        vm.assertEq(accreditation.usedOn, _today(), "today");
        vm.assertEq(verifiers.accreditationAt(UK, second).used, 0, "each for itself");
    }

    function test_RevertWhen_SomebodyElseSpends() public {
        vm.prank(ALPHA_OWNER);
        vm.expectRevert(
            abi.encodeWithSelector(
                IVerifierRegistry.NotVerificationDesk.selector,
                ALPHA_OWNER,
                address(verificationDesk)
            )
        );
        verifiers.spend(first, UK, 1);
    }

    function test_Limit_BeginsAnewEachDay() public {
        _accredit(2);
        _spend();
        _spend();
        _refuseSpending(_limitReached(2));
        _skipDays(1);
        _spend();
        _spend();
        _refuseSpending(_limitReached(2));
    }

    function test_Limit_ChangedWithinADayCountsWhatWasUsed() public {
        _accredit(2);
        _spend();
        _spend();
        _accredit(3);
        _spend();
        _refuseSpending(_limitReached(3));
        _accredit(1);
        _refuseSpending(_limitReached(1));
        _accredit(0);
        _refuseSpending(_notAccredited(UK));
        _accredit(3);
        _refuseSpending(_limitReached(3));
    }

    function test_Limit_IsCountedForEachPrefix() public {
        vm.startPrank(OFCOM);
        authorityDesk.delegate(4420, CAROL, UK_DIGITS, UK_DIGITS);
        vm.stopPrank();
        _accredit(1);
        vm.prank(CAROL);
        verifiers.accredit(4420, first, 1);
        _spend();
        vm.prank(address(verificationDesk));
        verifiers.spend(first, 4420, 1);
        _refuseSpending(_limitReached(1));
        vm.assertEq(verifiers.accreditationAt(4420, first).used, 1, "there too");
    }

    function test_RevertWhen_SuspendedLeavingOrNotActive() public {
        _suspend(first);
        _refuseSpending(_status(VerifierStatus.Suspended));
        vm.prank(GOVERNANCE);
        verifiers.reinstate(first);
        _spend();
        _mockStanding(alpha, ALPHA_OWNER, CarrierStatus.Leaving);
        _refuseSpending(abi.encodeWithSelector(IVerifierRegistry.VerifierCarrierNotActive.selector, alpha));
        _mockStanding(alpha, ALPHA_OWNER, CarrierStatus.Active);
        vm.prank(ALPHA_OWNER);
        verifiers.giveNotice(first);
        _refuseSpending(_status(VerifierStatus.Leaving));
    }

    function test_Accreditation_EndsWithTheAuthoritysVersion() public {
        vm.startPrank(GOVERNANCE);
        authorityDesk.giveNotice(UK, _today() + 30);
        _skipDays(30);
        authorityDesk.takeBack(UK);
        authorityDesk.delegate(UK, OFCOM, UK_DIGITS, UK_DIGITS);
        vm.stopPrank();
        uint16 version = registry.authorityAt(UK).version;
        vm.assertEq(version, 3, "taken back and given anew");
        vm.assertEq(verifiers.accreditationAt(UK, first).dailyLimit, 0, "with nothing");
        vm.prank(address(verificationDesk));
        vm.expectRevert(_notAccredited(UK));
        verifiers.spend(first, UK, version);

        vm.expectEmit(true, true, true, true, address(verifiers));
        emit IVerifierRegistry.VerifierAccredited(UK, first, 5, version);
        _accredit(5);
        vm.prank(address(verificationDesk));
        verifiers.spend(first, UK, version);
    }

    function test_FellSince_SuspensionIsRememberedToTheSecond() public {
        uint40 now_ = uint40(vm.getBlockTimestamp());
        vm.assertFalse(verifiers.fellSince(first, UK, now_), "stands");
        _suspend(first);
        vm.prank(GOVERNANCE);
        verifiers.reinstate(first);
        vm.assertTrue(verifiers.fellSince(first, UK, now_ - 1), "before it");
        vm.assertTrue(verifiers.fellSince(first, UK, now_), "in its second");
        vm.assertFalse(verifiers.fellSince(first, UK, now_ + 1), "after it");
        vm.assertFalse(verifiers.fellSince(second, UK, now_), "the other");
    }

    function test_FellSince_RevocationIsRememberedForItsPrefix() public {
        uint40 now_ = uint40(vm.getBlockTimestamp());
        vm.expectEmit(true, true, true, true, address(verifiers));
        emit IVerifierRegistry.VerifierAccredited(UK, first, 0, 0);
        _accredit(0);
        vm.assertEq(verifiers.accreditationAt(UK, first).revokedAt, 0, "shown as nothing");
        _accredit(9);
        vm.assertEq(verifiers.accreditationAt(UK, first).revokedAt, now_, "is remembered");
        vm.assertTrue(verifiers.fellSince(first, UK, now_), "in its second");
        vm.assertFalse(verifiers.fellSince(first, UK, now_ + 1), "after it");
        vm.assertFalse(verifiers.fellSince(first, 4420, now_), "another prefix");
    }

    function test_FellSince_LeavingIsNoFall() public {
        vm.prank(ALPHA_OWNER);
        verifiers.giveNotice(first);
        vm.assertFalse(verifiers.fellSince(first, UK, uint40(vm.getBlockTimestamp())), "stands");
    }

    /// @dev Each byte is an act: let a day pass, set a limit of 0 to 3, or spend. The model is the three lines in the middle.
    function testFuzz_NeverMoreThanTheLimitADay(bytes calldata acts) public {
        uint256 limit = DAILY_LIMIT;
        uint256 used;
        for (uint256 i; i < acts.length && i < 64; ++i) {
            uint8 act = uint8(acts[i]) % 8;
            if (act == 0) {
                _skipDays(1);
                used = 0;
            } else if (act < 4) {
                limit = uint8(acts[i]) / 64;
                _accredit(uint32(limit));
            } else if (limit == 0) {
                _refuseSpending(_notAccredited(UK));
            } else if (used >= limit) {
                _refuseSpending(_limitReached(uint32(limit)));
            } else {
                _spend();
                ++used;
            }
        }
    }

    function _accredit(uint32 dailyLimit) private {
        vm.prank(OFCOM);
        verifiers.accredit(UK, first, dailyLimit);
    }

    function _spend() private returns (address) {
        vm.prank(address(verificationDesk));
        return verifiers.spend(first, UK, 1);
    }

    function _refuseSpending(bytes memory reason) private {
        vm.prank(address(verificationDesk));
        vm.expectRevert(reason);
        verifiers.spend(first, UK, 1);
    }

    function _expectStatus(uint16 verifier, VerifierStatus found) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                IVerifierRegistry.VerifierStatusRefused.selector,
                verifier,
                found,
                VerifierStatus.Active
            )
        );
    }

    function _status(VerifierStatus found) private view returns (bytes memory) {
        return
            abi.encodeWithSelector(
                IVerifierRegistry.VerifierStatusRefused.selector,
                first,
                found,
                VerifierStatus.Active
            );
    }

    function _limitReached(uint32 limit) private view returns (bytes memory) {
        return abi.encodeWithSelector(IVerifierRegistry.VerifierLimitReached.selector, first, UK, limit);
    }

    function _notAccredited(uint64 prefix) private view returns (bytes memory) {
        return abi.encodeWithSelector(IVerifierRegistry.VerifierNotAccredited.selector, first, prefix);
    }
}
