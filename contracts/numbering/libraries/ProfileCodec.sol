// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Rule, RuleKind } from "../types/Rule.sol";
import { RouteTemplate } from "./RouteTemplate.sol";

/// @title Route profiles as they are stored
/// @notice A profile is one string of bytes, laid into slots of 32: a URI of 31 bytes makes a profile of two slots, one of 54
/// bytes three. Whoever reads it gets these bytes and takes them apart himself, so that rules are not encoded and decoded on
/// their way from contract to contract.
/// @dev Head, 15 bytes: carrier 4, ttl 4, flags 1, version 4, length of the rules in bytes 2. Then the rules, each: order 2,
/// preference 2, kind 1, length of the template 1, template. Behind the last byte of the last slot stand zeros.
library ProfileCodec {
    /// @dev As many slots as the longest profile takes: the head and eight rules of 206 bytes.
    struct Stored {
        bytes32[52] words;
    }

    struct Head {
        uint32 carrier;
        uint32 ttl;
        uint8 flags;
        uint32 version;
    }

    uint256 private constant HEAD = 15;
    uint256 private constant RULE_HEAD = 6;
    uint256 private constant LONGEST_RULE = RULE_HEAD + RouteTemplate.LONGEST;

    /// @notice Writes a packed profile; slots that an older, longer version took are cleared.
    function store(Stored storage self, bytes memory packed) internal {
        uint256 oldWords = _words(_length(self.words[0]));
        uint256 newWords = _words(packed.length);
        for (uint256 i; i < newWords; ++i) {
            self.words[i] = _wordAt(packed, i * 32);
        }
        for (uint256 i = newWords; i < oldWords; ++i) {
            self.words[i] = 0;
        }
    }

    /// @notice A packed profile, empty if there is none.
    function load(Stored storage self) internal view returns (bytes memory packed) {
        bytes32 first = self.words[0];
        if (first == 0) return packed;
        uint256 length = _length(first);
        uint256 words = _words(length);
        packed = new bytes(words * 32);
        _writeWord(packed, 0, first);
        for (uint256 i = 1; i < words; ++i) {
            _writeWord(packed, i * 32, self.words[i]);
        }
        _truncate(packed, length);
    }

    /// @notice Checks the rules, eight at most, and packs them with their head.
    function pack(Head memory head, Rule[] calldata rules) internal pure returns (bytes memory packed) {
        // As long as any profile, so that the templates need not be measured beforehand; cut to its length at the end.
        packed = new bytes(32 + rules.length * LONGEST_RULE);
        uint256 length = HEAD;
        for (uint256 i; i < rules.length; ++i) {
            Rule calldata rule = rules[i];
            string calldata template = rule.template;
            RouteTemplate.check(i, rule.kind, template);
            length = _append(packed, length, rule, template);
        }
        _writeWord(packed, 0, _wordAt(packed, 0) | _encodeHead(head, length - HEAD));
        _truncate(packed, length);
    }

    /// @notice Takes apart what `load` gave; no rules and a head of zeros if it is empty.
    function unpack(bytes memory packed) internal pure returns (Head memory head, Rule[] memory rules) {
        if (packed.length == 0) return (head, rules);
        head = decodeHead(_wordAt(packed, 0));
        rules = new Rule[](_count(packed));
        uint256 position = HEAD;
        for (uint256 i; i < rules.length; ++i) {
            uint256 word = uint256(_wordAt(packed, position));
            uint256 size = uint8(word >> 208);
            Rule memory rule = rules[i];
            rule.order = uint16(word >> 240);
            rule.preference = uint16(word >> 224);
            rule.kind = RuleKind(uint8(word >> 216));
            rule.template = _slice(packed, position + RULE_HEAD, size);
            position += RULE_HEAD + size;
        }
    }

    function decodeHead(bytes32 first) internal pure returns (Head memory head) {
        uint256 word = uint256(first);
        head.carrier = uint32(word >> 224);
        head.ttl = uint32(word >> 192);
        head.flags = uint8(word >> 184);
        head.version = uint32(word >> 152);
    }

    function _encodeHead(Head memory head, uint256 lengthOfRules) private pure returns (bytes32) {
        return
            bytes32(
                (uint256(head.carrier) << 224) |
                    (uint256(head.ttl) << 192) |
                    (uint256(head.flags) << 184) |
                    (uint256(head.version) << 152) |
                    (lengthOfRules << 136)
            );
    }

    /// @dev Writes one rule; returns where the next begins.
    function _append(
        bytes memory packed,
        uint256 position,
        Rule calldata rule,
        string calldata template
    ) private pure returns (uint256) {
        uint256 size = bytes(template).length;
        uint256 head =
            (uint256(rule.order) << 240) |
                (uint256(rule.preference) << 224) |
                (uint256(rule.kind) << 216) |
                (size << 208);
        _writeWord(packed, position, bytes32(head));
        unchecked {
            position += RULE_HEAD;
            assembly ("memory-safe") {
                calldatacopy(add(add(packed, 32), position), template.offset, size)
            }
            return position + size;
        }
    }

    function _count(bytes memory packed) private pure returns (uint256 n) {
        for (uint256 position = HEAD; position < packed.length; ++n) {
            position += RULE_HEAD + uint8(_wordAt(packed, position)[5]);
        }
    }

    function _slice(bytes memory packed, uint256 from, uint256 size) private pure returns (string memory out) {
        out = new string(size);
        assembly ("memory-safe") {
            mcopy(add(out, 32), add(add(packed, 32), from), size)
        }
    }

    /// @dev The length of a profile in bytes, given its first slot; 15 also where there is none.
    function _length(bytes32 first) private pure returns (uint256) {
        unchecked {
            return HEAD + uint16(uint256(first) >> 136);
        }
    }

    function _words(uint256 length) private pure returns (uint256) {
        unchecked {
            return (length + 31) / 32;
        }
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

    function _truncate(bytes memory packed, uint256 length) private pure {
        assembly ("memory-safe") {
            mstore(packed, length)
        }
    }
}
