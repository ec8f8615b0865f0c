// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { LibString } from "solady/src/utils/LibString.sol";
import { Digits } from "../../numbering/libraries/Digits.sol";

/// @title What may stand in a URI that is shown
/// @notice A template's bytes were checked when its profile was written; here it is judged what they mean, as by the bridge
/// before a Contact or a NAPTR is written: parameters that would turn a URI against others are refused. Private addresses
/// and the bridge's own are not: where they lead depends on who reads.
library RouteUri {
    using LibString for string;

    /// @dev What may stand behind the number in a user part or tel URI (RFC 3966, 4694, 4904).
    string private constant USER_PARAMETERS =
        " npdi rn rn-context cic cic-context phone-context isub ext tgrp trunk-context ";
    /// @dev What may stand behind the host; maddr, method and ttl among others may not.
    string private constant URI_PARAMETERS = " transport user lr ob tgrp trunk-context ";
    string private constant TRANSPORTS = " udp tcp tls sctp ws wss ";

    // Bit n is set where the character n is allowed.
    uint128 private constant DECIMALS = LibString.DIGITS_7_BIT_ASCII;
    uint128 private constant ALPHANUMERICS = LibString.LOWERCASE_7_BIT_ASCII | DECIMALS;
    uint128 private constant OF_NAMES = ALPHANUMERICS | 0x600000000000; // - .
    uint128 private constant OF_IPV6 = DECIMALS | 0x7e000000000400400000000000; // a to f : .

    /// @notice Whether a filled SIP or SIPS template leads to a host by parameters that are known.
    function isSip(string memory uri) internal pure returns (bool) {
        string[] memory parts = uri.slice(uri.indexOf(":") + 1).split("@");
        string[] memory user = _split(parts[0]);
        string[] memory host = _split(parts[1]);
        if (!_known(user, USER_PARAMETERS) || !_known(host, URI_PARAMETERS)) return false;
        (bool given, string memory transport) = _parameter(host, "transport");
        if (given && !_listed(transport.lower(), TRANSPORTS)) return false;
        return _isHostPort(host[0].lower());
    }

    /// @notice Where a filled tel template leads.
    /// @param number that is called, with its +
    /// @return routing the routing number with its +; empty where the number is served as itself
    /// @return usable whether that is an E.164 number, and all parameters are known
    function routingNumber(
        string memory uri,
        string memory number
    ) internal pure returns (string memory routing, bool usable) {
        string[] memory parts = _split(uri.slice(uri.indexOf(":") + 1));
        bool given;
        (given, routing) = _parameter(parts, "rn");
        if (!given && parts[0].eq(number)) return ("", _known(parts, USER_PARAMETERS));
        if (!given) routing = parts[0];
        return (routing, _known(parts, USER_PARAMETERS) && _isE164(routing));
    }

    /// @dev Solady's split must not be given an empty text: it would write into memory that is not its own.
    function _split(string memory text) private pure returns (string[] memory) {
        return bytes(text).length == 0 ? new string[](1) : text.split(";");
    }

    /// @dev Whether the names of all parameters, which are everything but the first part, are on a list.
    function _known(string[] memory parts, string memory list) private pure returns (bool) {
        for (uint256 i = 1; i < parts.length; ++i) {
            string memory name = _nameOf(parts[i]);
            if (bytes(name).length != 0 && !_listed(name, list)) return false;
        }
        return true;
    }

    /// @dev A parameter's value, empty without `=`. The first one counts: a second must not override what was checked.
    function _parameter(
        string[] memory parts,
        string memory name
    ) private pure returns (bool given, string memory value) {
        for (uint256 i = 1; i < parts.length; ++i) {
            if (!_nameOf(parts[i]).eq(name)) continue;
            uint256 equals = parts[i].indexOf("=");
            return (true, equals == LibString.NOT_FOUND ? "" : parts[i].slice(equals + 1));
        }
    }

    /// @dev Up to `=`, or to the end.
    function _nameOf(string memory parameter) private pure returns (string memory) {
        return parameter.slice(0, parameter.indexOf("=")).lower();
    }

    /// @dev No template has a space, so that no word is two of a list.
    function _listed(string memory word, string memory list) private pure returns (bool) {
        return list.contains(string.concat(" ", word, " "));
    }

    /// @dev A name or an IPv6 literal in brackets, and a port where there is one. In lower case.
    function _isHostPort(string memory text) private pure returns (bool) {
        uint256 end;
        if (text.startsWith("[")) {
            end = text.indexOf("]");
            if (end == LibString.NOT_FOUND || !_isIpv6(text.slice(1, end))) return false;
            ++end;
        } else {
            end = text.indexOf(":");
            if (!_isName(text.slice(0, end))) return false;
        }
        return end >= bytes(text).length || _isPort(text.slice(end));
    }

    function _isName(string memory text) private pure returns (bool) {
        uint256 length = bytes(text).length;
        if (text.endsWith(".")) --length;
        if (length == 0 || !text.is7BitASCII(OF_NAMES)) return false;
        return text.slice(0, 1).is7BitASCII(ALPHANUMERICS) && text.slice(length - 1, length).is7BitASCII(ALPHANUMERICS);
    }

    function _isIpv6(string memory text) private pure returns (bool) {
        uint256 length = bytes(text).length;
        return length > 1 && length < 46 && text.is7BitASCII(OF_IPV6);
    }

    /// @dev A colon and 1 to 65,535.
    function _isPort(string memory text) private pure returns (bool) {
        uint256 length = bytes(text).length;
        if (length < 2 || length > 6 || !text.startsWith(":") || !text.slice(1).is7BitASCII(DECIMALS)) return false;
        uint256 port;
        for (uint256 i = 1; i < length; ++i) port = port * 10 + uint8(bytes(text)[i]) - 48;
        return port != 0 && port < 65_536;
    }

    /// @dev + and 1 to 15 digits, the first 1 to 9.
    function _isE164(string memory text) private pure returns (bool) {
        uint256 length = bytes(text).length;
        if (length < 2 || length > 1 + Digits.MOST || !text.startsWith("+")) return false;
        return text.slice(1).is7BitASCII(DECIMALS) && !text.startsWith("+0");
    }
}
