// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IRouteProfiles } from "../interfaces/IRouteProfiles.sol";
import { RuleKind } from "../types/Rule.sol";

/// @title The check of a route rule's URI template
/// @notice What passes has no byte that could end a SIP header, a NAPTR expression or a URI component.
library RouteTemplate {
    uint256 internal constant SHORTEST = 8;
    uint256 internal constant LONGEST = 200;

    /// @dev Bit n is set where the byte n is allowed any number of times: letters, digits and - . _ ~ + : ; = [ ] & /
    uint256 private constant ALLOWED = 0x47fffffeaffffffe2fffe84000000000;
    uint256 private constant AT = 0x40;

    uint256 private constant SIP = uint32(bytes4("sip:"));
    uint256 private constant SIPS = uint40(bytes5("sips:"));
    uint256 private constant TEL = uint40(bytes5("tel:+"));
    uint256 private constant PLACEHOLDER = uint48(bytes6("{e164}"));

    /// @notice Reverts unless the template is well formed; `rule` is its place in the profile, for the error.
    function check(uint256 rule, RuleKind kind, string calldata template) internal pure {
        uint256 length = bytes(template).length;
        if (length < SHORTEST || length > LONGEST) revert IRouteProfiles.TemplateLength(rule, length);
        uint256 start = _start(template);
        if (!_begins(_wordAt(start), kind)) revert IRouteProfiles.TemplateScheme(rule, uint8(kind));

        (uint256 ats, uint256 placeholders) = _scan(rule, start, length);
        if (placeholders > 1) revert IRouteProfiles.TemplatePlaceholder(rule, placeholders);
        uint256 needed = kind == RuleKind.Tel ? 0 : 1;
        if (ats != needed) revert IRouteProfiles.TemplateAt(rule, ats, needed);
    }

    function _begins(uint256 head, RuleKind kind) private pure returns (bool) {
        if (kind == RuleKind.Sip) return head >> 224 == SIP;
        if (kind == RuleKind.Sips) return head >> 216 == SIPS;
        return head >> 216 == TEL;
    }

    /// @dev Counts `@` and placeholders and refuses other bytes that are not allowed.
    function _scan(
        uint256 rule,
        uint256 place,
        uint256 length
    ) private pure returns (uint256 ats, uint256 placeholders) {
        unchecked {
            for (uint256 left = length; left != 0; --left) {
                uint256 rest = _wordAt(place);
                // Almost every byte is settled by this one test.
                if ((ALLOWED >> (rest >> 248)) & 1 == 0) {
                    if (rest >> 248 == AT) {
                        ++ats;
                    } else if (rest >> 208 == PLACEHOLDER && left >= 6) {
                        ++placeholders;
                        left -= 5;
                        place += 5;
                    } else {
                        revert IRouteProfiles.TemplateByte(rule, length - left, bytes1(bytes32(rest)));
                    }
                }
                ++place;
            }
        }
    }

    function _start(string calldata template) private pure returns (uint256 place) {
        assembly ("memory-safe") {
            place := template.offset
        }
    }

    /// @dev 32 bytes of the calldata; what lies behind a template's end is whatever follows there.
    function _wordAt(uint256 place) private pure returns (uint256 word) {
        assembly ("memory-safe") {
            word := calldataload(place)
        }
    }
}
