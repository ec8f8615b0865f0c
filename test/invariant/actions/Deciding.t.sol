// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { INumberRegistry } from "../../../contracts/numbering/interfaces/INumberRegistry.sol";
import { IVerificationDesk } from "../../../contracts/verification/interfaces/IVerificationDesk.sol";
import { Reasons } from "../shadow/Reasons.t.sol";
import { Verifying } from "./Verifying.t.sol";

/// @title Decisions by which an authority ends a holding
abstract contract Deciding is Verifying {
    function openDecision(uint256 which, uint256 seed) external {
        uint64 number = _find(which, _isDecidable);
        uint64 office = _officeOver(number);
        if (office == 0) return;
        uint40 endsAt = _now() + uint40(29 + _die(seed, 1, 10)) * 1 days;
        Reasons memory r;
        r.because(_state[number].holder == address(0), INumberRegistry.NumberNotHeld.selector);
        r.because(!_admitted(number), IVerificationDesk.DecisionsNotAdmitted.selector);
        r.because(endsAt < _now() + 30 days, IVerificationDesk.DecisionTime.selector);
        r.because(_state[number].contested, INumberRegistry.NumberContested.selector);
        bytes memory data = abi.encodeCall(verificationDesk.openDecision, (number, bytes32(seed), endsAt));
        if (!_try(PENDING, _office[office].holder, address(verificationDesk), data, r)) return;
        Dispute storage d = _dispute[number];
        (d.openedAt, d.endsAt, d.office, d.officeVersion) = (_now(), endsAt, office, _office[office].version);
        _state[number].contested = true;
        _raise(number);
    }

    /// @dev By the authority that took it; by anybody once it is void.
    function withdrawDecision(uint256 which, uint256 seed) external {
        bool byAnybody = _die(seed, 1, 3) == 0;
        uint64 number = _find(which, _isDecided);
        Dispute storage d = _dispute[number];
        bool stands = _decisionStands(number);
        address by = byAnybody || !stands ? MALLORY : _office[d.office].holder;
        Reasons memory r;
        r.because(!_isDecided(number), IVerificationDesk.NoContest.selector);
        r.because(stands && byAnybody, IVerificationDesk.NotNumberAuthority.selector);
        bytes memory data = abi.encodeCall(verificationDesk.withdrawDecision, (number));
        if (_try(NAMED, by, address(verificationDesk), data, r)) _settle(number);
    }

    function carryOutDecision(uint256 which) external {
        uint64 number = _find(which, _isDecided);
        Dispute storage d = _dispute[number];
        Reasons memory r;
        r.because(!_isDecided(number), IVerificationDesk.NoContest.selector);
        r.because(_now() < d.endsAt, IVerificationDesk.ContestTime.selector);
        r.because(_office[d.office].version != d.officeVersion, IVerificationDesk.DecisionVoid.selector);
        r.because(!_admitted(number), IVerificationDesk.DecisionsNotAdmitted.selector);
        bytes memory data = abi.encodeCall(verificationDesk.carryOutDecision, (number));
        if (_try(PENDING, MALLORY, address(verificationDesk), data, r)) _end(number);
    }

    function _isDecidable(uint64 number) private view returns (bool) {
        return _isHeld(number) && _admitted(number);
    }
}
