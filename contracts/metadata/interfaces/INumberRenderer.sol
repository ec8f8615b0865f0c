// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title What wallets show of a number
interface INumberRenderer {
    /// @notice The metadata of a held number (ERC-721), as a data URI: JSON with an image in it.
    /// @dev Reverts with the registry's NumberNotHeld where nobody holds the number, as ERC-721 asks for what is no token.
    function tokenURI(uint64 number) external view returns (string memory);

    /// @notice A number as people write it: `+1 212 555 0123`. Reverts with the registry's NumberMalformed for what is none.
    function written(uint64 number) external pure returns (string memory);
}
