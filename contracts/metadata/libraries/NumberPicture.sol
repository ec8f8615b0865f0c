// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { LibString } from "solady/src/utils/LibString.sol";
import { NumberFacts, Standing } from "../types/NumberFacts.sol";
import { Words } from "./Words.sol";

/// @title The picture of a number
/// @notice A card of 600 by 600: the way the number takes over a telephone's keys, the number, how it stands, and its facts.
/// Nothing is escaped, because everything in it is made here of integers.
library NumberPicture {
    using LibString for string;
    using LibString for uint256;

    uint256 private constant WIDTH = 520;
    uint256 private constant LARGEST_TEXT = 64;
    uint256 private constant FACT_WIDTH = 180;
    uint256 private constant LARGEST_FACT = 24;

    // Widths of characters in thousandths of the size: + and digits, spaces, and the widest of the letters in a fact.
    uint256 private constant PLUS = 584;
    uint256 private constant DIGIT = 556;
    uint256 private constant SPACE = 278;
    uint256 private constant LETTER = 667;

    /// @dev Classes and no variables: programs that make bitmaps know less of CSS than browsers do.
    string private constant HEAD =
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600" '
        'font-family="Helvetica Neue,Helvetica,Arial,Liberation Sans,sans-serif">'
        "<style>"
        ".p{fill:#f6f5f1}.l{stroke:#dcd9cf}.k{fill:#cfccc2}.w{stroke:#0c8a7f}.v{fill:#0c8a7f}.i{fill:#16181b}"
        ".s{fill:#595d64}.g0{fill:#274690}.g1{fill:#a02a1e}.g2{fill:#7d5200}"
        "@media(prefers-color-scheme:dark){"
        ".p{fill:#101214}.l{stroke:#2c3136}.k{fill:#3a4046}.w{stroke:#4cc2b1}.v{fill:#4cc2b1}.i{fill:#ecebe5}"
        ".s{fill:#a0a5ad}.g0{fill:#a3bdf7}.g1{fill:#f39a8c}.g2{fill:#e8bd6a}"
        "}</style>"
        '<rect class="p" width="600" height="600" rx="36"/>'
        '<text class="s" x="40" y="66" font-size="24" font-weight="700" letter-spacing="4">DOTS</text>';

    function draw(NumberFacts memory facts) internal pure returns (string memory) {
        return
            string.concat(HEAD, _standing(facts), _keys(facts.number), _number(facts.written), _facts(facts), "</svg>");
    }

    /// @dev One word at the right, and what else is special.
    function _standing(NumberFacts memory facts) private pure returns (string memory) {
        string memory more = string.concat(facts.ported ? ", ported" : "", facts.isPrivate ? ", private" : "");
        string memory colour = uint256(facts.standing).toString();
        return
            string.concat(
                '<text class="g',
                colour,
                '" x="560" y="66" font-size="24" font-weight="700" text-anchor="end">',
                Words.ofStanding(facts.standing),
                more,
                "</text>"
            );
    }

    /// @dev The twelve keys as dots, and a line through those pressed, from the first to the last.
    function _keys(uint64 number) private pure returns (string memory out) {
        string memory digits = uint256(number).toString();
        uint256 pressed;
        for (uint256 i; i < bytes(digits).length; ++i) {
            uint256 key = _keyOf(bytes(digits)[i]);
            pressed |= 1 << key;
            out = string.concat(out, _x(key), ",", _y(key), " ");
        }
        out = string.concat(
            '<polyline class="w" fill="none" stroke-width="10" stroke-linecap="round" stroke-linejoin="round" points="',
            out,
            '"/>'
        );
        for (uint256 key; key < 12; ++key) out = string.concat(out, _dot(key, (pressed >> key) & 1 == 1));
    }

    function _dot(uint256 key, bool pressed) private pure returns (string memory) {
        return
            string.concat(
                '<circle class="',
                pressed ? "v" : "k",
                '" cx="',
                _x(key),
                '" cy="',
                _y(key),
                pressed ? '" r="17"/>' : '" r="10"/>'
            );
    }

    /// @dev 1 to 9 in rows of three, 0 in the middle of the last.
    function _keyOf(bytes1 digit) private pure returns (uint256) {
        return digit == "0" ? 10 : uint8(digit) - 49;
    }

    function _x(uint256 key) private pure returns (string memory) {
        return (200 + (key % 3) * 100).toString();
    }

    function _y(uint256 key) private pure returns (string memory) {
        return (128 + (key / 3) * 76).toString();
    }

    /// @dev As large as fits.
    function _number(string memory written) private pure returns (string memory) {
        uint256 spaces = written.indicesOf(" ").length;
        uint256 digits = bytes(written).length - spaces - 1;
        return
            string.concat(
                '<text class="i" x="40" y="478" font-size="',
                _fit(PLUS + digits * DIGIT + spaces * SPACE, WIDTH, LARGEST_TEXT),
                '" font-weight="700">',
                written,
                '</text><path class="l" stroke-width="2" d="M40 506H560"/>'
            );
    }

    function _facts(NumberFacts memory facts) private pure returns (string memory) {
        string memory verified =
            facts.verifiedUntil == 0
                ? ""
                : _fact(
                    "300",
                    "middle",
                    facts.standing == Standing.Lapsed ? "Verified to" : "Verified until",
                    Words.ofDay(facts.verifiedUntil)
                );
        return
            string.concat(
                _fact("40", "start", "Carrier", uint256(facts.carrier).toString()),
                verified,
                _fact("560", "end", "Deposit", Words.ofAmount(facts.deposit))
            );
    }

    function _fact(
        string memory x,
        string memory anchor,
        string memory name,
        string memory value
    ) private pure returns (string memory) {
        string memory placed = string.concat('" x="', x, '" text-anchor="', anchor, '" font-size="');
        return
            string.concat(
                '<text class="s',
                placed,
                '18" y="538">',
                name,
                '</text><text class="i',
                placed,
                _fit(bytes(value).length * LETTER, FACT_WIDTH, LARGEST_FACT),
                '" y="568">',
                value,
                "</text>"
            );
    }

    /// @dev The largest size at which so many thousandths of it are no wider than a width.
    function _fit(uint256 thousandths, uint256 width, uint256 largest) private pure returns (string memory) {
        uint256 size = (width * 1000) / thousandths;
        return (size < largest ? size : largest).toString();
    }
}
