// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { vm } from "../../../contracts/testing/Vm.t.sol";
import { Actors } from "./Actors.t.sol";

/// @title What everybody must have in ETT, by what the rules say has been paid
abstract contract Purses is Actors {
    uint96[] internal _amounts;
    /// @dev What treasury and carriers must have got out of ports.
    uint256 internal _basePaid;
    mapping(uint32 carrier => uint96) internal _credit;

    address[] private _accounts;
    mapping(address account => uint256) private _purse;

    constructor() {
        // One class asks for nothing.
        vm.prank(GOVERNANCE);
        registry.addDepositClass(0);
        for (uint8 class; class < 3; ++class) _amounts.push(registry.depositOf(class));
        for (uint256 i; i < HOLDERS; ++i) _open(_holders[i]);
        address[11] memory others = [
            _patron,
            ALPHA_OWNER,
            BETA_OWNER,
            MALLORY,
            TREASURY,
            address(registry),
            address(desk),
            address(claimDesk),
            address(verificationDesk),
            address(verifiers),
            address(carriers)
        ];
        for (uint256 i; i < others.length; ++i) _open(others[i]);
    }

    function _pay(address from, address to, uint256 amount) internal {
        _purse[from] -= amount;
        _purse[to] += amount;
    }

    function _checkPurses() internal view {
        for (uint256 i; i < _accounts.length; ++i) {
            vm.assertEq(ett.balanceOf(_accounts[i]), _purse[_accounts[i]], "2: somebody has more or less than his due");
        }
    }

    function _open(address account) internal {
        _accounts.push(account);
        _purse[account] = ett.balanceOf(account);
    }
}
