// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ProfileHead, newProfileHead } from "../types/ProfileHead.sol";
import { Rule, RuleKind } from "../types/Rule.sol";
import { RouteTemplate } from "./RouteTemplate.sol";

/// @title Route profiles as they are stored
/// @notice A profile is one string of bytes, laid into slots of 32: a URI of 31 bytes makes a profile of two slots, one of 54
/// bytes three. Contracts that read it get these bytes and take them apart themselves, so that rules are not encoded and
/// decoded on their way from one to another.
/// @dev 15 bytes of head, then the rules, each: order 2, preference 2, kind 1, length of the template 1, template. Behind the
/// last byte of the last slot stand zeros.
library ProfileCodec {
    /// @dev As many slots as the longest profile takes: the head and eight rules of 206 bytes.
    struct Stored {
        bytes32[52] words;
    }

    uint256 private constant HEAD = 15;
    uint256 private constant RULE_HEAD = 6;
    uint256 private constant LONGEST_RULE = RULE_HEAD + RouteTemplate.LONGEST;

    /// @notice Writes a packed profile; slots that an older, longer version took are cleared.
    function store(Stored storage self, bytes memory packed) internal {
        uint256 oldWords = _words(head(self));
        uint256 newWords = _words(_headOf(packed));
        for (uint256 i; i < newWords; ++i) {
            self.words[i] = bytes32(_wordAt(packed, i * 32));
        }
        for (uint256 i = newWords; i < oldWords; ++i) {
            self.words[i] = 0;
        }
    }

    function head(Stored storage self) internal view returns (ProfileHead) {
        return ProfileHead.wrap(uint256(self.words[0]));
    }

    /// @notice A packed profile, empty if there is none.
    function load(Stored storage self) internal view returns (bytes memory packed) {
        ProfileHead first = head(self);
        if (first.carrier() == 0) return packed;
        unchecked {
            uint256 words = _words(first);
            packed = _allocate(HEAD + first.rulesLength());
            _writeWord(packed, 0, ProfileHead.unwrap(first));
            for (uint256 i = 1; i < words; ++i) {
                _writeWord(packed, i * 32, uint256(self.words[i]));
            }
        }
    }

    /// @notice Checks the rules, eight at most, and packs them with their head.
    function pack(
        uint32 carrier,
        uint32 ttl,
        uint8 flags,
        uint32 version,
        Rule[] calldata rules
    ) internal pure returns (bytes memory packed) {
        // As long as the rules could be, so that they need not be measured beforehand; cut to their length at the end.
        packed = _allocate(HEAD + rules.length * LONGEST_RULE);
        uint256 length = HEAD;
        for (uint256 i; i < rules.length; ++i) {
            Rule calldata rule = rules[i];
            string calldata template = rule.template;
            RouteTemplate.check(i, rule.kind, template);
            length = _append(packed, length, rule, template);
        }
        _writeWord(packed, length, 0);
        _truncate(packed, length);
        ProfileHead first = newProfileHead(carrier, ttl, flags, version, uint16(length - HEAD));
        _writeWord(packed, 0, ProfileHead.unwrap(first) | ((_wordAt(packed, 0) << 120) >> 120));
    }

    /// @notice Takes apart what `load` gave; a head of 0 and no rules if it is empty.
    function unpack(bytes memory packed) internal pure returns (ProfileHead first, Rule[] memory rules) {
        if (packed.length == 0) return (first, rules);
        first = _headOf(packed);
        rules = new Rule[](_count(packed));
        uint256 position = HEAD;
        for (uint256 i; i < rules.length; ++i) {
            uint256 word = _wordAt(packed, position);
            uint256 size = uint8(word >> 208);
            Rule memory rule = rules[i];
            rule.order = uint16(word >> 240);
            rule.preference = uint16(word >> 224);
            rule.kind = RuleKind(uint8(word >> 216));
            rule.template = _slice(packed, position + RULE_HEAD, size);
            position += RULE_HEAD + size;
        }
    }

    /// @dev Writes one rule; returns where the next begins.
    function _append(
        bytes memory packed,
        uint256 position,
        Rule calldata rule,
        string calldata template
    ) private pure returns (uint256) {
        uint256 size = bytes(template).length;
        uint256 ruleHead =
            (uint256(rule.order) << 240) |
                (uint256(rule.preference) << 224) |
                (uint256(rule.kind) << 216) |
                (size << 208);
        _writeWord(packed, position, ruleHead);
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
            position += RULE_HEAD + uint8(_wordAt(packed, position) >> 208);
        }
    }

    function _slice(bytes memory packed, uint256 from, uint256 size) private pure returns (string memory out) {
        out = string(_allocate(size));
        assembly ("memory-safe") {
            mcopy(add(out, 32), add(add(packed, 32), from), size)
        }
    }

    /// @dev How many slots a profile takes; 1 also if there is none.
    function _words(ProfileHead first) private pure returns (uint256) {
        unchecked {
            return (HEAD + first.rulesLength() + 31) / 32;
        }
    }

    /// @dev Memory that is not cleared, for those who write all of it and a word behind it.
    function _allocate(uint256 length) private pure returns (bytes memory out) {
        assembly ("memory-safe") {
            out := mload(0x40)
            mstore(out, length)
            mstore(0x40, and(add(add(out, length), 0x5f), not(0x1f)))
        }
    }

    function _headOf(bytes memory packed) private pure returns (ProfileHead) {
        return ProfileHead.wrap(_wordAt(packed, 0));
    }

    function _wordAt(bytes memory packed, uint256 position) private pure returns (uint256 word) {
        assembly ("memory-safe") {
            word := mload(add(add(packed, 32), position))
        }
    }

    function _writeWord(bytes memory packed, uint256 position, uint256 word) private pure {
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
