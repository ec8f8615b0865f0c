// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice What a route rule leads to.
enum RuleKind {
    Sip,
    Sips,
    Tel // with a routing number (RFC 4694)
}

/// @notice One rule of a route profile: tried by ascending order, within an order by ascending preference (RFC 3403).
/// @dev `template` is a URI in which `{e164}` stands, at most once, for the number's digits:
/// `sip:+{e164}@sbc.example.net;transport=tls`.
struct Rule {
    uint16 order;
    uint16 preference;
    RuleKind kind;
    string template;
}
