// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { vm } from "../../testing/Vm.t.sol";
import { Bits } from "./Bits.sol";

contract BitsTest {
    function test_Highest_OfEachPowerOfTwo() public pure {
        for (uint256 n; n < 256; ++n) vm.assertEq(Bits.highest(1 << n), n, "alone");
    }

    function testFuzz_Highest_WhateverStandsBelow(uint8 n, uint256 below) public pure {
        uint256 word = (1 << n) | (below & ((1 << n) - 1));
        vm.assertEq(Bits.highest(word), n, "highest");
    }

    function testFuzz_UpTo_LeavesTheLowest(uint256 word, uint8 last, uint8 n) public pure {
        vm.assume(last < 255);
        bool kept = (Bits.upTo(word, last) >> n) & 1 == 1;
        vm.assertTrue(kept == (n <= last && (word >> n) & 1 == 1), "bit n");
    }
}
