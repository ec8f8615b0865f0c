// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { CarrierStatus, ICarrierRegistry } from "../carriers/interfaces/ICarrierRegistry.sol";
import { IRouteProfiles, PROFILE_OPEN } from "./interfaces/IRouteProfiles.sol";
import { ProfileCodec } from "./libraries/ProfileCodec.sol";
import { ProfileHead } from "./types/ProfileHead.sol";
import { Rule } from "./types/Rule.sol";

/// @title Route profiles
/// @notice What it does and promises is told in IRouteProfiles.
contract RouteProfiles is IRouteProfiles {
    using ProfileCodec for ProfileCodec.Stored;
    using ProfileCodec for bytes;

    uint256 private constant MOST_RULES = 8;
    uint32 private constant LONGEST_TTL = 1 days;

    /// @notice Whose owners write profiles.
    ICarrierRegistry public immutable carriers;

    /// @inheritdoc IRouteProfiles
    uint32 public count;

    mapping(uint32 profile => ProfileCodec.Stored) private _profiles;

    constructor(ICarrierRegistry carriers_) {
        carriers = carriers_;
    }

    /// @inheritdoc IRouteProfiles
    function create(uint32 carrier, uint32 ttl, uint8 flags, Rule[] calldata rules) external returns (uint32 profile) {
        // Check: an active carrier's owner.
        (address owner, CarrierStatus status) = carriers.standing(carrier);
        if (msg.sender != owner) revert NotProfileCarrier(carrier, msg.sender, owner);
        if (status != CarrierStatus.Active) revert ProfileCarrierNotActive(carrier);

        // Effect
        profile = ++count;
        _write(profile, carrier, 1, ttl, flags, rules);
    }

    /// @inheritdoc IRouteProfiles
    function change(uint32 profile, uint32 ttl, uint8 flags, Rule[] calldata rules) external {
        // Check: the owner of its carrier, who may re-home his numbers also while he is leaving.
        ProfileHead present = _profiles[profile].head();
        uint32 carrier = present.carrier();
        if (carrier == 0) revert ProfileMissing(profile, count);
        (address owner, ) = carriers.standing(carrier);
        if (msg.sender != owner) revert NotProfileCarrier(carrier, msg.sender, owner);

        // Effect
        _write(profile, carrier, present.version() + 1, ttl, flags, rules);
    }

    /// @inheritdoc IRouteProfiles
    function read(
        uint32 profile
    ) external view returns (uint32 carrier, uint32 version, uint32 ttl, uint8 flags, Rule[] memory rules) {
        ProfileHead present;
        (present, rules) = _profiles[profile].load().unpack();
        return (present.carrier(), present.version(), present.ttl(), present.flags(), rules);
    }

    /// @inheritdoc IRouteProfiles
    function head(uint32 profile) external view returns (uint32 carrier, uint32 version, uint32 ttl, uint8 flags) {
        ProfileHead present = _profiles[profile].head();
        return (present.carrier(), present.version(), present.ttl(), present.flags());
    }

    /// @inheritdoc IRouteProfiles
    function stored(uint32 profile) external view returns (bytes memory) {
        return _profiles[profile].load();
    }

    /// @inheritdoc IRouteProfiles
    function heads(uint32 one, uint32 other) external view returns (ProfileHead, ProfileHead) {
        return (_profiles[one].head(), _profiles[other].head());
    }

    function _write(
        uint32 profile,
        uint32 carrier,
        uint32 version,
        uint32 ttl,
        uint8 flags,
        Rule[] calldata rules
    ) private {
        if (rules.length > MOST_RULES) revert TooManyRules(rules.length, MOST_RULES);
        if (ttl > LONGEST_TTL) revert TtlTooLong(ttl, LONGEST_TTL);
        if (flags & ~PROFILE_OPEN != 0) revert ProfileFlagsUnknown(flags);
        _profiles[profile].store(ProfileCodec.pack(carrier, ttl, flags, version, rules));
        emit ProfileChanged(profile, carrier, version, ttl, flags, rules);
    }
}
