// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IERC721Receiver } from "@openzeppelin/contracts/token/ERC721/IERC721Receiver.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Stage } from "../testing/Stage.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { NumberState } from "./types/Resolution.sol";

/// @dev A holder that does something with a number in the moment in which it gets it.
contract EagerHolder is IERC721Receiver {
    address private immutable _target;
    bytes[] private _calls;
    bytes4 private _answer = this.onERC721Received.selector;

    constructor(address target) {
        _target = target;
    }

    function addCall(bytes calldata call) external {
        _calls.push(call);
    }

    function setAnswer(bytes4 answer) external {
        _answer = answer;
    }

    function onERC721Received(address, address, uint256, bytes calldata) external returns (bytes4) {
        for (uint256 i; i < _calls.length; ++i) {
            (bool done, bytes memory reason) = _target.call(_calls[i]);
            if (!done) {
                assembly ("memory-safe") {
                    revert(add(reason, 32), mload(reason))
                }
            }
        }
        return _answer;
    }
}

/// @notice What a receiver of a number does before the transfer has returned is as if it came right after.
contract ReentrantHolderTest is Stage {
    uint64 private constant NUMBER = Defaults.NUMBER;

    EagerHolder private _eager;

    function setUp() public override {
        super.setUp();
        _claim(ALICE, NUMBER);
        _eager = new EagerHolder(address(registry));
        _fund(address(_eager));
    }

    function test_ItReleases_AndGetsTheDepositOnce() public {
        uint256 before = ett.balanceOf(address(_eager));
        _send(abi.encodeCall(registry.release, (NUMBER)));
        vm.assertEq(ett.balanceOf(address(_eager)) - before, Defaults.DEPOSIT, "the deposit");
        vm.assertEq(ett.balanceOf(address(registry)), 0, "nothing is left");
        NumberState memory state = registry.numberState(NUMBER);
        vm.assertEq(state.holder, address(0), "released");
        vm.assertEq(state.sequence, 3, "claim, transfer, release");
    }

    function test_ItReleasesAndClaimsAgain() public {
        _eager.addCall(abi.encodeCall(registry.release, (NUMBER)));
        _send(abi.encodeCall(registry.claim, (NUMBER, address(_eager), 0, type(uint96).max)));
        vm.assertEq(registry.ownerOf(NUMBER), address(_eager), "claimed anew");
        vm.assertEq(registry.numberState(NUMBER).sequence, 4, "each change counted");
        vm.assertEq(registry.balanceOf(address(_eager)), 1, "one number");
        vm.assertEq(ett.balanceOf(address(registry)), Defaults.DEPOSIT, "one deposit");
    }

    function test_ItPassesTheNumberOn() public {
        _send(abi.encodeWithSignature("transferFrom(address,address,uint256)", address(_eager), BOB, NUMBER));
        vm.assertEq(registry.ownerOf(NUMBER), BOB, "holder");
        vm.assertEq(registry.numberState(NUMBER).sequence, 3, "each change counted");
        vm.assertEq(registry.balanceOf(ALICE) + registry.balanceOf(address(_eager)), 0, "nobody else's");
    }

    function test_ItPortsTheNumber() public {
        _send(
            abi.encodeWithSignature(
                "safeTransferFrom(address,address,uint256,bytes)",
                address(_eager),
                address(desk),
                NUMBER,
                _order(betaProfile)
            )
        );
        NumberState memory state = registry.numberState(NUMBER);
        vm.assertEq(state.holder, address(_eager), "holder");
        vm.assertEq(state.profile, betaProfile, "ported");
        vm.assertEq(state.sequence, 3, "each change counted");
    }

    /// @dev A claim and a port call nobody: they do not wake the holder who could come in between.
    function test_ClaimsAndPortsCallNoHolder() public {
        _eager.addCall(hex"ffffffff");
        vm.prank(address(_eager));
        registry.claim(NUMBER + 1, address(_eager), 0, type(uint96).max);
        _port(address(_eager), NUMBER + 1, betaProfile);
        vm.assertEq(registry.ownerOf(NUMBER + 1), address(_eager), "undisturbed");
    }

    function test_RevertWhen_ItRefusesTheNumber() public {
        _eager.setAnswer(0xdeadbeef);
        vm.prank(ALICE);
        vm.expectRevert(abi.encodeWithSignature("ERC721InvalidReceiver(address)", address(_eager)));
        registry.safeTransferFrom(ALICE, address(_eager), NUMBER);
        vm.assertEq(registry.ownerOf(NUMBER), ALICE, "still hers");
    }

    function _send(bytes memory call) private {
        _eager.addCall(call);
        vm.prank(ALICE);
        registry.safeTransferFrom(ALICE, address(_eager), NUMBER);
    }
}
