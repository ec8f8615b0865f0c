// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ClaimVoucher } from "../types/ClaimVoucher.sol";

/// @title What is signed for a claim, and what stands in a carrier's tree
/// @dev The two structs are hashed as EIP-712 says; who signs adds the domain.
library ClaimHashes {
    bytes32 internal constant OPEN_CLAIM = keccak256(
        "OpenClaim(uint64 number,address holder,uint32 profile,uint8 depositClass,uint16 sequence)"
    );
    bytes32 internal constant VOUCHER = keccak256(
        "ClaimVoucher(uint64 number,address holder,uint32 profile,uint8 depositClass,uint16 sequence,uint64 rangePrefix,uint16 rangeVersion,uint40 issuedAt,uint40 expiresAt)"
    );
    /// @dev What is hashed for a leaf begins with this, for an EIP-712 digest with 0x1901: neither is ever taken for the other.
    bytes32 internal constant LEAF = keccak256("DOTS ClaimDesk leaf 1");

    /// @notice The struct hash of an open claim.
    function openClaim(
        uint64 number,
        address holder,
        uint32 profile,
        uint8 depositClass,
        uint16 sequence
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(OPEN_CLAIM, number, holder, profile, depositClass, sequence));
    }

    /// @notice The struct hash of a voucher.
    function voucher(ClaimVoucher calldata v) internal pure returns (bytes32) {
        return keccak256(abi.encode(VOUCHER, v));
    }

    /// @notice What stands in a tree for a voucher. Hashed twice: the hash of two nodes is never one of these, and tools that
    /// build trees from lists of values (OpenZeppelin's StandardMerkleTree) make the same leaves.
    function leaf(ClaimVoucher calldata v, uint256 chainId, address desk) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(LEAF, chainId, desk, v))));
    }
}
