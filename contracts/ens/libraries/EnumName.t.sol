// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { LibString } from "solady/src/utils/LibString.sol";
import { vm } from "../../testing/Vm.t.sol";
import { EnumName } from "./EnumName.sol";

contract EnumNameTest {
    bytes private constant PARENT =
        hex"0465313634"
        hex"04646f7473"
        hex"03657468"
        hex"00";

    function test_Encode_LabelsBehindTheirLengths() public pure {
        vm.assertEq(keccak256(EnumName.encode("e164.dots.eth")), keccak256(PARENT), "wire");
        vm.assertEq(EnumName.encode("a-1").length, 5, "a hyphen inside");
    }

    function test_Encode_RefusesWhatIsNoPlainName() public pure {
        string[9] memory odd = ["", ".", "a.", ".a", "a..b", "A", "-a", "a-.b", unicode"é"];
        for (uint256 i; i < odd.length; ++i) vm.assertEq(EnumName.encode(odd[i]).length, 0, odd[i]);
        vm.assertEq(EnumName.encode("a_b").length, 0, "an underscore");
        vm.assertEq(EnumName.encode("a b").length, 0, "a space");
    }

    /// @dev Fifteen digits take 30 bytes of the 255 that a name may have, the root and the first length two.
    function test_Encode_LeavesRoomForANumber() public pure {
        string memory label = LibString.repeat("a", 63);
        string memory long = string.concat(label, ".", label, ".", label, ".");
        vm.assertEq(EnumName.encode(string.concat(long, LibString.repeat("a", 31))).length, 225, "just fits");
        vm.assertEq(EnumName.encode(string.concat(long, LibString.repeat("a", 32))).length, 0, "one too long");
        vm.assertEq(EnumName.encode(LibString.repeat("a", 64)).length, 0, "a label of 64");
    }

    function test_IsWire_OnlyWholeNames() public view {
        _assertWire(PARENT, true);
        _assertWire(hex"00", true);
        _assertWire("", false);
        _assertWire(hex"0161", false); // no end
        _assertWire(
            hex"016100"
            hex"00",
            false
        ); // something behind the end
        _assertWire(hex"0561", false); // cut short
        _assertWire(bytes.concat(hex"40", bytes(LibString.repeat("a", 64)), hex"00"), false); // a label of 64
        _assertWire(hex"c00c", false); // a pointer
    }

    function test_IsWire_AtMost255Bytes() public view {
        _assertWire(bytes.concat(bytes(LibString.repeat(string(hex"0161"), 127)), hex"00"), true);
        _assertWire(bytes.concat(bytes(LibString.repeat(string(hex"0161"), 128)), hex"00"), false);
    }

    function test_Lower_LettersAlone() public view {
        bytes memory found = this.lower(hex"04417ac39a5b5b00");
        vm.assertEq(keccak256(found), keccak256(hex"04617ac39a5b5b00"), "only A to Z");
    }

    function test_Find_TheParentAtALabelsBegin() public pure {
        bytes memory three =
            hex"0133"
            hex"0132";
        (uint256 position, bool under) = EnumName.find(bytes.concat(three, PARENT), PARENT);
        vm.assertTrue(under, "below");
        vm.assertEq(position, 4, "position");
        (position, under) = EnumName.find(PARENT, PARENT);
        vm.assertTrue(under, "the parent itself");
        vm.assertEq(position, 0, "nothing before it");
    }

    function test_Find_NotAnotherName() public pure {
        _assertOutside(hex"00");
        _assertOutside(
            hex"03657468"
            hex"00"
        ); // shorter
        _assertOutside(
            hex"0465313635"
            hex"04646f7473"
            hex"03657468"
            hex"00"
        ); // another digit
        // The parent's bytes inside a label, where no label begins.
        _assertOutside(
            bytes.concat(
                hex"10",
                "a",
                hex"0465313634"
                hex"04646f7473"
                hex"03657468"
                hex"00",
                hex"00"
            )
        );
    }

    function test_NumberBefore_DigitsInReverse() public pure {
        vm.assertEq(_number("321055521"), 125550123, "digits");
        vm.assertEq(_number("1"), 1, "one digit");
        vm.assertEq(_number("999999999999999"), 999_999_999_999_999, "fifteen");
    }

    function test_NumberBefore_NoneWhereTheLabelsAreNoNumber() public pure {
        vm.assertEq(_number(""), 0, "nothing");
        vm.assertEq(_number("3210"), 0, "the first digit is 0");
        vm.assertEq(_number("1111111111111111"), 0, "sixteen");
        vm.assertEq(_number("1a2"), 0, "a letter");
        vm.assertEq(_number("1/2"), 0, "before 0");
        vm.assertEq(_number("1:2"), 0, "behind 9");
        vm.assertEq(
            EnumName.numberBefore(
                hex"023132"
                hex"0131",
                5
            ),
            0,
            "a label of two"
        );
        vm.assertEq(EnumName.numberBefore(hex"03013132", 4), 0, "a label of three that holds a length");
    }

    function testFuzz_NumberBefore_IsTheInteger(uint64 seed) public pure {
        uint64 number = 1 + (seed % (10 ** 15 - 1));
        bytes memory digits = bytes(LibString.toString(number));
        bytes memory reversed = new bytes(digits.length);
        for (uint256 i; i < digits.length; ++i) reversed[i] = digits[digits.length - 1 - i];
        vm.assertEq(_number(string(reversed)), number, "number");
    }

    function lower(bytes calldata name) external pure returns (bytes memory) {
        return EnumName.lower(name);
    }

    function isWire(bytes calldata name) external pure returns (bool) {
        return EnumName.isWire(name);
    }

    function _assertWire(bytes memory name, bool expected) private view {
        vm.assertTrue(this.isWire(name) == expected, LibString.toHexString(name));
    }

    function _assertOutside(bytes memory name) private pure {
        (, bool under) = EnumName.find(name, PARENT);
        vm.assertFalse(under, LibString.toHexString(name));
    }

    /// @dev Each character as a label, in the order given.
    function _number(string memory labels) private pure returns (uint64) {
        bytes memory wire;
        for (uint256 i; i < bytes(labels).length; ++i) wire = bytes.concat(wire, hex"01", bytes(labels)[i]);
        return EnumName.numberBefore(bytes.concat(wire, PARENT), wire.length);
    }
}
