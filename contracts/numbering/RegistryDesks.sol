// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ICarrierRegistry } from "../carriers/interfaces/ICarrierRegistry.sol";
import { INumberRenderer } from "../metadata/interfaces/INumberRenderer.sol";
import { IVerificationDesk } from "../verification/interfaces/IVerificationDesk.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { IRegistryForDesks } from "./interfaces/IRegistryForDesks.sol";
import { IRouteProfiles } from "./interfaces/IRouteProfiles.sol";
import { RegistryParts } from "./types/RegistryParts.sol";

/// @title The contracts that the registry works with
/// @notice All of them fixed when it is deployed.
abstract contract RegistryDesks is INumberRegistry, IRegistryForDesks {
    /// @notice The token in which deposits are paid.
    address public immutable ett;

    /// @notice Who stands where among the carriers.
    ICarrierRegistry public immutable carriers;

    /// @notice Where calls go.
    IRouteProfiles public immutable profiles;

    /// @notice Where a number is sent, with an order, to be ported.
    address public immutable portingDesk;

    /// @notice Where authorities and ranges are given out and taken back.
    address public immutable authorityDesk;

    /// @notice Where a claim is paid by somebody else, or made by voucher or root.
    address public immutable claimDesk;

    /// @notice Where verifiers vouch for numbers, and where these are contested.
    IVerificationDesk public immutable verificationDesk;

    /// @notice What wallets show of a number.
    INumberRenderer public immutable renderer;

    /// @inheritdoc INumberRegistry
    INumberRegistry public immutable predecessor;

    modifier onlyDesk(address desk) {
        if (msg.sender != desk) revert NotDesk(msg.sender, desk);
        _;
    }

    constructor(RegistryParts memory parts) {
        ett = parts.ett;
        carriers = parts.carriers;
        profiles = parts.profiles;
        portingDesk = parts.portingDesk;
        authorityDesk = parts.authorityDesk;
        claimDesk = parts.claimDesk;
        verificationDesk = parts.verificationDesk;
        renderer = parts.renderer;
        predecessor = parts.predecessor;
    }

    /// @dev Neither the registry nor a desk nor ETT could ever give a number back.
    function _refuseStuck(uint256 number, address to) internal view {
        (address a, address b, address c, address d) = (ett, portingDesk, authorityDesk, claimDesk);
        address e = address(verificationDesk);
        bool stuck;
        assembly ("memory-safe") {
            // Each is compared whatever the others say: that costs less than to branch after each.
            stuck := or(or(or(eq(to, address()), eq(to, a)), or(eq(to, b), eq(to, c))), or(eq(to, d), eq(to, e)))
        }
        if (stuck) revert RecipientRefused(number, to);
    }
}
