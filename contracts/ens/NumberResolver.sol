// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IERC165 } from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import { LibString } from "solady/src/utils/LibString.sol";
import { INumberRegistry } from "../numbering/interfaces/INumberRegistry.sol";
import { Digits } from "../numbering/libraries/Digits.sol";
import { Range } from "../numbering/types/Range.sol";
import { NumberState, NumberStatus, Resolution } from "../numbering/types/Resolution.sol";
import { RuleKind } from "../numbering/types/Rule.sol";
import { INumberResolver } from "./interfaces/INumberResolver.sol";
import {
    IAddrResolver,
    IAddressResolver,
    IDNSRecordResolver,
    IExtendedResolver,
    ITextResolver
} from "./interfaces/IResolverProfiles.sol";
import { CoinTypes } from "./libraries/CoinTypes.sol";
import { EnumName } from "./libraries/EnumName.sol";
import { Naptr } from "./libraries/Naptr.sol";
import { Routes } from "./libraries/Routes.sol";
import { Route } from "./types/Route.sol";

/// @title Numbers as ENS names
/// @notice What it answers is told in INumberResolver.
contract NumberResolver is INumberResolver, IERC165 {
    using LibString for address;
    using LibString for string;
    using LibString for uint256;

    /// @dev The bridge's bound, for the same reason: a port is to be seen soon.
    uint256 private constant LONGEST_TTL = 60;

    /// @notice Whose numbers are shown.
    INumberRegistry public immutable registry;

    /// @inheritdoc INumberResolver
    string public parent;

    bytes private _parentWire;

    constructor(INumberRegistry registry_, string memory parent_) {
        bytes memory wire = EnumName.encode(parent_);
        if (wire.length == 0) revert ParentRefused(parent_);
        registry = registry_;
        parent = parent_;
        _parentWire = wire;
    }

    /// @inheritdoc INumberResolver
    function resolve(bytes calldata name, bytes calldata data) external view returns (bytes memory) {
        // Check: a name in wire format under the parent.
        if (!EnumName.isWire(name)) revert NameMalformed(name);
        bytes memory owner = EnumName.lower(name);
        (uint256 position, bool under) = EnumName.find(owner, _parentWire);
        if (!under) revert NameNotUnderParent(name, parent);
        uint64 number = EnumName.numberBefore(owner, position);

        bytes4 selector = bytes4(data);
        if (selector == IAddrResolver.addr.selector)
            return abi.encode(address(bytes20(_address(number, CoinTypes.ETH))));
        if (selector == IAddressResolver.addr.selector) {
            (, uint256 coinType) = abi.decode(data[4:], (bytes32, uint256));
            return abi.encode(_address(number, coinType));
        }
        if (selector == ITextResolver.text.selector) {
            (, string memory key) = abi.decode(data[4:], (bytes32, string));
            return abi.encode(_text(number, key));
        }
        if (selector == IDNSRecordResolver.dnsRecord.selector) {
            (, bytes32 asked, uint16 resource) = abi.decode(data[4:], (bytes32, bytes32, uint16));
            if (resource != Naptr.TYPE || asked != keccak256(owner)) return abi.encode("");
            return abi.encode(_naptrs(number, owner));
        }
        revert UnsupportedResolverProfile(selector);
    }

    /// @notice ERC-165.
    function supportsInterface(bytes4 id) external pure returns (bool) {
        return id == type(IExtendedResolver).interfaceId || id == type(IERC165).interfaceId;
    }

    /// @dev The holder's address of 20 bytes; empty where nobody is shown, or he may have another on that chain.
    function _address(uint64 number, uint256 coinType) private view returns (bytes memory) {
        address holder = _holder(number);
        return holder != address(0) && CoinTypes.isOf(coinType, holder) ? abi.encodePacked(holder) : bytes("");
    }

    function _text(uint64 number, string memory key) private view returns (string memory) {
        if (key.eq("avatar")) return _avatar(number);
        Route[] memory routes = _routes(number);
        if (routes.length == 0) return "";
        string memory digits = uint256(number).toString();
        if (key.eq("phone")) return string.concat("+", digits);
        if (key.eq("tel")) return _firstUri(routes, true, string.concat("tel:+", digits));
        return key.eq("sip") ? _firstUri(routes, false, "") : "";
    }

    function _naptrs(uint64 number, bytes memory owner) private view returns (bytes memory) {
        Route[] memory routes = _routes(number);
        return routes.length == 0 ? bytes("") : Naptr.records(owner, _ttl(number), routes);
    }

    /// @dev The token itself (ENSIP-12), whose picture the registry's renderer draws.
    function _avatar(uint64 number) private view returns (string memory) {
        if (_holder(number) == address(0)) return "";
        string memory token = string.concat(address(registry).toHexString(), "/", uint256(number).toString());
        return string.concat("eip155:", block.chainid.toString(), "/erc721:", token);
    }

    /// @dev Who holds a live number, 0 where that is not to be shown.
    function _holder(uint64 number) private view returns (address) {
        NumberState memory state = registry.numberState(number);
        if (state.status != NumberStatus.Held || registry.resolve(number).isPrivate) return address(0);
        return state.holder;
    }

    /// @dev How a number is reached; not at all if it is private, or has another length than its range's numbers.
    function _routes(uint64 number) private view returns (Route[] memory) {
        if (number == 0) return new Route[](0);
        Resolution memory resolution = registry.resolve(number);
        if (resolution.isPrivate) return new Route[](0);
        if (resolution.status != NumberStatus.Held) {
            (, Range memory range) = registry.rangeOf(number);
            uint256 digitCount = Digits.count(number);
            if (digitCount < range.minDigits || digitCount > range.maxDigits) return new Route[](0);
        }
        return Routes.toReach(uint256(number).toString(), resolution.rules);
    }

    /// @dev No answer outlives the next change that block time alone brings: a lapse, the end of a notice or of a quarantine.
    function _ttl(uint64 number) private view returns (uint32) {
        uint256 ttl = registry.resolve(number).ttl;
        NumberState memory state = registry.numberState(number);
        (, Range memory range) = registry.rangeOf(number);
        uint256 left = type(uint256).max;
        if (state.status == NumberStatus.Held) {
            if (state.verifier != 0) left = _secondsTo(uint256(state.day) + 1);
        } else {
            left = _secondsTo(range.endsOn);
            if (state.status == NumberStatus.Quarantined) {
                left = _least(left, _secondsTo(uint256(state.day) + range.quarantineDays));
            }
        }
        return uint32(_least(_least(ttl, LONGEST_TTL), left));
    }

    /// @dev Until a day begins; for ever if it has begun.
    function _secondsTo(uint256 day) private view returns (uint256) {
        uint256 second = day * 1 days;
        return second > block.timestamp ? second - block.timestamp : type(uint256).max;
    }

    /// @dev The best route of a kind, tel or SIP; `otherwise` if there is none.
    function _firstUri(Route[] memory routes, bool tel, string memory otherwise) private pure returns (string memory) {
        for (uint256 i; i < routes.length; ++i) {
            if ((routes[i].kind == RuleKind.Tel) == tel) return routes[i].uri;
        }
        return otherwise;
    }

    function _least(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }
}
