// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ERC721Utils } from "@openzeppelin/contracts/token/ERC721/utils/ERC721Utils.sol";
import { ERC721 } from "solady/src/tokens/ERC721.sol";
import { today } from "../calendar/Day.sol";
import { RegistryDesks } from "./RegistryDesks.sol";
import { LAST_SEQUENCE, NumberRecord } from "./types/NumberRecord.sol";

/// @title Numbers as ERC-721 tokens
/// @notice The owner and the 96 bits of the record stand in one slot. A transfer from holder to holder raises the number's
/// sequence and leaves a verified number 30 days at most; the way to the porting desk and back does neither.
abstract contract NumberToken is RegistryDesks, ERC721 {
    /// @dev How long a number stays verified once it has another holder, who is to verify for himself.
    uint16 private constant VERIFIED_DAYS_AFTER_TRANSFER = 30;
    /// @dev What Solady's ERC721 hashes a token id with to find its slot.
    uint256 private constant OWNERSHIP_SEED = 0x7d8825530a5a2e7a << 192;

    /// @dev The functions of Solady's ERC721 that write are payable.
    modifier refusesEther() {
        if (msg.value != 0) revert EtherRefused(msg.value);
        _;
    }

    function approve(address account, uint256 id) public payable override refusesEther {
        super.approve(account, id);
    }

    /// @notice Moves a number to another holder.
    /// @dev Refused while it is contested, and to contracts from which the token could not come back; to the porting desk it goes
    /// with an order only.
    function transferFrom(address from, address to, uint256 id) public payable override refusesEther {
        _move(from, to, id);
    }

    function safeTransferFrom(address from, address to, uint256 id) public payable override refusesEther {
        _safeMove(from, to, id, "");
    }

    /// @notice Moves a number to another holder, or, with an order as data, to the porting desk.
    function safeTransferFrom(
        address from,
        address to,
        uint256 id,
        bytes calldata data
    ) public payable override refusesEther {
        _safeMove(from, to, id, data);
    }

    function tokenURI(uint256 id) public view override returns (string memory) {
        ownerOf(id);
        return _renderer.tokenURI(uint64(id));
    }

    function name() public pure override returns (string memory) {
        return "DOTS numbers";
    }

    function symbol() public pure override returns (string memory) {
        return "DOTS";
    }

    function _setRecord(uint256 id, NumberRecord record) internal {
        _setExtraData(id, NumberRecord.unwrap(record));
    }

    /// @dev The whole record of a held number, after a change that no other event tells.
    function _emitChanged(uint256 number, address holder, NumberRecord record) internal {
        emit NumberChanged(
            uint64(number),
            holder,
            record.profile(),
            record.day(),
            record.depositClass(),
            record.sequence(),
            record.flags(),
            record.verifier()
        );
    }

    /// @dev Whoever holds the number, the zero address if nobody does, and its record, live or not.
    function _numberAt(uint256 id) internal view returns (address holder, NumberRecord record) {
        uint256 word;
        assembly ("memory-safe") {
            // Read once, where Solady's ERC721 puts both: each of its getters would hash and read anew.
            mstore(0x00, id)
            mstore(0x1c, OWNERSHIP_SEED)
            word := sload(add(id, add(id, keccak256(0x00, 0x20))))
        }
        return (address(uint160(word)), NumberRecord.wrap(uint96(word >> 160)));
    }

    /// @dev Reverts unless somebody holds the number.
    function _heldNumber(uint256 number) internal view returns (address holder, NumberRecord record) {
        (holder, record) = _numberAt(number);
        if (holder == address(0)) revert NumberNotHeld(number);
    }

    /// @dev Reverts unless somebody holds the number and nobody contests it.
    function _settledNumber(uint256 number) internal view returns (address holder, NumberRecord record) {
        (holder, record) = _heldNumber(number);
        if (record.isContested()) revert NumberContested(number);
    }

    /// @dev The sequence after the next change; reverts where only a release is left.
    function _nextSequence(uint256 number, NumberRecord record) internal pure returns (uint16) {
        if (record.sequence() == LAST_SEQUENCE) revert SequenceExhausted(number);
        return record.nextSequence();
    }

    function _safeMove(address from, address to, uint256 id, bytes memory data) private {
        if (to == _portingDesk && data.length != 0) _transfer(msg.sender, from, to, id);
        else _move(from, to, id);
        ERC721Utils.checkOnERC721Received(msg.sender, from, to, id, data);
    }

    function _move(address from, address to, uint256 id) private {
        // Check: free to move, to somebody who can move it on.
        _refuseStuck(id, to);
        (, NumberRecord record) = _numberAt(id);
        if (record.isContested()) revert NumberContested(id);

        // Effect: holder and record.
        _transfer(msg.sender, from, to, id);
        record = record.withSequence(_nextSequence(id, record));
        uint16 latest = today() + VERIFIED_DAYS_AFTER_TRANSFER;
        bool shortened = record.verifier() != 0 && record.day() > latest;
        if (shortened) record = record.verified(latest, record.verifier());
        _setRecord(id, record);
        if (shortened) _emitChanged(id, to, record);
    }
}
