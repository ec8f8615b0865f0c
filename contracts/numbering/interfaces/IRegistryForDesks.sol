// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Payment } from "../../token/types/Payment.sol";
import { Authority } from "../types/Authority.sol";
import { Grant } from "../types/Grant.sol";
import { NumberRecord } from "../types/NumberRecord.sol";
import { RangeRecord } from "../types/RangeRecord.sol";

/// @title What the registry does for its desks
/// @notice Rare rules live in desks: contracts fixed when the registry is deployed. Each may call only the functions named
/// for it here, and these are as narrow as they can be: amounts are worked out from the registry's own records, and a number
/// goes only to its holder, back to nobody, or to who has won a contest for it.
interface IRegistryForDesks {
    /// @notice Thrown when somebody other than the desk named for a function calls it.
    error NotDesk(address found, address needed);

    // --- ClaimDesk ---

    /// @notice A claim in a range under a signature or a root of its carrier, or under an authorization to pay: everything an
    /// open claim must fulfil but the claim policy and the openness of the profile, both judged by the desk. The deposit class
    /// must be the range's; day and verifier of the grant count for nothing here.
    function grantInRange(Payment calldata payment, Grant calldata grant) external;

    // --- VerificationDesk ---

    /// @notice A claim, vouched for by a verifier, of a number that no range encloses. A holding that has lapsed and is not
    /// contested is released first, its deposit paid to its holder.
    function grantVerified(Payment calldata payment, Grant calldata grant) external;

    /// @notice Sets verified-until and verifier of a held number that is not contested; raises its sequence.
    function renew(uint64 number, uint16 verifiedUntil, uint16 verifier) external;

    /// @notice Marks a number as contested and raises its sequence. The deposit of the number's class is taken as the stake of
    /// the challenger, the holder of the grant, and kept here; an authority's decision has no challenger (0) and no stake.
    /// @dev Refuses a challenger to whom the number could not pass, so that every contest can be settled.
    function openContest(Payment calldata payment, Grant calldata challenge) external returns (uint96 stake);

    /// @notice The holder has answered: he keeps the number and gets a tenth of the stake, the challenger the rest.
    function answerContest(
        uint64 number,
        address challenger,
        uint16 verifiedUntil,
        uint16 verifier
    ) external returns (uint96 toHolder);

    /// @notice The contest ends as if it had not been: the stake, if there is one, goes back to the challenger (0: no stake).
    function dropContest(uint64 number, address challenger) external;

    /// @notice The challenger has won: the number is his, his stake is its deposit, and the old holder gets his own back.
    function passOn(uint64 number, address challenger, uint32 profile, uint16 verifiedUntil, uint16 verifier) external;

    /// @notice Releases a number without its holder: swept after it lapsed, or by an authority's decision. The deposit goes to
    /// the holder.
    function end(uint64 number) external;

    // --- AuthorityDesk ---

    /// @notice Writes an authority.
    function setAuthority(uint64 prefix, Authority calldata authority) external;

    /// @notice Writes a range.
    function setRange(uint64 prefix, RangeRecord range) external;

    /// @notice A range as it is stored, for the desk to change and write back.
    function rangeRecordAt(uint64 prefix) external view returns (RangeRecord);

    // --- any desk ---

    /// @notice A number's holder (0 if nobody) and its record, live or not, and the longest range that encloses it (prefix 0 if
    /// none), as they are stored; all zero for malformed numbers.
    function stored(
        uint64 number
    ) external view returns (address holder, NumberRecord record, uint64 rangePrefix, RangeRecord range);
}
