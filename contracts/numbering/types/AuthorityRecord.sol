// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Authority } from "./Authority.sol";

/// @notice An authority as it is stored: one slot, read once and taken apart only as far as needed.
/// @dev From the low end: holder 160, smallest and largest count of digits 8 each, lengths of ranges 16, lengths of authorities
/// 16, version 16, the day a notice takes effect 16, stopped until 16.
type AuthorityRecord is uint256;

using {
    holder,
    minDigits,
    maxDigits,
    rangeLengths,
    authorityLengths,
    version,
    endsOn,
    stoppedUntil,
    toAuthority
} for AuthorityRecord global;

function newAuthorityRecord(Authority calldata authority) pure returns (AuthorityRecord) {
    return
        AuthorityRecord.wrap(
            uint256(uint160(authority.holder)) |
                (uint256(authority.minDigits) << 160) |
                (uint256(authority.maxDigits) << 168) |
                (uint256(authority.rangeLengths) << 176) |
                (uint256(authority.authorityLengths) << 192) |
                (uint256(authority.version) << 208) |
                (uint256(authority.endsOn) << 224) |
                (uint256(authority.stoppedUntil) << 240)
        );
}

function holder(AuthorityRecord r) pure returns (address) {
    return address(uint160(AuthorityRecord.unwrap(r)));
}

function minDigits(AuthorityRecord r) pure returns (uint8) {
    return uint8(AuthorityRecord.unwrap(r) >> 160);
}

function maxDigits(AuthorityRecord r) pure returns (uint8) {
    return uint8(AuthorityRecord.unwrap(r) >> 168);
}

function rangeLengths(AuthorityRecord r) pure returns (uint16) {
    return uint16(AuthorityRecord.unwrap(r) >> 176);
}

function authorityLengths(AuthorityRecord r) pure returns (uint16) {
    return uint16(AuthorityRecord.unwrap(r) >> 192);
}

function version(AuthorityRecord r) pure returns (uint16) {
    return uint16(AuthorityRecord.unwrap(r) >> 208);
}

function endsOn(AuthorityRecord r) pure returns (uint16) {
    return uint16(AuthorityRecord.unwrap(r) >> 224);
}

function stoppedUntil(AuthorityRecord r) pure returns (uint16) {
    return uint16(AuthorityRecord.unwrap(r) >> 240);
}

function toAuthority(AuthorityRecord r) pure returns (Authority memory) {
    return
        Authority({
            holder: holder(r),
            minDigits: minDigits(r),
            maxDigits: maxDigits(r),
            rangeLengths: rangeLengths(r),
            authorityLengths: authorityLengths(r),
            version: version(r),
            endsOn: endsOn(r),
            stoppedUntil: stoppedUntil(r)
        });
}
