// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Rule, RuleKind } from "../../numbering/types/Rule.sol";
import { vm } from "../../testing/Vm.t.sol";
import { Route } from "../types/Route.sol";
import { Routes } from "./Routes.sol";

contract RoutesTest {
    function test_ByOrderThenPreferenceThenPlace() public pure {
        Rule[] memory rules = new Rule[](4);
        rules[0] = Rule(20, 1, RuleKind.Sip, "sip:d@example");
        rules[1] = Rule(10, 2, RuleKind.Sip, "sip:b@example");
        rules[2] = Rule(10, 2, RuleKind.Sips, "sips:c@example");
        rules[3] = Rule(10, 1, RuleKind.Sip, "sip:a@example");
        Route[] memory routes = Routes.toReach("123", rules);
        vm.assertEq(routes[0].uri, "sip:a@example", "preference");
        vm.assertEq(routes[1].uri, "sip:b@example", "place");
        vm.assertEq(routes[2].uri, "sips:c@example", "place");
        vm.assertEq(routes[3].uri, "sip:d@example", "order");
        vm.assertEq(uint256(routes[2].kind), uint256(RuleKind.Sips), "kind");
    }

    /// @dev The same URI for this number, though the templates differ: the one tried first stays.
    function test_WithoutRepeatedUris() public pure {
        Rule[] memory rules = new Rule[](3);
        rules[0] = Rule(10, 2, RuleKind.Sip, "sip:123@example");
        rules[1] = Rule(10, 1, RuleKind.Sip, "sip:{e164}@example");
        rules[2] = Rule(10, 3, RuleKind.Sip, "sip:b@example");
        Route[] memory routes = Routes.toReach("123", rules);
        vm.assertEq(routes.length, 2, "routes");
        vm.assertEq(routes[0].template, "sip:{e164}@example", "the first");
        vm.assertEq(routes[1].uri, "sip:b@example", "the other");
        vm.assertEq(Routes.toReach("124", rules).length, 3, "of another number");
    }

    function test_WithoutWhatFailsItsCheck() public pure {
        Rule[] memory rules = new Rule[](3);
        rules[0] = Rule(1, 1, RuleKind.Sip, "sip:a@example;maddr=b");
        rules[1] = Rule(2, 1, RuleKind.Tel, "tel:+{e164};rn=evil");
        rules[2] = Rule(3, 1, RuleKind.Sip, "sip:a@example");
        Route[] memory routes = Routes.toReach("123", rules);
        vm.assertEq(routes.length, 1, "routes");
        vm.assertEq(routes[0].order, 3, "the last");
        vm.assertEq(Routes.toReach("123", new Rule[](0)).length, 0, "none of none");
    }

    function test_ATelRuleIsTheNumberWithItsRoutingNumber() public pure {
        Rule[] memory rules = new Rule[](2);
        rules[0] = Rule(1, 1, RuleKind.Tel, "tel:+456;cic=1");
        rules[1] = Rule(2, 1, RuleKind.Tel, "tel:+{e164}");
        Route[] memory routes = Routes.toReach("123", rules);
        vm.assertEq(routes[0].uri, "tel:+123;npdi;rn=+456", "to a routing number");
        vm.assertEq(routes[0].template, routes[0].uri, "what a NAPTR is made of");
        vm.assertEq(routes[1].uri, "tel:+123;npdi", "to itself");
    }
}
