// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IERC1271 } from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import { vm } from "../testing/Vm.t.sol";
import { Signatures } from "./Signatures.sol";

/// @dev Says yes to the digest it was made for, if the signature is `right`.
contract Wallet is IERC1271 {
    bytes32 private immutable _digest;

    constructor(bytes32 digest) {
        _digest = digest;
    }

    function isValidSignature(bytes32 digest, bytes calldata signature) external view returns (bytes4) {
        bool yes = digest == _digest && keccak256(signature) == keccak256("right");
        return yes ? IERC1271.isValidSignature.selector : bytes4(0xffffffff);
    }
}

/// @dev Says yes while it is allowed to: what a contract signed can be taken back.
contract FickleWallet is IERC1271 {
    bool public willing;

    function setWilling(bool next) external {
        willing = next;
    }

    function isValidSignature(bytes32, bytes calldata) external view returns (bytes4) {
        return willing ? IERC1271.isValidSignature.selector : bytes4(0);
    }
}

/// @dev All at once: were it to burn in a loop what a mistake hands it, the runner would keep every step of it.
contract GasBurner {
    fallback() external {
        assembly ("memory-safe") {
            invalid()
        }
    }
}

/// @dev Says yes after burning about as much gas as asked.
contract SlowWallet {
    uint256 private immutable _burned;

    constructor(uint256 burned) {
        _burned = burned;
    }

    function isValidSignature(bytes32, bytes calldata) external view returns (bytes4) {
        uint256 until = gasleft() - _burned;
        while (gasleft() > until) {}
        return IERC1271.isValidSignature.selector;
    }
}

/// @dev Returns, or reverts with, a megabyte that begins with yes, as far as its gas goes.
contract Flooder {
    bool private immutable _reverts;
    uint256 private immutable _size;

    constructor(bool reverts, uint256 size) {
        _reverts = reverts;
        _size = size;
    }

    fallback() external {
        bytes32 yes = IERC1271.isValidSignature.selector;
        (bool reverts, uint256 size) = (_reverts, _size);
        assembly ("memory-safe") {
            mstore(0, yes)
            if reverts {
                revert(0, size)
            }
            return(0, size)
        }
    }
}

/// @dev Says yes with other bits set behind the selector.
contract DirtyWallet {
    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes32) {
        return bytes32(IERC1271.isValidSignature.selector) | bytes32(uint256(1));
    }
}

/// @notice Keys, short signatures, contracts, and what hostile contracts may do.
contract SignaturesTest {
    uint256 private constant KEY = 0x5160;
    uint256 private constant ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;
    bytes32 private constant DIGEST = keccak256("digest");

    address private _signer;

    function setUp() public {
        _signer = vm.addr(KEY);
    }

    function isSignedBy(bytes32 digest, address signer, bytes calldata signature) external view returns (bool) {
        return Signatures.isSignedBy(digest, signer, signature);
    }

    function testFuzz_AKeysSignature_OfItsDigestAlone(uint256 seed, bytes32 digest, bytes32 other) public view {
        vm.assume(digest != other);
        uint256 key = 1 + (seed % (ORDER - 1));
        (bytes memory long, bytes memory short) = _sign(key, digest);
        address signer = vm.addr(key);
        vm.assertTrue(this.isSignedBy(digest, signer, long), "65 bytes");
        vm.assertTrue(this.isSignedBy(digest, signer, short), "64 bytes");
        vm.assertFalse(this.isSignedBy(other, signer, long), "another digest, 65 bytes");
        vm.assertFalse(this.isSignedBy(other, signer, short), "another digest, 64 bytes");
    }

    function testFuzz_AnyByteChangedIsNoSignature(uint8 place, uint8 change) public view {
        vm.assume(change != 0);
        (bytes memory long, bytes memory short) = _sign(KEY, DIGEST);
        long[place % 65] ^= bytes1(change);
        short[place % 64] ^= bytes1(change);
        vm.assertFalse(this.isSignedBy(DIGEST, _signer, long), "65 bytes");
        vm.assertFalse(this.isSignedBy(DIGEST, _signer, short), "64 bytes");
    }

    function testFuzz_AnyOtherLengthIsNoSignature(uint8 length) public view {
        vm.assume(length != 64 && length != 65);
        (bytes memory long, ) = _sign(KEY, DIGEST);
        bytes memory signature = new bytes(length);
        for (uint256 i; i < length && i < 65; ++i) signature[i] = long[i];
        vm.assertFalse(this.isSignedBy(DIGEST, _signer, signature), "length");
    }

    function test_AHighSIsNoSignature() public view {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(KEY, DIGEST);
        bytes memory mirrored = abi.encodePacked(r, bytes32(ORDER - uint256(s)), v == 27 ? uint8(28) : uint8(27));
        vm.assertFalse(this.isSignedBy(DIGEST, _signer, mirrored), "the other signature of the same point");
    }

    function test_TheZeroAddressHasSignedNothing() public view {
        // The precompile answers nothing here, which naive code takes for the zero address.
        bytes memory nobodys = abi.encodePacked(bytes32(0), bytes32(0), uint8(27));
        vm.assertFalse(this.isSignedBy(DIGEST, address(0), nobodys), "no point of the curve");
        vm.assertFalse(this.isSignedBy(DIGEST, address(0), ""), "nothing");
    }

    function test_AContractsSignature() public {
        address wallet = address(new Wallet(DIGEST));
        vm.assertTrue(this.isSignedBy(DIGEST, wallet, "right"), "its digest");
        vm.assertFalse(this.isSignedBy(DIGEST, wallet, "wrong"), "another signature");
        vm.assertFalse(this.isSignedBy(keccak256("other"), wallet, "right"), "another digest");
        (bytes memory long, ) = _sign(KEY, DIGEST);
        vm.assertFalse(this.isSignedBy(DIGEST, wallet, long), "a key that is not the contract's");
    }

    function test_ADelegatingAccountKeepsItsKeysWord() public {
        (bytes memory long, bytes memory short) = _sign(KEY, DIGEST);
        vm.etch(_signer, abi.encodePacked(hex"ef0100", address(new GasBurner())));
        vm.assertTrue(this.isSignedBy(DIGEST, _signer, long), "its code refuses, its key signed");
        vm.assertTrue(this.isSignedBy(DIGEST, _signer, short), "64 bytes");
        vm.etch(_signer, abi.encodePacked(hex"ef0100", address(new Wallet(DIGEST))));
        vm.assertTrue(this.isSignedBy(DIGEST, _signer, long), "its key signed");
        vm.assertTrue(this.isSignedBy(DIGEST, _signer, "right"), "its code confirms");
    }

    function test_AContractMayChangeItsMind() public {
        FickleWallet wallet = new FickleWallet();
        vm.assertFalse(this.isSignedBy(DIGEST, address(wallet), ""), "unwilling");
        wallet.setWilling(true);
        vm.assertTrue(this.isSignedBy(DIGEST, address(wallet), ""), "willing");
        wallet.setWilling(false);
        vm.assertFalse(this.isSignedBy(DIGEST, address(wallet), ""), "unwilling again");
    }

    function test_AContractThatBurnsAllGasCostsABoundedAmount() public {
        address burner = address(new GasBurner());
        uint256 before = gasleft();
        vm.assertFalse(this.isSignedBy(DIGEST, burner, ""), "no answer");
        vm.assertTrue(before - gasleft() < Signatures.CONTRACT_GAS + 20_000, "bounded");
    }

    function test_AContractMayUseItsGasAndNoMore() public {
        vm.assertTrue(this.isSignedBy(DIGEST, address(new SlowWallet(95_000)), ""), "95,000");
        vm.assertFalse(this.isSignedBy(DIGEST, address(new SlowWallet(100_000)), ""), "100,000 and its own overhead");
    }

    function test_AContractIsHeardForOneWord() public {
        // 20,000 bytes are what its gas pays for with room to spare; a megabyte is not.
        address talker = address(new Flooder(false, 20_000));
        uint256 before = gasleft();
        vm.assertTrue(this.isSignedBy(DIGEST, talker, ""), "yes, and 20,000 bytes");
        vm.assertTrue(before - gasleft() < 20_000, "they are not copied");

        vm.assertFalse(this.isSignedBy(DIGEST, address(new Flooder(false, 1 << 20)), ""), "a megabyte");
        vm.assertFalse(this.isSignedBy(DIGEST, address(new Flooder(true, 32)), ""), "a revert that says yes");
        vm.assertFalse(this.isSignedBy(DIGEST, address(new Flooder(true, 20_000)), ""), "a long one");
        vm.assertFalse(this.isSignedBy(DIGEST, address(new Flooder(false, 4)), ""), "the selector alone");
        vm.assertFalse(this.isSignedBy(DIGEST, address(new Flooder(false, 0)), ""), "nothing");
        vm.assertFalse(this.isSignedBy(DIGEST, address(new DirtyWallet()), ""), "more than the selector");
    }

    function test_WhatIsNoWalletConfirmsNothing() public view {
        vm.assertFalse(this.isSignedBy(DIGEST, address(this), "right"), "a contract without the function");
        vm.assertFalse(this.isSignedBy(DIGEST, address(0xD00D), "right"), "no code");
        for (uint160 i = 1; i <= 10; ++i) {
            vm.assertFalse(this.isSignedBy(DIGEST, address(i), "right"), "a precompile");
        }
    }

    function test_ADestroyedContractConfirmsNothing() public {
        address wallet = address(new Wallet(DIGEST));
        vm.etch(wallet, "");
        vm.assertFalse(this.isSignedBy(DIGEST, wallet, "right"), "gone");
    }

    function _sign(uint256 key, bytes32 digest) private pure returns (bytes memory long, bytes memory short) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        long = abi.encodePacked(r, s, v);
        short = abi.encodePacked(r, bytes32(uint256(s) | (uint256(v - 27) << 255)));
    }
}
