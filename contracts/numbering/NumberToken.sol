// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ERC721 } from "solady/src/tokens/ERC721.sol";
import { LibString } from "solady/src/utils/LibString.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { LAST_SEQUENCE, NumberRecord, newNumberRecord } from "./types/NumberRecord.sol";

/// @title Numbers as ERC-721 tokens
/// @notice The owner and the 96 bits of the record stand in one slot. A transfer from holder to holder raises the number's
/// sequence; the way to the porting desk and back does not.
abstract contract NumberToken is INumberRegistry, ERC721 {
    using LibString for uint256;

    /// @notice The token in which deposits are paid.
    address public immutable ett;

    /// @notice Where a number is sent, with an order, to be ported.
    address public immutable portingDesk;

    /// @dev The functions of Solady's ERC721 that write are payable.
    modifier refusesEther() {
        if (msg.value != 0) revert EtherRefused(msg.value);
        _;
    }

    constructor(address ett_, address portingDesk_) {
        ett = ett_;
        portingDesk = portingDesk_;
    }

    function approve(address account, uint256 id) public payable override refusesEther {
        super.approve(account, id);
    }

    /// @notice Moves a number to another holder.
    /// @dev Refused to contracts from which the token could not come back; to the desk it goes with an order only.
    function transferFrom(address from, address to, uint256 id) public payable override refusesEther {
        _refuseStuck(id, to);
        super.transferFrom(from, to, id);
        _raiseSequence(id);
    }

    function safeTransferFrom(address from, address to, uint256 id) public payable override {
        super.safeTransferFrom(from, to, id);
    }

    /// @notice Moves a number to another holder, or, with an order as data, to the porting desk.
    function safeTransferFrom(
        address from,
        address to,
        uint256 id,
        bytes calldata data
    ) public payable override refusesEther {
        if (to == portingDesk && data.length != 0) _safeTransfer(msg.sender, from, to, id, data);
        else super.safeTransferFrom(from, to, id, data);
    }

    function tokenURI(uint256 id) public view override returns (string memory) {
        ownerOf(id);
        return string.concat("data:application/json,%7B%22name%22:%22%2B", id.toString(), "%22%7D");
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

    /// @dev Whoever holds the number, the zero address if nobody does, and its record, live or not.
    function _numberAt(uint64 number) internal view returns (address holder, NumberRecord record) {
        return (_ownerOf(number), NumberRecord.wrap(_getExtraData(number)));
    }

    function _refuseStuck(uint256 id, address to) internal view {
        if (to == portingDesk || to == address(this) || to == ett) revert RecipientRefused(uint64(id), to);
    }

    /// @dev The sequence after the next change; reverts where only a release is left.
    function _nextSequence(uint64 number, NumberRecord record) internal pure returns (uint16) {
        uint16 sequence = record.sequence();
        if (sequence == LAST_SEQUENCE) revert SequenceExhausted(number);
        unchecked {
            return sequence + 1;
        }
    }

    function _raiseSequence(uint256 id) private {
        NumberRecord record = NumberRecord.wrap(_getExtraData(id));
        _setRecord(
            id,
            newNumberRecord(
                record.profile(),
                record.day(),
                record.depositClass(),
                _nextSequence(uint64(id), record),
                record.flags(),
                record.verifier()
            )
        );
    }
}
