// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IERC20Errors } from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import { ERC3009 } from "@openzeppelin/contracts/token/ERC20/extensions/draft-ERC3009.sol";
import { vm } from "../testing/Vm.t.sol";
import { ETT } from "./ETT.sol";

contract ETTTest {
    uint256 private constant SUPPLY = 1_000 ether;
    uint256 private constant KEY = 0xE77;
    address private constant TO = address(0x70);

    ETT private _ett;
    address private _holder;

    function setUp() public {
        _holder = vm.addr(KEY);
        _ett = new ETT(_holder, SUPPLY);
    }

    function test_TheWholeSupplyIsMintedOnceAndMayBeBurned() public {
        vm.assertEq(_ett.balanceOf(_holder), SUPPLY, "supply");
        vm.prank(_holder);
        _ett.burn(1 ether);
        vm.assertEq(_ett.totalSupply(), SUPPLY - 1 ether, "burned");
    }

    function test_ReceiveWithAuthorization_OnlyByTheReceiverAndOnce() public {
        bytes32 nonce = keccak256("claim");
        bytes32 typeHash = keccak256(
            "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
        );
        bytes32 structHash = keccak256(abi.encode(typeHash, _holder, TO, 5 ether, 0, block.timestamp + 1, nonce));
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", _ett.DOMAIN_SEPARATOR(), structHash));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(KEY, digest);

        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, TO));
        _ett.receiveWithAuthorization(_holder, TO, 5 ether, 0, block.timestamp + 1, nonce, v, r, s);
        vm.prank(TO);
        _ett.receiveWithAuthorization(_holder, TO, 5 ether, 0, block.timestamp + 1, nonce, v, r, s);
        vm.assertEq(_ett.balanceOf(TO), 5 ether, "received");
        vm.prank(TO);
        vm.expectRevert(abi.encodeWithSelector(ERC3009.ERC3009UsedAuthorization.selector, _holder, nonce));
        _ett.receiveWithAuthorization(_holder, TO, 5 ether, 0, block.timestamp + 1, nonce, v, r, s);
    }
}
