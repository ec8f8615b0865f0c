// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { RuleKind } from "../../numbering/types/Rule.sol";
import { vm } from "../../testing/Vm.t.sol";
import { Route } from "../types/Route.sol";
import { Naptr } from "./Naptr.sol";

contract NaptrTest {
    bytes private constant OWNER = hex"016100";

    function test_ARecordForEachRoute() public pure {
        Route[] memory routes = new Route[](3);
        routes[0] = Route(1, 2, RuleKind.Sip, "", "sip:{e164}@a");
        routes[1] = Route(256, 3, RuleKind.Sips, "", "sips:b@a");
        routes[2] = Route(65535, 0, RuleKind.Tel, "", "tel:+1;npdi");
        bytes memory expected = bytes.concat(
            _record(hex"00010002", "E2U+sip", "!^\\+(.*)$!sip:\\1@a!"),
            _record(hex"01000003", "E2U+sip", "!^.*$!sips:b@a!"),
            _record(hex"ffff0000", "E2U+pstn:tel", "!^.*$!tel:+1;npdi!")
        );
        vm.assertEq(keccak256(Naptr.records(OWNER, 60, routes)), keccak256(expected), "wire");
    }

    function test_NoneWithoutRoutes() public pure {
        vm.assertEq(Naptr.records(OWNER, 60, new Route[](0)).length, 0, "wire");
    }

    /// @dev Name, type 35, class IN, 60 seconds, length; order and preference, three character-strings, the root.
    function _record(bytes4 ranks, bytes memory service, bytes memory expression) private pure returns (bytes memory) {
        bytes memory strings = abi.encodePacked(hex"0175", uint8(service.length), service, uint8(expression.length));
        bytes memory data = bytes.concat(ranks, strings, expression, hex"00");
        return abi.encodePacked(OWNER, hex"002300010000003c", uint16(data.length), data);
    }
}
