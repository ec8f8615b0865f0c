// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { AccessManager } from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import { CarrierRegistry } from "../carriers/CarrierRegistry.sol";
import { Create3Deployer } from "../deployment/Create3Deployer.sol";
import { NumberRegistry } from "../numbering/NumberRegistry.sol";
import { RouteProfiles } from "../numbering/RouteProfiles.sol";
import { PROFILE_OPEN } from "../numbering/interfaces/IRouteProfiles.sol";
import { ClaimPolicy, RangeTerms } from "../numbering/types/Range.sol";
import { Rule, RuleKind } from "../numbering/types/Rule.sol";
import { PortingDesk } from "../porting/PortingDesk.sol";
import { PortOrder } from "../porting/interfaces/IPortingDesk.sol";
import { ETT } from "../token/ETT.sol";
import { Permit } from "../token/types/Permit.sol";
import { Defaults } from "./Defaults.t.sol";
import { vm } from "./Vm.t.sol";

/// @title All contracts deployed as in production, two carriers with open profiles, one range, two funded subscribers
abstract contract Stage {
    address internal constant GOVERNANCE = address(0x60);
    address internal constant TREASURY = address(0x7EA5);
    address internal constant NANPA = address(0xA07);
    address internal constant ALPHA_OWNER = address(0xA1FA);
    address internal constant BETA_OWNER = address(0xBE7A);
    address internal constant ALICE = address(0xA11CE);
    address internal constant BOB = address(0xB0B);
    address internal constant MALLORY = address(0x3A1);

    AccessManager internal manager;
    ETT internal ett;
    CarrierRegistry internal carriers;
    RouteProfiles internal profiles;
    NumberRegistry internal registry;
    PortingDesk internal desk;

    uint32 internal alpha;
    uint32 internal beta;
    uint32 internal alphaProfile;
    uint32 internal betaProfile;

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

    function _terms() internal view returns (RangeTerms memory) {
        return
            RangeTerms({
                carrier: alpha,
                defaultProfile: alphaProfile,
                minDigits: 11,
                maxDigits: 11,
                depositClass: 0,
                policy: ClaimPolicy.Open,
                quarantineDays: Defaults.QUARANTINE,
                flags: 0
            });
    }

    function _fund(address account) internal {
        vm.prank(GOVERNANCE);
        ett.transfer(account, 10_000 ether);
        vm.startPrank(account);
        ett.approve(address(registry), type(uint256).max);
        ett.approve(address(desk), type(uint256).max);
        ett.approve(address(carriers), type(uint256).max);
        vm.stopPrank();
    }

    function _join(address owner, string memory name) internal returns (uint32 carrier) {
        _fund(owner);
        vm.prank(owner);
        carrier = carriers.join(owner, name, "", Defaults.BOND);
    }

    function _rules(string memory template) internal pure returns (Rule[] memory rules) {
        rules = new Rule[](1);
        rules[0] = Rule({ order: 10, preference: 20, kind: RuleKind.Sip, template: template });
    }

    function _createProfile(address owner, uint32 carrier, uint8 flags) internal returns (uint32) {
        vm.prank(owner);
        return profiles.create(carrier, 300, flags, _rules(Defaults.TEMPLATE));
    }

    function _claim(address holder, uint64 number) internal {
        vm.prank(holder);
        registry.claim(number, holder, 0, type(uint96).max);
    }

    function _order(uint32 profile) internal pure returns (bytes memory) {
        return _order(profile, type(uint96).max);
    }

    function _order(uint32 profile, uint96 highestFee) internal pure returns (bytes memory) {
        return
            abi.encode(
                PortOrder({ profile: profile, highestFee: highestFee, acceptance: "", permit: Permit(0, 0, 0, 0, 0) })
            );
    }

    function _port(address holder, uint64 number, uint32 profile) internal {
        bytes memory order = _order(profile);
        vm.prank(holder);
        registry.safeTransferFrom(holder, address(desk), number, order);
    }

    function _skipDays(uint256 count) internal {
        vm.warp(block.timestamp + count * 1 days);
    }

    function _today() internal view returns (uint16) {
        return uint16(block.timestamp / 1 days);
    }

    function _deploy() private {
        _deployer = new Create3Deployer();
        manager = AccessManager(_at("AccessManager"));
        ett = ETT(_at("ETT"));
        carriers = CarrierRegistry(_at("CarrierRegistry"));
        profiles = RouteProfiles(_at("RouteProfiles"));
        registry = NumberRegistry(_at("NumberRegistry"));
        desk = PortingDesk(_at("PortingDesk"));
        _put("AccessManager", type(AccessManager).creationCode, abi.encode(GOVERNANCE));
        _put("ETT", type(ETT).creationCode, abi.encode(GOVERNANCE, 1_000_000_000 ether));
        _put("CarrierRegistry", type(CarrierRegistry).creationCode, abi.encode(manager, ett));
        _put("RouteProfiles", type(RouteProfiles).creationCode, abi.encode(carriers));
        _put("NumberRegistry", type(NumberRegistry).creationCode, abi.encode(manager, ett, carriers, profiles, desk));
        _put(
            "PortingDesk",
            type(PortingDesk).creationCode,
            abi.encode(manager, ett, carriers, profiles, registry, TREASURY)
        );
    }

    function _govern() private {
        vm.startPrank(GOVERNANCE);
        carriers.setBond(Defaults.BOND);
        desk.setBaseFee(Defaults.BASE_FEE);
        registry.addDepositClass(Defaults.DEPOSIT);
        registry.addDepositClass(Defaults.DEARER_DEPOSIT);
        registry.delegate(Defaults.COUNTRY, NANPA, 11, 11);
        vm.stopPrank();
        vm.prank(NANPA);
        registry.openRangeLengths(Defaults.COUNTRY, Defaults.LENGTHS);
    }

    function _at(bytes32 salt) private view returns (address) {
        return _deployer.addressOf(address(this), salt);
    }

    function _put(bytes32 salt, bytes memory code, bytes memory args) private {
        _deployer.deploy(salt, bytes.concat(code, args));
    }
}
