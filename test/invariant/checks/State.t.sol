// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

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
import { Defaults } from "../../../contracts/testing/Defaults.t.sol";
import { vm } from "../../../contracts/testing/Vm.t.sol";
import { Accreditation, Verifier } from "../../../contracts/verification/interfaces/IVerifierRegistry.sol";
import { Numbers } from "../shadow/Numbers.t.sol";

/// @title Who has what, and where calls go: as the shadow says
abstract contract State is Numbers {
    uint64[3] private _ranges = [NARROW, WIDE, LONDON_RANGE];
    uint64[3] private _offices = [USA, UK, LONDON_OFFICE];

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
            vm.assertEq(found.rules.length, profile == 0 ? 0 : 1, "5: rules");
            if (profile != 0) vm.assertEq(found.rules[0].template, Defaults.TEMPLATE, "5: template");
        }
    }

    function everythingIsTheirsWhoGotIt() external view {
        for (uint256 i; i < _pool.length; ++i) _checkNumber(_pool[i]);
        for (uint256 i; i < _ranges.length; ++i) _checkRange(_ranges[i]);
        for (uint256 i; i < _offices.length; ++i) _checkOffice(_offices[i]);
        for (uint256 i; i < _agencies.length; ++i) _checkAgency(_agencies[i]);
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
}
