// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IAccessManaged } from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import { Defaults } from "../../testing/Defaults.t.sol";
import { Stage } from "../../testing/Stage.t.sol";
import { vm } from "../../testing/Vm.t.sol";
import { INumberRegistry } from "../interfaces/INumberRegistry.sol";
import { Authority } from "../types/Authority.sol";
import { Range, RangeTerms } from "../types/Range.sol";
import { Resolution } from "../types/Resolution.sol";

/// @notice Notice and take-back of ranges and authorities, and what is left then.
contract TakeBackTest is Stage {
    uint64 private constant RANGE = Defaults.RANGE;
    address private constant OFCOM = address(0x0FC0);
    address private constant REGION = address(0x4E6);

    function test_TakeBack_AfterThirtyDaysNotice() public {
        uint16 endsOn = _today() + 30;
        vm.startPrank(NANPA);
        vm.expectRevert(_termsRefused(RANGE, "endsOn", endsOn - 1, endsOn));
        authorityDesk.giveNotice(RANGE, endsOn - 1);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NoticeNotOver.selector, RANGE, _today(), 0));
        authorityDesk.takeBack(RANGE);
        Range memory range = registry.rangeAt(RANGE);
        range.endsOn = endsOn;
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.RangeChanged(RANGE, alpha, range);
        authorityDesk.giveNotice(RANGE, endsOn);
        _skipDays(29);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NoticeNotOver.selector, RANGE, _today(), endsOn));
        authorityDesk.takeBack(RANGE);
        _skipDays(1);
        Range memory left;
        left.version = 2;
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.RangeChanged(RANGE, 0, left);
        authorityDesk.takeBack(RANGE);
        registry.allocate(RANGE, _terms());
        vm.stopPrank();
        vm.assertEq(registry.rangeAt(RANGE).version, 3, "versions go on");
    }

    function test_Notice_StopsClaimsAndSubAllocation_AndEndsTheDefaultRoute() public {
        uint16 endsOn = _today() + 30;
        _giveNotice(NANPA, RANGE, endsOn);
        bytes memory ending = abi.encodeWithSelector(INumberRegistry.PrefixEnding.selector, RANGE, endsOn);
        vm.prank(ALICE);
        vm.expectRevert(ending);
        registry.claim(Defaults.NUMBER, ALICE, 0, type(uint96).max);
        vm.prank(NANPA);
        authorityDesk.openRangeLengths(1, Defaults.LENGTHS | (1 << 8));
        vm.prank(ALPHA_OWNER);
        vm.expectRevert(ending);
        registry.allocate(12125550, _terms());
        _skipDays(29);
        vm.assertEq(registry.resolve(Defaults.NUMBER).profile, alphaProfile, "until the last day");
        _skipDays(1);
        vm.assertEq(registry.resolve(Defaults.NUMBER).profile, 0, "and no longer");
    }

    function test_Notice_CanBeTakenBack() public {
        _giveNotice(NANPA, RANGE, _today() + 30);
        Range memory range = registry.rangeAt(RANGE);
        range.endsOn = 0;
        vm.prank(NANPA);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.RangeChanged(RANGE, alpha, range);
        authorityDesk.giveNotice(RANGE, 0);
        _skipDays(30);
        vm.prank(NANPA);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NoticeNotOver.selector, RANGE, _today(), 0));
        authorityDesk.takeBack(RANGE);
        _claim(ALICE, Defaults.NUMBER);
        vm.assertEq(registry.ownerOf(Defaults.NUMBER), ALICE, "claims go on");
    }

    function test_TakeBack_OfACountryKeepsWhatIsBelow() public {
        uint16 endsOn = _today() + 30;
        _giveNotice(GOVERNANCE, 1, endsOn);
        vm.prank(NANPA);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.PrefixEnding.selector, 1, endsOn));
        registry.allocate(1415555, _terms());
        _skipDays(30);
        Authority memory left;
        left.rangeLengths = Defaults.LENGTHS;
        left.version = 2;
        vm.startPrank(GOVERNANCE);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.AuthorityChanged(1, address(0), left);
        authorityDesk.takeBack(1);
        vm.stopPrank();
        vm.assertEq(registry.resolve(Defaults.NUMBER).profile, alphaProfile, "ranges are still found");
        _claim(ALICE, Defaults.NUMBER);
        vm.prank(GOVERNANCE);
        authorityDesk.delegate(1, OFCOM, 11, 11);
        vm.prank(OFCOM);
        registry.allocate(1415555, _terms());
        vm.assertEq(registry.authorityAt(1).version, 3, "versions go on");
    }

    function test_TakeBack_OfAnAuthorityLeavesWhatItGave_ToTheOneAbove() public {
        vm.prank(NANPA);
        authorityDesk.delegate(1242, REGION, 11, 11);
        vm.prank(REGION);
        registry.allocate(1242555, _terms());
        _giveNotice(NANPA, 1242, _today() + 30);
        _skipDays(30);
        _takeBack(NANPA, 1242);
        vm.assertEq(registry.rangeAt(1242555).carrier, alpha, "the range stays");
        vm.assertEq(registry.rangeAt(1242555).endsOn, 0, "without notice");
        _refuseNotice(REGION, 1242555, NANPA);
        _giveNotice(NANPA, 1242555, _today() + 30);
    }

    function test_TakeBack_WhereNoAuthorityStandsAbove_ByGovernance() public {
        _giveNotice(GOVERNANCE, 1, _today() + 30);
        _skipDays(30);
        _takeBack(GOVERNANCE, 1);
        vm.prank(NANPA);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, NANPA));
        authorityDesk.giveNotice(RANGE, _today() + 30);
        _giveNotice(GOVERNANCE, RANGE, _today() + 30);
    }

    function test_TakeBack_OfAWideRangeLeavesTheNarrower() public {
        vm.prank(NANPA);
        registry.allocate(1415, _terms());
        vm.prank(ALPHA_OWNER);
        registry.allocate(1415555, _termsOf(beta, betaProfile));
        _giveNotice(NANPA, 1415, _today() + 30);
        vm.prank(ALICE);
        registry.claim(14155550100, ALICE, 0, type(uint96).max);
        _skipDays(30);
        _takeBack(NANPA, 1415);
        vm.prank(ALICE);
        registry.claim(14155550101, ALICE, 0, type(uint96).max);
        vm.assertEq(registry.resolve(14155550102).profile, betaProfile, "and its default route goes on");
    }

    function test_RevertWhen_NothingStandsAtThePrefix() public {
        vm.startPrank(NANPA);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.PrefixNotGiven.selector, 1415555));
        authorityDesk.giveNotice(1415555, _today() + 30);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.PrefixNotGiven.selector, 1415555));
        authorityDesk.takeBack(1415555);
        vm.stopPrank();
    }

    function test_RevertWhen_ThePrefixIsMalformed() public {
        vm.startPrank(GOVERNANCE);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NumberMalformed.selector, 0));
        authorityDesk.giveNotice(0, _today() + 30);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NumberMalformed.selector, 1e15));
        authorityDesk.takeBack(1e15);
        vm.stopPrank();
    }

    function test_RevertWhen_SomebodyElseGivesNoticeOrTakesBack() public {
        _refuseNotice(ALPHA_OWNER, RANGE, NANPA);
        _refuseNotice(GOVERNANCE, RANGE, NANPA);
        vm.prank(NANPA);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, NANPA));
        authorityDesk.giveNotice(1, _today() + 30);
        _giveNotice(NANPA, RANGE, _today() + 30);
        _skipDays(30);
        vm.prank(ALPHA_OWNER);
        vm.expectRevert(
            abi.encodeWithSelector(INumberRegistry.NotNearestAuthority.selector, RANGE, ALPHA_OWNER, NANPA)
        );
        authorityDesk.takeBack(RANGE);
    }

    // --- A wider range as a lever against narrower ones ---

    function test_Attack_AWiderRangeGivenLater_NoPowerOverANarrowerOne() public {
        vm.prank(NANPA);
        registry.allocate(1212, _termsOf(beta, betaProfile));
        _refuseNotice(BETA_OWNER, RANGE, NANPA);
        _giveNotice(NANPA, RANGE, _today() + 30);
    }

    function test_Attack_AWiderRangeGivenLater_NoPowerOverAnAuthority() public {
        vm.startPrank(NANPA);
        authorityDesk.openRangeLengths(1, Defaults.LENGTHS | (1 << 3));
        authorityDesk.delegate(1242, REGION, 11, 11);
        registry.allocate(124, _termsOf(beta, betaProfile));
        vm.stopPrank();
        _refuseNotice(BETA_OWNER, 1242, NANPA);
        _giveNotice(NANPA, 1242, _today() + 30);
    }

    // --- Take-back against live numbers ---

    function test_Attack_TakeBackAgainstLiveNumbers_HoldersKeepNumberRouteAndDeposit() public {
        _claim(ALICE, Defaults.NUMBER);
        _claim(BOB, Defaults.NUMBER + 1);
        Resolution memory before = registry.resolve(Defaults.NUMBER);
        _endRange();
        Resolution memory found = registry.resolve(Defaults.NUMBER);
        vm.assertEq(found.profile, before.profile, "still routed");
        vm.assertEq(found.sequence, before.sequence, "untouched");
        vm.assertEq(registry.ownerOf(Defaults.NUMBER), ALICE, "still held");

        // The range goes to another carrier, with another deposit and other rules: numbers that are held do not care.
        RangeTerms memory terms = _termsOf(beta, betaProfile);
        terms.depositClass = 1;
        vm.prank(NANPA);
        registry.allocate(RANGE, terms);
        vm.assertEq(registry.resolve(Defaults.NUMBER).profile, alphaProfile, "still by its own profile");
        _port(ALICE, Defaults.NUMBER, betaProfile);
        vm.prank(ALICE);
        registry.transferFrom(ALICE, BOB, Defaults.NUMBER);
        uint256 purse = ett.balanceOf(BOB);
        vm.startPrank(BOB);
        registry.release(Defaults.NUMBER);
        registry.release(Defaults.NUMBER + 1);
        vm.stopPrank();
        vm.assertEq(ett.balanceOf(BOB), purse + 2 * Defaults.DEPOSIT, "the deposits that were paid");
        vm.assertEq(ett.balanceOf(address(registry)), 0, "nothing is left");
    }

    /// @dev Whenever notice is given and the range ends, a holder gets out with what he paid.
    function testFuzz_Attack_TakeBackAgainstLiveNumbers_ReleaseAtAnyTime(uint16 notice, uint16 skipped) public {
        _claim(ALICE, Defaults.NUMBER);
        uint256 purse = ett.balanceOf(ALICE);
        uint16 endsOn = _today() + 30 + (notice % 1000);
        _giveNotice(NANPA, RANGE, endsOn);
        _skipDays(skipped % 1100);
        vm.prank(NANPA);
        try authorityDesk.takeBack(RANGE) {
            vm.assertTrue(_today() >= endsOn, "never sooner");
        } catch {
            vm.assertTrue(_today() < endsOn, "nor refused later");
        }
        vm.assertEq(registry.resolve(Defaults.NUMBER).profile, alphaProfile, "routed throughout");
        vm.prank(ALICE);
        registry.release(Defaults.NUMBER);
        vm.assertEq(ett.balanceOf(ALICE), purse + Defaults.DEPOSIT, "deposit");
    }

    function _endRange() private {
        _giveNotice(NANPA, RANGE, _today() + 30);
        _skipDays(30);
        _takeBack(NANPA, RANGE);
    }

    function _giveNotice(address by, uint64 prefix, uint16 endsOn) private {
        vm.prank(by);
        authorityDesk.giveNotice(prefix, endsOn);
    }

    function _takeBack(address by, uint64 prefix) private {
        vm.prank(by);
        authorityDesk.takeBack(prefix);
        vm.assertEq(registry.rangeAt(prefix).carrier, 0, "taken back");
    }

    function _refuseNotice(address by, uint64 prefix, address needed) private {
        uint16 endsOn = _today() + 30;
        vm.prank(by);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NotNearestAuthority.selector, prefix, by, needed));
        authorityDesk.giveNotice(prefix, endsOn);
    }

    function _termsOf(uint32 carrier, uint32 profile) private view returns (RangeTerms memory terms) {
        terms = _terms();
        terms.carrier = carrier;
        terms.defaultProfile = profile;
    }

    function _termsRefused(
        uint64 prefix,
        bytes32 what,
        uint256 found,
        uint256 needed
    ) private pure returns (bytes memory) {
        return abi.encodeWithSelector(INumberRegistry.TermsRefused.selector, prefix, what, found, needed);
    }
}
