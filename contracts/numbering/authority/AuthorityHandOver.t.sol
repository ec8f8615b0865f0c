// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Stage } from "../../testing/Stage.t.sol";
import { vm } from "../../testing/Vm.t.sol";
import { IAuthorityDesk } from "../interfaces/IAuthorityDesk.sol";
import { INumberRegistry } from "../interfaces/INumberRegistry.sol";
import { Authority } from "../types/Authority.sol";

/// @notice An authority that changes wallets.
contract AuthorityHandOverTest is Stage {
    address private constant OFCOM = address(0x0FC0);

    function test_HandOver_OfAnAuthority_BothConsent() public {
        Authority memory authority = registry.authorityAt(1);
        vm.prank(NANPA);
        vm.expectEmit(true, true, true, true, address(authorityDesk));
        emit IAuthorityDesk.AuthorityOffered(1, NANPA, OFCOM);
        authorityDesk.offerAuthority(1, OFCOM);
        vm.assertEq(authorityDesk.authorityOfferedTo(1), OFCOM, "offered");
        _assertEq(registry.authorityAt(1), authority);

        authority.holder = OFCOM;
        vm.prank(OFCOM);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.AuthorityChanged(1, OFCOM, authority);
        authorityDesk.acceptAuthority(1);
        _assertEq(registry.authorityAt(1), authority);

        vm.prank(OFCOM);
        registry.allocate(1415555, _terms());
        vm.prank(NANPA);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NotNearestAuthority.selector, 1415, NANPA, OFCOM));
        registry.allocate(1415, _terms());
    }

    function test_RevertWhen_AnAuthorityIsNotOfferedToTheCaller() public {
        _refuseAuthority(MALLORY, address(0));
        vm.prank(NANPA);
        authorityDesk.offerAuthority(1, OFCOM);
        _refuseAuthority(MALLORY, OFCOM);
        vm.prank(NANPA);
        authorityDesk.offerAuthority(1, address(0));
        _refuseAuthority(OFCOM, address(0));

        // An offer is good for once.
        vm.prank(NANPA);
        authorityDesk.offerAuthority(1, OFCOM);
        vm.prank(OFCOM);
        authorityDesk.acceptAuthority(1);
        _refuseAuthority(OFCOM, address(0));
    }

    function test_RevertWhen_AStrangerOffersAnAuthority() public {
        vm.prank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NotNearestAuthority.selector, 1, MALLORY, NANPA));
        authorityDesk.offerAuthority(1, MALLORY);
    }

    function test_RevertWhen_AnAuthorityIsHandedOverUnderNotice() public {
        vm.prank(NANPA);
        authorityDesk.offerAuthority(1, OFCOM);
        uint16 endsOn = _today() + 30;
        vm.prank(GOVERNANCE);
        authorityDesk.giveNotice(1, endsOn);
        bytes memory ending = abi.encodeWithSelector(INumberRegistry.PrefixEnding.selector, 1, endsOn);
        vm.prank(OFCOM);
        vm.expectRevert(ending);
        authorityDesk.acceptAuthority(1);
        vm.prank(NANPA);
        vm.expectRevert(ending);
        authorityDesk.offerAuthority(1, OFCOM);
    }

    function test_AnOfferDiesWithTheVersionOfItsAuthority() public {
        vm.prank(NANPA);
        authorityDesk.offerAuthority(1, MALLORY);
        vm.startPrank(GOVERNANCE);
        authorityDesk.giveNotice(1, _today() + 30);
        _skipDays(30);
        authorityDesk.takeBack(1);
        vm.stopPrank();
        _refuseAuthority(MALLORY, address(0));
        vm.prank(GOVERNANCE);
        authorityDesk.delegate(1, OFCOM, 11, 11);
        _refuseAuthority(MALLORY, address(0));
        vm.assertEq(registry.authorityAt(1).holder, OFCOM, "the new authority");
    }

    function _refuseAuthority(address caller, address offeredTo) private {
        vm.assertEq(authorityDesk.authorityOfferedTo(1), offeredTo, "offered to");
        vm.prank(caller);
        vm.expectRevert(abi.encodeWithSelector(IAuthorityDesk.AuthorityNotOffered.selector, 1, caller, offeredTo));
        authorityDesk.acceptAuthority(1);
    }

    function _assertEq(Authority memory found, Authority memory needed) private pure {
        vm.assertEq(keccak256(abi.encode(found)), keccak256(abi.encode(needed)), "the whole authority");
    }
}
