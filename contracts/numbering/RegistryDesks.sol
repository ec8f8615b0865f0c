// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { AccessManaged } from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import { ICarrierRegistry } from "../carriers/interfaces/ICarrierRegistry.sol";
import { INumberRenderer } from "../metadata/interfaces/INumberRenderer.sol";
import { IVerificationDesk } from "../verification/interfaces/IVerificationDesk.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { IRegistryForDesks } from "./interfaces/IRegistryForDesks.sol";
import { IRouteProfiles } from "./interfaces/IRouteProfiles.sol";
import { RegistryParts } from "./types/RegistryParts.sol";

/// @title The contracts that the registry works with
/// @notice All of them fixed when it is deployed.
abstract contract RegistryDesks is INumberRegistry, IRegistryForDesks, AccessManaged {
    /// @dev The token in which deposits are paid.
    address internal immutable _ett;

    /// @dev Who stands where among the carriers.
    ICarrierRegistry internal immutable _carriers;

    /// @dev Where calls go.
    IRouteProfiles internal immutable _profiles;

    /// @dev Where a number is sent, with an order, to be ported.
    address internal immutable _portingDesk;

    /// @dev Where authorities and ranges are given out and taken back.
    address internal immutable _authorityDesk;

    /// @dev Where a claim is paid by somebody else, or made by voucher or root.
    address internal immutable _claimDesk;

    /// @dev Where verifiers vouch for numbers, and where these are contested.
    IVerificationDesk internal immutable _verificationDesk;

    /// @dev What wallets show of a number.
    INumberRenderer internal immutable _renderer;

    /// @dev The registry that this one succeeds.
    INumberRegistry internal immutable _predecessor;

    modifier onlyDesk(address desk) {
        if (msg.sender != desk) revert NotDesk(msg.sender, desk);
        _;
    }

    constructor(RegistryParts memory parts_) AccessManaged(parts_.accessManager) {
        _ett = parts_.ett;
        _carriers = parts_.carriers;
        _profiles = parts_.profiles;
        _portingDesk = parts_.portingDesk;
        _authorityDesk = parts_.authorityDesk;
        _claimDesk = parts_.claimDesk;
        _verificationDesk = parts_.verificationDesk;
        _renderer = parts_.renderer;
        _predecessor = parts_.predecessor;
    }

    /// @inheritdoc INumberRegistry
    function parts() external view returns (RegistryParts memory) {
        return
            RegistryParts({
                accessManager: authority(),
                ett: _ett,
                carriers: _carriers,
                profiles: _profiles,
                portingDesk: _portingDesk,
                authorityDesk: _authorityDesk,
                claimDesk: _claimDesk,
                verificationDesk: _verificationDesk,
                renderer: _renderer,
                predecessor: _predecessor
            });
    }

    /// @dev Neither the registry nor a desk nor ETT could ever give a number back.
    function _refuseStuck(uint256 number, address to) internal view {
        (address a, address b, address c, address d) = (_ett, _portingDesk, _authorityDesk, _claimDesk);
        address e = address(_verificationDesk);
        bool stuck;
        assembly ("memory-safe") {
            // Each is compared whatever the others say: that costs less than to branch after each.
            stuck := or(or(or(eq(to, address()), eq(to, a)), or(eq(to, b), eq(to, c))), or(eq(to, d), eq(to, e)))
        }
        if (stuck) revert RecipientRefused(number, to);
    }
}
