// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { AccessManager } from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import { CarrierRegistry } from "../carriers/CarrierRegistry.sol";
import { CarrierStatus } from "../carriers/interfaces/ICarrierRegistry.sol";
import { AuthorityDesk } from "../numbering/AuthorityDesk.sol";
import { ClaimDesk } from "../numbering/ClaimDesk.sol";
import { NumberRegistry } from "../numbering/NumberRegistry.sol";
import { RouteProfiles } from "../numbering/RouteProfiles.sol";
import { ClaimPolicy, RangeTerms } from "../numbering/types/Range.sol";
import { Rule, RuleKind } from "../numbering/types/Rule.sol";
import { PortingDesk } from "../porting/PortingDesk.sol";
import { PortOrder } from "../porting/interfaces/IPortingDesk.sol";
import { ETT } from "../token/ETT.sol";
import { Permit } from "../token/types/Permit.sol";
import { VerificationDesk } from "../verification/VerificationDesk.sol";
import { VerifierRegistry } from "../verification/VerifierRegistry.sol";
import { Defaults } from "./Defaults.t.sol";
import { vm } from "./Vm.t.sol";

/// @title Who acts in the tests, on which contracts, and how they do the usual things
abstract contract Cast {
    struct Contracts {
        AccessManager manager;
        ETT ett;
        CarrierRegistry carriers;
        RouteProfiles profiles;
        NumberRegistry registry;
        PortingDesk desk;
        AuthorityDesk authorityDesk;
        uint32 alpha;
        uint32 beta;
        uint32 alphaProfile;
        uint32 betaProfile;
    }

    address internal constant GOVERNANCE = address(0x60);
    address internal constant TREASURY = address(0x7EA5);
    address internal constant NANPA = address(0xA07);
    address internal constant ALPHA_OWNER = address(0xA1FA);
    address internal constant BETA_OWNER = address(0xBE7A);
    address internal constant ALICE = address(0xA11CE);
    address internal constant BOB = address(0xB0B);
    address internal constant MALLORY = address(0x3A1);

    /// @dev Where Solady's ERC721 keeps its tokens; a number's record stands above the owner's 160 bits.
    uint256 private constant TOKEN_SEED = 0x7d8825530a5a2e7a << 192;

    AccessManager internal manager;
    ETT internal ett;
    CarrierRegistry internal carriers;
    RouteProfiles internal profiles;
    NumberRegistry internal registry;
    PortingDesk internal desk;
    AuthorityDesk internal authorityDesk;
    ClaimDesk internal claimDesk;
    VerifierRegistry internal verifiers;
    VerificationDesk internal verificationDesk;
    /// @dev Where the renderer stands; it is deployed in Readers alone.
    address internal renderer;

    uint32 internal alpha;
    uint32 internal beta;
    uint32 internal alphaProfile;
    uint32 internal betaProfile;

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

    function _retire(uint32 carrier) internal {
        (address owner, ) = carriers.standing(carrier);
        _mockStanding(carrier, owner, CarrierStatus.Left);
    }

    /// @dev A mock: carriers cannot leave yet.
    function _mockStanding(uint32 carrier, address owner, CarrierStatus status) internal {
        address whenActive = status == CarrierStatus.Active ? owner : address(0);
        vm.mockCall(address(carriers), abi.encodeCall(carriers.standing, (carrier)), abi.encode(owner, status));
        vm.mockCall(address(carriers), abi.encodeCall(carriers.ownerWhenActive, (carrier)), abi.encode(whenActive));
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

    /// @dev Writes a number's sequence where the registry keeps it, as 65,535 changes would.
    function _setSequence(uint64 id, uint16 sequence) internal {
        bytes32 slot;
        assembly ("memory-safe") {
            mstore(0x00, id)
            mstore(0x1c, TOKEN_SEED)
            slot := add(id, add(id, keccak256(0x00, 0x20)))
        }
        uint256 word = uint256(vm.load(address(registry), slot));
        uint256 shift = 160 + 56;
        word = (word & ~(uint256(type(uint16).max) << shift)) | (uint256(sequence) << shift);
        vm.store(address(registry), slot, bytes32(word));
        vm.assertEq(registry.numberState(id).sequence, sequence, "the slot is the number's");
    }

    /// @dev The time is asked of the runner: the compiler takes `block.timestamp` for constant within a call.
    function _skipDays(uint256 count) internal {
        vm.warp(vm.getBlockTimestamp() + count * 1 days);
    }

    function _today() internal view returns (uint16) {
        return uint16(vm.getBlockTimestamp() / 1 days);
    }
}
