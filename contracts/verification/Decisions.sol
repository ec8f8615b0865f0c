// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Authority } from "../numbering/types/Authority.sol";
import { Grant } from "../numbering/types/Grant.sol";
import { RANGE_DECISIONS, Range } from "../numbering/types/Range.sol";
import { Payment } from "../token/types/Payment.sol";
import { Contests } from "./Contests.sol";
import { Contest, IVerificationDesk } from "./interfaces/IVerificationDesk.sol";

/// @title Decisions of an authority
/// @notice A contest without a challenger: in the end the number is nobody's. It stands as long as the authority that took it,
/// and while a range that admits decisions encloses the number.
abstract contract Decisions is Contests {
    uint256 private constant SHORTEST_NOTICE = 30 days;
    uint256 private constant LONGEST_NOTICE = 365 days;

    /// @inheritdoc IVerificationDesk
    function openDecision(uint64 number, bytes32 decision, uint40 endsAt) external {
        // Check: by the authority nearest above, where the number's range admits it, in good time.
        (uint64 prefix, Authority memory authority) = registry.authorityOver(number);
        if (msg.sender != authority.holder) revert NotNumberAuthority(number, msg.sender, authority.holder);
        (bool admitted, uint64 rangePrefix) = _admitsDecisions(number);
        if (!admitted) revert DecisionsNotAdmitted(number, rangePrefix);
        uint256 earliest = block.timestamp + SHORTEST_NOTICE;
        uint256 latest = block.timestamp + LONGEST_NOTICE;
        if (endsAt < earliest || endsAt > latest) revert DecisionTime(number, endsAt, earliest, latest);

        // Effect
        Contest memory contest;
        contest.openedAt = uint40(block.timestamp);
        contest.endsAt = endsAt;
        contest.authorityPrefix = prefix;
        contest.authorityVersion = authority.version;
        _contests[number] = contest;

        // Interaction: the registry marks the number, if somebody holds it and nobody contests it.
        Payment memory nothing;
        Grant memory toNobody;
        toNobody.number = number;
        _desks().openContest(nothing, toNobody);
        emit DecisionOpened(number, msg.sender, decision, endsAt);
    }

    /// @inheritdoc IVerificationDesk
    function withdrawDecision(uint64 number) external {
        // Check: by the authority that took it, unless it is void anyway.
        Contest memory decision = _decision(number);
        Authority memory authority = registry.authorityAt(decision.authorityPrefix);
        (bool admitted, ) = _admitsDecisions(number);
        bool stands = admitted && authority.version == decision.authorityVersion;
        if (stands && msg.sender != authority.holder) {
            revert NotNumberAuthority(number, msg.sender, authority.holder);
        }

        // Effect
        delete _contests[number];

        // Interaction: the registry clears the number.
        _desks().dropContest(number, address(0));
        emit DecisionWithdrawn(number, msg.sender);
    }

    /// @inheritdoc IVerificationDesk
    function carryOutDecision(uint64 number) external {
        // Check: its time has come, and it stands.
        Contest memory decision = _decision(number);
        if (block.timestamp < decision.endsAt) revert ContestTime(number, block.timestamp, decision.endsAt);
        uint64 prefix = decision.authorityPrefix;
        uint16 version = registry.authorityAt(prefix).version;
        if (version != decision.authorityVersion) {
            revert DecisionVoid(number, prefix, decision.authorityVersion, version);
        }
        (bool admitted, uint64 rangePrefix) = _admitsDecisions(number);
        if (!admitted) revert DecisionsNotAdmitted(number, rangePrefix);
        address holder = registry.numberState(number).holder;

        // Effect
        delete _contests[number];

        // Interaction: the registry releases the number and pays its holder.
        _desks().end(number);
        emit DecisionCarriedOut(number, holder);
    }

    function _decision(uint64 number) private view returns (Contest memory decision) {
        decision = _contests[number];
        if (decision.openedAt == 0 || decision.challenger != address(0)) revert NoContest(number);
    }

    function _admitsDecisions(uint64 number) private view returns (bool admitted, uint64 prefix) {
        Range memory range;
        (prefix, range) = registry.rangeOf(number);
        admitted = range.flags & RANGE_DECISIONS != 0;
    }
}
