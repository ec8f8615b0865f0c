// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Strings } from "@openzeppelin/contracts/utils/Strings.sol";
import { vm } from "../../testing/Vm.t.sol";
import { Digits } from "./Digits.sol";

contract DigitsTest {
    function testFuzz_Count_IsTheLengthInWriting(uint64 seed, uint8 length) public pure {
        uint256 number = 1 + (seed % (10 ** (1 + (length % 15)) - 1));
        vm.assertEq(Digits.count(number), bytes(Strings.toString(number)).length, "count");
    }

    function test_Count_AtEachPowerOfTen() public pure {
        for (uint256 n = 1; n <= 15; ++n) {
            vm.assertEq(Digits.count(10 ** (n - 1)), n, "smallest");
            vm.assertEq(Digits.count(10 ** n - 1), n, "largest");
        }
    }

    function testFuzz_First_IsTheBeginningInWriting(uint64 seed, uint8 cut) public pure {
        uint256 number = 1 + (seed % (10 ** 15 - 1));
        bytes memory written = bytes(Strings.toString(number));
        uint256 length = 1 + (cut % written.length);
        uint256 expected;
        for (uint256 i; i < length; ++i) expected = expected * 10 + uint8(written[i]) - 48;
        vm.assertEq(Digits.first(number, written.length, length), expected, "first digits");
    }

    function test_WellFormed_OneToFifteenDigits() public pure {
        vm.assertFalse(Digits.wellFormed(0), "none");
        vm.assertTrue(Digits.wellFormed(1), "one");
        vm.assertTrue(Digits.wellFormed(999_999_999_999_999), "fifteen");
        vm.assertFalse(Digits.wellFormed(1_000_000_000_000_000), "sixteen");
    }
}
