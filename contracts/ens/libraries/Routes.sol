// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { LibString } from "solady/src/utils/LibString.sol";
import { Rule, RuleKind } from "../../numbering/types/Rule.sol";
import { Route } from "../types/Route.sol";
import { RouteUri } from "./RouteUri.sol";

/// @title Ways to reach a number, out of its profile's rules
/// @notice The same as the bridge's: by order, then preference; what fails its check or was there before is left out. Where
/// the bridge takes equal rules in random order, here they stay as the profile has them.
library Routes {
    using LibString for string;

    string internal constant PLACEHOLDER = "{e164}";

    /// @param digits the number's, without a +
    function toReach(string memory digits, Rule[] memory rules) internal pure returns (Route[] memory routes) {
        routes = new Route[](rules.length);
        uint256 count;
        for (uint256 i; i < rules.length; ++i) {
            (Route memory route, bool usable) = _by(rules[i], digits);
            if (!usable) continue;
            // By insertion, since there are eight at most: equal ones stay in their order.
            uint256 place = count++;
            for (; place != 0 && _rank(routes[place - 1]) > _rank(route); --place) {
                routes[place] = routes[place - 1];
            }
            routes[place] = route;
        }
        return _first(routes, count);
    }

    function _by(Rule memory rule, string memory digits) private pure returns (Route memory route, bool usable) {
        string memory uri = rule.template.replace(PLACEHOLDER, digits);
        route = Route(rule.order, rule.preference, rule.kind, uri, rule.template);
        if (rule.kind != RuleKind.Tel) return (route, RouteUri.isSip(uri));

        // The number called with its routing number; npdi also without one: nobody must look it up again.
        string memory number = string.concat("+", digits);
        string memory routing;
        (routing, usable) = RouteUri.routingNumber(uri, number);
        if (bytes(routing).length != 0) routing = string.concat(";rn=", routing);
        route.uri = string.concat("tel:", number, ";npdi", routing);
        route.template = route.uri;
    }

    function _rank(Route memory route) private pure returns (uint256) {
        return (uint256(route.order) << 16) | route.preference;
    }

    /// @dev The first so many, without those whose URI was there before.
    function _first(Route[] memory routes, uint256 count) private pure returns (Route[] memory) {
        uint256 kept;
        for (uint256 i; i < count; ++i) {
            uint256 same;
            while (same < kept && !routes[same].uri.eq(routes[i].uri)) ++same;
            if (same == kept) routes[kept++] = routes[i];
        }
        assembly ("memory-safe") {
            mstore(routes, kept)
        }
        return routes;
    }
}
