// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice ENSIP-10: a resolver for every name under the one it is set for. Its ERC-165 id is 0x9061b923.
interface IExtendedResolver {
    function resolve(bytes calldata name, bytes calldata data) external view returns (bytes memory);
}

/// @notice ENSIP-1: the address of a name on Ethereum.
interface IAddrResolver {
    function addr(bytes32 node) external view returns (address);
}

/// @notice ENSIP-9: the address of a name on any chain; EVM chains by ENSIP-11.
interface IAddressResolver {
    function addr(bytes32 node, uint256 coinType) external view returns (bytes memory);
}

/// @notice ENSIP-5: texts by key.
interface ITextResolver {
    function text(bytes32 node, string calldata key) external view returns (string memory);
}

/// @notice ERC-1185: DNS records in wire format. `name` is the hash of the name in wire format.
interface IDNSRecordResolver {
    function dnsRecord(bytes32 node, bytes32 name, uint16 resource) external view returns (bytes memory);
}
