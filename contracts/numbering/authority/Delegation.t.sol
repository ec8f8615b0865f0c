// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IAccessManaged } from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import { Defaults } from "../../testing/Defaults.t.sol";
import { Stage } from "../../testing/Stage.t.sol";
import { vm } from "../../testing/Vm.t.sol";
import { INumberRegistry } from "../interfaces/INumberRegistry.sol";
import { Authority } from "../types/Authority.sol";

/// @notice Delegation, and the lengths of ranges and authorities.
contract DelegationTest is Stage {
    uint64 private constant RANGE = Defaults.RANGE;
    address private constant OFCOM = address(0x0FC0);
    address private constant REGION = address(0x4E6);
    address private constant SUBREGION = address(0x54E6);

    function test_Delegate_ACountryCodeByGovernance() public {
        Authority memory authority;
        authority.holder = OFCOM;
        authority.minDigits = 9;
        authority.maxDigits = 12;
        authority.version = 1;
        vm.prank(GOVERNANCE);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.AuthorityChanged(44, OFCOM, authority);
        authorityDesk.delegate(44, OFCOM, 9, 12);
        _assertEq(registry.authorityAt(44), authority);
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

    function test_RevertWhen_ThePrefixIsMalformed() public {
        vm.startPrank(GOVERNANCE);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NumberMalformed.selector, 0));
        authorityDesk.delegate(0, OFCOM, 9, 12);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NumberMalformed.selector, 1e15));
        authorityDesk.delegate(1e15, OFCOM, 15, 15);
        vm.stopPrank();
    }

    function test_RevertWhen_NobodyWouldBeTheAuthority() public {
        vm.prank(GOVERNANCE);
        vm.expectRevert(_termsRefused(44, "holder", 0, 1));
        authorityDesk.delegate(44, address(0), 9, 12);
    }

    function test_Delegate_LongerPrefixesByTheAuthorityAbove() public {
        _delegate(NANPA, 1242, REGION);
        vm.assertEq(registry.authorityAt(1).authorityLengths, 1 << 4, "the country knows the length");
        vm.prank(NANPA);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NotNearestAuthority.selector, 1242555, NANPA, REGION));
        registry.allocate(1242555, _terms());
        vm.prank(REGION);
        registry.allocate(1242555, _terms());
        vm.assertEq(registry.rangeAt(1242555).carrier, alpha, "the nearest authority allocates");
    }

    function test_RevertWhen_AStrangerDelegates() public {
        vm.prank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NotNearestAuthority.selector, 1242, MALLORY, NANPA));
        authorityDesk.delegate(1242, MALLORY, 11, 11);
    }

    function test_RevertWhen_ThePrefixIsGivenOutAlready() public {
        _delegate(NANPA, 1242, REGION);
        vm.startPrank(NANPA);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.PrefixTaken.selector, RANGE));
        authorityDesk.delegate(RANGE, REGION, 11, 11);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.PrefixTaken.selector, 1242));
        authorityDesk.delegate(1242, REGION, 11, 11);
        vm.stopPrank();
        vm.prank(GOVERNANCE);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.PrefixTaken.selector, 1));
        authorityDesk.delegate(1, OFCOM, 11, 11);
    }

    function test_RevertWhen_ACarrierDelegatesInItsRange() public {
        vm.prank(NANPA);
        registry.allocate(1415, _terms());
        vm.prank(ALPHA_OWNER);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.PrefixTaken.selector, 1415));
        authorityDesk.delegate(1415555, ALPHA_OWNER, 11, 11);
    }

    function test_RevertWhen_AnAuthorityUnderNoticeDelegatesOrOpensLengths() public {
        uint16 endsOn = _today() + 30;
        vm.prank(GOVERNANCE);
        authorityDesk.giveNotice(1, endsOn);
        bytes memory ending = abi.encodeWithSelector(INumberRegistry.PrefixEnding.selector, 1, endsOn);
        vm.startPrank(NANPA);
        vm.expectRevert(ending);
        authorityDesk.delegate(1242, REGION, 11, 11);
        vm.expectRevert(ending);
        authorityDesk.openRangeLengths(1, Defaults.LENGTHS | (1 << 5));
        vm.stopPrank();
    }

    function test_RevertWhen_TheDigitsContradict() public {
        _delegate(NANPA, 1242, REGION);
        vm.startPrank(REGION);
        vm.expectRevert(_termsRefused(1242555, "minDigits", 10, 11));
        authorityDesk.delegate(1242555, SUBREGION, 10, 11);
        vm.expectRevert(_termsRefused(1242555, "maxDigits", 12, 11));
        authorityDesk.delegate(1242555, SUBREGION, 11, 12);
        vm.stopPrank();
        vm.startPrank(GOVERNANCE);
        vm.expectRevert(_termsRefused(44, "minDigits", 1, 2));
        authorityDesk.delegate(44, OFCOM, 1, 12);
        vm.expectRevert(_termsRefused(44, "maxDigits", 16, 15));
        authorityDesk.delegate(44, OFCOM, 9, 16);
        vm.expectRevert(_termsRefused(44, "minDigits", 12, 11));
        authorityDesk.delegate(44, OFCOM, 12, 11);
        vm.stopPrank();
    }

    function test_OpenRangeLengths_FourAtMost_NoneClosed_LongerThanTheCode() public {
        uint16 four = Defaults.LENGTHS | (1 << 2) | (1 << 15);
        uint16[4] memory refused = [
            uint16(four | (1 << 9)), // five of them
            1 << 4, // closes seven
            Defaults.LENGTHS | 2, // the country code itself
            Defaults.LENGTHS | 1
        ];
        vm.startPrank(NANPA);
        for (uint256 i; i < refused.length; ++i) {
            vm.expectRevert(_lengthsRefused(refused[i], Defaults.LENGTHS));
            authorityDesk.openRangeLengths(1, refused[i]);
        }
        Authority memory country = registry.authorityAt(1);
        country.rangeLengths = four;
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.AuthorityChanged(1, NANPA, country);
        authorityDesk.openRangeLengths(1, four);
        vm.stopPrank();
        _assertEq(registry.authorityAt(1), country);
    }

    /// @dev Whatever somebody tries, a country has four lengths at most, and the ones it had.
    function testFuzz_OpenRangeLengths_NeverMoreThanFour(uint16[8] calldata tries) public {
        for (uint256 i; i < tries.length; ++i) {
            uint16 before = registry.authorityAt(1).rangeLengths;
            vm.prank(NANPA);
            try authorityDesk.openRangeLengths(1, tries[i] | before) {} catch {}
            uint16 present = registry.authorityAt(1).rangeLengths;
            vm.assertEq(present & before, before, "none closed");
            vm.assertEq(present & 3, 0, "longer than the code");
            vm.assertTrue(_ones(present) <= 4, "four at most");
        }
    }

    function test_RevertWhen_LengthsAreOpenedBelowACountryCodeOrByAStranger() public {
        _delegate(NANPA, 1242, REGION);
        vm.startPrank(REGION);
        vm.expectRevert(_termsRefused(1242, "country code", 1242, 1));
        authorityDesk.openRangeLengths(1242, 1 << 7);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NotNearestAuthority.selector, 1, REGION, NANPA));
        authorityDesk.openRangeLengths(1, 1 << 7);
        vm.stopPrank();
    }

    // --- Odd lengths as griefing ---

    function test_Attack_OddLengths_ACarrierOpensNone() public {
        vm.prank(NANPA);
        registry.allocate(1415, _terms());
        vm.startPrank(ALPHA_OWNER);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NotNearestAuthority.selector, 1, ALPHA_OWNER, NANPA));
        authorityDesk.openRangeLengths(1, Defaults.LENGTHS | (1 << 9));
        vm.expectRevert(
            abi.encodeWithSelector(INumberRegistry.RangeLengthNotOpen.selector, 14155, 5, Defaults.LENGTHS)
        );
        registry.allocate(14155, _terms());
        vm.stopPrank();
    }

    function test_Attack_OddLengths_AnAuthorityBelowTheCountrysAddsNoProbe() public {
        _delegate(NANPA, 1242, REGION);
        vm.prank(REGION);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.RangeLengthNotOpen.selector, 12425, 5, 1 << 4));
        authorityDesk.delegate(12425, SUBREGION, 11, 11);

        // A length that the country's own authority uses is open to those below.
        _delegate(NANPA, 12125, SUBREGION);
        _delegate(REGION, 12425, SUBREGION);
        vm.assertEq(registry.authorityAt(1).authorityLengths, (1 << 4) | (1 << 5), "two");
    }

    function test_Attack_OddLengths_AuthoritiesStandAtFourLengthsAtMost() public {
        uint64[4] memory prefixes = [uint64(1242), 12465, 141555, 141855512];
        for (uint256 i; i < prefixes.length; ++i) _delegate(NANPA, prefixes[i], REGION);
        uint16 four = (1 << 4) | (1 << 5) | (1 << 6) | (1 << 9);
        vm.assertEq(registry.authorityAt(1).authorityLengths, four, "four");
        vm.prank(NANPA);
        vm.expectRevert(_lengthsRefused(four | (1 << 8), four));
        authorityDesk.delegate(14185551, REGION, 11, 11);
        vm.assertEq(registry.authorityAt(14185551).holder, address(0), "nothing is left of it");
    }

    function _delegate(address by, uint64 prefix, address holder) private {
        vm.prank(by);
        authorityDesk.delegate(prefix, holder, 11, 11);
    }

    function _assertEq(Authority memory found, Authority memory needed) private pure {
        vm.assertEq(keccak256(abi.encode(found)), keccak256(abi.encode(needed)), "the whole authority");
    }

    function _lengthsRefused(uint16 found, uint16 present) private pure returns (bytes memory) {
        return abi.encodeWithSelector(INumberRegistry.RangeLengthsRefused.selector, 1, found, present);
    }

    function _termsRefused(
        uint64 prefix,
        bytes32 what,
        uint256 found,
        uint256 needed
    ) private pure returns (bytes memory) {
        return abi.encodeWithSelector(INumberRegistry.TermsRefused.selector, prefix, what, found, needed);
    }

    function _ones(uint256 bits) private pure returns (uint256 n) {
        for (; bits != 0; bits &= bits - 1) ++n;
    }
}
