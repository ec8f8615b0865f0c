// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { today } from "../../calendar/Day.sol";
import { IAuthorityDesk } from "../interfaces/IAuthorityDesk.sol";
import { INumberRegistry } from "../interfaces/INumberRegistry.sol";
import { Authority, CLOSED_FOR_GOOD } from "../types/Authority.sol";
import { PlanWriter } from "./PlanWriter.sol";

/// @title Stopping what is new in a country
/// @notice By the guard for a week, or for good once the registry has a successor.
abstract contract CountryStop is PlanWriter {
    uint256 private constant MOST_COUNTRIES = 256;
    uint16 private constant STOP_DAYS = 7;
    uint16 private constant DAYS_BETWEEN_STOPS = 60;

    /// @inheritdoc IAuthorityDesk
    function stop(uint64[] calldata countryCodes) external restricted {
        uint16 day = today();
        _requireFew(countryCodes);
        for (uint256 i; i < countryCodes.length; ++i) {
            uint64 countryCode = countryCodes[i];
            _requireCountry(countryCode);
            Authority memory country = registry.authorityAt(countryCode);
            // For a country that was never stopped this is a day of 1970.
            uint256 possibleOn = uint256(country.stoppedUntil) + DAYS_BETWEEN_STOPS - STOP_DAYS;
            if (day < possibleOn) revert StopRefused(countryCode, day, possibleOn);
            _stop(countryCode, country, day + STOP_DAYS);
        }
    }

    /// @inheritdoc IAuthorityDesk
    function closeForSuccessor(uint64[] calldata countryCodes) external {
        uint16 day = today();
        (address successor, uint16 opensOn) = registry.succession();
        if (successor == address(0) || day < opensOn) {
            revert INumberRegistry.SuccessionNotOpen(successor, day, opensOn);
        }
        _requireFew(countryCodes);
        for (uint256 i; i < countryCodes.length; ++i) {
            _requireCountry(countryCodes[i]);
            _stop(countryCodes[i], registry.authorityAt(countryCodes[i]), CLOSED_FOR_GOOD);
        }
    }

    function _stop(uint64 countryCode, Authority memory country, uint16 stoppedUntil) private {
        country.stoppedUntil = stoppedUntil;
        _setAuthority(countryCode, country);
        emit CountryStopped(countryCode, stoppedUntil);
    }

    function _requireFew(uint64[] calldata countryCodes) private pure {
        if (countryCodes.length > MOST_COUNTRIES) revert TooManyCountries(countryCodes.length, MOST_COUNTRIES);
    }
}
