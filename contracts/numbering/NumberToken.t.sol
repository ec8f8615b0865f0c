// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IERC721Receiver } from "@openzeppelin/contracts/token/ERC721/IERC721Receiver.sol";
import { Strings } from "@openzeppelin/contracts/utils/Strings.sol";
import { ERC721 } from "solady/src/tokens/ERC721.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Stage } from "../testing/Stage.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { IRegistryForDesks } from "./interfaces/IRegistryForDesks.sol";
import { NumberState, NumberStatus } from "./types/Resolution.sol";

/// @dev A contract that takes tokens.
contract Vault is IERC721Receiver {
    function onERC721Received(address, address, uint256, bytes calldata) external pure returns (bytes4) {
        return this.onERC721Received.selector;
    }
}

/// @dev A mock of what the registry asks of a renderer.
contract RendererMock {
    function tokenURI(uint64 number) external pure returns (string memory) {
        return string.concat("data:,", Strings.toString(number));
    }

    function written(uint64 number) external pure returns (string memory) {
        return Strings.toString(number);
    }
}

/// @notice Transfers, approvals and the sequence.
contract NumberTokenTest is Stage {
    uint64 private constant NUMBER = Defaults.NUMBER;

    function setUp() public override {
        super.setUp();
        _claim(ALICE, NUMBER);
    }

    function test_HasANameAndASymbol() public view {
        vm.assertEq(registry.name(), "DOTS numbers", "name");
        vm.assertEq(registry.symbol(), "DOTS", "symbol");
    }

    function test_Transfer_RaisesTheSequenceAndKeepsTheRest() public {
        NumberState memory before = registry.numberState(NUMBER);
        vm.prank(ALICE);
        registry.transferFrom(ALICE, BOB, NUMBER);
        NumberState memory state = registry.numberState(NUMBER);
        vm.assertEq(state.holder, BOB, "holder");
        vm.assertEq(state.sequence, before.sequence + 1, "sequence");
        vm.assertEq(state.profile, before.profile, "profile");
        vm.assertEq(state.day, before.day, "day");
        vm.assertEq(state.depositClass, before.depositClass, "class");
    }

    function test_SafeTransfer_RaisesTheSequenceByOne() public {
        address vault = address(new Vault());
        vm.prank(ALICE);
        registry.safeTransferFrom(ALICE, vault, NUMBER);
        vm.assertEq(registry.numberState(NUMBER).sequence, 2, "without data");
        vm.prank(vault);
        registry.safeTransferFrom(vault, BOB, NUMBER, "a word");
        vm.assertEq(registry.numberState(NUMBER).sequence, 3, "with data");
    }

    function test_RevertWhen_TheTokenWouldBeStuck() public {
        address[3] memory stuck = [address(desk), address(registry), address(ett)];
        for (uint256 i; i < 3; ++i) {
            bytes memory reason = abi.encodeWithSelector(INumberRegistry.RecipientRefused.selector, NUMBER, stuck[i]);
            vm.startPrank(ALICE);
            vm.expectRevert(reason);
            registry.transferFrom(ALICE, stuck[i], NUMBER);
            vm.expectRevert(reason);
            registry.safeTransferFrom(ALICE, stuck[i], NUMBER);
            vm.expectRevert(reason);
            registry.safeTransferFrom(ALICE, stuck[i], NUMBER, "");
            vm.stopPrank();
        }
    }

    function test_RevertWhen_DataGoesAlongToTheRegistryOrTheToken() public {
        vm.startPrank(ALICE);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.RecipientRefused.selector, NUMBER, address(registry)));
        registry.safeTransferFrom(ALICE, address(registry), NUMBER, "x");
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.RecipientRefused.selector, NUMBER, address(ett)));
        registry.safeTransferFrom(ALICE, address(ett), NUMBER, "x");
        vm.stopPrank();
    }

    function test_RevertWhen_EtherComesAlong() public {
        vm.deal(ALICE, 1 ether);
        bytes memory reason = abi.encodeWithSelector(INumberRegistry.EtherRefused.selector, 1);
        vm.startPrank(ALICE);
        vm.expectRevert(reason);
        registry.approve{ value: 1 }(BOB, NUMBER);
        vm.expectRevert(reason);
        registry.transferFrom{ value: 1 }(ALICE, BOB, NUMBER);
        vm.expectRevert(reason);
        registry.safeTransferFrom{ value: 1 }(ALICE, BOB, NUMBER);
        vm.expectRevert(reason);
        registry.safeTransferFrom{ value: 1 }(ALICE, BOB, NUMBER, "x");
        bytes memory order = _order(betaProfile);
        vm.expectRevert(reason);
        registry.safeTransferFrom{ value: 1 }(ALICE, address(desk), NUMBER, order);
        vm.stopPrank();
    }

    function test_RevertWhen_AStrangerTransfers() public {
        vm.prank(MALLORY);
        vm.expectRevert(ERC721.NotOwnerNorApproved.selector);
        registry.transferFrom(ALICE, MALLORY, NUMBER);
    }

    function test_RevertWhen_ItIsMovedFromAnotherOrToNobody() public {
        vm.startPrank(ALICE);
        vm.expectRevert(ERC721.TransferFromIncorrectOwner.selector);
        registry.transferFrom(BOB, ALICE, NUMBER);
        vm.expectRevert(ERC721.TransferToZeroAddress.selector);
        registry.transferFrom(ALICE, address(0), NUMBER);
        vm.stopPrank();
    }

    function test_RevertWhen_SomebodyOtherThanTheDeskPorts() public {
        vm.prank(ALICE);
        vm.expectRevert(abi.encodeWithSelector(IRegistryForDesks.NotDesk.selector, ALICE, address(desk)));
        registry.port(NUMBER, ALICE, betaProfile, true);
    }

    function test_LastSequence_LeavesOnlyTheRelease() public {
        _setSequence(NUMBER, type(uint16).max);
        bytes memory reason = abi.encodeWithSelector(INumberRegistry.SequenceExhausted.selector, NUMBER);
        bytes memory order = _order(betaProfile);
        vm.startPrank(ALICE);
        vm.expectRevert(reason);
        registry.transferFrom(ALICE, BOB, NUMBER);
        vm.expectRevert(reason);
        registry.safeTransferFrom(ALICE, address(desk), NUMBER, order);
        vm.assertEq(bytes32(desk.quote(NUMBER, betaProfile).refusal), bytes32(bytes4(reason)), "the desk says so");

        registry.release(NUMBER);
        vm.stopPrank();
        vm.assertEq(registry.numberState(NUMBER).sequence, type(uint16).max, "it does not wrap");
    }

    /// @dev Transfers to himself cost a holder gas alone: if a number were lost with its last sequence, he could take it from
    /// everybody for good.
    function test_Attack_ANumberWornOut_RestsAndIsFreeAgain() public {
        _setSequence(NUMBER, type(uint16).max - 1);
        vm.startPrank(ALICE);
        registry.transferFrom(ALICE, ALICE, NUMBER);
        registry.release(NUMBER);
        vm.stopPrank();

        uint16 freeOn = _today() + 31;
        for (uint256 day = 0; day < 2; ++day) {
            _skipDays(15);
            vm.assertEq(uint256(registry.numberState(NUMBER).status), uint256(NumberStatus.Quarantined), "rests");
            vm.prank(BOB);
            vm.expectRevert(
                abi.encodeWithSelector(INumberRegistry.NumberInQuarantine.selector, NUMBER, _today(), freeOn)
            );
            registry.claim(NUMBER, BOB, 0, type(uint96).max);
        }
        _skipDays(1);
        vm.assertEq(uint256(registry.numberState(NUMBER).status), uint256(NumberStatus.Available), "free");
        vm.prank(BOB);
        registry.claim(NUMBER, BOB, 0, type(uint96).max);
        vm.assertEq(registry.numberState(NUMBER).sequence, 1, "its sequence begins anew");
    }

    function test_LastButOneSequence_AllowsOneMoreChange() public {
        _setSequence(NUMBER, type(uint16).max - 1);
        vm.prank(ALICE);
        registry.transferFrom(ALICE, BOB, NUMBER);
        vm.assertEq(registry.numberState(NUMBER).sequence, type(uint16).max, "sequence");
    }

    function test_TokenURI_IsWhatTheRendererSays() public {
        vm.etch(renderer, type(RendererMock).runtimeCode);
        vm.assertEq(registry.tokenURI(NUMBER), "data:,12125550123", "uri");
    }

    function test_RevertWhen_AskedForTheURIOfNoToken() public {
        bytes4 missing = ERC721.TokenDoesNotExist.selector;
        vm.expectRevert(missing);
        registry.tokenURI(NUMBER + 1);
        // The low 64 bits are those of a number that is held.
        vm.expectRevert(missing);
        registry.tokenURI((1 << 64) | uint256(NUMBER));
    }
}
