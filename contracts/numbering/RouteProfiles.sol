// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { CarrierStatus, ICarrierRegistry } from "../carriers/interfaces/ICarrierRegistry.sol";
import { IRouteProfiles, PROFILE_OPEN } from "./interfaces/IRouteProfiles.sol";
import { ProfileCodec } from "./libraries/ProfileCodec.sol";
import { Rule } from "./types/Rule.sol";

/// @title Route profiles
/// @notice What it does and promises is told in IRouteProfiles.
contract RouteProfiles is IRouteProfiles {
    using ProfileCodec for ProfileCodec.Stored;
    using ProfileCodec for ProfileCodec.Head;
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
        _write(profile, ProfileCodec.Head({ carrier: carrier, ttl: ttl, flags: flags, version: 1 }), rules);
    }

    /// @inheritdoc IRouteProfiles
    function change(uint32 profile, uint32 ttl, uint8 flags, Rule[] calldata rules) external {
        // Check: the owner of its carrier, who may re-home his numbers also while he is leaving.
        ProfileCodec.Head memory present = ProfileCodec.decodeHead(_profiles[profile].words[0]);
        if (present.carrier == 0) revert ProfileMissing(profile, count);
        (address owner, ) = carriers.standing(present.carrier);
        if (msg.sender != owner) revert NotProfileCarrier(present.carrier, msg.sender, owner);

        // Effect
        present.ttl = ttl;
        present.flags = flags;
        ++present.version;
        _write(profile, present, rules);
    }

    /// @inheritdoc IRouteProfiles
    function packed(uint32 profile) external view returns (bytes memory) {
        return _profiles[profile].load();
    }

    /// @inheritdoc IRouteProfiles
    function read(
        uint32 profile
    ) external view returns (uint32 carrier, uint32 version, uint32 ttl, uint8 flags, Rule[] memory rules) {
        ProfileCodec.Head memory present;
        (present, rules) = _profiles[profile].load().unpack();
        return (present.carrier, present.version, present.ttl, present.flags, rules);
    }

    /// @inheritdoc IRouteProfiles
    function head(uint32 profile) external view returns (uint32 carrier, uint32 version, uint32 ttl, uint8 flags) {
        ProfileCodec.Head memory present = ProfileCodec.decodeHead(_profiles[profile].words[0]);
        return (present.carrier, present.version, present.ttl, present.flags);
    }

    function _write(uint32 profile, ProfileCodec.Head memory next, Rule[] calldata rules) private {
        if (rules.length > MOST_RULES) revert TooManyRules(rules.length, MOST_RULES);
        if (next.ttl > LONGEST_TTL) revert TtlTooLong(next.ttl, LONGEST_TTL);
        if (next.flags & ~PROFILE_OPEN != 0) revert ProfileFlagsUnknown(next.flags);
        _profiles[profile].store(next.pack(rules));
        emit ProfileChanged(profile, next.carrier, next.version, next.ttl, next.flags, rules);
    }
}
