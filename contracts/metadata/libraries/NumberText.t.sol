// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { vm } from "../../testing/Vm.t.sol";
import { NumberText } from "./NumberText.sol";

contract NumberTextTest {
    function test_Format_AsTheCountryWritesIt() public pure {
        vm.assertEq(NumberText.format(12125550123), "+1 212 555 0123", "NANP");
        vm.assertEq(NumberText.format(447700900123), "+44 7700 900123", "a British mobile");
        vm.assertEq(NumberText.format(442079460123), "+44 20 7946 0123", "London");
        vm.assertEq(NumberText.format(33612345678), "+33 6 12 34 56 78", "five groups");
        vm.assertEq(NumberText.format(493012345678), "+49 30 12345678", "Berlin");
    }

    function test_Format_OneGroupWhereTheCountryHasNoSuchNumbers() public pure {
        vm.assertEq(NumberText.format(1212555), "+1 212555", "too short");
        vm.assertEq(NumberText.format(331), "+33 1", "one digit");
    }

    function test_Format_InThreesWhereTheCountryIsNotKnown() public pure {
        vm.assertEq(NumberText.format(999123456789012), "+999 123 456 789 012", "threes");
        vm.assertEq(NumberText.format(99912345678), "+999 123 456 78", "two at the end");
        vm.assertEq(NumberText.format(9991234567), "+999 123 4567", "never one at the end");
        vm.assertEq(NumberText.format(9991), "+999 1", "one digit in all");
    }

    function test_Format_NothingBehindACountryCode() public pure {
        vm.assertEq(NumberText.format(1), "+1", "a code");
        vm.assertEq(NumberText.format(999), "+999", "a code of three digits");
        vm.assertEq(NumberText.format(99), "+99", "less than a code");
    }
}
