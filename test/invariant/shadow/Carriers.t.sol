// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Strings } from "@openzeppelin/contracts/utils/Strings.sol";
import { PROFILE_OPEN } from "../../../contracts/numbering/interfaces/IRouteProfiles.sol";
import { Rule } from "../../../contracts/numbering/types/Rule.sol";
import { Defaults } from "../../../contracts/testing/Defaults.t.sol";
import { vm } from "../../../contracts/testing/Vm.t.sol";
import { Purses } from "./Purses.t.sol";

/// @title Carriers and their profiles, by what has happened
abstract contract Carriers is Purses {
    struct Firm {
        address owner;
        address offeredTo;
        uint256 key;
        uint96 bond;
        uint16 joinedOn;
    }

    struct Head {
        uint32 version;
        uint32 ttl;
        // Calls go nowhere where there is none.
        string template;
    }

    uint256 internal constant MOST_FIRMS = 3;

    /// @dev Alpha and beta, and who joins later.
    uint32[] internal _firms;
    uint32[] internal _profiles;
    uint96 internal _carrierBond = Defaults.BOND;
    mapping(uint32 carrier => Firm) internal _firm;
    mapping(uint32 profile => Head) internal _head;
    mapping(uint32 profile => uint32 carrier) internal _carrierOf;
    mapping(uint32 profile => bool) internal _isOpen;

    constructor() {
        for (uint32 carrier = 1; carrier <= MOST_FIRMS; ++carrier) {
            _equip(_wallet(carrier, 1));
            if (carrier > beta) _equip(_wallet(carrier, 0));
        }
        _founded(alpha, 0xA1FA);
        _founded(beta, 0xBE7A);
        _learn(alphaProfile, alpha, true);
        _learn(betaProfile, beta, true);
        _learn(_createProfile(ALPHA_OWNER, alpha, PROFILE_OPEN), alpha, true);
        _learn(_createProfile(BETA_OWNER, beta, 0), beta, false);
        // No two profiles say the same, so that what one says is never taken for another's.
        for (uint256 i; i < _profiles.length; ++i) {
            uint32 profile = _profiles[i];
            _rewritten(profile, 300, false);
            vm.prank(_ownerOf(_carrierOf[profile]));
            profiles.change(profile, 300, _isOpen[profile] ? PROFILE_OPEN : 0, _rulesOf(profile));
        }
    }

    /// @dev The wallets of a carrier's owner, who changes from one to the other.
    function _wallet(uint32 carrier, uint256 which) internal view returns (address) {
        if (which % 2 == 1) return address(0x20000 + uint160(carrier));
        return
            carrier == alpha
                ? ALPHA_OWNER
                : carrier == beta
                    ? BETA_OWNER
                    : address(0x10000 + uint160(carrier));
    }

    /// @dev 0 for carrier 0.
    function _ownerOf(uint32 carrier) internal view returns (address) {
        return _firm[carrier].owner;
    }

    function _firmAt(uint256 seed) internal view returns (uint32) {
        return _firms[seed % _firms.length];
    }

    function _profile(uint256 seed) internal view returns (uint32) {
        return _profiles[seed % _profiles.length];
    }

    /// @dev One of the profiles of a carrier that has some.
    function _profileOf(uint32 carrier, uint256 seed) internal view returns (uint32) {
        for (uint256 i = seed % _profiles.length; ; i = (i + 1) % _profiles.length) {
            if (_carrierOf[_profiles[i]] == carrier) return _profiles[i];
        }
    }

    function _rulesOf(uint32 profile) internal view returns (Rule[] memory) {
        string memory template = _head[profile].template;
        return bytes(template).length == 0 ? new Rule[](0) : _rules(template);
    }

    // --- what happens to them ---

    function _joined(uint32 carrier, address owner, uint256 key, uint96 bond) internal {
        _firms.push(carrier);
        _firm[carrier] = Firm(owner, address(0), key, bond, _today());
    }

    function _learn(uint32 profile, uint32 carrier, bool open) internal {
        _profiles.push(profile);
        _carrierOf[profile] = carrier;
        _isOpen[profile] = open;
        _head[profile] = Head(1, 300, Defaults.TEMPLATE);
    }

    /// @dev The next version, which says what none said before, or nothing.
    function _rewritten(uint32 profile, uint32 ttl, bool empty) internal {
        Head storage head = _head[profile];
        (head.version, head.ttl) = (head.version + 1, ttl);
        head.template = empty ? "" : _templateOf(profile, head.version);
    }

    function _templateOf(uint32 profile, uint32 version) internal pure returns (string memory) {
        return string.concat("sip:+{e164}@p", Strings.toString(profile), "v", Strings.toString(version), ".example");
    }

    function _founded(uint32 carrier, uint256 key) private {
        address owner = _wallet(carrier, 0);
        _joined(carrier, owner, key, Defaults.BOND);
        vm.prank(owner);
        carriers.setSigner(carrier, vm.addr(key));
    }

    /// @dev With ETT, and with allowances for all that a carrier's owner pays.
    function _equip(address wallet) private {
        _fund(wallet);
        vm.prank(wallet);
        ett.approve(address(verifiers), type(uint256).max);
        _open(wallet);
    }
}
