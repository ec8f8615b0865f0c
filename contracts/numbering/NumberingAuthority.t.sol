// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IAccessManaged } from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Stage } from "../testing/Stage.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { Authority } from "./types/Authority.sol";
import { RANGE_DECISIONS, RANGE_PRIVATE, Range, RangeTerms } from "./types/Range.sol";

/// @notice Delegation, ranges, notice and take-back.
contract NumberingAuthorityTest is Stage {
    uint64 private constant RANGE = Defaults.RANGE;
    address private constant OFCOM = address(0x0FC0);
    address private constant REGION = address(0x4E6);

    function test_Delegate_ACountryCodeByGovernance() public {
        vm.prank(GOVERNANCE);
        authorityDesk.delegate(44, OFCOM, 9, 12);
        Authority memory authority = registry.authorityAt(44);
        vm.assertEq(authority.holder, OFCOM, "holder");
        vm.assertEq(authority.minDigits, 9, "fewest digits");
        vm.assertEq(authority.maxDigits, 12, "most digits");
        vm.assertEq(authority.version, 1, "version");
    }

    function test_RevertWhen_SomebodyElseDelegatesACountryCode() public {
        vm.prank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, MALLORY));
        authorityDesk.delegate(44, MALLORY, 9, 12);
    }

    function test_RevertWhen_GovernanceDelegatesWhatIsNoCountryCode() public {
        vm.startPrank(GOVERNANCE);
        vm.expectRevert(_termsRefused(447, "country code", 447, 44));
        authorityDesk.delegate(447, OFCOM, 9, 12);
        vm.expectRevert(_termsRefused(4, "country code", 4, 0));
        authorityDesk.delegate(4, OFCOM, 9, 12);
        vm.stopPrank();
    }

    function test_Delegate_LongerPrefixesByTheAuthorityAbove() public {
        vm.prank(NANPA);
        authorityDesk.delegate(1242, REGION, 11, 11);
        vm.assertEq(registry.authorityAt(1).authorityLengths, 1 << 4, "the country knows the length");

        RangeTerms memory terms = _terms();
        vm.prank(NANPA);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NotNearestAuthority.selector, 1242555, NANPA, REGION));
        registry.allocate(1242555, terms);
        vm.prank(REGION);
        registry.allocate(1242555, terms);
        vm.assertEq(registry.rangeAt(1242555).carrier, alpha, "the nearest authority allocates");
    }

    function test_RevertWhen_AStrangerDelegates() public {
        vm.prank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NotNearestAuthority.selector, 1242, MALLORY, NANPA));
        authorityDesk.delegate(1242, MALLORY, 11, 11);
    }

    function test_RevertWhen_ThePrefixIsGivenOutAlready() public {
        RangeTerms memory terms = _terms();
        vm.startPrank(NANPA);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.PrefixTaken.selector, RANGE));
        registry.allocate(RANGE, terms);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.PrefixTaken.selector, RANGE));
        authorityDesk.delegate(RANGE, REGION, 11, 11);
        authorityDesk.delegate(1242, REGION, 11, 11);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.PrefixTaken.selector, 1242));
        registry.allocate(1242, terms);
        vm.stopPrank();
        vm.prank(GOVERNANCE);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.PrefixTaken.selector, 1));
        authorityDesk.delegate(1, OFCOM, 11, 11);
    }

    function test_RevertWhen_TheLengthIsNotOpen() public {
        RangeTerms memory terms = _terms();
        vm.prank(NANPA);
        vm.expectRevert(
            abi.encodeWithSelector(INumberRegistry.RangeLengthNotOpen.selector, 141555, 6, Defaults.LENGTHS)
        );
        registry.allocate(141555, terms);
    }

    function test_OpenRangeLengths_FourAtMost_NoneClosed_LongerThanTheCode() public {
        uint16 four = Defaults.LENGTHS | (1 << 5) | (1 << 11);
        uint16[4] memory refused = [
            uint16(four | (1 << 9)), // five of them
            1 << 4, // closes seven
            Defaults.LENGTHS | 2, // the country code itself
            Defaults.LENGTHS | 1
        ];
        vm.startPrank(NANPA);
        for (uint256 i; i < refused.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(INumberRegistry.RangeLengthsRefused.selector, 1, refused[i], Defaults.LENGTHS)
            );
            authorityDesk.openRangeLengths(1, refused[i]);
        }
        authorityDesk.openRangeLengths(1, four);
        vm.stopPrank();
        vm.assertEq(registry.authorityAt(1).rangeLengths, four, "four");
    }

    function test_RevertWhen_LengthsAreOpenedBelowACountryCodeOrByAStranger() public {
        vm.prank(NANPA);
        authorityDesk.delegate(1242, REGION, 11, 11);
        vm.prank(REGION);
        vm.expectRevert(_termsRefused(1242, "country code", 1242, 1));
        authorityDesk.openRangeLengths(1242, 1 << 7);
        vm.prank(REGION);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NotNearestAuthority.selector, 1, REGION, NANPA));
        authorityDesk.openRangeLengths(1, 1 << 7);
    }

    function test_RevertWhen_TermsContradict() public {
        RangeTerms memory terms = _terms();
        terms.minDigits = 10;
        _refuse(terms, _termsRefused(1415555, "minDigits", 10, 11));
        terms = _terms();
        terms.maxDigits = 12;
        _refuse(terms, _termsRefused(1415555, "maxDigits", 12, 11));
        terms = _terms();
        terms.depositClass = 2;
        _refuse(terms, abi.encodeWithSelector(INumberRegistry.DepositClassUnknown.selector, 2, 2));
        terms = _terms();
        terms.quarantineDays = 731;
        _refuse(terms, _termsRefused(1415555, "quarantineDays", 731, 730));
        terms = _terms();
        terms.flags = 8;
        _refuse(terms, _termsRefused(1415555, "flags", 8, 7));
        terms = _terms();
        terms.defaultProfile = betaProfile;
        _refuse(
            terms,
            abi.encodeWithSelector(INumberRegistry.ProfileNotOfRange.selector, 1415555, betaProfile, beta, alpha)
        );
        terms = _terms();
        terms.carrier = 99;
        _refuse(terms, abi.encodeWithSelector(INumberRegistry.CarrierNotActive.selector, 99));
    }

    function test_LongestRangeWins_AndWiderOnesLeaveNarrowerAsTheyAre() public {
        RangeTerms memory terms = _terms();
        terms.carrier = beta;
        terms.defaultProfile = betaProfile;
        vm.prank(NANPA);
        registry.allocate(1212, terms);
        (uint64 prefix, Range memory range) = registry.rangeOf(Defaults.NUMBER);
        vm.assertEq(prefix, RANGE, "narrower");
        vm.assertEq(range.carrier, alpha, "its carrier");
        (prefix, range) = registry.rangeOf(12125560123);
        vm.assertEq(prefix, 1212, "wider");
        vm.assertEq(range.carrier, beta, "its carrier");
    }

    function test_SubAllocation_ByTheCarrierOfTheRangeAbove() public {
        RangeTerms memory wide = _terms();
        wide.flags = RANGE_DECISIONS;
        vm.prank(NANPA);
        registry.allocate(1415, wide);
        RangeTerms memory narrow = _terms();
        narrow.carrier = beta;
        narrow.defaultProfile = betaProfile;

        vm.prank(NANPA);
        vm.expectRevert(
            abi.encodeWithSelector(INumberRegistry.NotNearestAuthority.selector, 1415555, NANPA, ALPHA_OWNER)
        );
        registry.allocate(1415555, narrow);
        vm.startPrank(ALPHA_OWNER);
        vm.expectRevert(_termsRefused(1415555, "inherited flags", 0, RANGE_DECISIONS));
        registry.allocate(1415555, narrow);
        narrow.flags = RANGE_DECISIONS | RANGE_PRIVATE;
        vm.expectRevert(_termsRefused(1415555, "inherited flags", narrow.flags, RANGE_DECISIONS));
        registry.allocate(1415555, narrow);
        narrow.flags = RANGE_DECISIONS;
        registry.allocate(1415555, narrow);
        vm.stopPrank();
        vm.assertEq(registry.rangeAt(1415555).carrier, beta, "sub-allocated");
    }

    function test_RevertWhen_ACarrierDelegatesInItsRange() public {
        vm.prank(NANPA);
        registry.allocate(1415, _terms());
        vm.prank(ALPHA_OWNER);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.PrefixTaken.selector, 1415));
        authorityDesk.delegate(1415555, ALPHA_OWNER, 11, 11);
    }

    function test_TakeBack_AfterThirtyDaysNotice() public {
        uint16 endsOn = _today() + 30;
        vm.startPrank(NANPA);
        vm.expectRevert(_termsRefused(RANGE, "endsOn", endsOn - 1, endsOn));
        authorityDesk.giveNotice(RANGE, endsOn - 1);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NoticeNotOver.selector, RANGE, _today(), 0));
        authorityDesk.takeBack(RANGE);
        authorityDesk.giveNotice(RANGE, endsOn);
        _skipDays(29);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NoticeNotOver.selector, RANGE, _today(), endsOn));
        authorityDesk.takeBack(RANGE);
        _skipDays(1);
        vm.expectEmit(true, true, true, true, address(registry));
        Range memory left;
        left.version = 2;
        emit INumberRegistry.RangeChanged(RANGE, 0, left);
        authorityDesk.takeBack(RANGE);
        registry.allocate(RANGE, _terms());
        vm.stopPrank();
        vm.assertEq(registry.rangeAt(RANGE).version, 3, "versions go on");
    }

    function test_TakeBack_LeavesClaimedNumbersWithTheirHolders() public {
        _claim(ALICE, Defaults.NUMBER);
        _endRange();
        vm.assertEq(registry.resolve(Defaults.NUMBER).profile, alphaProfile, "still routed");
        _port(ALICE, Defaults.NUMBER, betaProfile);
        vm.assertEq(registry.ownerOf(Defaults.NUMBER), ALICE, "still held, and ported");
    }

    function test_TakeBack_OfACountryKeepsWhatIsBelow() public {
        vm.prank(GOVERNANCE);
        authorityDesk.giveNotice(1, _today() + 30);
        RangeTerms memory terms = _terms();
        vm.prank(NANPA);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.PrefixEnding.selector, 1, _today() + 30));
        registry.allocate(1415555, terms);
        _skipDays(30);
        vm.startPrank(GOVERNANCE);
        authorityDesk.takeBack(1);
        vm.assertEq(registry.authorityAt(1).holder, address(0), "no holder");
        vm.assertEq(registry.resolve(Defaults.NUMBER).profile, alphaProfile, "ranges are still found");
        authorityDesk.delegate(1, OFCOM, 11, 11);
        vm.stopPrank();
        vm.prank(OFCOM);
        registry.allocate(1415555, terms);
        vm.assertEq(registry.authorityAt(1).version, 3, "versions go on");
    }

    function test_RevertWhen_NothingStandsAtThePrefix() public {
        vm.startPrank(NANPA);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.PrefixNotGiven.selector, 1415555));
        authorityDesk.giveNotice(1415555, _today() + 30);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.PrefixNotGiven.selector, 1415555));
        authorityDesk.takeBack(1415555);
        vm.stopPrank();
    }

    function test_RevertWhen_AStrangerGivesNoticeOrTakesBack() public {
        bytes memory reason = abi.encodeWithSelector(
            INumberRegistry.NotNearestAuthority.selector,
            RANGE,
            ALPHA_OWNER,
            NANPA
        );
        vm.startPrank(ALPHA_OWNER);
        vm.expectRevert(reason);
        authorityDesk.giveNotice(RANGE, _today() + 30);
        vm.expectRevert(reason);
        authorityDesk.takeBack(RANGE);
        vm.stopPrank();
    }

    function test_SetDefaultProfile_ByTheCarrierWithItsOwn() public {
        uint32 other = _createProfile(ALPHA_OWNER, alpha, 0);
        vm.prank(ALPHA_OWNER);
        registry.setDefaultProfile(RANGE, other);
        vm.assertEq(registry.resolve(Defaults.NUMBER).profile, other, "default");
        vm.prank(ALPHA_OWNER);
        vm.expectRevert(
            abi.encodeWithSelector(INumberRegistry.ProfileNotOfRange.selector, RANGE, betaProfile, beta, alpha)
        );
        registry.setDefaultProfile(RANGE, betaProfile);
        vm.prank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NotCarrierOwner.selector, alpha, MALLORY, ALPHA_OWNER));
        registry.setDefaultProfile(RANGE, other);
    }

    function test_DepositClasses_OnlyGrow_ByGovernance_Bounded() public {
        vm.prank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, MALLORY));
        registry.addDepositClass(1);
        vm.startPrank(GOVERNANCE);
        uint96 tooMuch = 1_000_000 ether + 1;
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.DepositClassRefused.selector, tooMuch, tooMuch - 1, 2));
        registry.addDepositClass(tooMuch);
        for (uint256 i = 2; i < 256; ++i) vm.assertEq(registry.addDepositClass(uint96(i)), i, "class");
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.DepositClassRefused.selector, 1, tooMuch - 1, 256));
        registry.addDepositClass(1);
        vm.stopPrank();
        vm.assertEq(registry.depositOf(0), Defaults.DEPOSIT, "the first is as it was");
        vm.assertEq(registry.depositOf(255), 255, "the last");
    }

    function _endRange() private {
        vm.startPrank(NANPA);
        authorityDesk.giveNotice(RANGE, _today() + 30);
        _skipDays(30);
        authorityDesk.takeBack(RANGE);
        vm.stopPrank();
    }

    function _refuse(RangeTerms memory terms, bytes memory reason) private {
        vm.prank(NANPA);
        vm.expectRevert(reason);
        registry.allocate(1415555, terms);
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
