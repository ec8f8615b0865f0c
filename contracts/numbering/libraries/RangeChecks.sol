// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { INumberRegistry } from "../interfaces/INumberRegistry.sol";
import { Enclosure } from "../types/Enclosure.sol";
import { RANGE_CLAIMED_ONLY, RANGE_DECISIONS, RANGE_PRIVATE } from "../types/Range.sol";
import { RangeRecord } from "../types/RangeRecord.sol";
import { Digits } from "./Digits.sol";

/// @title What a prefix given out must fit
library RangeChecks {
    uint16 private constant MOST_QUARANTINE_DAYS = 730;
    uint8 private constant KNOWN_FLAGS = RANGE_PRIVATE | RANGE_CLAIMED_ONLY | RANGE_DECISIONS;
    /// @dev What a carrier that sub-allocates passes on unchanged.
    uint8 private constant INHERITED_FLAGS = RANGE_PRIVATE | RANGE_DECISIONS;

    /// @notice Reverts unless a range with these terms may stand at the prefix, which has `digitCount` digits.
    function requireFits(Enclosure memory above, uint64 prefix, uint256 digitCount, RangeRecord range) internal pure {
        if ((above.rangeLengths >> digitCount) & 1 == 0) {
            revert INumberRegistry.RangeLengthNotOpen(prefix, uint8(digitCount), above.rangeLengths);
        }
        requireDigits(above, prefix, digitCount, range.minDigits(), range.maxDigits());
        if (range.quarantineDays() > MOST_QUARANTINE_DAYS) {
            revert INumberRegistry.TermsRefused(prefix, "quarantineDays", range.quarantineDays(), MOST_QUARANTINE_DAYS);
        }
        uint8 flags = range.flags();
        if (flags & ~KNOWN_FLAGS != 0) revert INumberRegistry.TermsRefused(prefix, "flags", flags, KNOWN_FLAGS);
        if (above.carrier != 0 && (flags ^ above.flags) & INHERITED_FLAGS != 0) {
            revert INumberRegistry.TermsRefused(prefix, "inherited flags", flags, above.flags & INHERITED_FLAGS);
        }
    }

    /// @notice Reverts unless complete numbers are at least as long as their prefix and as what stands above allows.
    function requireDigits(
        Enclosure memory above,
        uint64 prefix,
        uint256 digitCount,
        uint8 minDigits,
        uint8 maxDigits
    ) internal pure {
        uint256 fewest = above.minDigits > digitCount ? above.minDigits : digitCount;
        uint256 most = above.maxDigits == 0 ? Digits.MOST : above.maxDigits;
        if (minDigits < fewest) revert INumberRegistry.TermsRefused(prefix, "minDigits", minDigits, fewest);
        if (maxDigits > most) revert INumberRegistry.TermsRefused(prefix, "maxDigits", maxDigits, most);
        if (minDigits > maxDigits) revert INumberRegistry.TermsRefused(prefix, "minDigits", minDigits, maxDigits);
    }
}
