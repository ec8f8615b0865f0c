// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IVerificationDesk } from "../../../contracts/verification/interfaces/IVerificationDesk.sol";
import { IVerifierRegistry, VerifierStatus } from "../../../contracts/verification/interfaces/IVerifierRegistry.sol";
import { VerificationVoucher } from "../../../contracts/verification/types/VerificationVoucher.sol";
import { vm } from "../../../contracts/testing/Vm.t.sol";
import { Plan } from "./Plan.t.sol";
import { Reasons } from "./Reasons.t.sol";

/// @title Who may vouch for numbers, where and how often, by what has happened
abstract contract Agencies is Plan {
    struct Agency {
        uint32 carrier;
        VerifierStatus status;
        uint16 leavesOn;
        uint40 suspendedAt;
        uint96 bond;
        uint256 key;
    }

    struct Trust {
        uint16 officeVersion;
        uint32 limit;
        uint16 usedOn;
        uint32 used;
        uint40 revokedAt;
    }

    /// @dev So few a day that they are used up.
    uint32 private constant FEW = 3;

    uint16[] internal _agencies;
    uint96 internal _bondAsked = VERIFIER_BOND;
    mapping(uint16 verifier => Agency) internal _agency;
    mapping(uint64 office => mapping(uint16 verifier => Trust)) internal _trust;

    constructor() {
        _join(first, alpha, FIRST_KEY);
        _join(second, beta, SECOND_KEY);
        _accredit(UK, first, FEW);
        _accredit(UK, second, FEW);
        _accredit(USA, first, FEW);
    }

    function _agencyAt(uint256 seed) internal view returns (uint16) {
        return _agencies[seed % _agencies.length];
    }

    function _join(uint16 verifier, uint32 carrier, uint256 key) internal {
        _agencies.push(verifier);
        _agency[verifier] = Agency(carrier, VerifierStatus.Active, 0, 0, _bondAsked, key);
    }

    function _accredit(uint64 office, uint16 verifier, uint32 limit) private {
        vm.prank(_office[office].holder);
        verifiers.accredit(office, verifier, limit);
        _accredited(office, verifier, limit);
    }

    function _accredited(uint64 office, uint16 verifier, uint32 limit) internal {
        Trust storage trust = _trust[office][verifier];
        trust.officeVersion = limit == 0 ? 0 : _office[office].version;
        trust.limit = limit;
        if (limit == 0) trust.revokedAt = _now();
    }

    /// @dev Whether what a verifier said at a time counts no more.
    function _fellSince(uint16 verifier, uint64 office, uint16 officeVersion, uint40 at) internal view returns (bool) {
        return
            _agency[verifier].suspendedAt >= at ||
            _trust[office][verifier].revokedAt >= at ||
            _office[office].version != officeVersion;
    }

    /// @dev What speaks against hearing a verifier.
    function _hearing(Reasons memory r, VerificationVoucher memory v, uint256 key) internal view {
        uint64 office = _officeOver(v.number);
        r.because(office == 0, IVerificationDesk.AuthorityMissing.selector);
        Agency storage a = _agency[v.verifier];
        r.because(a.status != VerifierStatus.Active, IVerifierRegistry.VerifierStatusRefused.selector);
        r.because(key != a.key, IVerificationDesk.VerificationSignature.selector);
        Trust storage trust = _trust[office][v.verifier];
        bool trusted = trust.officeVersion != 0 && trust.officeVersion == _office[office].version;
        r.because(!trusted, IVerifierRegistry.VerifierNotAccredited.selector);
        bool usedUp = trust.usedOn == _today() && trust.used >= trust.limit;
        r.because(trusted && usedUp, IVerifierRegistry.VerifierLimitReached.selector);
    }

    function _heard(VerificationVoucher memory v) internal {
        Trust storage trust = _trust[_officeOver(v.number)][v.verifier];
        trust.used = trust.usedOn == _today() ? trust.used + 1 : 1;
        trust.usedOn = _today();
    }
}
