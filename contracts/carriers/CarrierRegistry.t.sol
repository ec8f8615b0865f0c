// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IAccessManaged } from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import { IERC20Errors } from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Stage } from "../testing/Stage.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { Carrier, CarrierStatus, ICarrierRegistry } from "./interfaces/ICarrierRegistry.sol";

/// @notice Joining, owners and signers.
contract CarrierRegistryTest is Stage {
    address private constant SIGNER = address(0x516);

    function test_Join_TakesTheBondAndCountsOn() public {
        uint256 before = ett.balanceOf(ALICE);
        vm.expectEmit(true, true, true, true, address(carriers));
        emit ICarrierRegistry.CarrierChanged(beta + 1, ALICE, SIGNER, CarrierStatus.Active, Defaults.BOND);
        vm.expectEmit(true, true, true, true, address(carriers));
        emit ICarrierRegistry.CarrierDescribed(beta + 1, "Gamma", "https://gamma.example/carrier.json");
        vm.prank(ALICE);
        uint32 carrier = carriers.join(SIGNER, "Gamma", "https://gamma.example/carrier.json", Defaults.BOND);

        Carrier memory record = carriers.carrierAt(carrier);
        vm.assertEq(carrier, beta + 1, "id");
        vm.assertEq(carriers.count(), carrier, "count");
        vm.assertEq(record.owner, ALICE, "owner");
        vm.assertEq(record.signer, SIGNER, "signer");
        vm.assertEq(record.bond, Defaults.BOND, "bond");
        vm.assertEq(record.joinedOn, _today(), "day");
        vm.assertEq(before - ett.balanceOf(ALICE), Defaults.BOND, "paid");
    }

    function test_RevertWhen_TheBondIsAboveTheHighest() public {
        vm.prank(ALICE);
        vm.expectRevert(
            abi.encodeWithSelector(ICarrierRegistry.BondAboveHighest.selector, Defaults.BOND, Defaults.BOND - 1)
        );
        carriers.join(SIGNER, "Gamma", "", Defaults.BOND - 1);
    }

    function test_RevertWhen_SignerOrDescriptionIsMissingOrTooLong() public {
        string memory name65 = string(new bytes(65));
        string memory uri201 = string(new bytes(201));
        vm.startPrank(ALICE);
        vm.expectRevert(ICarrierRegistry.SignerMissing.selector);
        carriers.join(address(0), "Gamma", "", Defaults.BOND);
        vm.expectRevert(abi.encodeWithSelector(ICarrierRegistry.DescriptionLength.selector, 0, 0));
        carriers.join(SIGNER, "", "", Defaults.BOND);
        vm.expectRevert(abi.encodeWithSelector(ICarrierRegistry.DescriptionLength.selector, 65, 0));
        carriers.join(SIGNER, name65, "", Defaults.BOND);
        vm.expectRevert(abi.encodeWithSelector(ICarrierRegistry.DescriptionLength.selector, 1, 201));
        carriers.join(SIGNER, "G", uri201, Defaults.BOND);
        vm.stopPrank();
    }

    function test_OwnerIsOfferedAndAccepts() public {
        vm.prank(ALPHA_OWNER);
        carriers.offerOwner(alpha, BOB);
        vm.prank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(ICarrierRegistry.CarrierNotOffered.selector, alpha, MALLORY, BOB));
        carriers.acceptOwner(alpha);
        vm.prank(BOB);
        carriers.acceptOwner(alpha);
        (address owner, ) = carriers.standing(alpha);
        vm.assertEq(owner, BOB, "owner");
        vm.prank(BOB);
        vm.expectRevert(abi.encodeWithSelector(ICarrierRegistry.CarrierNotOffered.selector, alpha, BOB, address(0)));
        carriers.acceptOwner(alpha);
    }

    function test_AnOfferIsTakenBackOrReplaced() public {
        vm.startPrank(ALPHA_OWNER);
        carriers.offerOwner(alpha, BOB);
        vm.expectEmit(true, true, true, true, address(carriers));
        emit ICarrierRegistry.CarrierOffered(alpha, ALICE);
        carriers.offerOwner(alpha, ALICE);
        vm.stopPrank();
        vm.prank(BOB);
        vm.expectRevert(abi.encodeWithSelector(ICarrierRegistry.CarrierNotOffered.selector, alpha, BOB, ALICE));
        carriers.acceptOwner(alpha);
        vm.prank(ALPHA_OWNER);
        carriers.offerOwner(alpha, address(0));
        vm.prank(ALICE);
        vm.expectRevert(abi.encodeWithSelector(ICarrierRegistry.CarrierNotOffered.selector, alpha, ALICE, address(0)));
        carriers.acceptOwner(alpha);
    }

    /// @dev Signer, bond and status go along; the old owner has no say any more.
    function test_ANewOwnerTakesTheWholeCarrier() public {
        vm.prank(ALPHA_OWNER);
        carriers.setSigner(alpha, SIGNER);
        vm.prank(ALPHA_OWNER);
        carriers.offerOwner(alpha, BOB);
        vm.expectEmit(true, true, true, true, address(carriers));
        emit ICarrierRegistry.CarrierChanged(alpha, BOB, SIGNER, CarrierStatus.Active, Defaults.BOND);
        vm.prank(BOB);
        carriers.acceptOwner(alpha);
        vm.prank(ALPHA_OWNER);
        vm.expectRevert(abi.encodeWithSelector(ICarrierRegistry.NotOwnerOfCarrier.selector, alpha, ALPHA_OWNER, BOB));
        carriers.setSigner(alpha, ALPHA_OWNER);
    }

    function test_Standing_OfNoCarrierIsNobodys() public {
        (address owner, CarrierStatus status) = carriers.standing(99);
        vm.assertEq(owner, address(0), "owner");
        vm.assertEq(uint256(status), uint256(CarrierStatus.None), "status");
        vm.assertEq(carriers.ownerWhenActive(99), address(0), "nobody");
        vm.assertEq(carriers.ownerWhenActive(alpha), ALPHA_OWNER, "an active one's");
        vm.assertEq(carriers.carrierAt(99).signer, address(0), "record");
        vm.prank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(ICarrierRegistry.NotOwnerOfCarrier.selector, 99, MALLORY, address(0)));
        carriers.setSigner(99, MALLORY);
    }

    function test_RevertWhen_TheJoinerHasTooLittleETT() public {
        vm.prank(MALLORY);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector,
                address(carriers),
                0,
                Defaults.BOND
            )
        );
        carriers.join(MALLORY, "M", "", Defaults.BOND);
        vm.assertEq(carriers.count(), beta, "none was added");
    }

    function test_RevertWhen_AStrangerChangesACarrier() public {
        bytes memory reason = abi.encodeWithSelector(
            ICarrierRegistry.NotOwnerOfCarrier.selector,
            alpha,
            MALLORY,
            ALPHA_OWNER
        );
        vm.startPrank(MALLORY);
        vm.expectRevert(reason);
        carriers.setSigner(alpha, MALLORY);
        vm.expectRevert(reason);
        carriers.describe(alpha, "M", "");
        vm.expectRevert(reason);
        carriers.offerOwner(alpha, MALLORY);
        vm.stopPrank();
    }

    function test_SetSignerAndDescribe() public {
        vm.startPrank(ALPHA_OWNER);
        carriers.setSigner(alpha, SIGNER);
        vm.assertEq(carriers.carrierAt(alpha).signer, SIGNER, "signer");
        vm.expectRevert(ICarrierRegistry.SignerMissing.selector);
        carriers.setSigner(alpha, address(0));
        vm.expectEmit(true, true, true, true, address(carriers));
        emit ICarrierRegistry.CarrierDescribed(alpha, "Alpha Telecom", "");
        carriers.describe(alpha, "Alpha Telecom", "");
        vm.expectRevert(abi.encodeWithSelector(ICarrierRegistry.DescriptionLength.selector, 0, 0));
        carriers.describe(alpha, "", "");
        vm.stopPrank();
    }

    function test_SetBond_ByGovernanceWithinBounds() public {
        vm.prank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, MALLORY));
        carriers.setBond(0);
        vm.startPrank(GOVERNANCE);
        vm.expectRevert(
            abi.encodeWithSelector(ICarrierRegistry.BondRefused.selector, 10_000_000 ether + 1, 10_000_000 ether)
        );
        carriers.setBond(10_000_000 ether + 1);
        carriers.setBond(0);
        vm.stopPrank();
        vm.prank(MALLORY);
        vm.assertEq(carriers.carrierAt(carriers.join(MALLORY, "M", "", 0)).bond, 0, "free");
    }
}
