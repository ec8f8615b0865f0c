// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Defaults } from "../../testing/Defaults.t.sol";
import { Stage } from "../../testing/Stage.t.sol";
import { vm } from "../../testing/Vm.t.sol";
import { IAuthorityDesk } from "../interfaces/IAuthorityDesk.sol";
import { INumberRegistry } from "../interfaces/INumberRegistry.sol";
import { ClaimPolicy, Range, RangeTerms } from "../types/Range.sol";
import { RangeRecord } from "../types/RangeRecord.sol";

/// @notice Ranges between carriers, and what a carrier may change in its own.
contract RangeHandOverTest is Stage {
    uint64 private constant RANGE = Defaults.RANGE;
    uint16 private constant LAST_VERSION = type(uint16).max / 2;

    function test_HandOver_BothCarriersConsent() public {
        _claim(ALICE, Defaults.NUMBER);
        vm.prank(ALPHA_OWNER);
        vm.expectEmit(true, true, true, true, address(authorityDesk));
        emit IAuthorityDesk.RangeOffered(RANGE, alpha, beta);
        authorityDesk.offerRange(RANGE, beta);
        vm.assertEq(authorityDesk.offerAt(RANGE).toCarrier, beta, "offered");
        vm.assertEq(authorityDesk.offerAt(RANGE).rangeVersion, 1, "in this version");
        vm.assertEq(registry.rangeAt(RANGE).carrier, alpha, "not yet");

        Range memory range = registry.rangeAt(RANGE);
        range.carrier = beta;
        range.defaultProfile = betaProfile;
        range.version = 2;
        vm.prank(BETA_OWNER);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.RangeChanged(RANGE, beta, range);
        authorityDesk.acceptRange(RANGE, betaProfile);
        _assertRange(range);
        vm.assertEq(registry.resolve(Defaults.NUMBER).profile, alphaProfile, "claimed numbers keep their route");
        vm.assertEq(registry.resolve(Defaults.NUMBER + 1).profile, betaProfile, "the others go to the new carrier");
    }

    function test_HandOver_NothingIsLeftToTheOldCarrier() public {
        vm.prank(ALPHA_OWNER);
        desk.setDonorPart(RANGE, Defaults.DONOR_PART);
        _handOver();
        vm.assertEq(desk.donorPartAt(RANGE).next, 0, "what it charged for leaving is void");
        vm.startPrank(ALPHA_OWNER);
        bytes memory notOwner = abi.encodeWithSelector(
            INumberRegistry.NotCarrierOwner.selector,
            beta,
            ALPHA_OWNER,
            BETA_OWNER
        );
        vm.expectRevert(notOwner);
        registry.setDefaultProfile(RANGE, alphaProfile);
        vm.expectRevert(notOwner);
        authorityDesk.setPolicy(RANGE, ClaimPolicy.Closed);
        vm.expectRevert(notOwner);
        authorityDesk.offerRange(RANGE, alpha);
        vm.stopPrank();
    }

    function test_HandOver_WithoutADefaultProfile() public {
        vm.prank(ALPHA_OWNER);
        authorityDesk.offerRange(RANGE, beta);
        vm.prank(BETA_OWNER);
        authorityDesk.acceptRange(RANGE, 0);
        vm.assertEq(registry.resolve(Defaults.NUMBER).profile, 0, "unclaimed numbers go nowhere");
    }

    function test_HandOver_SubAllocatedRangesComeUnderTheNewCarrier() public {
        vm.prank(NANPA);
        registry.allocate(1415, _terms());
        RangeTerms memory terms = _terms();
        vm.prank(ALPHA_OWNER);
        registry.allocate(1415555, terms);
        vm.prank(ALPHA_OWNER);
        authorityDesk.offerRange(1415, beta);
        vm.prank(BETA_OWNER);
        authorityDesk.acceptRange(1415, betaProfile);
        uint16 endsOn = _today() + 30;
        vm.prank(ALPHA_OWNER);
        vm.expectRevert(
            abi.encodeWithSelector(INumberRegistry.NotNearestAuthority.selector, 1415555, ALPHA_OWNER, BETA_OWNER)
        );
        authorityDesk.giveNotice(1415555, endsOn);
        vm.prank(BETA_OWNER);
        authorityDesk.giveNotice(1415555, endsOn);
    }

    function test_RevertWhen_TheRangeIsNotOfferedToTheCallersCarrier() public {
        _refuseAccept(BETA_OWNER, 0);
        vm.prank(ALPHA_OWNER);
        authorityDesk.offerRange(RANGE, beta);
        _refuseAccept(MALLORY, beta);
        _refuseAccept(ALPHA_OWNER, beta);
        vm.prank(ALPHA_OWNER);
        vm.expectEmit(true, true, true, true, address(authorityDesk));
        emit IAuthorityDesk.RangeOffered(RANGE, alpha, 0);
        authorityDesk.offerRange(RANGE, 0);
        _refuseAccept(BETA_OWNER, 0);
        _handOver();
        _refuseAccept(BETA_OWNER, 0);
    }

    function test_RevertWhen_AStrangerOffersARange() public {
        vm.startPrank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NotCarrierOwner.selector, alpha, MALLORY, ALPHA_OWNER));
        authorityDesk.offerRange(RANGE, beta);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NotCarrierOwner.selector, 0, MALLORY, address(0)));
        authorityDesk.offerRange(1415555, beta);
        vm.stopPrank();
    }

    function test_RevertWhen_TheNewCarrierIsNotActive() public {
        vm.prank(ALPHA_OWNER);
        authorityDesk.offerRange(RANGE, beta);
        _retire(beta);
        vm.prank(BETA_OWNER);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.CarrierNotActive.selector, beta));
        authorityDesk.acceptRange(RANGE, betaProfile);
    }

    function test_ACarrierThatLeavesMayHandItsRangesOver() public {
        _retire(alpha);
        _handOver();
        vm.assertEq(registry.rangeAt(RANGE).carrier, beta, "handed over");
    }

    function test_RevertWhen_TheDefaultProfileIsNotTheNewCarriers() public {
        vm.prank(ALPHA_OWNER);
        authorityDesk.offerRange(RANGE, beta);
        vm.prank(BETA_OWNER);
        vm.expectRevert(
            abi.encodeWithSelector(INumberRegistry.ProfileNotOfRange.selector, RANGE, alphaProfile, alpha, beta)
        );
        authorityDesk.acceptRange(RANGE, alphaProfile);
    }

    function test_RevertWhen_ARangeUnderNoticeIsHandedOver() public {
        vm.prank(ALPHA_OWNER);
        authorityDesk.offerRange(RANGE, beta);
        uint16 endsOn = _today() + 30;
        vm.prank(NANPA);
        authorityDesk.giveNotice(RANGE, endsOn);
        bytes memory ending = abi.encodeWithSelector(INumberRegistry.PrefixEnding.selector, RANGE, endsOn);
        vm.prank(BETA_OWNER);
        vm.expectRevert(ending);
        authorityDesk.acceptRange(RANGE, betaProfile);
        vm.startPrank(ALPHA_OWNER);
        vm.expectRevert(ending);
        authorityDesk.offerRange(RANGE, beta);
        vm.expectRevert(ending);
        authorityDesk.setPolicy(RANGE, ClaimPolicy.Closed);
        vm.stopPrank();
    }

    function test_AnOfferDiesWithTheVersionOfItsRange() public {
        vm.prank(ALPHA_OWNER);
        authorityDesk.offerRange(RANGE, beta);
        vm.startPrank(NANPA);
        authorityDesk.giveNotice(RANGE, _today() + 30);
        _skipDays(30);
        authorityDesk.takeBack(RANGE);
        vm.stopPrank();
        _refuseAccept(BETA_OWNER, 0);
        vm.prank(NANPA);
        registry.allocate(RANGE, _terms());
        _refuseAccept(BETA_OWNER, 0);
        vm.assertEq(authorityDesk.offerAt(RANGE).toCarrier, 0, "no offer");
    }

    /// @dev Two carriers of one owner could else use all versions up, and the range could never be taken back.
    function test_Attack_HandOversLeaveVersionsForTakeBacks() public {
        _setVersion(LAST_VERSION);
        _handOver();
        vm.assertEq(registry.rangeAt(RANGE).version, LAST_VERSION + 1, "the last hand-over");
        vm.prank(BETA_OWNER);
        authorityDesk.offerRange(RANGE, alpha);
        vm.prank(ALPHA_OWNER);
        vm.expectRevert(
            abi.encodeWithSelector(
                INumberRegistry.TermsRefused.selector,
                RANGE,
                bytes32("version"),
                LAST_VERSION + 1,
                LAST_VERSION
            )
        );
        authorityDesk.acceptRange(RANGE, alphaProfile);
        vm.startPrank(NANPA);
        authorityDesk.giveNotice(RANGE, _today() + 30);
        _skipDays(30);
        authorityDesk.takeBack(RANGE);
        vm.stopPrank();
        vm.assertEq(registry.rangeAt(RANGE).version, LAST_VERSION + 2, "taken back");
    }

    function test_SetPolicy_ByTheCarrier_ForWhatComes() public {
        Range memory range = registry.rangeAt(RANGE);
        range.policy = ClaimPolicy.Closed;
        vm.prank(ALPHA_OWNER);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.RangeChanged(RANGE, alpha, range);
        authorityDesk.setPolicy(RANGE, ClaimPolicy.Closed);
        _assertRange(range);
        vm.prank(ALICE);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.RangeNotOpen.selector, RANGE, ClaimPolicy.Closed));
        registry.claim(Defaults.NUMBER, ALICE, 0, type(uint96).max);
        vm.prank(ALPHA_OWNER);
        authorityDesk.setPolicy(RANGE, ClaimPolicy.Open);
        _claim(ALICE, Defaults.NUMBER);
    }

    function test_RevertWhen_SomebodyElseSetsThePolicy() public {
        vm.prank(NANPA);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NotCarrierOwner.selector, alpha, NANPA, ALPHA_OWNER));
        authorityDesk.setPolicy(RANGE, ClaimPolicy.Closed);
    }

    /// @dev Whatever the policy and the carrier become, the terms that the authority laid down stay.
    function testFuzz_ACarrierChangesCarrierProfileAndPolicyAlone(uint8 policy, bool withProfile) public {
        Range memory needed = registry.rangeAt(RANGE);
        needed.policy = ClaimPolicy(policy % 3);
        needed.carrier = beta;
        needed.defaultProfile = withProfile ? betaProfile : 0;
        needed.version = 2;
        vm.startPrank(ALPHA_OWNER);
        authorityDesk.setPolicy(RANGE, needed.policy);
        authorityDesk.offerRange(RANGE, beta);
        vm.stopPrank();
        vm.prank(BETA_OWNER);
        authorityDesk.acceptRange(RANGE, needed.defaultProfile);
        _assertRange(needed);
    }

    function _handOver() private {
        vm.prank(ALPHA_OWNER);
        authorityDesk.offerRange(RANGE, beta);
        vm.prank(BETA_OWNER);
        authorityDesk.acceptRange(RANGE, betaProfile);
    }

    function _refuseAccept(address caller, uint32 offeredTo) private {
        vm.prank(caller);
        vm.expectRevert(abi.encodeWithSelector(IAuthorityDesk.RangeNotOffered.selector, RANGE, caller, offeredTo));
        authorityDesk.acceptRange(RANGE, betaProfile);
    }

    /// @dev As after that many allocations and take-backs.
    function _setVersion(uint16 version) private {
        uint256 record = RangeRecord.unwrap(registry.rangeRecordAt(RANGE));
        record = (record & ~(uint256(type(uint16).max) << 112)) | (uint256(version) << 112);
        vm.prank(address(authorityDesk));
        registry.setRange(RANGE, RangeRecord.wrap(record));
    }

    function _assertRange(Range memory needed) private view {
        vm.assertEq(keccak256(abi.encode(registry.rangeAt(RANGE))), keccak256(abi.encode(needed)), "the whole range");
    }
}
