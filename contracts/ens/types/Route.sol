// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { RuleKind } from "../../numbering/types/Rule.sol";

/// @notice One way to reach one number.
/// @dev `uri` is the rule's URI for this number. `template` is what a NAPTR's expression is made of: the rule's own, or the
/// URI for a tel rule.
struct Route {
    uint16 order;
    uint16 preference;
    RuleKind kind;
    string uri;
    string template;
}
