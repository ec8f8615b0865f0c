// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Rule, RuleKind } from "../types/Rule.sol";
import { RouteTemplate } from "./RouteTemplate.sol";

/// @title Route profiles as they are stored
/// @notice The head of a profile takes 15 bytes of its first slot; its rules follow as one string of bytes, the first 17 in
/// the same slot: a URI of 31 bytes makes a profile of two slots, one of 54 bytes three.
/// @dev First slot from the high end: carrier 32, ttl 32, flags 8, version 32, length of the rules in bytes 16, rules.
/// A rule: order 2 bytes, preference 2, kind 1, length of the template 1, template.
library RuleCodec {
    /// @dev As many slots as the longest profile takes: eight rules of 206 bytes.
    struct Stored {
        bytes32[52] words;
    }

    struct Head {
        uint32 carrier;
        uint32 ttl;
        uint8 flags;
        uint32 version;
        uint16 length;
    }

    uint256 private constant RULE_HEAD = 6;
    uint256 private constant BYTES_IN_FIRST = 17;

    /// @notice Checks the rules and writes the profile; slots that an older, longer version took are cleared.
    function store(Stored storage self, Head memory head, Rule[] calldata rules) internal {
        uint256 oldWords = _words(decodeHead(self.words[0]).length);
        bytes memory packed;
        (packed, head.length) = _pack(rules);
        self.words[0] = _encodeHead(head) | (_wordAt(packed, 0) >> 120);
        uint256 newWords = _words(head.length);
        for (uint256 i = 1; i < newWords; ++i) {
            self.words[i] = _wordAt(packed, BYTES_IN_FIRST + (i - 1) * 32);
        }
        for (uint256 i = newWords; i < oldWords; ++i) {
            self.words[i] = 0;
        }
    }

    /// @notice The rules of a stored profile, given its first slot.
    function load(Stored storage self, bytes32 first) internal view returns (Rule[] memory rules) {
        uint256 length = decodeHead(first).length;
        bytes memory packed = new bytes(length + 64);
        _writeWord(packed, 0, first << 120);
        uint256 words = _words(length);
        for (uint256 i = 1; i < words; ++i) {
            _writeWord(packed, BYTES_IN_FIRST + (i - 1) * 32, self.words[i]);
        }
        rules = new Rule[](_count(packed, length));
        uint256 position;
        for (uint256 i; i < rules.length; ++i) {
            bytes32 head = _wordAt(packed, position);
            Rule memory rule = rules[i];
            rule.order = uint16(bytes2(head));
            rule.preference = uint16(bytes2(head << 16));
            rule.kind = RuleKind(uint8(head[4]));
            rule.template = _slice(packed, position + RULE_HEAD, uint8(head[5]));
            position += RULE_HEAD + uint8(head[5]);
        }
    }

    function decodeHead(bytes32 first) internal pure returns (Head memory head) {
        uint256 word = uint256(first);
        head.carrier = uint32(word >> 224);
        head.ttl = uint32(word >> 192);
        head.flags = uint8(word >> 184);
        head.version = uint32(word >> 152);
        head.length = uint16(word >> 136);
    }

    function _encodeHead(Head memory head) private pure returns (bytes32) {
        return
            bytes32(
                (uint256(head.carrier) << 224) |
                    (uint256(head.ttl) << 192) |
                    (uint256(head.flags) << 184) |
                    (uint256(head.version) << 152) |
                    (uint256(head.length) << 136)
            );
    }

    function _pack(Rule[] calldata rules) private pure returns (bytes memory packed, uint16) {
        uint256 length;
        for (uint256 i; i < rules.length; ++i) {
            length += RULE_HEAD + bytes(rules[i].template).length;
        }
        // A word more than needed, so that whole words can be written and read up to the last byte.
        packed = new bytes(length + 32);
        uint256 position;
        for (uint256 i; i < rules.length; ++i) {
            Rule calldata rule = rules[i];
            string calldata template = rule.template;
            RouteTemplate.check(i, rule.kind, template);
            uint256 size = bytes(template).length;
            _writeWord(
                packed,
                position,
                bytes32(
                    (uint256(rule.order) << 240) |
                        (uint256(rule.preference) << 224) |
                        (uint256(rule.kind) << 216) |
                        (size << 208)
                )
            );
            assembly ("memory-safe") {
                calldatacopy(add(add(packed, 38), position), template.offset, size)
            }
            position += RULE_HEAD + size;
        }
        return (packed, uint16(length));
    }

    function _count(bytes memory packed, uint256 length) private pure returns (uint256 n) {
        for (uint256 position; position < length; ++n) {
            position += RULE_HEAD + uint8(packed[position + 5]);
        }
    }

    function _slice(bytes memory packed, uint256 from, uint256 size) private pure returns (string memory out) {
        out = new string(size);
        assembly ("memory-safe") {
            mcopy(add(out, 32), add(add(packed, 32), from), size)
        }
    }

    function _words(uint256 length) private pure returns (uint256) {
        return length <= BYTES_IN_FIRST ? 1 : 1 + (length - BYTES_IN_FIRST + 31) / 32;
    }

    function _wordAt(bytes memory packed, uint256 position) private pure returns (bytes32 word) {
        assembly ("memory-safe") {
            word := mload(add(add(packed, 32), position))
        }
    }

    function _writeWord(bytes memory packed, uint256 position, bytes32 word) private pure {
        assembly ("memory-safe") {
            mstore(add(add(packed, 32), position), word)
        }
    }
}
