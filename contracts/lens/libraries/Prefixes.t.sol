// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Digits } from "../../numbering/libraries/Digits.sol";
import { vm } from "../../testing/Vm.t.sol";
import { Prefixes } from "./Prefixes.sol";

contract PrefixesTest {
    uint256 private constant LENGTHS = (1 << 4) | (1 << 6);

    function test_TheRootItselfComesFirstIfItsLengthCounts() public pure {
        vm.assertEq(Prefixes.firstUnder(1212, LENGTHS, 0), 1212, "first");
        vm.assertEq(Prefixes.following(1212, LENGTHS, 1212), 121200, "the next length");
        vm.assertEq(Prefixes.firstUnder(121, LENGTHS, 0), 1210, "none of its own length");
    }

    function test_NothingAfterTheLastPrefixOfTheLongestLength() public pure {
        vm.assertEq(Prefixes.following(1212, LENGTHS, 121298), 121299, "next");
        vm.assertEq(Prefixes.following(1212, LENGTHS, 121299), 0, "last");
        vm.assertEq(Prefixes.firstUnder(1212555, LENGTHS, 0), 0, "no longer length counts");
        vm.assertEq(Prefixes.firstUnder(1212, 0, 0), 0, "no length counts");
    }

    function test_GoesOnWhereItStopped() public pure {
        vm.assertEq(Prefixes.firstUnder(1212, LENGTHS, 121250), 121250, "from");
    }

    function test_NothingFromWhatIsNoneOfThem() public pure {
        vm.assertEq(Prefixes.firstUnder(1212, LENGTHS, 121350), 0, "under another root");
        vm.assertEq(Prefixes.firstUnder(1212, LENGTHS, 12125), 0, "of another length");
        vm.assertEq(Prefixes.firstUnder(121255, LENGTHS, 1212), 0, "shorter than the root");
        vm.assertEq(Prefixes.firstUnder(1212, LENGTHS, 10 ** 15), 0, "no prefix");
    }

    function testFuzz_EveryPrefixComesOnce(uint64 seed, uint16 lengths) public pure {
        uint64 root = 1 + (seed % 9999);
        uint256 rootLength = Digits.count(root);
        uint256 open = lengths & ((1 << (rootLength + 3)) - 1);
        uint256 expected;
        for (uint256 n = rootLength; n < 16; ++n) if ((open >> n) & 1 == 1) expected += 10 ** (n - rootLength);
        uint256 count;
        uint64 before;
        for (uint64 p = Prefixes.firstUnder(root, open, 0); p != 0; p = Prefixes.following(root, open, p)) {
            vm.assertTrue(p > before, "rising");
            vm.assertEq(Digits.first(p, Digits.count(p), rootLength), root, "under the root");
            before = p;
            ++count;
        }
        vm.assertEq(count, expected, "all of them");
    }
}
