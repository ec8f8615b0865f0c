// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { AccessManaged } from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { SafeERC20 } from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import { today } from "../calendar/Day.sol";
import { Carrier, CarrierStatus, ICarrierRegistry } from "./interfaces/ICarrierRegistry.sol";

/// @title Carriers
/// @notice What it does and promises is told in ICarrierRegistry.
contract CarrierRegistry is ICarrierRegistry, AccessManaged {
    using SafeERC20 for IERC20;

    uint96 private constant HIGHEST_BOND = 10_000_000 ether;
    uint256 private constant LONGEST_NAME = 64;
    uint256 private constant LONGEST_URI = 200;

    /// @notice The token in which bonds are paid.
    IERC20 public immutable ett;

    /// @inheritdoc ICarrierRegistry
    uint32 public count;

    /// @inheritdoc ICarrierRegistry
    uint96 public bondNow;

    mapping(uint32 carrier => Carrier) private _carriers;
    mapping(uint32 carrier => address) private _offeredTo;

    modifier onlyOwner(uint32 carrier) {
        address owner = _carriers[carrier].owner;
        if (msg.sender != owner) revert NotOwnerOfCarrier(carrier, msg.sender, owner);
        _;
    }

    constructor(address accessManager, IERC20 ett_) AccessManaged(accessManager) {
        ett = ett_;
    }

    /// @inheritdoc ICarrierRegistry
    function join(
        address signer,
        string calldata name,
        string calldata metadataURI,
        uint96 highestBond
    ) external returns (uint32 carrier) {
        // Check: the bond is bearable, signer and description are there.
        uint96 bond = bondNow;
        if (bond > highestBond) revert BondAboveHighest(bond, highestBond);
        if (signer == address(0)) revert SignerMissing();
        _checkDescription(name, metadataURI);

        // Effect: the next id.
        carrier = ++count;
        _carriers[carrier] = Carrier({
            owner: msg.sender,
            status: CarrierStatus.Active,
            joinedOn: today(),
            leavesOn: 0,
            signer: signer,
            bond: bond
        });
        _emitChanged(carrier);
        emit CarrierDescribed(carrier, name, metadataURI);

        // Interaction: take the bond.
        if (bond != 0) ett.safeTransferFrom(msg.sender, address(this), bond);
    }

    /// @inheritdoc ICarrierRegistry
    function setSigner(uint32 carrier, address signer) external onlyOwner(carrier) {
        if (signer == address(0)) revert SignerMissing();
        _carriers[carrier].signer = signer;
        _emitChanged(carrier);
    }

    /// @inheritdoc ICarrierRegistry
    function describe(uint32 carrier, string calldata name, string calldata metadataURI) external onlyOwner(carrier) {
        _checkDescription(name, metadataURI);
        emit CarrierDescribed(carrier, name, metadataURI);
    }

    /// @inheritdoc ICarrierRegistry
    function offerOwner(uint32 carrier, address to) external onlyOwner(carrier) {
        _offeredTo[carrier] = to;
        emit CarrierOffered(carrier, to);
    }

    /// @inheritdoc ICarrierRegistry
    function acceptOwner(uint32 carrier) external {
        address offeredTo = _offeredTo[carrier];
        if (msg.sender != offeredTo) revert CarrierNotOffered(carrier, msg.sender, offeredTo);
        delete _offeredTo[carrier];
        _carriers[carrier].owner = msg.sender;
        _emitChanged(carrier);
    }

    /// @inheritdoc ICarrierRegistry
    function setBond(uint96 bond) external restricted {
        if (bond > HIGHEST_BOND) revert BondRefused(bond, HIGHEST_BOND);
        bondNow = bond;
        emit BondSet(bond);
    }

    /// @inheritdoc ICarrierRegistry
    function carrierAt(uint32 carrier) external view returns (Carrier memory) {
        return _carriers[carrier];
    }

    /// @inheritdoc ICarrierRegistry
    function standing(uint32 carrier) external view returns (address owner, CarrierStatus status) {
        Carrier storage record = _carriers[carrier];
        return (record.owner, record.status);
    }

    /// @inheritdoc ICarrierRegistry
    function ownerWhenActive(uint32 carrier) external view returns (address owner) {
        Carrier storage record = _carriers[carrier];
        if (record.status == CarrierStatus.Active) owner = record.owner;
    }

    function _emitChanged(uint32 carrier) private {
        Carrier memory record = _carriers[carrier];
        emit CarrierChanged(carrier, record.owner, record.signer, record.status, record.bond);
    }

    function _checkDescription(string calldata name, string calldata metadataURI) private pure {
        uint256 nameLength = bytes(name).length;
        uint256 uriLength = bytes(metadataURI).length;
        if (nameLength == 0 || nameLength > LONGEST_NAME || uriLength > LONGEST_URI) {
            revert DescriptionLength(nameLength, uriLength);
        }
    }
}
