// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ERC721 } from "solady/src/tokens/ERC721.sol";
import { Base64 } from "solady/src/utils/Base64.sol";
import { LibString } from "solady/src/utils/LibString.sol";
import { CarrierStatus } from "../carriers/interfaces/ICarrierRegistry.sol";
import { INumberRegistry } from "../numbering/interfaces/INumberRegistry.sol";
import { RANGE_PRIVATE, RangeTerms } from "../numbering/types/Range.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Readers } from "../testing/Readers.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { INumberRenderer } from "./interfaces/INumberRenderer.sol";
import { Words } from "./libraries/Words.sol";

contract NumberRendererTest is Readers {
    using LibString for string;

    function test_RevertWhen_NobodyHoldsTheNumber() public {
        vm.expectRevert(ERC721.TokenDoesNotExist.selector);
        registry.tokenURI(Defaults.NUMBER);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NumberNotHeld.selector, Defaults.NUMBER));
        INumberRenderer(renderer).tokenURI(Defaults.NUMBER);
    }

    function test_RevertWhen_TheNumberIsMalformed() public {
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NumberNotHeld.selector, 0));
        INumberRenderer(renderer).tokenURI(0);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NumberMalformed.selector, 10 ** 15));
        INumberRenderer(renderer).written(10 ** 15);
    }

    function test_TokenUri_IsWhatTheRendererSays() public {
        _claim(ALICE, Defaults.NUMBER);
        vm.assertEq(
            registry.tokenURI(Defaults.NUMBER),
            INumberRenderer(renderer).tokenURI(Defaults.NUMBER),
            "the registry's tokenURI"
        );
    }

    function test_TokenUri_AVerifiedNumber() public {
        _claimVerified(LONDON, ALICE);
        _assertShown(LONDON, '{"trait_type":"Status","value":"Held"}');
        uint256 lastDay = (uint256(_today()) + 365) * 1 days;
        _assertShown(
            LONDON,
            string.concat('"display_type":"date","trait_type":"Verified until","value":', LibString.toString(lastDay))
        );
        _assertShown(LONDON, "after a transfer the new one has 30 days at most");
        _assertShown(LONDON, '"Deposit","value":"25 ETT"');
        _assertDrawn(LONDON, ">Verified until</text>");
        _assertDrawn(LONDON, string.concat(">", Words.ofDay(uint256(_today()) + 365), "</text>"));
    }

    function test_TokenUri_AContestedNumber() public {
        _claimVerified(LONDON, ALICE);
        _contest(LONDON, CAROL);
        _assertShown(LONDON, '{"trait_type":"Status","value":"Contested"}');
        _assertShown(LONDON, "it cannot be transferred now");
        _assertDrawn(LONDON, ">Contested</text>");
        _skipDays(366);
        _assertShown(LONDON, '{"trait_type":"Status","value":"Contested"}');
    }

    function test_TokenUri_ALapsedNumber() public {
        _claimVerified(LONDON, ALICE);
        _skipDays(366);
        _assertShown(LONDON, '{"trait_type":"Status","value":"Lapsed"}');
        _assertShown(LONDON, "calls to it do not reach the holder");
        _assertDrawn(LONDON, ">Lapsed</text>");
        _assertDrawn(LONDON, ">Verified to</text>");
    }

    function test_TokenUri_APrivateNumber() public {
        RangeTerms memory terms = _terms();
        terms.flags = RANGE_PRIVATE;
        vm.prank(NANPA);
        registry.allocate(1415555, terms);
        _claim(ALICE, 14155550100);
        _assertShown(14155550100, '{"trait_type":"Private","value":"Yes"}');
        _assertDrawn(14155550100, ">Held, private</text>");
    }

    function test_TokenUri_ANumberWhoseCarrierLeft() public {
        _claim(ALICE, Defaults.NUMBER);
        _assertShown(Defaults.NUMBER, '{"trait_type":"Carrier left","value":"No"}');
        _mockStanding(alpha, ALPHA_OWNER, CarrierStatus.Leaving);
        _assertShown(Defaults.NUMBER, '{"trait_type":"Carrier left","value":"Yes"}');
    }

    function testFuzz_Written_DigitsAndSpacesAlone(uint64 seed) public view {
        uint64 number = 1 + (seed % (10 ** 15 - 1));
        bytes memory text = bytes(INumberRenderer(renderer).written(number));
        vm.assertTrue(text[0] == "+" && text[text.length - 1] != " ", "begins with +, ends with a digit");
        uint256 found;
        for (uint256 i = 1; i < text.length; ++i) {
            if (text[i] == " ") vm.assertTrue(text[i - 1] != " ", "one space at a time");
            else found = found * 10 + uint8(text[i]) - 48;
        }
        vm.assertEq(found, number, "the number");
    }

    function _assertShown(uint64 number, string memory text) private view {
        vm.assertTrue(_json(number).contains(text), text);
    }

    function _assertDrawn(uint64 number, string memory text) private view {
        string memory json = _json(number);
        uint256 start = json.indexOf("svg+xml;base64,") + 15;
        string memory picture = json.slice(start, json.indexOf('"', start));
        vm.assertTrue(string(Base64.decode(picture)).contains(text), text);
    }

    function _json(uint64 number) private view returns (string memory) {
        string memory uri = registry.tokenURI(number);
        return string(Base64.decode(uri.slice(bytes("data:application/json;base64,").length)));
    }
}
