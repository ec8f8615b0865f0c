// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { vm } from "../../testing/Vm.t.sol";
import { Words } from "./Words.sol";

contract WordsTest {
    function test_OfAmount_ExactlyWithoutIdleZeros() public pure {
        vm.assertEq(Words.ofAmount(0), "0 ETT", "nothing");
        vm.assertEq(Words.ofAmount(10 ether), "10 ETT", "whole");
        vm.assertEq(Words.ofAmount(12.5 ether), "12.5 ETT", "a half");
        vm.assertEq(Words.ofAmount(1_000_000.05 ether), "1000000.05 ETT", "a zero behind the point");
        vm.assertEq(Words.ofAmount(1), "0.000000000000000001 ETT", "the smallest");
        vm.assertEq(Words.ofAmount(1 ether - 1), "0.999999999999999999 ETT", "all decimals");
    }

    function test_OfDay_AsIso8601() public pure {
        vm.assertEq(Words.ofDay(0), "1970-01-01", "the first");
        vm.assertEq(Words.ofDay(20779), "2026-11-22", "two digits each");
        vm.assertEq(Words.ofDay(21243), "2028-02-29", "a leap day");
        vm.assertEq(Words.ofDay(type(uint16).max), "2149-06-06", "the last");
    }
}
