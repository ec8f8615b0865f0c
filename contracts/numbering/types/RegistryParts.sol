// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ICarrierRegistry } from "../../carriers/interfaces/ICarrierRegistry.sol";
import { INumberRenderer } from "../../metadata/interfaces/INumberRenderer.sol";
import { IVerificationDesk } from "../../verification/interfaces/IVerificationDesk.sol";
import { INumberRegistry } from "../interfaces/INumberRegistry.sol";
import { IRouteProfiles } from "../interfaces/IRouteProfiles.sol";

/// @notice The contracts that the registry works with, fixed when it is deployed. `predecessor` is 0 for the first registry.
struct RegistryParts {
    address accessManager;
    address ett;
    ICarrierRegistry carriers;
    IRouteProfiles profiles;
    address portingDesk;
    address authorityDesk;
    address claimDesk;
    IVerificationDesk verificationDesk;
    INumberRenderer renderer;
    INumberRegistry predecessor;
}
