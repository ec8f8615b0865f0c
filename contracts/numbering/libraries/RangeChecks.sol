// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { INumberRegistry } from "../interfaces/INumberRegistry.sol";
import { Enclosure, NumberingPlan } from "../types/NumberingPlan.sol";
import { RANGE_CLAIMED_ONLY, RANGE_DECISIONS, RANGE_PRIVATE, RangeTerms } from "../types/Range.sol";
import { Digits } from "./Digits.sol";

/// @title What a prefix given out must fit
library RangeChecks {
    uint16 private constant MOST_QUARANTINE_DAYS = 730;
    uint8 private constant KNOWN_FLAGS = RANGE_PRIVATE | RANGE_CLAIMED_ONLY | RANGE_DECISIONS;
    /// @dev What a carrier that sub-allocates passes on unchanged.
    uint8 private constant INHERITED_FLAGS = RANGE_PRIVATE | RANGE_DECISIONS;

    /// @notice Reverts unless a range with these terms may stand at the prefix.
    function requireFits(
        NumberingPlan storage plan,
        Enclosure memory above,
        uint64 prefix,
        RangeTerms calldata terms
    ) internal view {
        requireFree(plan, above, prefix);
        uint256 digitCount = Digits.count(prefix);
        if ((above.rangeLengths >> digitCount) & 1 == 0) {
            revert INumberRegistry.RangeLengthNotOpen(prefix, uint8(digitCount), above.rangeLengths);
        }
        requireDigits(above, prefix, terms.minDigits, terms.maxDigits);
        if (!plan.depositClasses[terms.depositClass].exists) {
            revert INumberRegistry.DepositClassUnknown(terms.depositClass, plan.depositClassCount);
        }
        if (terms.quarantineDays > MOST_QUARANTINE_DAYS) {
            revert INumberRegistry.TermsRefused(prefix, "quarantineDays", terms.quarantineDays, MOST_QUARANTINE_DAYS);
        }
        if (terms.flags & ~KNOWN_FLAGS != 0) {
            revert INumberRegistry.TermsRefused(prefix, "flags", terms.flags, KNOWN_FLAGS);
        }
        if (above.carrier != 0 && (terms.flags ^ above.flags) & INHERITED_FLAGS != 0) {
            revert INumberRegistry.TermsRefused(prefix, "inherited flags", terms.flags, above.flags & INHERITED_FLAGS);
        }
    }

    /// @notice Reverts if something stands at the prefix already, or notice was given to what stands above.
    function requireFree(NumberingPlan storage plan, Enclosure memory above, uint64 prefix) internal view {
        // At a length no authority has, none need be looked for; a country code is among no lengths.
        bool mayBeAuthority = prefix == above.country || (above.authorityLengths >> Digits.count(prefix)) & 1 == 1;
        if (plan.ranges[prefix].carrier() != 0 || (mayBeAuthority && plan.authorities[prefix].holder() != address(0))) {
            revert INumberRegistry.PrefixTaken(prefix);
        }
        if (above.endsOn != 0) revert INumberRegistry.PrefixEnding(above.prefix, above.endsOn);
    }

    /// @notice Reverts unless complete numbers are at least as long as their prefix and as what stands above allows.
    function requireDigits(Enclosure memory above, uint64 prefix, uint8 minDigits, uint8 maxDigits) internal pure {
        uint256 fewest = Digits.count(prefix);
        if (above.minDigits > fewest) fewest = above.minDigits;
        uint256 most = above.maxDigits == 0 ? Digits.MOST : above.maxDigits;
        if (minDigits < fewest) revert INumberRegistry.TermsRefused(prefix, "minDigits", minDigits, fewest);
        if (maxDigits > most) revert INumberRegistry.TermsRefused(prefix, "maxDigits", maxDigits, most);
        if (minDigits > maxDigits) revert INumberRegistry.TermsRefused(prefix, "minDigits", minDigits, maxDigits);
    }
}
