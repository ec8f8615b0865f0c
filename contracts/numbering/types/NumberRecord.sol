// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice The 96 bits that stand beside the owner in a number's one slot.
/// @dev From the low end: profile 32, day 16, deposit class 8, sequence 16, flags 8, verifier 16.
/// While the number is held, `day` is the day of the claim (verified-until where a verifier vouched for it).
/// After its release `day` is the day of the release and the flags are those of a tombstone.
type NumberRecord is uint96;

// Flags of a held number. All eight have their place here; each is set by the part that needs it.
uint8 constant FLAG_LOCKED = 1;
uint8 constant FLAG_UNLOCKING = 2;
uint8 constant FLAG_CONTESTED = 4;
uint8 constant FLAG_GUARDED = 8;
uint8 constant FLAG_RECOVERING = 16;
uint8 constant FLAG_RENTED = 32;
uint8 constant FLAG_DELAY = 64;
uint8 constant FLAG_PORTED = 128;

// Flags of a tombstone, that is of a number nobody holds any more.
/// @dev It was held for seven days or more, or a verifier had vouched for it: it rests for its range's quarantine.
uint8 constant TOMBSTONE_QUARANTINED = 1;
/// @dev It moved on to the successor registry: nothing is claimed over it here.
uint8 constant TOMBSTONE_MOVED = 2;

/// @dev A number's changes are counted up to here; then it can only leave its holder.
uint16 constant LAST_SEQUENCE = type(uint16).max;

/// @dev How long a number whose sequence was used up rests once nobody holds it: until everything that was signed for it has
/// expired, which all does within 30 days. Then it may be claimed again, and its sequence begins anew; else who transfers a
/// number to himself often enough could take it from everybody for good.
uint16 constant DAYS_TO_REST_AT_LAST = 31;

using {
    profile,
    day,
    depositClass,
    sequence,
    flags,
    verifier,
    isEmpty,
    isContested,
    hasLapsed,
    nextSequence,
    sequenceOfClaim,
    restDays,
    withSequence,
    withFlags,
    verified
} for NumberRecord global;

function newNumberRecord(
    uint32 profile_,
    uint16 day_,
    uint8 depositClass_,
    uint16 sequence_,
    uint8 flags_,
    uint16 verifier_
) pure returns (NumberRecord) {
    return
        NumberRecord.wrap(
            uint96(profile_) |
                (uint96(day_) << 32) |
                (uint96(depositClass_) << 48) |
                (uint96(sequence_) << 56) |
                (uint96(flags_) << 72) |
                (uint96(verifier_) << 80)
        );
}

function profile(NumberRecord r) pure returns (uint32) {
    return uint32(NumberRecord.unwrap(r));
}

function day(NumberRecord r) pure returns (uint16) {
    return uint16(NumberRecord.unwrap(r) >> 32);
}

function depositClass(NumberRecord r) pure returns (uint8) {
    return uint8(NumberRecord.unwrap(r) >> 48);
}

function sequence(NumberRecord r) pure returns (uint16) {
    return uint16(NumberRecord.unwrap(r) >> 56);
}

function flags(NumberRecord r) pure returns (uint8) {
    return uint8(NumberRecord.unwrap(r) >> 72);
}

function verifier(NumberRecord r) pure returns (uint16) {
    return uint16(NumberRecord.unwrap(r) >> 80);
}

/// @notice Whether the number was never held.
function isEmpty(NumberRecord r) pure returns (bool) {
    return NumberRecord.unwrap(r) == 0;
}

/// @dev Of a held number.
function isContested(NumberRecord r) pure returns (bool) {
    return flags(r) & FLAG_CONTESTED != 0;
}

/// @notice Whether a held number's verification was over before `today`.
function hasLapsed(NumberRecord r, uint256 today) pure returns (bool) {
    return verifier(r) != 0 && today > day(r);
}

/// @notice One more than the sequence, but never more than the last.
function nextSequence(NumberRecord r) pure returns (uint16) {
    uint16 present = sequence(r);
    unchecked {
        return present == LAST_SEQUENCE ? present : present + 1;
    }
}

/// @notice The sequence of a claim over a tombstone: begins anew after the last.
function sequenceOfClaim(NumberRecord r) pure returns (uint16 next) {
    unchecked {
        next = sequence(r) + 1;
        if (next == 0) next = 1;
    }
}

/// @notice How long a tombstone rests from its day on, in a range that asks for so many days of quarantine (0 outside).
function restDays(NumberRecord r, uint16 quarantineDays) pure returns (uint256 days_) {
    if (flags(r) & TOMBSTONE_QUARANTINED != 0) days_ = quarantineDays;
    if (sequence(r) == LAST_SEQUENCE && days_ < DAYS_TO_REST_AT_LAST) days_ = DAYS_TO_REST_AT_LAST;
}

function withSequence(NumberRecord r, uint16 sequence_) pure returns (NumberRecord) {
    return newNumberRecord(profile(r), day(r), depositClass(r), sequence_, flags(r), verifier(r));
}

function withFlags(NumberRecord r, uint8 flags_) pure returns (NumberRecord) {
    return newNumberRecord(profile(r), day(r), depositClass(r), sequence(r), flags_, verifier(r));
}

/// @notice The record of a number that a verifier vouched for until the end of a day.
function verified(NumberRecord r, uint16 until, uint16 by) pure returns (NumberRecord) {
    return newNumberRecord(profile(r), until, depositClass(r), sequence(r), flags(r), by);
}
