// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { today } from "../calendar/Day.sol";
import { NumberHoldings } from "./NumberHoldings.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { Digits } from "./libraries/Digits.sol";
import { CLOSED_FOR_GOOD } from "./types/Authority.sol";
import { AuthorityRecord } from "./types/AuthorityRecord.sol";
import { NumberRecord, TOMBSTONE_MOVED, newNumberRecord } from "./types/NumberRecord.sol";

/// @title From one registry to the next
/// @notice A holder may take his number to the registry that governance named as successor; this one goes on serving those who
/// stay. A number is never live in both.
abstract contract NumberSuccession is NumberHoldings {
    uint16 private constant NOTICE_DAYS_OF_SUCCESSION = 90;

    address private _successor;
    uint16 private _opensOn;

    /// @inheritdoc INumberRegistry
    function announceSuccessor(address successor) external restricted {
        // Check: no number can have moved yet, and no country have been closed.
        if (_takesNumbersIn()) revert SuccessionFinal(_successor, today(), _opensOn);

        // Effect
        uint16 opensOn = successor == address(0) ? 0 : today() + NOTICE_DAYS_OF_SUCCESSION;
        (_successor, _opensOn) = (successor, opensOn);
        emit SuccessorAnnounced(successor, opensOn);
    }

    /// @inheritdoc INumberRegistry
    function moveToSuccessor(uint256 number) external {
        // Check: the successor takes numbers in; the caller himself holds this one; nobody contests it.
        address successor = _successor;
        if (!_takesNumbersIn()) revert SuccessionNotOpen(successor, today(), _opensOn);
        (address holder, NumberRecord record) = _settledNumber(number);
        if (msg.sender != holder) revert NotHolder(number, msg.sender, holder);

        // Effect: gone from here for good.
        uint96 deposit = _depositIn(record);
        _burn(number);
        _setRecord(number, newNumberRecord(0, today(), 0, record.sequence(), TOMBSTONE_MOVED, 0));
        emit NumberMovedOn(uint64(number), holder, successor, deposit, record.sequence());

        // Interaction: the deposit goes before the number.
        _pay(successor, deposit);
        INumberRegistry(successor).arrive(number, holder, record, deposit);
    }

    /// @inheritdoc INumberRegistry
    function arrive(uint256 number, address holder, NumberRecord record, uint96 deposit) external {
        // Check: from the predecessor, free here, and the deposit is what this registry will pay out.
        if (msg.sender != address(_predecessor)) revert NotPredecessor(msg.sender, address(_predecessor));
        (address present, NumberRecord tombstone) = _numberAt(number);
        if (present != address(0)) revert NumberTaken(number, present);
        _refuseMoved(number, tombstone);
        uint96 needed = depositOf(record.depositClass());
        if (deposit != needed) revert DepositClassDiffers(record.depositClass(), deposit, needed);

        // Effect: the sequence never goes back, whatever was signed for the number here before.
        uint16 next = tombstone.nextSequence();
        if (record.sequence() < next) record = record.withSequence(next);
        _mintAndSetExtraDataUnchecked(holder, number, NumberRecord.unwrap(record));
        _emitChanged(number, holder, record);
    }

    /// @inheritdoc INumberRegistry
    function succession() external view returns (address successor, uint16 opensOn) {
        return (_successor, _opensOn);
    }

    /// @inheritdoc INumberRegistry
    function closedForSuccessor(uint64 number) external view returns (address) {
        if (!Digits.wellFormed(number)) return address(0);
        (, uint256 unit) = Digits.measure(number);
        (, AuthorityRecord country) = _countryOf(number, unit);
        if (country.stoppedUntil() != CLOSED_FOR_GOOD) return address(0);
        return _closedBefore(number) == address(this) ? _successor : address(0);
    }

    /// @inheritdoc INumberRegistry
    function heldIn(uint64 number) public view returns (address) {
        if (_exists(number)) return address(this);
        return address(_predecessor) == address(0) ? address(0) : _predecessor.heldIn(number);
    }

    /// @dev Reverts if the number left this registry for its successor.
    function _refuseMoved(uint256 number, NumberRecord tombstone) internal view {
        if (tombstone.flags() & TOMBSTONE_MOVED != 0) revert NumberLiveElsewhere(number, _successor);
    }

    /// @dev Reverts if the number is held in a registry before this one, or could still be claimed there.
    function _refuseLiveBefore(uint256 number) internal view {
        if (address(_predecessor) == address(0)) return;
        address registry = _predecessor.heldIn(uint64(number));
        if (registry != address(0)) revert NumberLiveElsewhere(number, registry);
        registry = _closedBefore(uint64(number));
        if (registry != address(this)) revert PredecessorNotClosed(number, registry, address(this));
    }

    /// @dev For whom the number was closed in the registry before this one: for this one, where there is none.
    function _closedBefore(uint64 number) private view returns (address) {
        return address(_predecessor) == address(0) ? address(this) : _predecessor.closedForSuccessor(number);
    }

    function _takesNumbersIn() private view returns (bool) {
        return _opensOn != 0 && today() >= _opensOn;
    }
}
