// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { vm } from "../testing/Vm.t.sol";
import { Create3Deployer } from "./Create3Deployer.sol";

contract Create3DeployerTest {
    /// @dev Creation code of a contract whose code is one byte, STOP, or INVALID.
    bytes private constant STOP = hex"60015ff3";
    bytes private constant INVALID = hex"60fe5f5360015ff3";

    Create3Deployer private immutable _deployer = new Create3Deployer();

    function test_TheAddressIsKnownBeforehandAndDoesNotDependOnTheCode() public {
        address expected = _deployer.addressOf(address(this), "salt");
        vm.expectEmit(true, true, true, true, address(_deployer));
        emit Create3Deployer.Deployed(address(this), "salt", expected);
        vm.assertEq(_deployer.deploy("salt", STOP), expected, "deployed");
        vm.assertEq(expected.code.length, 1, "code");
    }

    function test_EachSenderHasAllSaltsForHimself() public {
        address mine = _deployer.deploy("salt", STOP);
        vm.prank(address(1));
        address other = _deployer.deploy("salt", INVALID);
        vm.assertTrue(mine != other, "different");
        vm.assertEq(other, _deployer.addressOf(address(1), "salt"), "predicted");
    }

    function test_RevertWhen_TheSaltIsUsed() public {
        _deployer.deploy("salt", STOP);
        vm.expectRevert(bytes4(keccak256("DeploymentFailed()")));
        _deployer.deploy("salt", STOP);
    }
}
