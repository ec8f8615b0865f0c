// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { AccessManager } from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import { CarrierRegistry } from "../carriers/CarrierRegistry.sol";
import { Create3Deployer } from "../deployment/Create3Deployer.sol";
import { INumberRenderer } from "../metadata/interfaces/INumberRenderer.sol";
import { AuthorityDesk } from "../numbering/AuthorityDesk.sol";
import { ClaimDesk } from "../numbering/ClaimDesk.sol";
import { NumberRegistry } from "../numbering/NumberRegistry.sol";
import { RouteProfiles } from "../numbering/RouteProfiles.sol";
import { INumberRegistry } from "../numbering/interfaces/INumberRegistry.sol";
import { PROFILE_OPEN } from "../numbering/interfaces/IRouteProfiles.sol";
import { RegistryParts } from "../numbering/types/RegistryParts.sol";
import { PortingDesk } from "../porting/PortingDesk.sol";
import { ETT } from "../token/ETT.sol";
import { VerificationDesk } from "../verification/VerificationDesk.sol";
import { VerifierRegistry } from "../verification/VerifierRegistry.sol";
import { Cast } from "./Cast.t.sol";
import { Defaults } from "./Defaults.t.sol";
import { vm } from "./Vm.t.sol";

/// @title All contracts deployed as in production, two carriers with open profiles, one range, two funded subscribers
abstract contract Stage is Cast {
    Create3Deployer private _deployer;

    function setUp() public virtual {
        vm.warp(Defaults.START);
        _deploy();
        _govern();
        alpha = _join(ALPHA_OWNER, "Alpha");
        beta = _join(BETA_OWNER, "Beta");
        alphaProfile = _createProfile(ALPHA_OWNER, alpha, PROFILE_OPEN);
        betaProfile = _createProfile(BETA_OWNER, beta, PROFILE_OPEN);
        vm.prank(NANPA);
        registry.allocate(Defaults.RANGE, _terms());
        _fund(ALICE);
        _fund(BOB);
    }

    function _deploy() private {
        _deployer = new Create3Deployer();
        manager = AccessManager(_at("AccessManager"));
        ett = ETT(_at("ETT"));
        carriers = CarrierRegistry(_at("CarrierRegistry"));
        profiles = RouteProfiles(_at("RouteProfiles"));
        registry = NumberRegistry(_at("NumberRegistry"));
        desk = PortingDesk(_at("PortingDesk"));
        authorityDesk = AuthorityDesk(_at("AuthorityDesk"));
        claimDesk = ClaimDesk(_at("ClaimDesk"));
        verifiers = VerifierRegistry(_at("VerifierRegistry"));
        verificationDesk = VerificationDesk(_at("VerificationDesk"));
        renderer = _at("NumberRenderer");
        _put("AccessManager", type(AccessManager).creationCode, abi.encode(GOVERNANCE));
        _put("ETT", type(ETT).creationCode, abi.encode(GOVERNANCE, 1_000_000_000 ether));
        _put("CarrierRegistry", type(CarrierRegistry).creationCode, abi.encode(manager, ett));
        _put("RouteProfiles", type(RouteProfiles).creationCode, abi.encode(carriers));
        _put("NumberRegistry", type(NumberRegistry).creationCode, abi.encode(_parts()));
        _put(
            "PortingDesk",
            type(PortingDesk).creationCode,
            abi.encode(manager, ett, carriers, profiles, registry, TREASURY)
        );
        _put("AuthorityDesk", type(AuthorityDesk).creationCode, abi.encode(manager, carriers, profiles, registry));
        _put("ClaimDesk", type(ClaimDesk).creationCode, abi.encode(registry, carriers, profiles));
        _put(
            "VerifierRegistry",
            type(VerifierRegistry).creationCode,
            abi.encode(manager, ett, carriers, registry, verificationDesk)
        );
        _put(
            "VerificationDesk",
            type(VerificationDesk).creationCode,
            abi.encode(registry, carriers, profiles, verifiers)
        );
    }

    function _govern() private {
        vm.startPrank(GOVERNANCE);
        carriers.setBond(Defaults.BOND);
        desk.setBaseFee(Defaults.BASE_FEE);
        registry.addDepositClass(Defaults.DEPOSIT);
        registry.addDepositClass(Defaults.DEARER_DEPOSIT);
        authorityDesk.delegate(Defaults.COUNTRY, NANPA, 11, 11);
        vm.stopPrank();
        vm.prank(NANPA);
        authorityDesk.openRangeLengths(Defaults.COUNTRY, Defaults.LENGTHS);
    }

    function _parts() private view returns (RegistryParts memory) {
        return
            RegistryParts({
                accessManager: address(manager),
                ett: address(ett),
                carriers: carriers,
                profiles: profiles,
                portingDesk: address(desk),
                authorityDesk: address(authorityDesk),
                claimDesk: address(claimDesk),
                verificationDesk: verificationDesk,
                renderer: INumberRenderer(renderer),
                predecessor: INumberRegistry(address(0))
            });
    }

    function _at(bytes32 salt) private view returns (address) {
        return _deployer.addressOf(address(this), salt);
    }

    function _put(bytes32 salt, bytes memory code, bytes memory args) internal {
        _deployer.deploy(salt, bytes.concat(code, args));
    }
}
