// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Permit } from "../../token/types/Permit.sol";
import { Authority } from "../types/Authority.sol";
import { NumberFor } from "../types/Grant.sol";
import { Enclosure } from "../types/Enclosure.sol";
import { NumberRecord } from "../types/NumberRecord.sol";
import { Range, RangeTerms } from "../types/Range.sol";
import { RegistryParts } from "../types/RegistryParts.sol";
import { NumberState, Resolution } from "../types/Resolution.sol";

/// @title The registry of telephone numbers
/// @notice Every complete E.164 number is an ERC-721 token whose id is the integer of its digits: +1 212 555 0123 is
/// 12125550123. Who holds it, which route profile serves it and how often it has changed hands stand in one slot.
/// @dev A "day" is `block.timestamp / 86400`. Amounts are in ETT's smallest unit. A prefix is the integer of its digits, 1 to 15
/// of them, the first 1 to 9 (E.164 section 6). Functions take a number by its token id and an amount as ERC-721 and ERC-20 do,
/// as `uint256`: also because a function's selector is compared with all smaller ones before it, and so `claim` and `resolve`
/// are found early.
interface INumberRegistry {
    /// @notice A number was claimed. The deposit is that of its class and the day is the block's, so neither is told again.
    /// Who looks for a holder's numbers finds them by the indexed arguments of Transfer.
    /// @param payer who paid the deposit
    /// @param profile the route profile that serves it from now on
    event NumberClaimed(
        uint64 indexed number,
        address holder,
        address payer,
        uint32 profile,
        uint8 depositClass,
        uint16 sequence
    );

    /// @notice A number was given back and its deposit paid to the holder.
    /// @param quarantined whether it must rest for its range's quarantine days from `day`: held for seven days or more, or by
    /// a verifier's word, however short
    event NumberReleased(
        uint64 indexed number,
        address indexed holder,
        uint96 deposit,
        uint16 sequence,
        uint16 day,
        bool quarantined
    );

    /// @notice A number moved from one route profile to another.
    /// @param ported false if both profiles are of one carrier: a change of route, no port
    event NumberPorted(
        uint64 indexed number,
        uint32 indexed fromProfile,
        uint32 indexed toProfile,
        uint16 sequence,
        bool ported
    );

    /// @notice The whole record of a held number after a change that none of the other events tells: a verification, a contest,
    /// a transfer that shortened verified-until, an arrival from another registry.
    event NumberChanged(
        uint64 indexed number,
        address indexed holder,
        uint32 profile,
        uint16 day,
        uint8 depositClass,
        uint16 sequence,
        uint8 flags,
        uint16 verifier
    );

    /// @notice A number left for the successor registry, with its deposit; nobody can claim it here any more.
    event NumberMovedOn(
        uint64 indexed number,
        address indexed holder,
        address indexed successor,
        uint96 deposit,
        uint16 sequence
    );

    /// @notice Governance named a registry to which holders may move their numbers from the day `opensOn`; 0 if none any more.
    event SuccessorAnnounced(address indexed successor, uint16 opensOn);

    /// @notice The whole state of a range after a change of any part of it.
    event RangeChanged(uint64 indexed prefix, uint32 indexed carrier, Range range);

    /// @notice The whole state of a numbering authority after a change of any part of it.
    event AuthorityChanged(uint64 indexed prefix, address indexed holder, Authority authority);

    /// @notice A deposit class was added; classes are never changed, so what was paid comes back.
    event DepositClassAdded(uint8 indexed depositClass, uint96 amount);

    /// @notice Thrown when digits are no E.164 number or prefix: 1 to 15 digits, the first not 0.
    error NumberMalformed(uint256 found);
    /// @notice Thrown when a number has fewer or more digits than its range or authority allows.
    error NumberLengthRefused(uint256 number, uint8 found, uint8 minDigits, uint8 maxDigits);
    /// @notice Thrown when somebody holds the number already.
    error NumberTaken(uint256 number, address holder);
    /// @notice Thrown when nobody holds the number.
    error NumberNotHeld(uint256 number);
    /// @notice Thrown when a number that nobody holds still rests; it can be claimed on `freeOn`.
    error NumberInQuarantine(uint256 number, uint256 today, uint256 freeOn);
    /// @notice Thrown when a number has used up its 65,535 changes: it can only leave its holder now, by release, succession,
    /// contest, decision or lapse. Then it rests for 31 days, until all that was signed for it has expired, and begins anew.
    error SequenceExhausted(uint256 number);
    /// @notice Thrown when the caller is neither the holder nor approved by the holder.
    error NotHolder(uint256 number, address found, address holder);
    /// @notice Thrown when no range encloses the number.
    error RangeMissing(uint256 number);
    /// @notice Thrown when the claim policy of a range does not admit this claim.
    error RangeNotOpen(uint64 prefix, uint8 policy);
    /// @notice Thrown when notice was given to a range or authority: nothing new there from then on.
    error PrefixEnding(uint64 prefix, uint16 endsOn);
    /// @notice Thrown when notice was not given, or the day of its effect has not come.
    error NoticeNotOver(uint64 prefix, uint256 today, uint16 endsOn);
    /// @notice Thrown when a profile was named that does not belong to the carrier of the range, or is not open.
    error ProfileNotOfRange(uint64 prefix, uint32 profile, uint32 found, uint32 needed);
    /// @notice Thrown when a carrier is not active.
    error CarrierNotActive(uint32 carrier);
    /// @notice Thrown when the caller does not own the carrier.
    error NotCarrierOwner(uint32 carrier, address found, address owner);
    /// @notice Thrown when the deposit is higher than the claimer said he would bear.
    error DepositAboveHighest(uint256 needed, uint256 highest);
    /// @notice Thrown when the deposit class does not exist.
    error DepositClassUnknown(uint8 found, uint256 count);
    /// @notice Thrown when a deposit class would be above the bound, or there are 256 already.
    error DepositClassRefused(uint96 amount, uint96 highest, uint256 count);
    /// @notice Thrown when the caller is not the authority (or range holder) nearest above the prefix.
    error NotNearestAuthority(uint64 prefix, address found, address needed);
    /// @notice Thrown when a range or authority stands at this prefix already.
    error PrefixTaken(uint64 prefix);
    /// @notice Thrown when neither a range nor an authority stands at exactly this prefix.
    error PrefixNotGiven(uint64 prefix);
    /// @notice Thrown when a range, or an authority below a country's own, would stand at a length its country has not opened.
    error RangeLengthNotOpen(uint64 prefix, uint8 found, uint16 openLengths);
    /// @notice Thrown when a country would open more than four lengths, or close one.
    error RangeLengthsRefused(uint64 countryCode, uint16 found, uint16 present);
    /// @notice Thrown when the terms of a range or a delegation contradict each other or their enclosing prefix.
    error TermsRefused(uint64 prefix, bytes32 what, uint256 found, uint256 needed);
    /// @notice Thrown when a token is sent where it would be stuck: to the registry, to ETT, to a desk, or to the porting desk
    /// without an order.
    error RecipientRefused(uint256 number, address to);
    /// @notice Thrown when more numbers are asked for in one call than it takes.
    error TooManyNumbers(uint256 found, uint256 highest);
    /// @notice Thrown when a contested number is asked to do what waits for the end of its contest.
    error NumberContested(uint256 number);
    /// @notice Thrown when a contest is to end that is not under way.
    error NumberNotContested(uint256 number);
    /// @notice Thrown when the guard has stopped claims, allocations and new contests in a country.
    error CountryIsStopped(uint64 countryCode, uint256 today, uint16 stoppedUntil);
    /// @notice Thrown when an authorization to pay is for another amount than is due.
    error PaymentValue(uint256 found, uint256 needed);
    /// @notice Thrown when no successor was announced, or its 90 days are not over.
    error SuccessionNotOpen(address successor, uint256 today, uint16 opensOn);
    /// @notice Thrown when a successor is to be replaced that takes numbers in already.
    error SuccessionFinal(address successor, uint256 today, uint16 opensOn);
    /// @notice Thrown when the number's country is not closed for this registry in the one that it succeeds, so that somebody
    /// could claim the number there as well.
    error PredecessorNotClosed(uint256 number, address closedFor, address needed);
    /// @notice Thrown when a number is brought by somebody other than the registry that this one succeeds.
    error NotPredecessor(address found, address needed);
    /// @notice Thrown when a number is held in the registry that this one succeeds, or has moved on from here.
    error NumberLiveElsewhere(uint256 number, address registry);
    /// @notice Thrown when a number arrives with a deposit class that means another amount here.
    error DepositClassDiffers(uint8 depositClass, uint96 found, uint96 needed);
    /// @notice Thrown when ETH comes along with a call that takes none.
    error EtherRefused(uint256 found);

    /// @notice Allocates a range to a carrier; by the holder of the nearest enclosing authority, or of the nearest enclosing
    /// range, whose carrier may sub-allocate.
    function allocate(uint64 prefix, RangeTerms calldata terms) external;

    /// @notice Changes the default profile of a range; by the owner of its carrier.
    function setDefaultProfile(uint64 prefix, uint32 profile) external;

    /// @notice Adds a deposit class; by governance. Amounts are bounded in code.
    function addDepositClass(uint96 amount) external returns (uint8 depositClass);

    /// @notice Claims a number of an open range against a deposit in ETT, taken from the caller's allowance.
    /// @param holder who gets the number, and the deposit at its release
    /// @param profile an open profile of the range's carrier, or 0 for the range's default
    /// @param highestDeposit the most the caller will bear
    function claim(uint256 number, address holder, uint32 profile, uint256 highestDeposit) external;

    /// @notice `claim` with an EIP-2612 permit for the deposit; a permit that fails is ignored if the allowance suffices.
    function claimWithPermit(
        uint256 number,
        address holder,
        uint32 profile,
        uint256 highestDeposit,
        Permit calldata permit
    ) external;

    /// @notice Claims up to 256 numbers at once, for one payment: of an open range, or of any by its carrier.
    /// @param profile an open profile of the ranges' carrier (the carrier itself may name any of its own), or 0 for the default
    /// @param highestDeposit the most the caller will bear for all of them together
    function claimMany(NumberFor[] calldata numbers, uint32 profile, uint256 highestDeposit) external;

    /// @notice Gives a number back: the token is burned and the deposit goes to the holder. A contested number goes to its
    /// challenger at once, and the deposit to the holder.
    function release(uint256 number) external;

    /// @notice Moves a number that the porting desk holds to another profile and gives the token back to its holder.
    function port(uint256 number, address holder, uint32 toProfile, bool ported) external;

    /// @notice Names a registry to which holders may move their numbers 90 days from now; by governance. Before that day 0 takes
    /// it back, and another name begins the 90 days anew; from that day on it is final.
    function announceSuccessor(address successor) external;

    /// @notice Moves the caller's number to the successor: burned here, minted there with deposit, sequence and profile.
    function moveToSuccessor(uint256 number) external;

    /// @notice Takes in a number from the registry that this one succeeds, which has sent the deposit along.
    function arrive(uint256 number, address holder, NumberRecord record, uint96 deposit) external;

    /// @notice Reverts with the reason for which a claim by `claimer` would be refused now, if there is one; allowance and
    /// highest deposit are left out.
    function requireClaimable(uint256 number, uint32 profile, address claimer) external view;

    /// @notice Where calls to the number go: by the number itself if it is live, else by the longest range, else nowhere.
    /// Never reverts for a well-formed number.
    function resolve(uint256 number) external view returns (Resolution memory);

    /// @notice `resolve` for up to 256 numbers.
    function resolveMany(uint256[] calldata numbers) external view returns (Resolution[] memory);

    /// @notice The number's own record, live or not; all zero for malformed ones.
    function numberState(uint256 number) external view returns (NumberState memory);

    /// @notice The longest range that encloses the number; prefix 0 if none does.
    function rangeOf(uint256 number) external view returns (uint64 prefix, Range memory range);

    /// @notice The range at exactly this prefix; carrier 0 if none is.
    function rangeAt(uint64 prefix) external view returns (Range memory);

    /// @notice The authority at exactly this prefix; holder 0 if none is.
    function authorityAt(uint64 prefix) external view returns (Authority memory);

    /// @notice What stands nearest above a prefix: an authority, or a range whose carrier may sub-allocate.
    function enclosing(uint64 prefix) external view returns (Enclosure memory);

    /// @notice The authority nearest above a number or prefix, not at it, whatever ranges lie between; prefix 0 if none is.
    function authorityOver(uint64 number) external view returns (uint64 prefix, Authority memory);

    /// @notice The registry that follows this one, and the day from which numbers move there; 0 if none was announced.
    function succession() external view returns (address successor, uint16 opensOn);

    /// @notice The contracts that the registry works with, all but the AccessManager fixed when it was deployed. Numbers that are
    /// live in its predecessor, if it has one, or could be claimed there, are refused here.
    function parts() external view returns (RegistryParts memory);

    /// @notice The registry in which the number is held: this one or any that came before it; 0 if in none.
    function heldIn(uint64 number) external view returns (address registry);

    /// @notice The successor for which the number's country was closed, here and in every registry before: nobody claims the number
    /// in these any more. 0 if somebody still could, and for malformed numbers.
    function closedForSuccessor(uint64 number) external view returns (address successor);

    /// @notice The deposit of a class.
    function depositOf(uint8 depositClass) external view returns (uint96);
}
