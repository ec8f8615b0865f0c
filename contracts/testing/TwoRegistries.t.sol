// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Create3Deployer } from "../deployment/Create3Deployer.sol";
import { INumberRenderer } from "../metadata/interfaces/INumberRenderer.sol";
import { AuthorityDesk } from "../numbering/AuthorityDesk.sol";
import { NumberRegistry } from "../numbering/NumberRegistry.sol";
import { INumberRegistry } from "../numbering/interfaces/INumberRegistry.sol";
import { RegistryParts } from "../numbering/types/RegistryParts.sol";
import { Defaults } from "./Defaults.t.sol";
import { Verified } from "./Verified.t.sol";
import { vm } from "./Vm.t.sol";

/// @title A registry and the one that succeeds it, with the same range, money, carriers and profiles
abstract contract TwoRegistries is Verified {
    NumberRegistry internal next;
    AuthorityDesk internal nextAuthorityDesk;

    function setUp() public virtual override {
        super.setUp();
        (next, nextAuthorityDesk) = _deployAfter(registry);
        vm.startPrank(GOVERNANCE);
        next.addDepositClass(Defaults.DEPOSIT);
        next.addDepositClass(Defaults.DEARER_DEPOSIT);
        nextAuthorityDesk.delegate(Defaults.COUNTRY, NANPA, 11, 11);
        vm.stopPrank();
        vm.startPrank(NANPA);
        nextAuthorityDesk.openRangeLengths(Defaults.COUNTRY, Defaults.LENGTHS);
        next.allocate(Defaults.RANGE, _terms());
        vm.stopPrank();
        vm.prank(BOB);
        ett.approve(address(next), type(uint256).max);
    }

    /// @dev The porting, claim and verification desk are those of the first registry: tests act as they would.
    function _deployAfter(
        INumberRegistry predecessor
    ) internal returns (NumberRegistry successor, AuthorityDesk itsAuthorityDesk) {
        Create3Deployer deployer = new Create3Deployer();
        successor = NumberRegistry(deployer.addressOf(address(this), "NumberRegistry"));
        itsAuthorityDesk = AuthorityDesk(deployer.addressOf(address(this), "AuthorityDesk"));
        RegistryParts memory parts = RegistryParts({
            accessManager: address(manager),
            ett: address(ett),
            carriers: carriers,
            profiles: profiles,
            portingDesk: address(desk),
            authorityDesk: address(itsAuthorityDesk),
            claimDesk: address(claimDesk),
            verificationDesk: verificationDesk,
            renderer: INumberRenderer(renderer),
            predecessor: predecessor
        });
        deployer.deploy("NumberRegistry", bytes.concat(type(NumberRegistry).creationCode, abi.encode(parts)));
        deployer.deploy(
            "AuthorityDesk",
            bytes.concat(type(AuthorityDesk).creationCode, abi.encode(manager, carriers, profiles, successor))
        );
    }

    function _announce(address successor) internal {
        vm.prank(GOVERNANCE);
        registry.announceSuccessor(successor);
    }

    function _open() internal {
        _announce(address(next));
        _skipDays(90);
    }

    /// @dev As anybody may, once the succession has opened.
    function _close(AuthorityDesk at, uint64 countryCode) internal {
        uint64[] memory countryCodes = new uint64[](1);
        countryCodes[0] = countryCode;
        vm.prank(MALLORY);
        at.closeForSuccessor(countryCodes);
    }

    function _elsewhere(uint64 number, address where) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(INumberRegistry.NumberLiveElsewhere.selector, number, where);
    }
}
