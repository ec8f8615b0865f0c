// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { AccessManaged } from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import { ICarrierRegistry } from "../../carriers/interfaces/ICarrierRegistry.sol";
import { IAuthorityDesk } from "../interfaces/IAuthorityDesk.sol";
import { INumberRegistry } from "../interfaces/INumberRegistry.sol";
import { IRegistryForDesks } from "../interfaces/IRegistryForDesks.sol";
import { IRouteProfiles } from "../interfaces/IRouteProfiles.sol";
import { CountryCode } from "../libraries/CountryCode.sol";
import { Digits } from "../libraries/Digits.sol";
import { Authority } from "../types/Authority.sol";
import { RangeRecord } from "../types/RangeRecord.sol";

/// @title The plan that the authority desk works on
/// @notice Authorities and ranges stand in the registry, which lets this desk write them.
abstract contract PlanWriter is IAuthorityDesk, AccessManaged {
    /// @notice Who stands where among the carriers.
    ICarrierRegistry public immutable carriers;

    /// @notice Where calls go.
    IRouteProfiles public immutable profiles;

    /// @notice Where authorities and ranges stand.
    INumberRegistry public immutable registry;

    constructor(
        address accessManager,
        ICarrierRegistry carriers_,
        IRouteProfiles profiles_,
        INumberRegistry registry_
    ) AccessManaged(accessManager) {
        carriers = carriers_;
        profiles = profiles_;
        registry = registry_;
    }

    function _setAuthority(uint64 prefix, Authority memory authority) internal {
        IRegistryForDesks(address(registry)).setAuthority(prefix, authority);
    }

    function _setRange(uint64 prefix, RangeRecord range) internal {
        IRegistryForDesks(address(registry)).setRange(prefix, range);
    }

    /// @dev The caller is `needed`, or governance where that is nobody.
    function _requireCaller(uint64 prefix, address needed) internal {
        if (needed == address(0)) _checkCanCall(msg.sender, msg.data);
        else if (msg.sender != needed) revert INumberRegistry.NotNearestAuthority(prefix, msg.sender, needed);
    }

    /// @dev An authority that the caller holds and that was not given notice.
    function _heldAuthority(uint64 prefix) internal view returns (Authority memory authority) {
        authority = registry.authorityAt(prefix);
        if (msg.sender != authority.holder) {
            revert INumberRegistry.NotNearestAuthority(prefix, msg.sender, authority.holder);
        }
        _requireNoNotice(prefix, authority.endsOn);
    }

    function _rangeRecordAt(uint64 prefix) internal view returns (RangeRecord) {
        return IRegistryForDesks(address(registry)).rangeRecordAt(prefix);
    }

    function _ownerOf(uint32 carrier) internal view returns (address owner) {
        (owner, ) = carriers.standing(carrier);
    }

    function _requireNoNotice(uint64 prefix, uint16 endsOn) internal pure {
        if (endsOn != 0) revert INumberRegistry.PrefixEnding(prefix, endsOn);
    }

    function _requireWellFormed(uint64 prefix) internal pure {
        if (!Digits.wellFormed(prefix)) revert INumberRegistry.NumberMalformed(prefix);
    }

    function _requireCountry(uint64 countryCode) internal pure {
        _requireWellFormed(countryCode);
        (uint64 country, ) = CountryCode.split(countryCode, Digits.count(countryCode));
        if (country != countryCode) {
            revert INumberRegistry.TermsRefused(countryCode, "country code", countryCode, country);
        }
    }
}
