// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { CREATE3 } from "solady/src/utils/CREATE3.sol";

/// @title Deploys contracts at addresses known beforehand
/// @notice An address follows from this contract, the sender and the salt alone, not from the code: contracts that name each
/// other as immutables can be deployed in any order, and stand at the same addresses on every chain.
contract Create3Deployer {
    /// @notice A contract was deployed.
    event Deployed(address indexed sender, bytes32 indexed salt, address deployed);

    /// @notice Deploys a contract; each sender has all salts for himself.
    /// @param initCode creation code with the constructor's arguments
    function deploy(bytes32 salt, bytes calldata initCode) external returns (address deployed) {
        deployed = CREATE3.deployDeterministic(initCode, _salt(msg.sender, salt));
        emit Deployed(msg.sender, salt, deployed);
    }

    /// @notice Where `deploy` by the sender with the salt puts a contract, or has put it.
    function addressOf(address sender, bytes32 salt) external view returns (address) {
        return CREATE3.predictDeterministicAddress(_salt(sender, salt));
    }

    function _salt(address sender, bytes32 salt) private pure returns (bytes32) {
        return keccak256(abi.encode(sender, salt));
    }
}
