// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice A range offered by its carrier to another.
struct RangeOffer {
    uint32 toCarrier;
    uint16 rangeVersion;
}

/// @title The authority desk: who gives out which numbers
/// @notice Governance delegates country codes; each authority delegates longer prefixes. Authorities and ranges are taken back
/// in two steps; carriers hand ranges to one another; a guard may stop what is new in a country for a week. What is decided
/// here is written to the registry, whose events AuthorityChanged and RangeChanged tell it.
interface IAuthorityDesk {
    /// @notice The carrier of a range offered it to another, or took the offer back (`toCarrier` 0).
    event RangeOffered(uint64 indexed prefix, uint32 indexed fromCarrier, uint32 indexed toCarrier);

    /// @notice The guard stopped claims, allocations and new contests in a country until the day `stoppedUntil`.
    event CountryStopped(uint64 indexed countryCode, uint16 stoppedUntil);

    /// @notice Thrown when a range is not on offer to the carrier in its present version.
    error RangeNotOffered(uint64 prefix, uint32 found, uint32 offeredTo);
    /// @notice Thrown when a country was stopped less than 60 days ago, or is no country with an authority.
    error StopRefused(uint64 countryCode, uint256 today, uint256 possibleOn);

    /// @notice Gives a prefix to a numbering authority. Country codes are delegated by governance, longer prefixes by the
    /// authority nearest above.
    /// @param minDigits the fewest digits of a complete number under the prefix
    /// @param maxDigits the most digits of a complete number under the prefix
    function delegate(uint64 prefix, address holder, uint8 minDigits, uint8 maxDigits) external;

    /// @notice Opens lengths (in digits, bit n for n) that ranges of a country may have, four at most; none is closed again.
    function openRangeLengths(uint64 countryCode, uint16 lengths) external;

    /// @notice Gives notice to an authority or a range, by the holder of the nearest enclosing authority or range. From now
    /// on an authority delegates and allocates nothing, and nothing is claimed or sub-allocated in a range; `takeBack` is
    /// possible once `endsOn` has come, 30 days ahead at least. A range's default route ends on that day by itself.
    function giveNotice(uint64 prefix, uint16 endsOn) external;

    /// @notice Ends an authority or a range after its notice. Claimed numbers stay as they are; vouchers, roots and
    /// acceptances of the version that ends are void.
    function takeBack(uint64 prefix) external;

    /// @notice Offers a range to another carrier; by the owner of its own. Carrier 0 takes the offer back.
    function offerRange(uint64 prefix, uint32 toCarrier) external;

    /// @notice Takes a range on offer; by the owner of the carrier it is offered to, who must be active. The range's version
    /// goes up. Terms other than carrier and default profile stay.
    /// @param defaultProfile a profile of the new carrier, or 0
    function acceptRange(uint64 prefix, uint32 defaultProfile) external;

    /// @notice Stops claims, allocations and new contests in countries for seven days; each once in 60. By the guard that
    /// governance named. Releases, transfers, ports and what is under way are never stopped.
    function stop(uint64[] calldata countryCodes) external;

    /// @notice Closes countries to claims, allocations and contests for good once the registry's successor takes numbers in, so
    /// that no number is live in both; by anybody.
    function closeForSuccessor(uint64[] calldata countryCodes) external;

    /// @notice The offer that stands for a range; carrier 0 if none does in its present version.
    function offerAt(uint64 prefix) external view returns (RangeOffer memory);
}
