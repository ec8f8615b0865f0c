// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ICarrierRegistry } from "../carriers/interfaces/ICarrierRegistry.sol";
import { INumberRegistry } from "../numbering/interfaces/INumberRegistry.sol";
import { IRouteProfiles } from "../numbering/interfaces/IRouteProfiles.sol";
import { Decisions } from "./Decisions.sol";
import { Verification } from "./Verification.sol";
import { Vouchers } from "./Vouchers.sol";
import { Contest, IVerificationDesk } from "./interfaces/IVerificationDesk.sol";
import { IVerifierRegistry } from "./interfaces/IVerifierRegistry.sol";

/// @title The verification desk
/// @notice What it does and promises is told in IVerificationDesk; here ends whatever a number's holder releases.
contract VerificationDesk is Verification, Decisions {
    constructor(
        INumberRegistry registry_,
        ICarrierRegistry carriers_,
        IRouteProfiles profiles_,
        IVerifierRegistry verifiers_
    ) Vouchers(registry_, carriers_, profiles_, verifiers_) {}

    /// @inheritdoc IVerificationDesk
    function concede(
        uint64 number
    ) external returns (address challenger, bool wins, uint32 profile, uint16 verifiedUntil, uint16 verifier) {
        // Check: by the registry, which has judged that its caller may release.
        if (msg.sender != address(registry)) revert NotNumberRegistry(msg.sender, address(registry));
        Contest memory contest = _contests[number];
        address holder = registry.numberState(number).holder;
        challenger = contest.challenger;
        wins = challenger != address(0) && !_fell(number, contest);

        // Effect: the registry does the rest.
        delete _contests[number];
        if (challenger == address(0)) emit DecisionCarriedOut(number, holder);
        else if (wins) emit ContestWon(number, challenger, holder, true);
        else emit ContestDropped(number, challenger);
        return (challenger, wins, contest.profile, contest.verifiedUntil, contest.verifier);
    }
}
