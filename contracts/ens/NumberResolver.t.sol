// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IERC165 } from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import { LibString } from "solady/src/utils/LibString.sol";
import { RANGE_PRIVATE, RangeTerms } from "../numbering/types/Range.sol";
import { Rule, RuleKind } from "../numbering/types/Rule.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Readers } from "../testing/Readers.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { NumberResolver } from "./NumberResolver.sol";
import { INumberResolver } from "./interfaces/INumberResolver.sol";
import {
    IAddrResolver,
    IAddressResolver,
    IDNSRecordResolver,
    IExtendedResolver,
    ITextResolver
} from "./interfaces/IResolverProfiles.sol";
import { EnumName } from "./libraries/EnumName.sol";

contract NumberResolverTest is Readers {
    uint64 private constant NUMBER = Defaults.NUMBER;
    bytes32 private constant NODE = 0;
    uint16 private constant NAPTR = 35;
    uint256 private constant BASE = 0x80000000 | 8453;

    // --- the contract itself ---

    function test_Interfaces_WildcardAndErc165() public view {
        vm.assertTrue(type(IExtendedResolver).interfaceId == bytes4(0x9061b923), "the id that ENSIP-10 names");
        vm.assertTrue(resolver.supportsInterface(0x9061b923), "ENSIP-10");
        vm.assertTrue(resolver.supportsInterface(type(IERC165).interfaceId), "ERC-165");
        vm.assertFalse(resolver.supportsInterface(0xffffffff), "not everything");
        // An ENS client that saw the id of addr would ask for it without the name, which cannot be answered.
        vm.assertFalse(resolver.supportsInterface(IAddrResolver.addr.selector), "no addr without a name");
    }

    function test_Parent_IsWhatItWasDeployedFor() public {
        vm.assertEq(resolver.parent(), PARENT, "parent");
        INumberResolver other = new NumberResolver(registry, "tel.example");
        _claim(ALICE, NUMBER);
        bytes memory answer = other.resolve(_name(NUMBER, "tel.example"), _addr());
        vm.assertEq(abi.decode(answer, (address)), ALICE, "under another name");
    }

    function test_RevertWhen_TheParentIsNoPlainName() public {
        string[3] memory odd = ["", "E164.eth", "a..eth"];
        for (uint256 i; i < odd.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(INumberResolver.ParentRefused.selector, odd[i]));
            new NumberResolver(registry, odd[i]);
        }
    }

    // --- names ---

    function test_Name_InAnyCase() public {
        _claim(ALICE, NUMBER);
        bytes memory answer = resolver.resolve(_upper(_name(NUMBER, PARENT)), _addr());
        vm.assertEq(abi.decode(answer, (address)), ALICE, "holder");
    }

    function test_Name_UnderTheParentThatIsNoNumberIsEmpty() public view {
        bytes[3] memory names = [
            EnumName.encode(PARENT),
            EnumName.encode("www.e164.dots.eth"),
            EnumName.encode("0.e164.dots.eth")
        ];
        for (uint256 i; i < names.length; ++i) {
            vm.assertEq(abi.decode(resolver.resolve(names[i], _addr()), (address)), address(0), "address");
            vm.assertEq(_decoded(resolver.resolve(names[i], _text("sip"))), "", "text");
            vm.assertEq(_decoded(resolver.resolve(names[i], _dns(names[i], NAPTR))), "", "records");
        }
    }

    function test_RevertWhen_TheNameIsNotUnderTheParent() public {
        bytes memory name = _name(NUMBER, "dots.eth");
        vm.expectRevert(abi.encodeWithSelector(INumberResolver.NameNotUnderParent.selector, name, PARENT));
        resolver.resolve(name, _addr());
    }

    function test_RevertWhen_TheNameIsMalformed() public {
        bytes[3] memory odd = [bytes(""), hex"0161", bytes("3.2.1.0.e164.dots.eth")];
        for (uint256 i; i < odd.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(INumberResolver.NameMalformed.selector, odd[i]));
            resolver.resolve(odd[i], _addr());
        }
    }

    function test_RevertWhen_TheFunctionIsNoneOfThese() public {
        bytes memory name = _name(NUMBER, PARENT);
        bytes memory call = abi.encodeWithSignature("contenthash(bytes32)", NODE);
        vm.expectRevert(abi.encodeWithSelector(INumberResolver.UnsupportedResolverProfile.selector, bytes4(call)));
        resolver.resolve(name, call);
        vm.expectRevert(abi.encodeWithSelector(INumberResolver.UnsupportedResolverProfile.selector, bytes4(0)));
        resolver.resolve(name, "");
    }

    /// @dev Whatever name and call: an answer, an error of its own, or none for arguments that are none.
    function testFuzz_OddInputDoesNoHarm(bytes calldata name, bytes calldata data, uint8 which) public view {
        bytes4[5] memory selectors = [
            bytes4(0),
            IAddrResolver.addr.selector,
            IAddressResolver.addr.selector,
            ITextResolver.text.selector,
            IDNSRecordResolver.dnsRecord.selector
        ];
        bytes memory asked = which % 8 == 0 ? name : _name(NUMBER + which, PARENT);
        try resolver.resolve(asked, bytes.concat(selectors[which % 5], data)) {} catch (bytes memory reason) {
            bool own =
                bytes4(reason) == INumberResolver.NameMalformed.selector ||
                    bytes4(reason) == INumberResolver.NameNotUnderParent.selector ||
                    bytes4(reason) == INumberResolver.UnsupportedResolverProfile.selector;
            vm.assertTrue(own || reason.length == 0, LibString.toHexString(reason));
        }
    }

    // --- addresses ---

    function test_Addr_OfTheHolderWhileTheNumberIsLive() public {
        vm.assertEq(_addressOf(NUMBER), address(0), "nobody's");
        _claim(ALICE, NUMBER);
        vm.assertEq(_addressOf(NUMBER), ALICE, "held");
        _claimVerified(LONDON, BOB);
        vm.assertEq(_addressOf(LONDON), BOB, "verified");
        _skipDays(366);
        vm.assertEq(_addressOf(LONDON), address(0), "lapsed");
    }

    function test_Addr_OnEveryChainForAnAccountWithAKey() public {
        _claim(ALICE, NUMBER);
        vm.assertEq(keccak256(_coinOf(60)), keccak256(abi.encodePacked(ALICE)), "Ethereum");
        vm.assertEq(keccak256(_coinOf(BASE)), keccak256(abi.encodePacked(ALICE)), "another EVM chain");
        vm.assertEq(keccak256(_coinOf(0x80000000)), keccak256(abi.encodePacked(ALICE)), "any EVM chain");
        vm.assertEq(_coinOf(0).length, 0, "no EVM chain");
        vm.assertEq(_coinOf(61).length, 0, "a coin type that ENSIP-11 replaced");
        vm.assertEq(_coinOf(0x180000000).length, 0, "above 32 bits");
    }

    function test_Addr_OnlyOnThisChainForAContract() public {
        _claim(ALICE, NUMBER);
        vm.etch(ALICE, hex"600a");
        vm.assertEq(_coinOf(0x80000000 | block.chainid).length, 20, "this chain");
        vm.assertEq(_coinOf(BASE).length, 0, "another chain");
        vm.assertEq(_coinOf(60).length, 0, "Ethereum, which this chain is not");
        vm.assertEq(_addressOf(NUMBER), address(0), "the same by the older function");
        vm.chainId(1);
        vm.assertEq(_addressOf(NUMBER), ALICE, "Ethereum, which this chain is");
    }

    function test_Addr_OnEveryChainForAnAccountThatDelegates() public {
        _claim(ALICE, NUMBER);
        vm.etch(ALICE, bytes.concat(hex"ef0100", abi.encodePacked(address(registry))));
        vm.assertEq(_coinOf(BASE).length, 20, "its key is the same there");
    }

    // --- texts ---

    function test_Text_TheFirstSipRouteAndTheNumber() public {
        _setRules("sips:+{e164}@b.example", RuleKind.Sips, "sip:desk@a.example;transport=tls", RuleKind.Sip);
        vm.assertEq(_textOf(NUMBER, "sip"), "sips:+12125550123@b.example", "by preference");
        vm.assertEq(_textOf(NUMBER, "tel"), "tel:+12125550123", "tel");
        vm.assertEq(_textOf(NUMBER, "phone"), "+12125550123", "phone");
        vm.assertEq(_textOf(NUMBER, "url"), "", "no other key");
        vm.assertEq(_textOf(NUMBER, ""), "", "no key");
    }

    function test_Text_TheRoutingNumber() public {
        _setRules("sip:+{e164}@a.example", RuleKind.Sip, "tel:+{e164};npdi;rn=+12125550000", RuleKind.Tel);
        vm.assertEq(_textOf(NUMBER, "tel"), "tel:+12125550123;npdi;rn=+12125550000", "tel");
        vm.assertEq(_textOf(NUMBER, "sip"), "sip:+12125550123@a.example", "sip");
    }

    function test_Text_NothingWhereCallsGoNowhere() public {
        vm.assertEq(_textOf(LONDON, "tel"), "", "unassigned");
        vm.assertEq(_textOf(1212555, "tel"), "", "not all digits yet");
        vm.prank(ALPHA_OWNER);
        profiles.change(alphaProfile, 300, 1, new Rule[](0));
        _claim(ALICE, NUMBER);
        vm.assertEq(_textOf(NUMBER, "phone"), "", "a profile without rules");
    }

    function test_Text_AvatarIsTheToken() public {
        vm.assertEq(_textOf(NUMBER, "avatar"), "", "nobody's");
        _claim(ALICE, NUMBER);
        string memory token = string.concat(LibString.toHexString(address(registry)), "/12125550123");
        string memory chain = LibString.toString(block.chainid);
        vm.assertEq(_textOf(NUMBER, "avatar"), string.concat("eip155:", chain, "/erc721:", token), "ENSIP-12");
    }

    // --- private ranges ---

    function test_Private_NothingIsShown() public {
        RangeTerms memory terms = _terms();
        terms.flags = RANGE_PRIVATE;
        vm.prank(NANPA);
        registry.allocate(1415555, terms);
        uint64 number = 14155550100;
        _claim(ALICE, number);
        vm.assertEq(registry.resolve(number).profile, alphaProfile, "though it has a route");
        vm.assertEq(_addressOf(number), address(0), "holder");
        string[4] memory keys = ["sip", "tel", "phone", "avatar"];
        for (uint256 i; i < keys.length; ++i) vm.assertEq(_textOf(number, keys[i]), "", keys[i]);
        vm.assertEq(_naptrs(number).length, 0, "records");
        vm.assertEq(_naptrs(number + 1).length, 0, "of an unclaimed one");
    }

    // --- records ---

    function test_DnsRecord_NaptrOnWireOfThisNameAlone() public view {
        bytes memory name = _name(NUMBER, PARENT);
        bytes memory data = bytes.concat(
            hex"000a"
            hex"0014"
            hex"0175"
            hex"07",
            "E2U+sip",
            hex"24",
            "!^\\+(.*)$!sip:+\\1@sbc.alpha.example!",
            hex"00"
        );
        bytes memory expected = abi.encodePacked(name, uint16(35), uint16(1), uint32(60), uint16(data.length), data);
        vm.assertEq(LibString.toHexString(_naptrs(NUMBER)), LibString.toHexString(expected), "record");
        vm.assertEq(_decoded(resolver.resolve(name, _dns(hex"00", NAPTR))), "", "of another name");
        vm.assertEq(_decoded(resolver.resolve(name, _dns(name, 1))), "", "of another type");
    }

    function test_DnsRecord_NoLongerThanTheProfileSays() public {
        vm.prank(ALPHA_OWNER);
        profiles.change(alphaProfile, 7, 1, _rules(Defaults.TEMPLATE));
        vm.assertEq(_ttlOf(NUMBER), 7, "ttl");
    }

    function test_DnsRecord_NoLongerThanToTheEndOfTheRangesNotice() public {
        uint16 endsOn = _today() + 30;
        vm.prank(NANPA);
        authorityDesk.giveNotice(Defaults.RANGE, endsOn);
        vm.warp(uint256(endsOn) * 1 days - 9);
        vm.assertEq(_ttlOf(NUMBER), 9, "unclaimed");
        vm.warp(uint256(endsOn) * 1 days);
        vm.assertEq(_naptrs(NUMBER).length, 0, "its default route has ended");
    }

    function test_DnsRecord_NoLongerThanToTheLapse() public {
        _claimVerified(LONDON, ALICE);
        vm.warp((uint256(_today()) + 366) * 1 days - 3);
        vm.assertEq(_ttlOf(LONDON), 3, "the last seconds");
        vm.warp(vm.getBlockTimestamp() + 3);
        vm.assertEq(_naptrs(LONDON).length, 0, "lapsed");
    }

    function test_DnsRecord_NoLongerThanToTheEndOfAQuarantine() public {
        _claim(ALICE, NUMBER);
        _skipDays(7);
        vm.prank(ALICE);
        registry.release(NUMBER);
        vm.warp((uint256(_today()) + Defaults.QUARANTINE) * 1 days - 5);
        vm.assertEq(_ttlOf(NUMBER), 5, "resting");
        vm.warp(vm.getBlockTimestamp() + 5);
        vm.assertEq(_ttlOf(NUMBER), 60, "free");
    }

    function _setRules(string memory first_, RuleKind firstKind, string memory other, RuleKind otherKind) private {
        Rule[] memory rules = new Rule[](2);
        rules[0] = Rule({ order: 10, preference: 20, kind: otherKind, template: other });
        rules[1] = Rule({ order: 10, preference: 10, kind: firstKind, template: first_ });
        vm.prank(ALPHA_OWNER);
        profiles.change(alphaProfile, 300, 1, rules);
    }

    function _addressOf(uint64 number) private view returns (address) {
        return abi.decode(resolver.resolve(_name(number, PARENT), _addr()), (address));
    }

    function _coinOf(uint256 coinType) private view returns (bytes memory) {
        bytes memory call = abi.encodeCall(IAddressResolver.addr, (NODE, coinType));
        return abi.decode(resolver.resolve(_name(NUMBER, PARENT), call), (bytes));
    }

    function _textOf(uint64 number, string memory key) private view returns (string memory) {
        return _decoded(resolver.resolve(_name(number, PARENT), _text(key)));
    }

    function _naptrs(uint64 number) private view returns (bytes memory) {
        bytes memory name = _name(number, PARENT);
        return abi.decode(resolver.resolve(name, _dns(name, NAPTR)), (bytes));
    }

    /// @dev Behind the name, two bytes of type and two of class.
    function _ttlOf(uint64 number) private view returns (uint32 ttl) {
        bytes memory record = _naptrs(number);
        uint256 position = _name(number, PARENT).length + 8;
        assembly ("memory-safe") {
            ttl := and(mload(add(record, position)), 0xffffffff)
        }
    }

    function _addr() private pure returns (bytes memory) {
        return abi.encodeCall(IAddrResolver.addr, (NODE));
    }

    function _text(string memory key) private pure returns (bytes memory) {
        return abi.encodeCall(ITextResolver.text, (NODE, key));
    }

    function _dns(bytes memory name, uint16 resource) private pure returns (bytes memory) {
        return abi.encodeCall(IDNSRecordResolver.dnsRecord, (NODE, keccak256(name), resource));
    }

    function _decoded(bytes memory answer) private pure returns (string memory) {
        return abi.decode(answer, (string));
    }

    /// @dev The name of a number, in wire format.
    function _name(uint64 number, string memory parent) private pure returns (bytes memory wire) {
        for (; number != 0; number /= 10) wire = bytes.concat(wire, hex"01", bytes1(uint8(48 + (number % 10))));
        return bytes.concat(wire, EnumName.encode(parent));
    }

    function _upper(bytes memory name) private pure returns (bytes memory) {
        for (uint256 i; i < name.length; ++i) if (name[i] >= "a" && name[i] <= "z") name[i] ^= 0x20;
        return name;
    }
}
