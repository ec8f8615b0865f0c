// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IAuthorityDesk } from "../interfaces/IAuthorityDesk.sol";
import { INumberRegistry } from "../interfaces/INumberRegistry.sol";
import { Digits } from "../libraries/Digits.sol";
import { RangeChecks } from "../libraries/RangeChecks.sol";
import { Authority } from "../types/Authority.sol";
import { Enclosure } from "../types/Enclosure.sol";
import { PlanWriter } from "./PlanWriter.sol";

/// @title Who gives out the numbers under a prefix
/// @notice Governance delegates country codes, authorities longer prefixes; a country opens the lengths of its ranges.
abstract contract Delegation is PlanWriter {
    uint256 private constant MOST_LENGTHS = 4;

    /// @inheritdoc IAuthorityDesk
    function delegate(uint64 prefix, address holder, uint8 minDigits, uint8 maxDigits) external {
        // Check: the caller stands nearest above; the prefix is free, under an authority or itself a whole country code.
        _requireWellFormed(prefix);
        Enclosure memory above = registry.enclosing(prefix);
        _requireCaller(prefix, above.carrier == 0 ? above.holder : _ownerOf(above.carrier));
        Authority memory authority = registry.authorityAt(prefix);
        if (authority.holder != address(0) || registry.rangeAt(prefix).carrier != 0) {
            revert INumberRegistry.PrefixTaken(prefix);
        }
        if (above.carrier != 0) revert INumberRegistry.PrefixTaken(above.prefix);
        if (above.endsOn != 0) revert INumberRegistry.PrefixEnding(above.prefix, above.endsOn);
        if (above.holder == address(0) && prefix != above.country) {
            revert INumberRegistry.TermsRefused(prefix, "country code", prefix, above.country);
        }
        if (holder == address(0)) revert INumberRegistry.TermsRefused(prefix, "holder", 0, 1);
        RangeChecks.requireDigits(above, prefix, Digits.count(prefix), minDigits, maxDigits);
        uint16 lengths = _lengthsWith(prefix, above);

        // Effect: the authority, one version on; a country code's lengths and its stop outlive its holders.
        authority.holder = holder;
        authority.minDigits = minDigits;
        authority.maxDigits = maxDigits;
        ++authority.version;
        _setAuthority(prefix, authority);
        if (lengths == above.authorityLengths) return;

        // Effect: the country knows that authorities of this length exist.
        Authority memory country = registry.authorityAt(above.country);
        country.authorityLengths = lengths;
        _setAuthority(above.country, country);
    }

    /// @inheritdoc IAuthorityDesk
    function openRangeLengths(uint64 countryCode, uint16 lengths) external {
        // Check: the authority of a whole country code; longer than the code, 15 at most, four at most, none closed.
        Authority memory authority = _heldAuthority(countryCode);
        _requireCountry(countryCode);
        uint256 possible = (2 << Digits.MOST) - (2 << Digits.count(countryCode));
        uint16 present = authority.rangeLengths;
        if (lengths & ~possible != 0 || present & ~lengths != 0 || _tooMany(lengths)) {
            revert INumberRegistry.RangeLengthsRefused(countryCode, lengths, present);
        }

        // Effect
        authority.rangeLengths = lengths;
        _setAuthority(countryCode, authority);
    }

    /// @dev The lengths of a country's authorities with that of the prefix, if it is none of a country code. Only the country's own
    /// authority adds one, so that nobody below taxes others.
    function _lengthsWith(uint64 prefix, Enclosure memory above) private pure returns (uint16 lengths) {
        uint16 present = above.authorityLengths;
        if (prefix == above.country) return present;
        uint256 length = Digits.count(prefix);
        lengths = present | uint16(1 << length);
        if (lengths == present) return present;
        if (above.prefix != above.country) {
            revert INumberRegistry.RangeLengthNotOpen(prefix, uint8(length), present);
        }
        if (_tooMany(lengths)) revert INumberRegistry.RangeLengthsRefused(above.country, lengths, present);
    }

    function _tooMany(uint256 lengths) private pure returns (bool) {
        uint256 count;
        for (; lengths != 0; lengths &= lengths - 1) {
            ++count;
        }
        return count > MOST_LENGTHS;
    }
}
