// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Carrier, CarrierStatus } from "../../../contracts/carriers/interfaces/ICarrierRegistry.sol";
import { PROFILE_OPEN } from "../../../contracts/numbering/interfaces/IRouteProfiles.sol";
import { Authority } from "../../../contracts/numbering/types/Authority.sol";
import { FLAG_CONTESTED, FLAG_PORTED } from "../../../contracts/numbering/types/NumberRecord.sol";
import { Digits } from "../../../contracts/numbering/libraries/Digits.sol";
import {
    RANGE_CLAIMED_ONLY,
    RANGE_DECISIONS,
    RANGE_GIVEN_FROM,
    Range
} from "../../../contracts/numbering/types/Range.sol";
import { NumberState, Resolution } from "../../../contracts/numbering/types/Resolution.sol";
import { vm } from "../../../contracts/testing/Vm.t.sol";
import { Accreditation, Verifier } from "../../../contracts/verification/interfaces/IVerifierRegistry.sol";
import { Numbers } from "../shadow/Numbers.t.sol";

/// @title Who has what, and where calls go: as the shadow says
abstract contract State is Numbers {
    function callsGoWhereTheyMust() external view {
        for (uint256 i; i < _pool.length; ++i) {
            uint64 number = _pool[i];
            Resolution memory found = registry.resolve(number);
            uint32 profile = _routeOf(number);
            uint64 prefix = _blockOf(number);
            bool own = _state[number].holder != address(0) && !_hasLapsed(number);
            vm.assertEq(uint256(found.status), uint256(_statusOf(number)), "5: status");
            vm.assertEq(found.profile, profile, "5: profile");
            vm.assertEq(found.carrier, _carrierOf[profile], "5: carrier");
            vm.assertEq(found.rangePrefix, prefix, "5: range");
            vm.assertEq(found.rangeCarrier, _block[prefix].carrier, "5: range's carrier");
            vm.assertEq(found.sequence, _state[number].sequence, "5: sequence");
            vm.assertEq(found.ported ? 1 : 0, own && _state[number].ported ? 1 : 0, "5: ported");
            vm.assertEq(found.version, _head[profile].version, "5: version");
            vm.assertEq(found.ttl, _head[profile].ttl, "5: ttl");
            bool empty = bytes(_head[profile].template).length == 0;
            vm.assertEq(found.rules.length, empty ? 0 : 1, "5: rules");
            if (!empty) vm.assertEq(found.rules[0].template, _head[profile].template, "5: template");
        }
    }

    function everythingIsTheirsWhoGotIt() external view {
        for (uint256 i; i < _pool.length; ++i) _checkNumber(_pool[i]);
        for (uint256 i; i < _rangePrefixes.length; ++i) _checkRange(_rangePrefixes[i]);
        for (uint256 i; i < _officePrefixes.length; ++i) _checkOffice(_officePrefixes[i]);
        for (uint256 i; i < _agencies.length; ++i) _checkAgency(_agencies[i]);
        for (uint256 i; i < _firms.length; ++i) _checkFirm(_firms[i]);
        for (uint256 i; i < _profiles.length; ++i) _checkProfile(_profiles[i]);
        for (uint256 i; i < HOLDERS; ++i) _checkOperators(_holders[i]);
        vm.assertEq(carriers.count(), _firms.length, "6: carriers");
        vm.assertEq(profiles.count(), _profiles.length, "6: profiles");
        for (uint256 i; i < _amounts.length; ++i) {
            vm.assertEq(registry.depositOf(uint8(i)), _amounts[i], "6: deposit class");
        }
    }

    function _checkNumber(uint64 number) private view {
        Number memory n = _state[number];
        NumberState memory found = registry.numberState(number);
        vm.assertEq(found.holder, n.holder, "6: holder");
        vm.assertEq(found.sequence, n.sequence, "6: sequence");
        vm.assertEq(found.profile, n.profile, "6: profile");
        vm.assertEq(found.day, n.day, "6: day");
        vm.assertEq(found.depositClass, n.depositClass, "6: deposit class");
        vm.assertEq(found.verifier, n.verifier, "6: verifier");
        if (n.holder == address(0)) return;
        vm.assertEq(registry.getApproved(number), _approved[number], "6: approved");
        uint8 flags = (n.contested ? FLAG_CONTESTED : 0) | (n.ported ? FLAG_PORTED : 0);
        vm.assertEq(found.flags, flags, "6: flags");
        vm.assertEq(verificationDesk.contestAt(number).challenger, _dispute[number].challenger, "6: challenger");
        vm.assertEq(verificationDesk.contestAt(number).endsAt, _dispute[number].endsAt, "6: end of the contest");
    }

    function _checkRange(uint64 prefix) private view {
        Block memory b = _block[prefix];
        Range memory found = registry.rangeAt(prefix);
        vm.assertEq(found.carrier, b.carrier, "6: range's carrier");
        vm.assertEq(found.defaultProfile, b.defaultProfile, "6: range's profile");
        uint8 digits = b.carrier == 0 ? 0 : _digitsIn(prefix);
        vm.assertEq(found.minDigits, digits, "6: range's fewest digits");
        vm.assertEq(found.maxDigits, digits, "6: range's most digits");
        vm.assertEq(found.depositClass, b.depositClass, "6: range's class");
        vm.assertEq(uint256(found.policy), uint256(b.policy), "6: range's policy");
        vm.assertEq(found.quarantineDays, b.quarantineDays, "6: range's quarantine");
        vm.assertEq(found.version, b.version, "6: range's version");
        vm.assertEq(found.endsOn, b.endsOn, "6: range's notice");
        uint8 flags = (b.claimedOnly ? RANGE_CLAIMED_ONLY : 0) | (b.decisions ? RANGE_DECISIONS : 0);
        uint256 from = b.givenFrom == 0 ? 0 : Digits.count(b.givenFrom) << RANGE_GIVEN_FROM;
        vm.assertEq(found.flags, flags | from, "6: range's flags");
    }

    function _checkOffice(uint64 prefix) private view {
        Office memory o = _office[prefix];
        Authority memory found = registry.authorityAt(prefix);
        vm.assertEq(found.holder, o.holder, "6: authority");
        vm.assertEq(found.version, o.version, "6: authority's version");
        vm.assertEq(found.endsOn, o.endsOn, "6: authority's notice");
        vm.assertEq(found.stoppedUntil, o.stoppedUntil, "6: stop");
        vm.assertEq(found.rangeLengths, o.rangeLengths, "6: lengths of ranges");
        vm.assertEq(found.authorityLengths, o.authorityLengths, "6: lengths of authorities");
        uint8 digits = o.holder == address(0) ? 0 : _digitsIn(prefix);
        vm.assertEq(found.minDigits, digits, "6: authority's fewest digits");
        vm.assertEq(found.maxDigits, digits, "6: authority's most digits");
        for (uint256 i; i < _agencies.length; ++i) {
            Trust memory t = _trust[prefix][_agencies[i]];
            Accreditation memory a = verifiers.accreditationAt(prefix, _agencies[i]);
            uint32 limit = t.officeVersion == o.version ? t.limit : 0;
            vm.assertEq(a.dailyLimit, limit, "6: accreditation");
            if (limit != 0) vm.assertEq(a.used, t.used, "6: used up");
        }
    }

    function _checkAgency(uint16 verifier) private view {
        Agency memory a = _agency[verifier];
        Verifier memory found = verifiers.verifierAt(verifier);
        vm.assertEq(uint256(found.status), uint256(a.status), "6: verifier's status");
        vm.assertEq(found.signer, vm.addr(a.key), "6: verifier's key");
        vm.assertEq(found.bond, a.bond, "6: verifier's bond");
        vm.assertEq(found.leavesOn, a.leavesOn, "6: verifier's notice");
    }

    function _checkFirm(uint32 carrier) private view {
        Firm memory f = _firm[carrier];
        Carrier memory found = carriers.carrierAt(carrier);
        vm.assertEq(found.owner, f.owner, "6: carrier's owner");
        vm.assertEq(uint256(found.status), uint256(CarrierStatus.Active), "6: carrier's status");
        vm.assertEq(found.signer, vm.addr(f.key), "6: carrier's key");
        vm.assertEq(found.bond, f.bond, "6: carrier's bond");
        vm.assertEq(found.joinedOn, f.joinedOn, "6: carrier's first day");
    }

    function _checkProfile(uint32 profile) private view {
        Head memory h = _head[profile];
        (uint32 carrier, uint32 version, uint32 ttl, uint8 flags) = profiles.head(profile);
        vm.assertEq(carrier, _carrierOf[profile], "6: profile's carrier");
        vm.assertEq(version, h.version, "6: profile's version");
        vm.assertEq(ttl, h.ttl, "6: profile's ttl");
        vm.assertEq(flags, _isOpen[profile] ? PROFILE_OPEN : 0, "6: profile's flags");
    }

    function _checkOperators(address holder) private view {
        for (uint256 i; i < HOLDERS; ++i) {
            bool found = registry.isApprovedForAll(holder, _holders[i]);
            vm.assertTrue(found == _isOperator[holder][_holders[i]], "6: operator");
        }
    }
}
