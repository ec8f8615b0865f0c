// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ProfileHead } from "../types/ProfileHead.sol";
import { Rule } from "../types/Rule.sol";

/// @dev Anyone's number may be ported to the profile; else only with the carrier's signature.
uint8 constant PROFILE_OPEN = 1;

/// @title Route profiles
/// @notice A carrier's ordered lists of route rules, each shared by any number of numbers: re-homing all of them is one
/// transaction. Ids start at 1 and are never used again; an emptied profile resolves with no rules.
interface IRouteProfiles {
    /// @notice The whole state of a profile after any change.
    /// @param version counts the changes, from 1
    /// @param ttl how many seconds an answer may be kept
    event ProfileChanged(
        uint32 indexed profile,
        uint32 indexed carrier,
        uint32 version,
        uint32 ttl,
        uint8 flags,
        Rule[] rules
    );

    /// @notice Thrown when the profile does not exist.
    error ProfileMissing(uint32 found, uint32 count);
    /// @notice Thrown when the caller does not own the carrier of the profile.
    error NotProfileCarrier(uint32 carrier, address found, address owner);
    /// @notice Thrown when the carrier is not active.
    error ProfileCarrierNotActive(uint32 carrier);
    /// @notice Thrown when a profile would have more than eight rules.
    error TooManyRules(uint256 found, uint256 highest);
    /// @notice Thrown when the time to live is above a day.
    error TtlTooLong(uint32 found, uint32 highest);
    /// @notice Thrown when flags are set that mean nothing.
    error ProfileFlagsUnknown(uint8 found);
    /// @notice Thrown when a template is shorter than 8 or longer than 200 bytes.
    error TemplateLength(uint256 rule, uint256 found);
    /// @notice Thrown when a template has a byte other than letters, digits and - . _ ~ + : ; = @ [ ] & / outside `{e164}`.
    error TemplateByte(uint256 rule, uint256 position, bytes1 found);
    /// @notice Thrown when a template does not begin with the scheme of its kind: `sip:`, `sips:` or `tel:+`.
    error TemplateScheme(uint256 rule, uint8 kind);
    /// @notice Thrown when a SIP template has not exactly one `@`, or a tel template has one.
    error TemplateAt(uint256 rule, uint256 found, uint256 needed);
    /// @notice Thrown when `{e164}` stands in a template more than once.
    error TemplatePlaceholder(uint256 rule, uint256 found);

    /// @notice Creates a profile; by the owner of the carrier.
    function create(uint32 carrier, uint32 ttl, uint8 flags, Rule[] calldata rules) external returns (uint32 profile);

    /// @notice Replaces everything in a profile but its carrier.
    function change(uint32 profile, uint32 ttl, uint8 flags, Rule[] calldata rules) external;

    /// @notice A profile whole; carrier 0 if it does not exist.
    function read(
        uint32 profile
    ) external view returns (uint32 carrier, uint32 version, uint32 ttl, uint8 flags, Rule[] memory rules);

    /// @notice The head of a profile without its rules; carrier 0 if it does not exist.
    function head(uint32 profile) external view returns (uint32 carrier, uint32 version, uint32 ttl, uint8 flags);

    /// @notice A profile as it is stored, for contracts, which take it apart by `ProfileCodec.unpack`; empty if it does not exist.
    function stored(uint32 profile) external view returns (bytes memory);

    /// @notice The heads of two profiles as they are stored, for contracts; each 0 if its profile does not exist.
    function heads(uint32 one, uint32 other) external view returns (ProfileHead, ProfileHead);

    /// @notice How many profiles there are: the highest id.
    function count() external view returns (uint32);
}
