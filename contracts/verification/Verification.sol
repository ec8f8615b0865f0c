// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { today } from "../calendar/Day.sol";
import { INumberRegistry } from "../numbering/interfaces/INumberRegistry.sol";
import { Digits } from "../numbering/libraries/Digits.sol";
import { Authority } from "../numbering/types/Authority.sol";
import { NumberState, NumberStatus } from "../numbering/types/Resolution.sol";
import { Payment } from "../token/types/Payment.sol";
import { Vouchers } from "./Vouchers.sol";
import { IVerificationDesk } from "./interfaces/IVerificationDesk.sol";
import { VerificationVoucher } from "./types/VerificationVoucher.sol";

/// @title Claims by a verifier's word, their renewal and their end
abstract contract Verification is Vouchers {
    uint256 private constant DAYS_LAPSED_TO_SWEEP = 30;

    /// @inheritdoc IVerificationDesk
    function claim(
        VerificationVoucher calldata voucher,
        bytes calldata signature,
        uint96 highestDeposit,
        Payment calldata payment
    ) external {
        // Check: nobody's number, or lapsed in another's hands, outside all ranges; a voucher for a complete number here.
        uint64 number = voucher.number;
        NumberState memory state = _judge(voucher);
        bool held = state.holder != address(0);
        if (held && (state.status != NumberStatus.Lapsed || state.holder == voucher.holder)) {
            revert INumberRegistry.NumberTaken(number, state.holder);
        }
        (uint64 rangePrefix, ) = registry.rangeOf(number);
        if (rangePrefix != 0) revert RangeEncloses(number, rangePrefix);
        _requireProfile(voucher);
        (bytes32 digest, uint64 prefix, Authority memory authority) = _use(voucher, signature);
        _requireGiven(number, prefix, authority);

        // Interaction: the registry releases what has lapsed, unless somebody contests it, writes the number and takes the deposit.
        _desks().grantVerified(payment, _grantOf(voucher, highestDeposit, digest));
        if (held) emit NumberSwept(number, state.holder, msg.sender);
    }

    /// @inheritdoc IVerificationDesk
    function renew(VerificationVoucher calldata voucher, bytes calldata signature) external {
        // Check: the holder's own number, which a verifier vouched for before, for longer than before: else one stolen key could
        // make numbers lapse, which may then be claimed over at once, or use their sequences up.
        uint64 number = voucher.number;
        NumberState memory state = _judge(voucher);
        _requireVerified(number, state);
        if (voucher.holder != state.holder) revert VerificationHolder(number, voucher.holder, state.holder);
        if (voucher.verifiedUntil <= state.day) revert RenewalTooShort(number, voucher.verifiedUntil, state.day);
        _use(voucher, signature);

        // Interaction: the registry writes the number, unless somebody contests it.
        _desks().renew(number, voucher.verifiedUntil, voucher.verifier);
        emit NumberRenewed(number, state.holder, voucher.verifier, voucher.verifiedUntil);
    }

    /// @inheritdoc IVerificationDesk
    function sweep(uint64 number) external {
        // Check: lapsed for long enough, and no contest that is to decide whose it is.
        NumberState memory state = registry.numberState(number);
        _requireVerified(number, state);
        _requireUncontested(number, state);
        uint256 day = today();
        uint256 lastDay = uint256(state.day) + DAYS_LAPSED_TO_SWEEP;
        if (day <= lastDay) revert NotSweepable(number, day, lastDay + 1);

        // Interaction: the registry releases the number and pays its holder.
        _desks().end(number);
        emit NumberSwept(number, state.holder, msg.sender);
    }

    /// @dev An authority that was not given notice, and as many digits as it says that complete numbers have.
    function _requireGiven(uint64 number, uint64 prefix, Authority memory authority) private pure {
        if (authority.endsOn != 0) revert INumberRegistry.PrefixEnding(prefix, authority.endsOn);
        uint256 digitCount = Digits.count(number);
        if (digitCount < authority.minDigits || digitCount > authority.maxDigits) {
            revert INumberRegistry.NumberLengthRefused(
                number,
                uint8(digitCount),
                authority.minDigits,
                authority.maxDigits
            );
        }
    }
}
