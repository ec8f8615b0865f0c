// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Coin types of chains
/// @notice ENSIP-9 (SLIP-44) for Ethereum, ENSIP-11 for the other EVM chains: their id with the highest of 32 bits set. That
/// bit alone stands for every EVM chain (ENSIP-19).
library CoinTypes {
    uint256 internal constant ETH = 60;
    uint256 private constant EVM = 0x80000000;

    /// @dev What begins the code of an account with a key that has delegated by EIP-7702.
    bytes3 private constant DELEGATION = 0xef0100;

    /// @notice Whether an account of this chain is the same person's on the chain of a coin type.
    /// @dev An account with a key is the same on every EVM chain. A contract may be somebody else's elsewhere, or nobody's:
    /// what is sent there is lost.
    function isOf(uint256 coinType, address account) internal view returns (bool) {
        if (coinType != ETH && coinType >> 31 != 1) return false;
        return coinType == _ofThisChain() || account.code.length == 0 || bytes3(account.code) == DELEGATION;
    }

    function _ofThisChain() private view returns (uint256) {
        return block.chainid == 1 ? ETH : EVM | block.chainid;
    }
}
