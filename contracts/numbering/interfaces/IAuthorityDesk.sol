// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ClaimPolicy } from "../types/Range.sol";

/// @notice A range offered by its carrier to another; void once the range has another version.
struct RangeOffer {
    uint32 toCarrier;
    uint16 rangeVersion;
}

/// @notice An authority offered by its holder to another address; void once the authority has another version.
struct AuthorityOffer {
    address to;
    uint16 authorityVersion;
}

/// @title The authority desk: who gives out which numbers
/// @notice Governance delegates country codes; each authority delegates longer prefixes. Authorities and ranges are taken back
/// in two steps; carriers hand ranges to one another; a guard may stop what is new in a country for a week. What is decided
/// here is written to the registry, whose events AuthorityChanged and RangeChanged tell it.
interface IAuthorityDesk {
    /// @notice The carrier of a range offered it to another, or took the offer back (`toCarrier` 0).
    event RangeOffered(uint64 indexed prefix, uint32 indexed fromCarrier, uint32 indexed toCarrier);

    /// @notice The holder of an authority offered it to another address, or took the offer back (`to` 0).
    event AuthorityOffered(uint64 indexed prefix, address indexed from, address indexed to);

    /// @notice Claims, allocations and new contests are stopped in a country until the day `stoppedUntil`, which is the last
    /// there is where the country is closed for the registry's successor.
    event CountryStopped(uint64 indexed countryCode, uint16 stoppedUntil);

    /// @notice Thrown when the caller does not own the carrier to which a range is offered in its present version (0: none).
    error RangeNotOffered(uint64 prefix, address found, uint32 offeredTo);
    /// @notice Thrown when an authority is not offered to the caller in its present version.
    error AuthorityNotOffered(uint64 prefix, address found, address offeredTo);
    /// @notice Thrown when a country was stopped less than 60 days ago.
    error StopRefused(uint64 countryCode, uint256 today, uint256 possibleOn);
    /// @notice Thrown when more countries are named in one call than it takes.
    error TooManyCountries(uint256 found, uint256 highest);

    /// @notice Gives a prefix to a numbering authority. Country codes are delegated by governance, longer prefixes by the
    /// authority nearest above.
    /// @dev A length at which its country has no authorities yet is opened by the country's own authority, four at most: each
    /// costs all look-ups of authorities in the country a probe.
    /// @param minDigits the fewest digits of a complete number under the prefix
    /// @param maxDigits the most digits of a complete number under the prefix
    function delegate(uint64 prefix, address holder, uint8 minDigits, uint8 maxDigits) external;

    /// @notice Opens lengths (in digits, bit n for n) that ranges of a country may have, four at most; none is closed again.
    /// By the country's authority, unless it was given notice.
    function openRangeLengths(uint64 countryCode, uint16 lengths) external;

    /// @notice Gives notice to an authority or a range, by the nearest authority above; to a range that a carrier
    /// sub-allocated also by the carrier that now has the range out of which it was given. From now on an authority delegates
    /// and allocates nothing, and no verifier's word lets anybody claim under it; in a range nothing is claimed or
    /// sub-allocated. `takeBack` is possible once `endsOn` has come, 30 days ahead at least. A range's default route ends on
    /// that day by itself. What was given below stays, until it is given notice too, and holders keep and renew their numbers.
    /// @param endsOn a day; 0 takes the notice back
    function giveNotice(uint64 prefix, uint16 endsOn) external;

    /// @notice Ends an authority or a range after its notice, by whoever may give it. Claimed numbers stay as they are, and so
    /// do ranges and authorities below; vouchers, roots, offers and acceptances of the version that ends are void.
    function takeBack(uint64 prefix) external;

    /// @notice Offers a range to another carrier; by the owner of its own. Carrier 0 takes the offer back, and so does a new
    /// offer. A range under notice is not handed over.
    function offerRange(uint64 prefix, uint32 toCarrier) external;

    /// @notice Takes a range on offer; by the owner of the carrier it is offered to, who must be active. The range's version
    /// goes up. Terms other than carrier and default profile stay.
    /// @param defaultProfile a profile of the new carrier, or 0
    function acceptRange(uint64 prefix, uint32 defaultProfile) external;

    /// @notice Says who may claim numbers of a range from now on; by the owner of its carrier. Vouchers, roots and claims are
    /// judged by the policy of the moment at which they are used.
    function setPolicy(uint64 prefix, ClaimPolicy policy) external;

    /// @notice Offers an authority to another address, as when its holder changes wallets; by its holder. The zero address takes
    /// the offer back. An authority under notice is not handed over.
    function offerAuthority(uint64 prefix, address to) external;

    /// @notice Takes an authority on offer to the caller. Its version stays: whom it accredited stays accredited.
    function acceptAuthority(uint64 prefix) external;

    /// @notice Stops claims, allocations and new contests in up to 256 countries for seven days; each once in 60. By the guard
    /// that governance named. Releases, transfers, ports and what is under way are never stopped.
    function stop(uint64[] calldata countryCodes) external;

    /// @notice Closes countries to claims, allocations and contests for good once the registry's successor takes numbers in, so
    /// that no number is live in both; by anybody. Until then nobody claims numbers of these countries in the successor.
    function closeForSuccessor(uint64[] calldata countryCodes) external;

    /// @notice The offer that stands for a range; carrier 0 if none does in its present version.
    function offerAt(uint64 prefix) external view returns (RangeOffer memory);

    /// @notice To whom an authority is offered in its present version; the zero address if to nobody.
    function authorityOfferedTo(uint64 prefix) external view returns (address);
}
