// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ICarrierRegistry } from "../carriers/interfaces/ICarrierRegistry.sol";
import { CountryStop } from "./authority/CountryStop.sol";
import { Delegation } from "./authority/Delegation.sol";
import { HandOver } from "./authority/HandOver.sol";
import { PlanWriter } from "./authority/PlanWriter.sol";
import { TakeBack } from "./authority/TakeBack.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { IRouteProfiles } from "./interfaces/IRouteProfiles.sol";

/// @title The authority desk
/// @notice What it does and promises is told in IAuthorityDesk.
contract AuthorityDesk is Delegation, TakeBack, HandOver, CountryStop {
    constructor(
        address accessManager,
        ICarrierRegistry carriers_,
        IRouteProfiles profiles_,
        INumberRegistry registry_
    ) PlanWriter(accessManager, carriers_, profiles_, registry_) {}
}
