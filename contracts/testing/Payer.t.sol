// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ETT } from "../token/ETT.sol";
import { Payment, PaymentKind } from "../token/types/Payment.sol";
import { vm } from "./Vm.t.sol";

/// @title What somebody with a key signs to pay in ETT
library Payer {
    bytes32 private constant PERMIT = keccak256(
        "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
    );
    bytes32 private constant RECEIVE = keccak256(
        "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );

    function allowance() internal pure returns (Payment memory payment) {
        payment.kind = PaymentKind.Allowance;
    }

    /// @notice EIP-2612, without end.
    function permit(
        ETT ett,
        uint256 key,
        address spender,
        uint256 value
    ) internal view returns (Payment memory payment) {
        payment.kind = PaymentKind.Permit;
        payment.payer = vm.addr(key);
        payment.value = value;
        payment.deadline = type(uint256).max;
        bytes32 structHash = keccak256(
            abi.encode(PERMIT, payment.payer, spender, value, ett.nonces(payment.payer), payment.deadline)
        );
        _sign(ett, key, structHash, payment);
    }

    /// @notice ERC-3009 `receiveWithAuthorization`, without end.
    function authorization(
        ETT ett,
        uint256 key,
        address to,
        uint256 value,
        bytes32 nonce
    ) internal view returns (Payment memory) {
        return authorizationInTime(ett, key, to, value, nonce, 0, type(uint256).max);
    }

    /// @notice `authorization` that counts between two points in time.
    function authorizationInTime(
        ETT ett,
        uint256 key,
        address to,
        uint256 value,
        bytes32 nonce,
        uint256 validAfter,
        uint256 deadline
    ) internal view returns (Payment memory payment) {
        payment.kind = PaymentKind.Authorization;
        payment.payer = vm.addr(key);
        payment.value = value;
        payment.validAfter = validAfter;
        payment.deadline = deadline;
        bytes32 structHash = keccak256(abi.encode(RECEIVE, payment.payer, to, value, validAfter, deadline, nonce));
        _sign(ett, key, structHash, payment);
    }

    function _sign(ETT ett, uint256 key, bytes32 structHash, Payment memory payment) private view {
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", ett.DOMAIN_SEPARATOR(), structHash));
        (payment.v, payment.r, payment.s) = vm.sign(key, digest);
    }
}
