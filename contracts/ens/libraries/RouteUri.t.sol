// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { LibString } from "solady/src/utils/LibString.sol";
import { vm } from "../../testing/Vm.t.sol";
import { RouteUri } from "./RouteUri.sol";

/// @dev That the bridge judges the same is tested with the bridge's own code (test/contracts/ens).
contract RouteUriTest {
    string private constant NUMBER = "+12125550123";

    function test_Sip_HostsAndPorts() public pure {
        string[8] memory hosts = [
            "a",
            "a.example",
            "A.Example.",
            "10.0.0.1",
            "[::1]",
            "a:1",
            "a.:65535",
            "[2001:DB8::1]:5061"
        ];
        for (uint256 i; i < hosts.length; ++i) vm.assertTrue(_isSip("u", hosts[i]), hosts[i]);
        vm.assertTrue(_isSip("u", string.concat("[", LibString.repeat(":", 45), "]")), "45 characters in brackets");
    }

    function test_Sip_NoHosts() public pure {
        string[12] memory odd = ["", ".", "-a", "a-", "a..", "a_b", "a[", "[::1", "[:]", "[::g]", "[::1]a", "[]"];
        for (uint256 i; i < odd.length; ++i) vm.assertFalse(_isSip("u", odd[i]), odd[i]);
        vm.assertFalse(_isSip("u", string.concat("[", LibString.repeat(":", 46), "]")), "46 characters in brackets");
    }

    function test_Sip_NoPorts() public pure {
        string[6] memory odd = ["a:", "a:0", "a:65536", "a:123456", "a:5a", "[::1]5060"];
        for (uint256 i; i < odd.length; ++i) vm.assertFalse(_isSip("u", odd[i]), odd[i]);
    }

    function test_Sip_ParametersThatAreKnown() public pure {
        string[7] memory known = [
            "transport=tls",
            "Transport=TCP",
            "user=phone",
            "lr",
            "lr=",
            "ob;tgrp=1;trunk-context=b",
            ";=x"
        ];
        for (uint256 i; i < known.length; ++i) {
            vm.assertTrue(_isSip("u", string.concat("a.example;", known[i])), known[i]);
        }
        vm.assertTrue(_isSip("", "a.example"), "no user");
        vm.assertTrue(_isSip("+1;npdi;RN=+12;ext=5;isub=1;cic=1;phone-context=+1", "a.example"), "of the number");
    }

    function test_Sip_ParametersThatAreNot() public pure {
        string[8] memory odd = [
            "maddr=192.0.2.1",
            "method=BYE",
            "ttl=1",
            "x",
            "transport",
            "transport=x",
            "lr;MADDR=a",
            "us"
        ];
        for (uint256 i; i < odd.length; ++i) {
            vm.assertFalse(_isSip("u", string.concat("a.example;", odd[i])), odd[i]);
        }
        vm.assertFalse(_isSip("+1;evil=1", "a.example"), "of the number");
        vm.assertFalse(_isSip("+1;transport=tls", "a.example"), "known behind the host alone");
        vm.assertFalse(_isSip("u", "a.example;rn=+12"), "known behind the number alone");
    }

    /// @dev Neither way: a second value must not pass because of the first, nor be judged in its place.
    function test_Sip_TheFirstOfTwoTransportsCounts() public pure {
        vm.assertTrue(_isSip("u", "a.example;transport=udp;transport=x"), "good before bad");
        vm.assertFalse(_isSip("u", "a.example;transport=x;transport=udp"), "bad before good");
    }

    function test_Tel_TheRoutingNumber() public pure {
        _assertRouting("tel:+12125550123", "", true);
        _assertRouting("tel:+12125550123;npdi", "", true);
        _assertRouting("tel:+12125550123;rn=+12125559999", "+12125559999", true);
        _assertRouting("tel:+12125559999", "+12125559999", true);
        _assertRouting("tel:+12125559999;RN=+1", "+1", true);
        _assertRouting("tel:+1;rn=+999999999999999", "+999999999999999", true);
    }

    function test_Tel_NoRoutingNumber() public pure {
        string[7] memory odd = ["", "12125559999", "+", "+0123", "+1-2", "+1234567890123456", "+1a"];
        for (uint256 i; i < odd.length; ++i) {
            _assertRouting(string.concat("tel:+12125550123;rn=", odd[i]), odd[i], false);
        }
        _assertRouting("tel:+1-2", "+1-2", false);
        _assertRouting("tel:+12125550123;rn=evil;rn=+12", "evil", false);
        _assertRouting("tel:+12125550123;x=1", "", false);
        _assertRouting("tel:+12125550123;rn=+12;x", "+12", false);
    }

    function _isSip(string memory user, string memory host) private pure returns (bool) {
        bool sip = RouteUri.isSip(string.concat("sip:", user, "@", host));
        vm.assertTrue(sip == RouteUri.isSip(string.concat("sips:", user, "@", host)), "sips is judged alike");
        return sip;
    }

    function _assertRouting(string memory uri, string memory routing, bool usable) private pure {
        (string memory found, bool foundUsable) = RouteUri.routingNumber(uri, NUMBER);
        vm.assertEq(found, routing, uri);
        vm.assertTrue(foundUsable == usable, uri);
    }
}
