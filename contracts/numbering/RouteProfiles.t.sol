// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Defaults } from "../testing/Defaults.t.sol";
import { Stage } from "../testing/Stage.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { IRouteProfiles, PROFILE_OPEN } from "./interfaces/IRouteProfiles.sol";
import { ProfileHead } from "./types/ProfileHead.sol";
import { Resolution } from "./types/Resolution.sol";
import { Rule, RuleKind } from "./types/Rule.sol";

/// @notice Writing and reading profiles.
contract RouteProfilesTest is Stage {
    bytes private constant ALLOWED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+:;=[]&/";

    function testFuzz_WhatIsWrittenIsRead(uint8 count, uint256 seed) public {
        Rule[] memory rules = _randomRules(count % 9, seed);
        vm.prank(ALPHA_OWNER);
        uint32 profile = profiles.create(alpha, uint32(seed % 86_401), uint8(seed & 1), rules);
        _assertReads(profile, 1, uint32(seed % 86_401), uint8(seed & 1), rules);

        Rule[] memory others = _randomRules(uint8(seed % 9), ~seed);
        vm.prank(ALPHA_OWNER);
        profiles.change(profile, 60, 0, others);
        _assertReads(profile, 2, 60, 0, others);
    }

    /// @dev The registry takes the stored words apart by itself.
    function testFuzz_WhatIsWrittenIsWhereCallsGo(uint8 count, uint256 seed) public {
        Rule[] memory rules = _randomRules(count % 9, seed);
        vm.prank(ALPHA_OWNER);
        profiles.change(alphaProfile, 77, PROFILE_OPEN, rules);
        _claim(ALICE, Defaults.NUMBER);
        Resolution memory resolution = registry.resolve(Defaults.NUMBER);
        vm.assertEq(resolution.profile, alphaProfile, "profile");
        vm.assertEq(resolution.carrier, alpha, "carrier");
        vm.assertEq(resolution.version, 2, "version");
        vm.assertEq(resolution.ttl, 77, "ttl");
        vm.assertEq(keccak256(abi.encode(resolution.rules)), keccak256(abi.encode(rules)), "rules");
    }

    function test_EveryChangeIsToldWhole() public {
        Rule[] memory rules = _randomRules(8, 3);
        vm.expectEmit(true, true, true, true, address(profiles));
        emit IRouteProfiles.ProfileChanged(betaProfile + 1, beta, 1, 300, PROFILE_OPEN, rules);
        vm.prank(BETA_OWNER);
        uint32 profile = profiles.create(beta, 300, PROFILE_OPEN, rules);
        vm.expectEmit(true, true, true, true, address(profiles));
        emit IRouteProfiles.ProfileChanged(profile, beta, 2, 0, 0, new Rule[](0));
        vm.prank(BETA_OWNER);
        profiles.change(profile, 0, 0, new Rule[](0));
    }

    function test_AnEmptiedProfileHasNoRulesAndKeepsItsNumbers() public {
        _claim(ALICE, Defaults.NUMBER);
        vm.prank(ALPHA_OWNER);
        profiles.change(alphaProfile, 60, 0, new Rule[](0));
        _assertReads(alphaProfile, 2, 60, 0, new Rule[](0));
        Resolution memory resolution = registry.resolve(Defaults.NUMBER);
        vm.assertEq(resolution.profile, alphaProfile, "still its profile");
        vm.assertEq(resolution.rules.length, 0, "goes nowhere");
    }

    function test_IdsCountOn() public {
        vm.prank(ALPHA_OWNER);
        profiles.change(alphaProfile, 60, 0, new Rule[](0));
        vm.assertEq(_createProfile(ALPHA_OWNER, alpha, 0), betaProfile + 1, "the emptied one's id is not used again");
        vm.assertEq(profiles.count(), betaProfile + 1, "count");
    }

    function test_WhereThereIsNoProfile() public view {
        (uint32 carrier, uint32 version, uint32 ttl, uint8 flags, Rule[] memory rules) = profiles.read(99);
        vm.assertEq(carrier + version + ttl + flags + rules.length, 0, "read");
        (carrier, version, ttl, flags) = profiles.head(99);
        vm.assertEq(carrier + version + ttl + flags, 0, "head");
        vm.assertEq(profiles.stored(99).length, 0, "stored");
        (ProfileHead one, ProfileHead other) = profiles.heads(99, betaProfile);
        vm.assertEq(ProfileHead.unwrap(one), 0, "of none");
        vm.assertEq(other.carrier(), beta, "of the other");
    }

    function test_ACarrierThatLeftRehomesItsNumbersButAddsNoProfiles() public {
        _retire(alpha);
        Rule[] memory rules = _randomRules(1, 1);
        vm.startPrank(ALPHA_OWNER);
        profiles.change(alphaProfile, 60, 0, rules);
        vm.expectRevert(abi.encodeWithSelector(IRouteProfiles.ProfileCarrierNotActive.selector, alpha));
        profiles.create(alpha, 60, 0, rules);
        vm.stopPrank();
        _assertReads(alphaProfile, 2, 60, 0, rules);
    }

    function test_RevertWhen_AStrangerWrites() public {
        Rule[] memory rules = _rules(Defaults.TEMPLATE);
        bytes memory reason = abi.encodeWithSelector(
            IRouteProfiles.NotProfileCarrier.selector,
            alpha,
            MALLORY,
            ALPHA_OWNER
        );
        vm.startPrank(MALLORY);
        vm.expectRevert(reason);
        profiles.create(alpha, 60, 0, rules);
        vm.expectRevert(reason);
        profiles.change(alphaProfile, 60, 0, rules);
        vm.expectRevert(abi.encodeWithSelector(IRouteProfiles.ProfileMissing.selector, 99, 2));
        profiles.change(99, 60, 0, rules);
        vm.stopPrank();
    }

    function test_RevertWhen_HeadIsOutOfBounds() public {
        Rule[] memory rules = _rules(Defaults.TEMPLATE);
        vm.startPrank(ALPHA_OWNER);
        vm.expectRevert(abi.encodeWithSelector(IRouteProfiles.TtlTooLong.selector, 86_401, 86_400));
        profiles.create(alpha, 86_401, 0, rules);
        vm.expectRevert(abi.encodeWithSelector(IRouteProfiles.ProfileFlagsUnknown.selector, 2));
        profiles.create(alpha, 60, 2, rules);
        vm.expectRevert(abi.encodeWithSelector(IRouteProfiles.TooManyRules.selector, 9, 8));
        profiles.create(alpha, 60, 0, new Rule[](9));
        vm.stopPrank();
    }

    function test_RevertWhen_ATemplateCouldEscapeItsHeaderOrExpression() public {
        _refuseByte("sip:+{e164}@sbc\r\nVia:x.example", 15);
        _refuseByte("sip:+{e164}@sbc\n.example", 15);
        _refuseByte("sip:+{e164}@sbc|x.example", 15);
        _refuseByte('sip:+{e164}@sbc"x.example', 15);
        _refuseByte("sip:+{e164}@sbc'x.example", 15);
        _refuseByte("sip:+{e164}@sbc!x.example", 15);
        _refuseByte("sip:+{e164}@sbc%0dx.example", 15);
        _refuseByte("sip:+{e164}@sbc x.example", 15);
        _refuseByte("sip:+{e164}@sbc<x>.example", 15);
        _refuseByte("sip:+{e164}@sbc?x.example", 15);
        _refuseByte("sip:+{e163}@sbc.example", 5);
        _refuseByte("sip:+e164}@sbc.example", 9);
        _refuseByte("sip:a@sbc.example{e164", 17);
        _refuseByte(unicode"sip:+{e164}@sbcé.example", 15);
    }

    function test_RevertWhen_TheLengthIsOutOfBounds() public {
        _refuse(RuleKind.Sip, "sip:a@b", abi.encodeWithSelector(IRouteProfiles.TemplateLength.selector, 0, 7));
        bytes memory long = new bytes(201);
        _refuse(RuleKind.Sip, string(long), abi.encodeWithSelector(IRouteProfiles.TemplateLength.selector, 0, 201));
    }

    function test_RevertWhen_TheSchemeIsAnother() public {
        string[6] memory templates = [
            "http://a@b.example",
            "SIP:a@b.example",
            "sips:a@b.example",
            "tel:+1212555",
            "xsip:a@b.example",
            "mailto:a@b.example"
        ];
        for (uint256 i; i < templates.length; ++i) {
            bool sips = i == 2;
            if (!sips)
                _refuse(
                    RuleKind.Sips,
                    templates[i],
                    abi.encodeWithSelector(IRouteProfiles.TemplateScheme.selector, 0, 1)
                );
            _refuse(RuleKind.Sip, templates[i], abi.encodeWithSelector(IRouteProfiles.TemplateScheme.selector, 0, 0));
        }
        _refuse(RuleKind.Tel, "tel:1212555", abi.encodeWithSelector(IRouteProfiles.TemplateScheme.selector, 0, 2));
    }

    function test_RevertWhen_TheAtSignsOrPlaceholdersAreWrong() public {
        _refuse(RuleKind.Sip, "sip:+{e164}", abi.encodeWithSelector(IRouteProfiles.TemplateAt.selector, 0, 0, 1));
        _refuse(RuleKind.Sip, "sip:a@b@c.example", abi.encodeWithSelector(IRouteProfiles.TemplateAt.selector, 0, 2, 1));
        _refuse(RuleKind.Tel, "tel:+1@x.example", abi.encodeWithSelector(IRouteProfiles.TemplateAt.selector, 0, 1, 0));
        _refuse(
            RuleKind.Sip,
            "sip:{e164}@{e164}.example",
            abi.encodeWithSelector(IRouteProfiles.TemplatePlaceholder.selector, 0, 2)
        );
    }

    function test_ATelRuleWithARoutingNumber() public {
        Rule[] memory rules = _rules("tel:+{e164};npdi;rn=+12125550000");
        rules[0].kind = RuleKind.Tel;
        vm.prank(ALPHA_OWNER);
        _assertReads(profiles.create(alpha, 60, 0, rules), 1, 60, 0, rules);
    }

    function test_RevertWhen_ALaterRuleIsWrong_NamesIt() public {
        Rule[] memory rules = _randomRules(8, 2);
        rules[7].template = "sip:a@b.example\n";
        rules[7].kind = RuleKind.Sip;
        vm.prank(ALPHA_OWNER);
        vm.expectRevert(abi.encodeWithSelector(IRouteProfiles.TemplateByte.selector, 7, 15, bytes1("\n")));
        profiles.change(alphaProfile, 60, 0, rules);
    }

    function _refuseByte(string memory template, uint256 position) private {
        bytes memory reason = abi.encodeWithSelector(
            IRouteProfiles.TemplateByte.selector,
            0,
            position,
            bytes(template)[position]
        );
        _refuse(RuleKind.Sip, template, reason);
    }

    function _refuse(RuleKind kind, string memory template, bytes memory reason) private {
        Rule[] memory rules = _rules(template);
        rules[0].kind = kind;
        vm.prank(ALPHA_OWNER);
        vm.expectRevert(reason);
        profiles.create(alpha, 60, 0, rules);
    }

    function _randomRules(uint8 count, uint256 seed) private pure returns (Rule[] memory rules) {
        rules = new Rule[](count);
        for (uint256 i; i < count; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            bytes memory host = new bytes(2 + (seed % 193));
            for (uint256 j; j < host.length; ++j) host[j] = ALLOWED[(seed >> (j % 200)) % ALLOWED.length];
            rules[i] = Rule({
                order: uint16(seed),
                preference: uint16(seed >> 16),
                kind: seed & 1 == 0 ? RuleKind.Sip : RuleKind.Sips,
                template: string.concat(seed & 1 == 0 ? "sip:a@" : "sips:@", string(host))
            });
        }
    }

    function _assertReads(uint32 profile, uint32 version, uint32 ttl, uint8 flags, Rule[] memory rules) private view {
        (uint32 carrier, uint32 v, uint32 t, uint8 f, Rule[] memory found) = profiles.read(profile);
        vm.assertEq(carrier, alpha, "carrier");
        vm.assertEq(v, version, "version");
        vm.assertEq(t, ttl, "ttl");
        vm.assertEq(f, flags, "flags");
        vm.assertEq(keccak256(abi.encode(found)), keccak256(abi.encode(rules)), "rules");
    }
}
