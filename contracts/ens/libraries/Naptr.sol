// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { LibString } from "solady/src/utils/LibString.sol";
import { RuleKind } from "../../numbering/types/Rule.sol";
import { Route } from "../types/Route.sol";
import { Routes } from "./Routes.sol";

/// @title NAPTR records of numbers, on the wire
/// @notice RFC 3403 section 4.1 and RFC 6116 section 3.4. The expression is made here, of a template's checked bytes; it is
/// stored nowhere. The longest template makes one of 207 bytes, of 255 that a record could bear.
library Naptr {
    using LibString for string;

    uint16 internal constant TYPE = 35;
    uint16 private constant CLASS_IN = 1;

    /// @notice The set of records for one name (RFC 1035 section 3.2.1).
    /// @param owner the name in wire format
    /// @param ttl in seconds
    function records(bytes memory owner, uint32 ttl, Route[] memory routes) internal pure returns (bytes memory wire) {
        bytes memory head = abi.encodePacked(owner, TYPE, CLASS_IN, ttl);
        for (uint256 i; i < routes.length; ++i) {
            bytes memory data = _dataOf(routes[i]);
            wire = abi.encodePacked(wire, head, uint16(data.length), data);
        }
    }

    /// @dev Order, preference, the flag u, service, expression, and the root as replacement.
    function _dataOf(Route memory route) private pure returns (bytes memory) {
        return
            abi.encodePacked(
                route.order,
                route.preference,
                _characterString("u"),
                _characterString(_serviceOf(route.kind)),
                _characterString(_expressionOf(route.template)),
                uint8(0)
            );
    }

    /// @dev The enumservice: RFC 3764 for SIP, RFC 4769 for routing numbers.
    function _serviceOf(RuleKind kind) private pure returns (string memory) {
        return kind == RuleKind.Tel ? "E2U+pstn:tel" : "E2U+sip";
    }

    /// @dev What makes the URI of any number's application string (RFC 3402 section 3.2).
    function _expressionOf(string memory template) private pure returns (string memory) {
        if (!template.contains(Routes.PLACEHOLDER)) return string.concat("!^.*$!", template, "!");
        return string.concat("!^\\+(.*)$!", template.replace(Routes.PLACEHOLDER, "\\1"), "!");
    }

    function _characterString(string memory text) private pure returns (bytes memory) {
        return abi.encodePacked(uint8(bytes(text).length), text);
    }
}
