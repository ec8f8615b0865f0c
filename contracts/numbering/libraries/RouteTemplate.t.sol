// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { vm } from "../../testing/Vm.t.sol";
import { IRouteProfiles } from "../interfaces/IRouteProfiles.sol";
import { RuleKind } from "../types/Rule.sol";
import { RouteTemplate } from "./RouteTemplate.sol";

/// @notice The byte check against a slow reading of its rules, on templates that are good, nearly good and anything.
contract RouteTemplateTest {
    uint256 private constant RULE = 5;
    bytes private constant PLACEHOLDER = "{e164}";
    string[3] private _schemes = ["sip:", "sips:", "tel:+"];
    string[24] private _pieces = [
        "{e164}",
        "{e164}",
        "@",
        "@",
        "sbc.example.net",
        "+",
        ";transport=tls",
        ";npdi;rn=+12125550000",
        "[2001:db8::1]:5061",
        "a-b_c~d&e/f",
        "sip:",
        "tel:+",
        "{e164",
        "e164}",
        "{",
        "{{e164}}",
        "%0d",
        "\r\n",
        "!",
        " ",
        "\x00",
        unicode"é",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ""
    ];

    function check(uint256 rule, RuleKind kind, string calldata template) external pure {
        RouteTemplate.check(rule, kind, template);
    }

    /// @dev One of the pieces for each byte of the seed but the first, which says whether the scheme is the kind's own.
    function testFuzz_TemplatesOfPieces(uint8 kind, bytes16 seed) public view {
        kind %= 3;
        bytes memory template = bytes(_schemes[seed[0] < 0xe0 ? kind : uint8(seed[0]) % 3]);
        uint256 count = uint8(seed[1]) % 14;
        for (uint256 i; i < count; ++i) {
            template = bytes.concat(template, bytes(_pieces[uint8(seed[2 + i]) % _pieces.length]));
        }
        _compare(RuleKind(kind), template);
    }

    function testFuzz_AnyBytes(uint8 kind, bytes calldata tail) public view {
        kind %= 3;
        _compare(RuleKind(kind), tail);
        _compare(RuleKind(kind), bytes.concat(bytes(_schemes[kind]), tail));
    }

    function testFuzz_AGoodTemplateWithOneByteChanged(uint8 kind, uint8 place, bytes1 value) public view {
        kind %= 3;
        bytes memory template =
            kind == 2
                ? bytes("tel:+{e164};npdi;rn=+12125550000")
                : bytes.concat(bytes(_schemes[kind]), "+{e164}@gateway-7.alpha.example:5061;transport=tls&x=[y]/z_~");
        _compare(RuleKind(kind), template);
        template[place % template.length] = value;
        _compare(RuleKind(kind), template);
    }

    function test_EveryByte() public view {
        for (uint256 value; value < 256; ++value) {
            _compare(RuleKind.Sip, bytes.concat("sip:a@b.example", bytes1(uint8(value))));
            _compare(RuleKind.Tel, bytes.concat("tel:+1", bytes1(uint8(value)), "23"));
        }
    }

    function test_EveryLength() public view {
        for (uint256 length; length < 210; ++length) {
            bytes memory template = new bytes(length);
            for (uint256 i; i < length; ++i) template[i] = i < 6 ? bytes("sip:a@")[i] : bytes1("x");
            _compare(RuleKind.Sip, template);
        }
    }

    /// @dev The scan reads words; what happens to stand behind the template in the calldata must not complete a placeholder.
    function test_RevertWhen_APlaceholderIsCompletedBehindTheEnd() public view {
        bytes memory whole = bytes.concat("sip:a@sbc.example", PLACEHOLDER);
        for (uint256 behind = 1; behind < PLACEHOLDER.length; ++behind) _refuseCut(whole, whole.length - behind);
    }

    /// @dev The first bytes of a template, with the rest of it behind their end.
    function _refuseCut(bytes memory whole, uint256 length) private view {
        bytes memory data = abi.encodeCall(this.check, (RULE, RuleKind.Sip, string(whole)));
        assembly ("memory-safe") {
            mstore(add(data, add(0x24, mul(3, 0x20))), length)
        }
        (bool done, bytes memory reason) = address(this).staticcall(data);
        vm.assertFalse(done, "refused");
        vm.assertEq(
            keccak256(reason),
            keccak256(abi.encodeWithSelector(IRouteProfiles.TemplateByte.selector, RULE, 17, bytes1("{"))),
            "where it began"
        );
    }

    function test_AcceptsWhatCarriersWrite() public view {
        this.check(RULE, RuleKind.Sip, "sip:+{e164}@sbc.example.net;transport=tls");
        this.check(RULE, RuleKind.Sip, "sip:{e164};npdi;rn=+12125550000@[2001:db8::1]:5060");
        this.check(RULE, RuleKind.Sips, "sips:reception@pbx.example.org");
        this.check(RULE, RuleKind.Tel, "tel:+{e164};npdi;rn=+12125550000");
        this.check(RULE, RuleKind.Tel, "tel:+12125550000;ext=12");
    }

    function _compare(RuleKind kind, bytes memory template) private view {
        bytes memory needed = _expected(kind, template);
        (bool done, bytes memory found) = address(this).staticcall(
            abi.encodeCall(this.check, (RULE, kind, string(template)))
        );
        vm.assertEq(done ? 1 : 0, needed.length == 0 ? 1 : 0, string(template));
        vm.assertEq(keccak256(found), keccak256(needed), string(template));
    }

    /// @dev The error that a template must be refused with, nothing if it is good: the rules of IRouteProfiles one after another.
    function _expected(RuleKind kind, bytes memory template) private view returns (bytes memory) {
        if (template.length < 8 || template.length > 200) {
            return abi.encodeWithSelector(IRouteProfiles.TemplateLength.selector, RULE, template.length);
        }
        if (!_standsAt(template, 0, bytes(_schemes[uint8(kind)]))) {
            return abi.encodeWithSelector(IRouteProfiles.TemplateScheme.selector, RULE, kind);
        }
        uint256 ats;
        uint256 placeholders;
        for (uint256 i; i < template.length; ++i) {
            if (_standsAt(template, i, PLACEHOLDER)) {
                ++placeholders;
                i += PLACEHOLDER.length - 1;
            } else if (template[i] == "@") {
                ++ats;
            } else if (!_allowed(template[i])) {
                return abi.encodeWithSelector(IRouteProfiles.TemplateByte.selector, RULE, i, template[i]);
            }
        }
        if (placeholders > 1) {
            return abi.encodeWithSelector(IRouteProfiles.TemplatePlaceholder.selector, RULE, placeholders);
        }
        uint256 needed = kind == RuleKind.Tel ? 0 : 1;
        if (ats != needed) return abi.encodeWithSelector(IRouteProfiles.TemplateAt.selector, RULE, ats, needed);
        return "";
    }

    function _standsAt(bytes memory text, uint256 place, bytes memory part) private pure returns (bool) {
        if (place + part.length > text.length) return false;
        for (uint256 i; i < part.length; ++i) {
            if (text[place + i] != part[i]) return false;
        }
        return true;
    }

    function _allowed(bytes1 c) private pure returns (bool) {
        if (c >= "a" && c <= "z") return true;
        if (c >= "A" && c <= "Z") return true;
        if (c >= "0" && c <= "9") return true;
        bytes memory others = "-._~+:;=[]&/";
        for (uint256 i; i < others.length; ++i) {
            if (c == others[i]) return true;
        }
        return false;
    }
}
