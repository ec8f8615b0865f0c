// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ERC20 } from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import { ERC20Burnable } from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Burnable.sol";
import { ERC3009 } from "@openzeppelin/contracts/token/ERC20/extensions/draft-ERC3009.sol";
import { ERC20Permit } from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/// @title ETT, in which deposits, fees and calls are paid
/// @notice ERC-20 with 18 decimals, EIP-2612 permits and ERC-3009 authorizations. The whole supply is minted once; anyone may burn his own.
contract ETT is ERC20, ERC20Burnable, ERC20Permit, ERC3009 {
    /// @param holder who gets the whole supply
    /// @param supply in the smallest unit
    constructor(address holder, uint256 supply) ERC20("Electronic Telecommunication Token", "ETT") ERC20Permit("ETT") {
        _mint(holder, supply);
    }
}
