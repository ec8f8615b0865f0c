// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IERC3009 } from "@openzeppelin/contracts/interfaces/draft-IERC3009.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { IERC20Permit } from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import { SafeERC20 } from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import { INumberRegistry } from "../../numbering/interfaces/INumberRegistry.sol";
import { Payment, PaymentKind } from "../types/Payment.sol";

/// @title How ETT is taken
/// @notice From the caller, or from whoever signed an authorization for just this; never from a third party's allowance.
library Payments {
    using SafeERC20 for IERC20;

    /// @notice Takes an amount into this contract.
    /// @param caller whose allowance or permit is used
    /// @param nonce that an authorization must bear: the hash of what is paid for
    function take(Payment calldata payment, address token, address caller, uint256 amount, bytes32 nonce) internal {
        if (amount == 0) return;
        if (payment.kind == PaymentKind.Authorization) {
            if (payment.value != amount) revert INumberRegistry.PaymentValue(payment.value, amount);
            IERC3009(token).receiveWithAuthorization(
                payment.payer,
                address(this),
                amount,
                payment.validAfter,
                payment.deadline,
                nonce,
                payment.v,
                payment.r,
                payment.s
            );
            return;
        }
        if (payment.kind == PaymentKind.Permit) {
            tryPermit(token, caller, payment.value, payment.deadline, payment.v, payment.r, payment.s);
        }
        IERC20(token).safeTransferFrom(caller, address(this), amount);
    }

    /// @notice Uses a permit for this contract. One that fails is ignored: somebody may have sent it before us, and then the
    /// allowance is there; if it is not, what comes next fails by itself.
    function tryPermit(
        address token,
        address owner,
        uint256 value,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) internal {
        try IERC20Permit(token).permit(owner, address(this), value, deadline, v, r, s) {} catch {}
    }

    /// @notice Whose ETT a payment of an amount takes. Of nothing it is the caller: no signature is looked at then, and he may
    /// name anybody.
    function payerOf(Payment calldata payment, address caller, uint256 amount) internal pure returns (address) {
        return amount != 0 && payment.kind == PaymentKind.Authorization ? payment.payer : caller;
    }
}
