// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IAccessManaged } from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Stage } from "../testing/Stage.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { RANGE_DECISIONS, RANGE_GIVEN_FROM, RANGE_PRIVATE, Range, RangeTerms } from "./types/Range.sol";

/// @notice Ranges and their terms; deposit classes.
contract NumberingAuthorityTest is Stage {
    uint64 private constant RANGE = Defaults.RANGE;
    address private constant REGION = address(0x4E6);

    function test_RevertWhen_ThePrefixIsGivenOutAlready() public {
        RangeTerms memory terms = _terms();
        vm.startPrank(NANPA);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.PrefixTaken.selector, RANGE));
        registry.allocate(RANGE, terms);
        authorityDesk.delegate(1242, REGION, 11, 11);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.PrefixTaken.selector, 1242));
        registry.allocate(1242, terms);
        vm.stopPrank();
    }

    function test_RevertWhen_TheLengthIsNotOpen() public {
        RangeTerms memory terms = _terms();
        vm.prank(NANPA);
        vm.expectRevert(
            abi.encodeWithSelector(INumberRegistry.RangeLengthNotOpen.selector, 141555, 6, Defaults.LENGTHS)
        );
        registry.allocate(141555, terms);
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

    /// @dev Nor can terms say out of which range another is given, which the high bits tell.
    function testFuzz_RevertWhen_TermsHaveUnknownFlags(uint8 flags) public {
        if (flags <= 7) return;
        RangeTerms memory terms = _terms();
        terms.flags = flags;
        _refuse(terms, _termsRefused(1415555, "flags", flags, 7));
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
        vm.assertEq(registry.rangeAt(1415555).flags, RANGE_DECISIONS | (4 << RANGE_GIVEN_FROM), "out of four digits");
        vm.assertEq(registry.rangeAt(1415).flags, RANGE_DECISIONS, "which an authority gave");
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
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.DepositClassAdded(2, 1_000_000 ether);
        vm.assertEq(registry.addDepositClass(tooMuch - 1), 2, "the highest");
        for (uint256 i = 3; i < 256; ++i) vm.assertEq(registry.addDepositClass(uint96(i)), i, "class");
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.DepositClassRefused.selector, 1, tooMuch - 1, 256));
        registry.addDepositClass(1);
        vm.stopPrank();
        vm.assertEq(registry.depositOf(0), Defaults.DEPOSIT, "the first is as it was");
        vm.assertEq(registry.depositOf(255), 255, "the last");
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
