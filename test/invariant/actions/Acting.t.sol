// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IERC20Errors } from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import { Payer } from "../../../contracts/testing/Payer.t.sol";
import { vm } from "../../../contracts/testing/Vm.t.sol";
import { Payment, PaymentKind } from "../../../contracts/token/types/Payment.sol";
import { Numbers } from "../shadow/Numbers.t.sol";
import { Reasons } from "../shadow/Reasons.t.sol";

/// @title How something is tried
/// @notice Beforehand the shadow says whether it must go through and, if not, for which reasons; all else fails the run. The
/// message begins with the number of the invariant that is then broken, 0 where it is a rule besides them.
abstract contract Acting is Numbers {
    uint256 internal constant RULE = 0;
    uint256 internal constant PENDING = 3;
    uint256 internal constant ONCE = 4;
    uint256 internal constant NAMED = 6;
    uint256 internal constant WAY_OUT = 9;

    /// @dev How often something was tried: whose turn it is to be looked at.
    uint256 internal _turn;
    /// @notice How often a function went through, by its selector, or was refused, by the error's.
    mapping(bytes4 selector => uint256) public seen;
    /// @notice How often an action of the handler led to something that went through, by the action's selector.
    mapping(bytes4 selector => uint256) public done;

    string[10] private _names = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    /// @param invariant which is broken if it does not come out as it must
    /// @param reasons all that speaks against it; it must go through if nothing does
    function _try(
        uint256 invariant,
        address by,
        address to,
        bytes memory data,
        Reasons memory reasons
    ) internal returns (bool through) {
        ++_turn;
        bytes memory found;
        vm.prank(by);
        (through, found) = to.call(data);
        ++seen[through ? bytes4(data) : bytes4(found)];
        if (through) ++done[msg.sig];
        if (through && reasons.none()) return true;
        string memory name = _names[invariant];
        if (reasons.none()) vm.assertEq(_word(found), bytes32(0), string.concat(name, ": must go through, but"));
        vm.assertFalse(through, string.concat(name, ": went through, but must be refused"));
        if (reasons.has(bytes4(found))) return false;
        vm.assertEq(_word(found), bytes32(reasons.errors[0]), string.concat(name, ": refused without reason"));
    }

    function _try(uint256 invariant, address by, address to, bytes memory data) internal returns (bool) {
        Reasons memory nothing;
        return _try(invariant, by, to, data, nothing);
    }

    /// @dev What a contract says beforehand is what it will do: 0, or one of the reasons.
    function _assertTold(bytes4 told, Reasons memory reasons, string memory what) internal pure {
        bool right = reasons.none() ? told == 0 : reasons.has(told);
        if (!right) vm.assertEq(bytes32(told), bytes32(reasons.errors[0]), what);
    }

    /// @dev An error's selector; all ones where there is none, which is no error's.
    function _word(bytes memory reason) private pure returns (bytes32) {
        return reason.length < 4 ? bytes32(type(uint256).max) : bytes32(bytes4(reason));
    }

    // --- paying ---

    /// @dev How a holder who calls a desk pays what is due: as he can, or by a patron's authorization.
    /// @param hash what the authorization must name
    function _payment(
        uint256 seed,
        address by,
        uint96 amount,
        bytes32 hash
    ) internal view returns (Payment memory payment, address payer) {
        if (seed % 3 == 0) {
            return (Payer.authorization(ett, PATRON_KEY, address(registry), amount, hash), _patron);
        }
        if (!_mayPay(by)) return (_permit(by, amount), by);
        payment.kind = PaymentKind.Allowance;
        return (payment, by);
    }

    function _permit(address by, uint96 amount) internal view returns (Payment memory) {
        for (uint256 i; i < HOLDERS; ++i) {
            if (_holders[i] == by) return Payer.permit(ett, _keyOf(i), address(registry), amount);
        }
        revert("only holders sign permits");
    }

    /// @dev Whether an account has allowed the registry to take what is due.
    function _mayPay(address by) internal view returns (bool) {
        return by != _holders[HOLDERS - 1];
    }

    /// @dev What speaks against taking an amount from a standing allowance.
    function _payable(Reasons memory r, address by, uint96 amount) internal view {
        r.because(amount != 0 && !_mayPay(by), IERC20Errors.ERC20InsufficientAllowance.selector);
    }
}
