// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { NumberStatus } from "../../numbering/types/Resolution.sol";
import { ClaimQuote } from "../types/ClaimQuote.sol";
import { HeldView, NumberView, RangeView } from "../types/NumberView.sol";

/// @title What pages and wallets ask, answered in one call
/// @notice Reads of the registry put together, for clients that have a node and no index. Nothing is stored here.
/// @dev The chain keeps no lists. Functions with a cursor look at candidates one by one, about 10,000 gas each and 20,000
/// where claims are judged: so many per call that it ends within the 2^24 gas of EIP-7825, which some nodes hold `eth_call` to
/// as well. A whole country takes thousands of calls that way: the subgraph has the lists. Odd input finds nothing; it does
/// not revert.
interface INumberLens {
    /// @notice What a claim by `claimer` would cost now, and why it would be refused: all that `requireClaimable` judges.
    /// Never reverts.
    /// @param profile the route profile to be claimed with, or 0 for the range's default
    function quoteClaim(uint256 number, uint32 profile, address claimer) external view returns (ClaimQuote memory);

    /// @notice Everything about up to 256 numbers; all zero but `number` for malformed ones.
    /// @param withRules whether the resolutions bring the rules of their profiles along
    function numbers(uint256[] calldata asked, bool withRules) external view returns (NumberView[] memory);

    /// @notice The profiles of a carrier, in rising order.
    /// @param from the first profile to look at: 0, or the `next` of the call before
    /// @param most how many profiles to look at; more than 1,024 count as 1,024
    /// @return found those of the carrier among the profiles looked at
    /// @return next where to go on, 0 if there are no more profiles
    function profilesOf(
        uint32 carrier,
        uint32 from,
        uint256 most
    ) external view returns (uint32[] memory found, uint32 next);

    /// @notice The ranges at and below a prefix, shorter prefixes first: of every length that the country has opened, each
    /// prefix there is.
    /// @param prefix a whole country code or more digits
    /// @param carrier whose ranges are wanted, 0 for anybody's
    /// @param from the first prefix to look at: 0, or the `next` of the call before
    /// @param most how many prefixes to look at; more than 1,024 count as 1,024
    /// @return found the ranges among the prefixes looked at
    /// @return next where to go on, 0 if there are no more prefixes
    function rangesUnder(
        uint64 prefix,
        uint32 carrier,
        uint64 from,
        uint256 most
    ) external view returns (RangeView[] memory found, uint64 next);

    /// @notice The held numbers that a carrier's profiles serve, whosever range they are in: those ported to it as well, those
    /// ported away from it not. A lapsed one is told by its status, a contested one by its flags.
    /// @param from the first number to look at
    /// @param to the last one
    /// @param most how many numbers to look at; more than 512 count as 512
    /// @return found those of the carrier among the numbers looked at, in rising order
    /// @return next where to go on, 0 if all up to `to` have been looked at
    function numbersOf(
        uint32 carrier,
        uint256 from,
        uint256 to,
        uint256 most
    ) external view returns (HeldView[] memory found, uint256 next);

    /// @notice The status of `count` numbers, 256 at most, from `first` on; Unassigned for malformed ones.
    function statuses(uint256 first, uint256 count) external view returns (NumberStatus[] memory);

    /// @notice Which of the 256 numbers from `first` on `claimer` could claim now: bit n stands for `first + n`.
    function claimable(uint256 first, uint32 profile, address claimer) external view returns (uint256 bitmap);

    /// @notice The next numbers that `claimer` could claim now.
    /// @param from the first number to look at
    /// @param to the last one; 512 numbers are looked at in one call
    /// @param wanted how many to find; more than 256 count as 256
    /// @return found as many as are wanted, or fewer
    /// @return next where to go on, 0 if all up to `to` have been looked at
    function nextClaimable(
        uint256 from,
        uint256 to,
        uint32 profile,
        address claimer,
        uint256 wanted
    ) external view returns (uint256[] memory found, uint256 next);
}
