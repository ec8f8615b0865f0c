// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IAccessManaged } from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import { IERC20Errors } from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import { INumberRegistry } from "../numbering/interfaces/INumberRegistry.sol";
import { NumberState } from "../numbering/types/Resolution.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Payer } from "../testing/Payer.t.sol";
import { Stage } from "../testing/Stage.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { Payment } from "../token/types/Payment.sol";
import { Permit } from "../token/types/Permit.sol";
import { DonorPart, IPortingDesk, PortOrder, PortQuote } from "./interfaces/IPortingDesk.sol";

/// @notice Porting by sending the number's token, and its fee.
contract PortingDeskTest is Stage {
    uint64 private constant NUMBER = Defaults.NUMBER;
    uint256 private constant KEY = 0xC0FFEE;

    function setUp() public override {
        super.setUp();
        _claim(ALICE, NUMBER);
    }

    function test_Port_ChangesTheProfileAndGivesTheTokenBack() public {
        uint256 before = ett.balanceOf(ALICE);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberPorted(NUMBER, alphaProfile, betaProfile, 2, true);
        vm.expectEmit(true, true, true, true, address(desk));
        emit IPortingDesk.PortPaid(NUMBER, alpha, beta, ALICE, Defaults.BASE_FEE, 0);
        _port(ALICE, NUMBER, betaProfile);

        NumberState memory state = registry.numberState(NUMBER);
        vm.assertEq(state.holder, ALICE, "holder");
        vm.assertEq(state.profile, betaProfile, "profile");
        vm.assertEq(state.sequence, 2, "one change in all");
        vm.assertEq(state.flags, 128, "ported");
        vm.assertEq(registry.balanceOf(address(desk)), 0, "the desk holds nothing");
        vm.assertEq(before - ett.balanceOf(ALICE), Defaults.BASE_FEE, "paid");
        vm.assertEq(ett.balanceOf(TREASURY), Defaults.BASE_FEE, "to the treasury");
    }

    function test_Port_TheOperatorPays() public {
        vm.prank(ALICE);
        registry.setApprovalForAll(BOB, true);
        uint256 alice = ett.balanceOf(ALICE);
        uint256 bob = ett.balanceOf(BOB);
        bytes memory order = _order(betaProfile);
        vm.prank(BOB);
        registry.safeTransferFrom(ALICE, address(desk), NUMBER, order);
        vm.assertEq(registry.ownerOf(NUMBER), ALICE, "back to the holder");
        vm.assertEq(ett.balanceOf(ALICE), alice, "the holder pays nothing");
        vm.assertEq(bob - ett.balanceOf(BOB), Defaults.BASE_FEE, "the operator does");
    }

    function test_Port_BetweenProfilesOfOneCarrierIsFree() public {
        uint32 other = _createProfile(ALPHA_OWNER, alpha, 1);
        uint256 before = ett.balanceOf(ALICE);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberPorted(NUMBER, alphaProfile, other, 2, false);
        _port(ALICE, NUMBER, other);
        vm.assertEq(ett.balanceOf(ALICE), before, "no fee");
        vm.assertEq(registry.numberState(NUMBER).flags, 0, "not ported");
    }

    function test_Port_HomeToTheRangesDefaultEvenIfItIsShut() public {
        uint32 shut = _createProfile(ALPHA_OWNER, alpha, 0);
        bytes memory reason = abi.encodeWithSelector(IPortingDesk.PortNotAccepted.selector, NUMBER, shut, alpha);
        _refuse(shut, reason);
        vm.prank(ALPHA_OWNER);
        registry.setDefaultProfile(Defaults.RANGE, shut);
        _port(ALICE, NUMBER, shut);
        vm.assertEq(registry.numberState(NUMBER).profile, shut, "profile");
    }

    function test_Port_WithAPermit() public {
        address payer = vm.addr(KEY);
        vm.prank(GOVERNANCE);
        ett.transfer(payer, 100 ether);
        vm.prank(ALICE);
        registry.transferFrom(ALICE, payer, NUMBER);
        PortOrder memory order = PortOrder({
            profile: betaProfile,
            highestFee: Defaults.BASE_FEE,
            acceptance: "",
            permit: _permit()
        });
        vm.prank(payer);
        registry.safeTransferFrom(payer, address(desk), NUMBER, abi.encode(order));
        vm.assertEq(ett.balanceOf(payer), 100 ether - Defaults.BASE_FEE, "paid");
        vm.assertEq(registry.numberState(NUMBER).profile, betaProfile, "ported");
    }

    function test_Port_APermitThatWasUsedAlreadyDoesNoHarm() public {
        address payer = vm.addr(KEY);
        vm.prank(GOVERNANCE);
        ett.transfer(payer, 100 ether);
        vm.prank(ALICE);
        registry.transferFrom(ALICE, payer, NUMBER);
        Permit memory permit = _permit();
        vm.prank(MALLORY);
        ett.permit(payer, address(desk), permit.value, permit.deadline, permit.v, permit.r, permit.s);
        PortOrder memory order = PortOrder({
            profile: betaProfile,
            highestFee: Defaults.BASE_FEE,
            acceptance: "",
            permit: permit
        });
        vm.prank(payer);
        registry.safeTransferFrom(payer, address(desk), NUMBER, abi.encode(order));
        vm.assertEq(registry.numberState(NUMBER).profile, betaProfile, "ported");
    }

    function test_DonorPart_HoldsAfterThirtyDaysAndIsCredited() public {
        _setDonorPart(Defaults.DONOR_PART);
        vm.assertEq(desk.quote(NUMBER, betaProfile).donorPart, 0, "not yet");
        _skipDays(30);
        vm.assertEq(desk.quote(NUMBER, betaProfile).donorPart, Defaults.DONOR_PART, "now");

        uint256 before = ett.balanceOf(ALICE);
        _port(ALICE, NUMBER, betaProfile);
        vm.assertEq(before - ett.balanceOf(ALICE), Defaults.BASE_FEE + Defaults.DONOR_PART, "paid");
        vm.assertEq(desk.creditOf(alpha), Defaults.DONOR_PART, "credited to the donor");
        vm.assertEq(ett.balanceOf(address(desk)), Defaults.DONOR_PART, "kept by the desk");

        vm.prank(ALPHA_OWNER);
        desk.withdrawCredit(alpha, BOB);
        vm.assertEq(ett.balanceOf(BOB), 10_000 ether + Defaults.DONOR_PART, "paid out");
        vm.prank(ALPHA_OWNER);
        vm.expectRevert(abi.encodeWithSelector(IPortingDesk.NoCredit.selector, alpha));
        desk.withdrawCredit(alpha, BOB);
    }

    function test_DonorPart_ChangesOnlyAfterItsNotice() public {
        _setDonorPart(Defaults.DONOR_PART);
        _skipDays(30);
        _setDonorPart(2 * Defaults.DONOR_PART);
        vm.assertEq(desk.quote(NUMBER, betaProfile).donorPart, Defaults.DONOR_PART, "the old one");
        _setDonorPart(3 * Defaults.DONOR_PART);
        _skipDays(29);
        vm.assertEq(desk.quote(NUMBER, betaProfile).donorPart, Defaults.DONOR_PART, "still");
        _skipDays(1);
        vm.assertEq(desk.quote(NUMBER, betaProfile).donorPart, 3 * Defaults.DONOR_PART, "the new one");
    }

    function test_DonorPart_EndsWithTheRange() public {
        _setDonorPart(Defaults.DONOR_PART);
        vm.startPrank(NANPA);
        authorityDesk.giveNotice(Defaults.RANGE, _today() + 30);
        _skipDays(30);
        authorityDesk.takeBack(Defaults.RANGE);
        vm.assertEq(desk.quote(NUMBER, betaProfile).donorPart, 0, "outside ranges");
        registry.allocate(Defaults.RANGE, _terms());
        vm.stopPrank();
        vm.assertEq(desk.quote(NUMBER, betaProfile).donorPart, 0, "of the next range");
        DonorPart memory part = desk.donorPartAt(Defaults.RANGE);
        vm.assertEq(part.next, 0, "part");
    }

    function test_RevertWhen_TheDonorPartIsSetByAStrangerOrTooHigh() public {
        vm.prank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(IPortingDesk.NotOwner.selector, alpha, MALLORY, ALPHA_OWNER));
        desk.setDonorPart(Defaults.RANGE, 1);
        vm.startPrank(ALPHA_OWNER);
        vm.expectRevert(abi.encodeWithSelector(IPortingDesk.DonorPartRefused.selector, 100 ether + 1, 100 ether));
        desk.setDonorPart(Defaults.RANGE, 100 ether + 1);
        vm.expectRevert(abi.encodeWithSelector(IPortingDesk.NoRangeAt.selector, 1415555));
        desk.setDonorPart(1415555, 1);
        vm.stopPrank();
        vm.prank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(IPortingDesk.NotOwner.selector, alpha, MALLORY, ALPHA_OWNER));
        desk.withdrawCredit(alpha, MALLORY);
    }

    function test_RevertWhen_TheFeeIsAboveTheHighest() public {
        bytes memory order = _order(betaProfile, Defaults.BASE_FEE - 1);
        vm.prank(ALICE);
        vm.expectRevert(
            abi.encodeWithSelector(IPortingDesk.FeeAboveHighest.selector, Defaults.BASE_FEE, Defaults.BASE_FEE - 1)
        );
        registry.safeTransferFrom(ALICE, address(desk), NUMBER, order);
    }

    function test_RevertWhen_TheProfileDoesNotAccept() public {
        uint32 shut = _createProfile(BETA_OWNER, beta, 0);
        _refuse(shut, abi.encodeWithSelector(IPortingDesk.PortNotAccepted.selector, NUMBER, shut, beta));
        _refuse(999, abi.encodeWithSelector(IPortingDesk.RecipientMissing.selector, 999));
        _refuse(alphaProfile, abi.encodeWithSelector(IPortingDesk.ProfileUnchanged.selector, NUMBER, alphaProfile));
    }

    function test_RevertWhen_TheRecipientIsLeaving() public {
        _retire(beta);
        _refuse(betaProfile, abi.encodeWithSelector(IPortingDesk.RecipientNotActive.selector, beta));
    }

    /// @dev A carrier that left keeps no number back, and gets nothing for letting it go.
    function test_Port_FromACarrierThatLeftHasNoDonorPart() public {
        _setDonorPart(Defaults.DONOR_PART);
        _skipDays(30);
        _retire(alpha);
        vm.assertEq(desk.quote(NUMBER, betaProfile).donorPart, 0, "quoted");
        _port(ALICE, NUMBER, betaProfile);
        vm.assertEq(desk.creditOf(alpha), 0, "no credit");
        vm.assertEq(registry.numberState(NUMBER).profile, betaProfile, "ported");
    }

    /// @dev Base and donor part are what the payer loses, and nobody gets more or less (invariant 8).
    function testFuzz_Port_ConservesETT(uint96 base, uint96 donorPart) public {
        (base, donorPart) = (base % (100 ether + 1), donorPart % (100 ether + 1));
        vm.prank(GOVERNANCE);
        desk.setBaseFee(base);
        _setDonorPart(donorPart);
        _skipDays(30);
        uint256 before = ett.balanceOf(ALICE);
        _port(ALICE, NUMBER, betaProfile);
        vm.assertEq(before - ett.balanceOf(ALICE), uint256(base) + donorPart, "the payer's loss");
        vm.assertEq(ett.balanceOf(TREASURY), base, "the base part");
        vm.assertEq(desk.creditOf(alpha), donorPart, "the donor's credit");
        vm.assertEq(ett.balanceOf(address(desk)), donorPart, "which is there");
    }

    /// @dev The desk takes from whoever sends the token, never from the holder on whose behalf he does.
    function test_RevertWhen_TheOperatorHasNoMoney_ThoughTheHolderHas() public {
        vm.prank(ALICE);
        registry.setApprovalForAll(MALLORY, true);
        bytes memory order = _order(betaProfile);
        vm.prank(MALLORY);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector,
                address(desk),
                0,
                Defaults.BASE_FEE
            )
        );
        registry.safeTransferFrom(ALICE, address(desk), NUMBER, order);
    }

    function test_RevertWhen_AnAcceptanceComesAlong() public {
        PortOrder memory order = PortOrder({
            profile: betaProfile,
            highestFee: type(uint96).max,
            acceptance: hex"0123",
            permit: Permit(0, 0, 0, 0, 0)
        });
        vm.prank(ALICE);
        vm.expectRevert(abi.encodeWithSelector(IPortingDesk.AcceptanceRefused.selector, 2));
        registry.safeTransferFrom(ALICE, address(desk), NUMBER, abi.encode(order));
    }

    function testFuzz_RevertWhen_TheDataIsNoOrder(bytes calldata data, uint16 cut) public {
        bytes memory order = _order(betaProfile);
        uint256 length = cut % order.length;
        bytes memory short = new bytes(length);
        for (uint256 i; i < length; ++i) short[i] = order[i];
        if (length != 0) _refuseData(short);
        vm.assume(data.length != 0 && data.length < 320);
        _refuseData(data);
    }

    function test_RevertWhen_WordsOfTheOrderAreOutOfBounds() public {
        uint8[6] memory words = [0, 1, 2, 3, 6, 9];
        for (uint256 i; i < words.length; ++i) {
            bytes memory order = _order(betaProfile);
            uint256 offset = 32 + uint256(words[i]) * 32;
            assembly ("memory-safe") {
                mstore(add(order, offset), not(0))
            }
            _refuseData(order);
        }
    }

    function test_RevertWhen_TheTokenComesFromElsewhere() public {
        bytes memory order = _order(betaProfile);
        vm.prank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(IPortingDesk.NotRegistry.selector, MALLORY, address(registry)));
        desk.onERC721Received(ALICE, ALICE, NUMBER, order);
    }

    function test_Quote_TellsWhatAPortWillCost() public view {
        PortQuote memory q = desk.quote(NUMBER, betaProfile);
        vm.assertEq(q.fromProfile, alphaProfile, "from");
        vm.assertEq(q.donor, alpha, "donor");
        vm.assertEq(q.recipient, beta, "recipient");
        vm.assertEq(q.base, Defaults.BASE_FEE, "base part");
        vm.assertTrue(q.accepted, "open");
        vm.assertEq(bytes32(q.refusal), 0, "no refusal");
        vm.assertEq(
            bytes32(desk.quote(NUMBER + 1, betaProfile).refusal),
            bytes32(INumberRegistry.NumberNotHeld.selector),
            "nobody's number"
        );
    }

    function test_SetBaseFee_ByGovernanceWithinBounds() public {
        vm.prank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, MALLORY));
        desk.setBaseFee(0);
        vm.startPrank(GOVERNANCE);
        vm.expectRevert(abi.encodeWithSelector(IPortingDesk.BaseFeeRefused.selector, 100 ether + 1, 100 ether));
        desk.setBaseFee(100 ether + 1);
        desk.setBaseFee(0);
        vm.stopPrank();
        _port(ALICE, NUMBER, betaProfile);
        vm.assertEq(ett.balanceOf(TREASURY), 0, "free");
    }

    function _permit() private view returns (Permit memory) {
        Payment memory p = Payer.permit(ett, KEY, address(desk), Defaults.BASE_FEE);
        return Permit({ value: p.value, deadline: p.deadline, v: p.v, r: p.r, s: p.s });
    }

    function _setDonorPart(uint96 amount) private {
        vm.prank(ALPHA_OWNER);
        desk.setDonorPart(Defaults.RANGE, amount);
    }

    function _refuse(uint32 profile, bytes memory reason) private {
        vm.assertEq(bytes32(desk.quote(NUMBER, profile).refusal), bytes32(bytes4(reason)), "the quote's refusal");
        bytes memory order = _order(profile);
        vm.prank(ALICE);
        vm.expectRevert(reason);
        registry.safeTransferFrom(ALICE, address(desk), NUMBER, order);
    }

    function _refuseData(bytes memory data) private {
        vm.prank(ALICE);
        vm.expectRevert(abi.encodeWithSelector(IPortingDesk.OrderMalformed.selector, data.length));
        registry.safeTransferFrom(ALICE, address(desk), NUMBER, data);
    }
}
