// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Permit } from "../../token/types/Permit.sol";

/// @notice What the holder sends along with the number's token: `abi.encode(PortOrder)`.
/// @dev `acceptance` is empty where the profile is open for port-ins.
struct PortOrder {
    uint32 profile;
    uint96 highestFee;
    bytes acceptance;
    Permit permit;
}

/// @notice What a port would cost. `refusal` is the selector of the error it would revert with, 0 if it would go through.
struct PortQuote {
    uint32 fromProfile;
    uint32 donor;
    uint32 recipient;
    uint96 base;
    uint96 donorPart;
    bool accepted; // the profile is open for port-ins
    bytes4 refusal;
}

/// @notice What a range's donors get of each port, as its carrier laid down: one slot.
/// @dev `next` takes effect on the day `nextOn`; until then `current` holds. Both end with the range's version.
struct DonorPart {
    uint96 current;
    uint96 next;
    uint16 nextOn;
    uint16 rangeVersion;
}

/// @title The porting desk
/// @notice A holder ports a number by sending its token here with an order: in that one transaction the fee is paid, the
/// profile and the sequence change, and the token goes back. A refused port reverts with the reason.
interface IPortingDesk {
    /// @notice The fee of a port was paid. Between profiles of one carrier there is none and no event.
    event PortPaid(
        uint64 indexed number,
        uint32 indexed donor,
        uint32 indexed recipient,
        address payer,
        uint96 base,
        uint96 donorPart
    );
    /// @notice The base part of the fee changed.
    event BaseFeeSet(uint96 base);
    /// @notice The donor part of a range, whole, after its carrier laid down what it will be.
    event DonorPartChanged(uint64 indexed prefix, DonorPart part);
    /// @notice A carrier's credit of donor parts was paid out.
    event CreditWithdrawn(uint32 indexed carrier, address indexed to, uint96 amount);

    /// @notice Thrown when a token comes from a contract other than the registry.
    error NotRegistry(address found, address needed);
    /// @notice Thrown when the data that came with a token is no order.
    error OrderMalformed(uint256 length);
    /// @notice Thrown when an acceptance comes along: ports go to profiles that are open for port-ins.
    error AcceptanceRefused(uint256 length);
    /// @notice Thrown when the profile does not exist.
    error RecipientMissing(uint32 profile);
    /// @notice Thrown when the number is at this profile already.
    error ProfileUnchanged(uint64 number, uint32 profile);
    /// @notice Thrown when the profile is not open for port-ins and its carrier has not accepted this one.
    error PortNotAccepted(uint64 number, uint32 profile, uint32 carrier);
    /// @notice Thrown when the recipient is not an active carrier.
    error RecipientNotActive(uint32 carrier);
    /// @notice Thrown when the fee is higher than the holder said he would bear.
    error FeeAboveHighest(uint96 needed, uint96 highest);
    /// @notice Thrown when the base part would be set above the bound in code.
    error BaseFeeRefused(uint96 found, uint96 highest);
    /// @notice Thrown when a donor part would be set above the bound in code.
    error DonorPartRefused(uint96 found, uint96 highest);
    /// @notice Thrown when no range stands at exactly this prefix.
    error NoRangeAt(uint64 prefix);
    /// @notice Thrown when the caller does not own the carrier whose credit or donor part it is.
    error NotOwner(uint32 carrier, address found, address owner);
    /// @notice Thrown when a carrier has no credit to withdraw.
    error NoCredit(uint32 carrier);

    /// @notice Lays down the donor part of a range from 30 days on; by the owner of the range's carrier, bounded in code.
    function setDonorPart(uint64 prefix, uint96 amount) external;

    /// @notice Pays out what a carrier was credited as donor; by the owner of the carrier.
    function withdrawCredit(uint32 carrier, address to) external returns (uint96 amount);

    /// @notice Sets the base part of the fee; by governance, bounded in code.
    function setBaseFee(uint96 base) external;

    /// @notice What a port of the number to the profile would cost now, without ever reverting.
    function quote(uint64 number, uint32 profile) external view returns (PortQuote memory);

    /// @notice Reverts with the reason for which a port of the number to the profile would be refused now, if there is one;
    /// allowance and highest fee are left out.
    function requirePortable(uint64 number, uint32 profile) external view;

    /// @notice The donor part of the range at exactly this prefix; all zero if none was laid down for its present version.
    function donorPartAt(uint64 prefix) external view returns (DonorPart memory);

    /// @notice What a carrier was credited as donor and has not withdrawn.
    function creditOf(uint32 carrier) external view returns (uint96);

    /// @notice The base part of the fee.
    function baseFee() external view returns (uint96);

    /// @notice Who gets the base part.
    function treasury() external view returns (address);
}
