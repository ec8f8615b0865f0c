// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice What stands at the beginning of a stored profile: all of it but its rules. 0 if the profile does not exist.
/// @dev From the high end: carrier 32, ttl 32, flags 8, version 32, length of the rules in bytes 16; what stands below belongs to
/// the rules.
type ProfileHead is uint256;

using { carrier, ttl, flags, version, rulesLength } for ProfileHead global;

function newProfileHead(
    uint32 carrier_,
    uint32 ttl_,
    uint8 flags_,
    uint32 version_,
    uint16 rulesLength_
) pure returns (ProfileHead) {
    return
        ProfileHead.wrap(
            (uint256(carrier_) << 224) |
                (uint256(ttl_) << 192) |
                (uint256(flags_) << 184) |
                (uint256(version_) << 152) |
                (uint256(rulesLength_) << 136)
        );
}

function carrier(ProfileHead h) pure returns (uint32) {
    return uint32(ProfileHead.unwrap(h) >> 224);
}

function ttl(ProfileHead h) pure returns (uint32) {
    return uint32(ProfileHead.unwrap(h) >> 192);
}

function flags(ProfileHead h) pure returns (uint8) {
    return uint8(ProfileHead.unwrap(h) >> 184);
}

function version(ProfileHead h) pure returns (uint32) {
    return uint32(ProfileHead.unwrap(h) >> 152);
}

function rulesLength(ProfileHead h) pure returns (uint16) {
    return uint16(ProfileHead.unwrap(h) >> 136);
}
