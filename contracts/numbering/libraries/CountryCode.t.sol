// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { vm } from "../../testing/Vm.t.sol";
import { CountryCode } from "./CountryCode.sol";
import { Digits } from "./Digits.sol";

contract CountryCodeTest {
    /// @dev Numbers as they are dialled, and the country codes the ITU assigned.
    uint64[2][10] private _known = [
        [uint64(12125550123), 1],
        [uint64(79161234567), 7],
        [uint64(442079460000), 44],
        [uint64(201001234567), 20],
        [uint64(212600000000), 212],
        [uint64(998901234567), 998],
        [uint64(99512345678), 995],
        [uint64(353861234567), 353],
        [uint64(8801712345678), 880],
        [uint64(88810123456), 888]
    ];

    function test_Split_KnownCodes() public view {
        for (uint256 i; i < _known.length; ++i) {
            (uint64 code, uint256 length) = CountryCode.split(_known[i][0], Digits.count(_known[i][0]));
            vm.assertEq(code, _known[i][1], "code");
            vm.assertEq(length, Digits.count(_known[i][1]), "length");
        }
    }

    function test_Split_NoneWhereTheDigitsAreTooFew() public pure {
        uint64[3] memory short = [uint64(4), 2, 88];
        for (uint256 i; i < short.length; ++i) {
            (uint64 code, uint256 length) = CountryCode.split(short[i], Digits.count(short[i]));
            vm.assertEq(code, 0, "code");
            vm.assertEq(length, 0, "length");
        }
    }

    /// @dev No code begins with another: what a number's code is does not change with the digits that follow.
    function testFuzz_Split_DigitsThatFollowDoNotMatter(uint16 start, uint64 tail) public pure {
        uint256 first = 100 + (start % 900);
        uint256 number = first * 1e12 + (tail % 1e12);
        (uint64 code, ) = CountryCode.split(first, 3);
        (uint64 same, uint256 length) = CountryCode.split(number, Digits.count(number));
        vm.assertEq(same, code, "code");
        vm.assertEq(Digits.first(number, 15, length), code, "it is how the number begins");
    }
}
