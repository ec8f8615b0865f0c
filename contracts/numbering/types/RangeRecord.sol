// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ClaimPolicy, RANGE_GIVEN_FROM, Range, RangeTerms } from "./Range.sol";

/// @notice A range as it is stored: one slot, read once and taken apart only as far as needed.
/// @dev From the low end: carrier 32, default profile 32, smallest and largest count of digits 8 each, deposit class 8, claim
/// policy 8, quarantine days 16, version 16, the day a notice takes effect 16, flags 8, deposit 96. The deposit is that of
/// the class: classes never change, and so a claim is spared the look-up.
type RangeRecord is uint256;

using {
    carrier,
    defaultProfile,
    minDigits,
    maxDigits,
    depositClass,
    policy,
    isOpen,
    quarantineDays,
    version,
    endsOn,
    flags,
    deposit,
    withDefaultProfile,
    withPolicy,
    withEndsOn,
    handedTo,
    givenFrom,
    withGivenFrom,
    vacated,
    toRange
} for RangeRecord global;

function newRangeRecord(RangeTerms calldata terms, uint16 version_, uint96 deposit_) pure returns (RangeRecord) {
    return
        RangeRecord.wrap(
            uint256(terms.carrier) |
                (uint256(terms.defaultProfile) << 32) |
                (uint256(terms.minDigits) << 64) |
                (uint256(terms.maxDigits) << 72) |
                (uint256(terms.depositClass) << 80) |
                (uint256(terms.policy) << 88) |
                (uint256(terms.quarantineDays) << 96) |
                (uint256(version_) << 112) |
                (uint256(terms.flags) << 144) |
                (uint256(deposit_) << 152)
        );
}

function carrier(RangeRecord r) pure returns (uint32) {
    return uint32(RangeRecord.unwrap(r));
}

function defaultProfile(RangeRecord r) pure returns (uint32) {
    return uint32(RangeRecord.unwrap(r) >> 32);
}

function minDigits(RangeRecord r) pure returns (uint8) {
    return uint8(RangeRecord.unwrap(r) >> 64);
}

function maxDigits(RangeRecord r) pure returns (uint8) {
    return uint8(RangeRecord.unwrap(r) >> 72);
}

function depositClass(RangeRecord r) pure returns (uint8) {
    return uint8(RangeRecord.unwrap(r) >> 80);
}

function policy(RangeRecord r) pure returns (ClaimPolicy) {
    return ClaimPolicy(uint8(RangeRecord.unwrap(r) >> 88));
}

/// @notice Whether anybody may claim.
function isOpen(RangeRecord r) pure returns (bool) {
    return uint8(RangeRecord.unwrap(r) >> 88) == uint8(ClaimPolicy.Open);
}

function quarantineDays(RangeRecord r) pure returns (uint16) {
    return uint16(RangeRecord.unwrap(r) >> 96);
}

function version(RangeRecord r) pure returns (uint16) {
    return uint16(RangeRecord.unwrap(r) >> 112);
}

function endsOn(RangeRecord r) pure returns (uint16) {
    return uint16(RangeRecord.unwrap(r) >> 128);
}

function flags(RangeRecord r) pure returns (uint8) {
    return uint8(RangeRecord.unwrap(r) >> 144);
}

function deposit(RangeRecord r) pure returns (uint96) {
    return uint96(RangeRecord.unwrap(r) >> 152);
}

function withDefaultProfile(RangeRecord r, uint32 profile) pure returns (RangeRecord) {
    return RangeRecord.wrap((RangeRecord.unwrap(r) & ~(uint256(type(uint32).max) << 32)) | (uint256(profile) << 32));
}

function withEndsOn(RangeRecord r, uint16 day) pure returns (RangeRecord) {
    return RangeRecord.wrap((RangeRecord.unwrap(r) & ~(uint256(type(uint16).max) << 128)) | (uint256(day) << 128));
}

function withPolicy(RangeRecord r, ClaimPolicy policy_) pure returns (RangeRecord) {
    return RangeRecord.wrap((RangeRecord.unwrap(r) & ~(uint256(type(uint8).max) << 88)) | (uint256(policy_) << 88));
}

/// @dev The range in another carrier's hands, one version on; its other terms stay.
function handedTo(RangeRecord r, uint32 carrier_, uint32 profile) pure returns (RangeRecord) {
    uint256 rest = RangeRecord.unwrap(r) & ~(uint256(type(uint64).max) | (uint256(type(uint16).max) << 112));
    return RangeRecord.wrap(rest | uint256(carrier_) | (uint256(profile) << 32) | (uint256(version(r) + 1) << 112));
}

/// @notice How many digits the range has out of which its carrier gave this one; 0 if an authority gave it.
function givenFrom(RangeRecord r) pure returns (uint256) {
    return flags(r) >> RANGE_GIVEN_FROM;
}

/// @dev A range that an authority gave, as given out of a range of so many digits instead.
function withGivenFrom(RangeRecord r, uint256 digitCount) pure returns (RangeRecord) {
    return RangeRecord.wrap(RangeRecord.unwrap(r) | (digitCount << (144 + RANGE_GIVEN_FROM)));
}

/// @dev What is left of a range that was taken back: its version, one on.
function vacated(RangeRecord r) pure returns (RangeRecord) {
    return RangeRecord.wrap(uint256(version(r) + 1) << 112);
}

function toRange(RangeRecord r) pure returns (Range memory) {
    return
        Range({
            carrier: carrier(r),
            defaultProfile: defaultProfile(r),
            minDigits: minDigits(r),
            maxDigits: maxDigits(r),
            depositClass: depositClass(r),
            policy: policy(r),
            quarantineDays: quarantineDays(r),
            version: version(r),
            endsOn: endsOn(r),
            flags: flags(r)
        });
}
