// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { vm } from "../../testing/Vm.t.sol";
import { ProfileHead } from "../types/ProfileHead.sol";
import { Rule, RuleKind } from "../types/Rule.sol";
import { ProfileCodec } from "./ProfileCodec.sol";

/// @notice Profiles as they lie in their slots, against the layout written out byte by byte.
contract ProfileCodecTest {
    using ProfileCodec for ProfileCodec.Stored;

    uint256 private constant MOST_SLOTS = 52;
    bytes private constant ALLOWED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+:;=[]&/";

    ProfileCodec.Stored private _stored;

    function write(uint32 carrier, uint32 ttl, uint8 flags, uint32 version, Rule[] calldata rules) external {
        // Memory need not be clean: what stood there must not get into the last slot.
        assembly ("memory-safe") {
            let free := mload(0x40)
            for {
                let i := 0
            } lt(i, 0x1000) {
                i := add(i, 0x20)
            } {
                mstore(add(free, i), not(0))
            }
        }
        _stored.store(ProfileCodec.pack(carrier, ttl, flags, version, rules));
    }

    function test_WhereNothingIsStored() public view {
        (ProfileHead head, Rule[] memory rules) = ProfileCodec.unpack(_stored.load());
        vm.assertEq(_stored.load().length, 0, "empty");
        vm.assertEq(ProfileHead.unwrap(head), 0, "no head");
        vm.assertEq(rules.length, 0, "no rules");
    }

    /// @dev One version after another, each of another length: slots of the one before are cleared.
    function testFuzz_EachVersionLiesThereAloneAndIsReadAgain(
        uint256 seed,
        uint8[4] calldata counts,
        uint32 carrier,
        uint32 ttl,
        uint8 flags
    ) public {
        if (carrier == 0) carrier = 1;
        for (uint32 version; version < 4; ++version) {
            seed = uint256(keccak256(abi.encode(seed)));
            _writeAndCompare(carrier, ttl, flags, ~version, _rules(counts[version] % 9, seed));
        }
    }

    function test_TheLongest_GrownAndShrunk() public {
        Rule[] memory longest = new Rule[](8);
        for (uint256 i; i < 8; ++i) longest[i] = _rule(type(uint16).max, type(uint16).max, 200, i);
        _writeAndCompare(type(uint32).max, 86_400, 1, type(uint32).max, longest);
        vm.assertTrue(_slot(MOST_SLOTS - 1) != 0, "all slots are used");
        _writeAndCompare(1, 0, 0, 1, new Rule[](0));
        _writeAndCompare(1, 0, 0, 1, longest);
        Rule[] memory one = new Rule[](1);
        one[0] = _rule(0, 0, 8, 0);
        _writeAndCompare(1, 0, 0, 1, one);
    }

    /// @dev What the gas targets count on: a template of 31 bytes makes two slots, one of 54 three.
    function test_HowManySlotsATemplateTakes() public {
        uint8[6] memory sizes = [11, 12, 31, 43, 44, 54];
        uint8[6] memory slots = [1, 2, 2, 2, 3, 3];
        for (uint256 i; i < sizes.length; ++i) {
            Rule[] memory rules = new Rule[](1);
            rules[0] = _rule(1, 1, sizes[i], i);
            _writeAndCompare(1, 300, 1, 1, rules);
            vm.assertTrue(_slot(slots[i] - 1) != 0, "so many");
            vm.assertEq(uint256(_slot(slots[i])), 0, "no more");
        }
    }

    function _writeAndCompare(uint32 carrier, uint32 ttl, uint8 flags, uint32 version, Rule[] memory rules) private {
        this.write(carrier, ttl, flags, version, rules);

        bytes memory needed = _layOut(carrier, ttl, flags, version, rules);
        vm.assertEq(keccak256(_stored.load()), keccak256(needed), "bytes");
        bytes memory padded = bytes.concat(needed, new bytes(MOST_SLOTS * 32 - needed.length));
        for (uint256 i; i < MOST_SLOTS; ++i) {
            bytes32 word;
            assembly ("memory-safe") {
                word := mload(add(padded, mul(add(i, 1), 32)))
            }
            vm.assertEq(_slot(i), word, "slot");
        }

        (ProfileHead head, Rule[] memory found) = ProfileCodec.unpack(_stored.load());
        vm.assertEq(ProfileHead.unwrap(head), ProfileHead.unwrap(_stored.head()), "head");
        vm.assertEq(head.carrier(), carrier, "carrier");
        vm.assertEq(head.ttl(), ttl, "ttl");
        vm.assertEq(head.flags(), flags, "flags");
        vm.assertEq(head.version(), version, "version");
        vm.assertEq(head.rulesLength(), needed.length - 15, "length");
        vm.assertEq(keccak256(abi.encode(found)), keccak256(abi.encode(rules)), "rules");
    }

    function _slot(uint256 index) private view returns (bytes32) {
        return _stored.words[index];
    }

    function _layOut(
        uint32 carrier,
        uint32 ttl,
        uint8 flags,
        uint32 version,
        Rule[] memory rules
    ) private pure returns (bytes memory) {
        bytes memory tail;
        for (uint256 i; i < rules.length; ++i) {
            Rule memory rule = rules[i];
            uint8 size = uint8(bytes(rule.template).length);
            tail = bytes.concat(
                tail,
                abi.encodePacked(rule.order, rule.preference, uint8(rule.kind), size, rule.template)
            );
        }
        return bytes.concat(abi.encodePacked(carrier, ttl, flags, version, uint16(tail.length)), tail);
    }

    function _rules(uint256 count, uint256 seed) private pure returns (Rule[] memory rules) {
        rules = new Rule[](count);
        for (uint256 i; i < count; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            rules[i] = _rule(uint16(seed), uint16(seed >> 16), 8 + ((seed >> 32) % 193), seed);
        }
    }

    function _rule(
        uint16 order,
        uint16 preference,
        uint256 size,
        uint256 seed
    ) private pure returns (Rule memory rule) {
        bytes memory template = new bytes(size);
        RuleKind kind = RuleKind(seed % 3);
        bytes memory begin =
            kind == RuleKind.Sip
                ? bytes("sip:@")
                : kind == RuleKind.Sips
                    ? bytes("sips:@")
                    : bytes("tel:+");
        for (uint256 i; i < size; ++i) {
            template[i] = i < begin.length ? begin[i] : ALLOWED[(seed >> (i % 200)) % ALLOWED.length];
        }
        return Rule({ order: order, preference: preference, kind: kind, template: string(template) });
    }
}
