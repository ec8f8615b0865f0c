// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IRouteProfiles } from "../interfaces/IRouteProfiles.sol";
import { RuleKind } from "../types/Rule.sol";

/// @title The check of a route rule's URI template
/// @notice What passes has no byte that could end a SIP header, a NAPTR expression or a URI component.
library RouteTemplate {
    uint256 internal constant SHORTEST = 8;
    uint256 internal constant LONGEST = 200;

    /// @dev Bit n is set where the byte n is allowed: letters, digits and - . _ ~ + : ; = @ [ ] & /
    uint256 private constant ALLOWED = 0x47fffffeafffffff2fffe84000000000;

    bytes32 private constant SIP = "sip:";
    bytes32 private constant SIPS = "sips:";
    bytes32 private constant TEL = "tel:+";
    bytes32 private constant PLACEHOLDER = "{e164}";

    /// @notice Reverts unless the template is well formed; `rule` is its place in the profile, for the error.
    function check(uint256 rule, RuleKind kind, string calldata template) internal pure {
        uint256 length = bytes(template).length;
        if (length < SHORTEST || length > LONGEST) revert IRouteProfiles.TemplateLength(rule, length);
        bytes32 head = _wordAt(template, 0);
        if (!_begins(head, kind)) revert IRouteProfiles.TemplateScheme(rule, uint8(kind));

        (uint256 ats, uint256 placeholders) = _scan(rule, template, length);
        if (placeholders > 1) revert IRouteProfiles.TemplatePlaceholder(rule, placeholders);
        uint256 needed = kind == RuleKind.Tel ? 0 : 1;
        if (ats != needed) revert IRouteProfiles.TemplateAt(rule, ats, needed);
    }

    function _begins(bytes32 head, RuleKind kind) private pure returns (bool) {
        if (kind == RuleKind.Sip) return bytes4(head) == bytes4(SIP);
        if (kind == RuleKind.Sips) return bytes5(head) == bytes5(SIPS);
        return bytes5(head) == bytes5(TEL);
    }

    function _scan(
        uint256 rule,
        string calldata template,
        uint256 length
    ) private pure returns (uint256 ats, uint256 placeholders) {
        bytes32 word;
        uint256 loadedTo;
        uint256 i;
        unchecked {
            while (i < length) {
                if (i >= loadedTo) {
                    word = _wordAt(template, i);
                    loadedTo = i + 32;
                }
                uint256 c = uint8(word[0]);
                if ((ALLOWED >> c) & 1 == 1) {
                    if (c == 0x40) ++ats;
                    ++i;
                    word <<= 8;
                } else if (i + 6 <= length && bytes6(_wordAt(template, i)) == bytes6(PLACEHOLDER)) {
                    ++placeholders;
                    i += 6;
                    loadedTo = 0;
                } else {
                    revert IRouteProfiles.TemplateByte(rule, i, bytes1(uint8(c)));
                }
            }
        }
    }

    /// @dev The 32 bytes from `position`; what lies behind the template's end is whatever follows in the calldata.
    function _wordAt(string calldata template, uint256 position) private pure returns (bytes32 word) {
        assembly ("memory-safe") {
            word := calldataload(add(template.offset, position))
        }
    }
}
