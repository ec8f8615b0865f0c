// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Payment } from "../../token/types/Payment.sol";
import { VerificationVoucher } from "../types/VerificationVoucher.sol";

/// @notice A contest under way: two slots. `challenger` is 0 for an authority's decision, whose `endsAt` is the second from
/// which it can be carried out; for a challenger it is the second at which the holder's time to answer is over.
/// @dev `authorityPrefix` and `authorityVersion` say on whose word it stands: the authority that decided, or that accredited
/// the challenger's verifier. It falls with that version.
struct Contest {
    address challenger;
    uint40 openedAt;
    uint40 endsAt;
    uint16 verifier;
    uint32 profile;
    uint16 verifiedUntil;
    uint64 authorityPrefix;
    uint16 authorityVersion;
}

/// @title The verification desk
/// @notice Numbers that exist on the telephone network outside any range here are claimed, kept and contested by the word of
/// accredited verifiers; and the authority of a prefix may end a holding by a decision, where the range says so.
/// @dev Its events come after those of the registry that they explain, but where the registry asks it to concede: then before.
interface IVerificationDesk {
    /// @notice A verifier vouched anew for a holder.
    event NumberRenewed(uint64 indexed number, address indexed holder, uint16 indexed verifier, uint16 verifiedUntil);
    /// @notice A lapsed number was released, its deposit paid to its last holder.
    event NumberSwept(uint64 indexed number, address indexed holder, address by);
    /// @notice A wallet that a verifier vouched for contests a number; it is its own unless the holder answers by `endsAt`.
    event ContestOpened(
        uint64 indexed number,
        address indexed challenger,
        uint16 indexed verifier,
        address payer,
        uint96 stake,
        uint32 profile,
        uint16 verifiedUntil,
        uint40 endsAt
    );
    /// @notice The holder has shown that he controls the number, by a verifier's word until `verifiedUntil`.
    event ContestAnswered(
        uint64 indexed number,
        address indexed challenger,
        uint16 indexed verifier,
        uint16 verifiedUntil,
        uint96 toHolder
    );
    /// @notice A contest ended because its verifier fell, or because the authority that accredited it is not the one nearest above
    /// the number any more; the stake went back.
    event ContestDropped(uint64 indexed number, address indexed challenger);
    /// @notice The number passed to the challenger: unanswered, or because the holder released it.
    event ContestWon(uint64 indexed number, address indexed challenger, address indexed oldHolder, bool conceded);
    /// @notice An authority decided that a holding ends on or after `endsAt`.
    event DecisionOpened(uint64 indexed number, address indexed authority, bytes32 indexed decision, uint40 endsAt);
    /// @notice A decision ended without effect: its authority withdrew it, or somebody after it had become void.
    event DecisionWithdrawn(uint64 indexed number, address indexed by);
    /// @notice A decision took effect: the number was released, its deposit paid to the holder; by him, if before its time.
    event DecisionCarriedOut(uint64 indexed number, address indexed holder);

    /// @notice Thrown when a voucher is used before it was issued, after it expired, or is valid for more than 30 days.
    error VerificationOutOfTime(uint40 issuedAt, uint40 expiresAt, uint256 timestamp);
    /// @notice Thrown when a voucher's verified-until has passed, or lies more than 366 days ahead.
    error VerifiedUntilRefused(uint16 found, uint256 today, uint256 latest);
    /// @notice Thrown when a voucher names a sequence that the number no longer has, or not yet.
    error VerificationSequence(uint64 number, uint16 found, uint16 needed);
    /// @notice Thrown when a voucher for a number's last sequence, which cannot be raised, is used again.
    error VerificationUsed(uint64 number, uint16 verifier);
    /// @notice Thrown when a voucher is not signed by its verifier's signer.
    error VerificationSignature(uint16 verifier, address signer);
    /// @notice Thrown when a voucher is for a wallet other than the one it is used for.
    error VerificationHolder(uint64 number, address found, address needed);
    /// @notice Thrown when a renewal would not keep the number verified for longer than it is.
    error RenewalTooShort(uint64 number, uint16 found, uint16 present);
    /// @notice Thrown when a range encloses the number: it is claimed there.
    error RangeEncloses(uint64 number, uint64 prefix);
    /// @notice Thrown when no authority stands above the number.
    error AuthorityMissing(uint64 number);
    /// @notice Thrown when a profile is neither open nor of the verifier's own carrier, or its carrier is not active.
    error ProfileRefused(uint32 profile, uint32 carrier);
    /// @notice Thrown when no verifier vouched for the number: it neither lapses nor can be contested.
    error NotVerified(uint64 number);
    /// @notice Thrown when a number has lapsed, so that a claim and no contest is the way to it.
    error NumberHasLapsed(uint64 number, uint16 verifiedUntil);
    /// @notice Thrown when a number cannot be swept before `sweptFrom`.
    error NotSweepable(uint64 number, uint256 today, uint256 sweptFrom);
    /// @notice Thrown when the number is not under contest, or not under one of this kind.
    error NoContest(uint64 number);
    /// @notice Thrown when the wallet that contests a number holds it already.
    error ContestOfOwn(uint64 number, address holder);
    /// @notice Thrown when a challenger that was answered contests the same number again too soon.
    error ChallengerWaits(uint64 number, address challenger, uint256 today, uint16 until);
    /// @notice Thrown when a contest names another deposit class than the number's, whose amount is the stake.
    error StakeClass(uint64 number, uint8 found, uint8 needed);
    /// @notice Thrown when an answer's voucher was issued before the contest was opened.
    error AnswerTooOld(uint64 number, uint40 issuedAt, uint40 openedAt);
    /// @notice Thrown when the time to answer is over, or not yet over.
    error ContestTime(uint64 number, uint256 timestamp, uint40 endsAt);
    /// @notice Thrown when the verifier of a contest fell since it was opened, or the authority that accredited it is not the one
    /// nearest above the number any more: it can only be dropped.
    error ContestVerifierFell(uint64 number, uint16 verifier);
    /// @notice Thrown when the verifier of a contest and its authority stand, so that it cannot be dropped.
    error ContestVerifierStands(uint64 number, uint16 verifier);
    /// @notice Thrown when the caller is not the authority nearest above the number.
    error NotNumberAuthority(uint64 number, address found, address needed);
    /// @notice Thrown when a decision was taken by an authority, or a version of it, that does not stand any more.
    error DecisionVoid(uint64 number, uint64 prefix, uint16 found, uint16 needed);
    /// @notice Thrown when the number's range does not admit decisions, or none encloses it.
    error DecisionsNotAdmitted(uint64 number, uint64 prefix);
    /// @notice Thrown when a decision would take effect sooner than 30 or later than 365 days on.
    error DecisionTime(uint64 number, uint40 found, uint256 earliest, uint256 latest);
    /// @notice Thrown when somebody other than the registry concedes a contest in a holder's name.
    error NotNumberRegistry(address found, address needed);

    /// @notice Claims a number by a verifier's voucher, also over another wallet's holding that has lapsed; not under an
    /// authority that was given notice (PrefixEnding), where renewals, contests and answers go on.
    function claim(
        VerificationVoucher calldata voucher,
        bytes calldata signature,
        uint96 highestDeposit,
        Payment calldata payment
    ) external;

    /// @notice Renews the verification of a number that the voucher's holder holds, for longer than it is verified now; anybody
    /// may bring it.
    function renew(VerificationVoucher calldata voucher, bytes calldata signature) external;

    /// @notice Releases a number 30 days after its verification lapsed; by anybody.
    function sweep(uint64 number) external;

    /// @notice Contests a number that another wallet holds by a verifier's word, with its deposit as stake.
    /// @dev The voucher names the sequence that the holder's last verification reached. It is the sequence that orders the two,
    /// and not the clock: a verifier that signs for a sequence to come has said beforehand that its word shall count then.
    function openContest(
        VerificationVoucher calldata voucher,
        bytes calldata signature,
        uint96 highestDeposit,
        Payment calldata payment
    ) external;

    /// @notice Answers a contest within 14 days, by a voucher for the holder issued since it was opened; anybody may bring it. The
    /// number stays verified as long as it was, or for as long as the answer says if that is longer.
    function answerContest(VerificationVoucher calldata voucher, bytes calldata signature) external;

    /// @notice Hands an unanswered number to its challenger; by anybody.
    function settleContest(uint64 number) external;

    /// @notice Ends a contest whose verifier was suspended or lost its accreditation since it was opened, or whose authority was
    /// taken back; by anybody.
    function dropContest(uint64 number) external;

    /// @notice The holder releases a contested number: the contest is over, and the registry carries out what follows.
    /// @dev Called by the registry's `release`, which has checked the holder.
    /// @return challenger who had contested it, 0 for a decision
    /// @return wins whether the number is the challenger's; if not, his verifier fell and he gets his stake back
    function concede(
        uint64 number
    ) external returns (address challenger, bool wins, uint32 profile, uint16 verifiedUntil, uint16 verifier);

    /// @notice Opens a decision that ends a holding; by the authority nearest above, where the range admits decisions.
    /// @param decision hash of the document
    /// @param endsAt second from which it can be carried out, 30 to 365 days ahead
    function openDecision(uint64 number, bytes32 decision, uint40 endsAt) external;

    /// @notice Withdraws a decision; by the authority that took it, or by anybody once that authority was taken back or no range
    /// that admits decisions encloses the number any more.
    function withdrawDecision(uint64 number) external;

    /// @notice Carries a decision out once its time has come: the number is released. By anybody.
    function carryOutDecision(uint64 number) external;

    /// @notice The contest or decision under way; all zero if there is none.
    function contestAt(uint64 number) external view returns (Contest memory);

    /// @notice The day until which a challenger who was answered may not contest the number again; 0 if he may.
    function waitsUntil(uint64 number, address challenger) external view returns (uint16);

    /// @notice What a verifier's signer signs. It is also the nonce of an authorization that pays for its use.
    function voucherDigest(VerificationVoucher calldata voucher) external view returns (bytes32);
}
