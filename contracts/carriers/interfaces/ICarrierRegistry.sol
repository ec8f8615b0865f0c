// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice Where a carrier stands.
enum CarrierStatus {
    None,
    Active,
    Leaving, // gave notice: no claims, port-ins or sub-allocations
    Left
}

/// @notice A carrier's record: two slots.
struct Carrier {
    address owner;
    CarrierStatus status;
    uint16 joinedOn; // day
    uint16 leavesOn; // day, 0 if no notice was given
    address signer;
    uint96 bond;
}

/// @title Carriers
/// @notice Anyone may become a carrier against a bond in ETT: a 20-extension PBX is one too. Ids start at 1.
interface ICarrierRegistry {
    /// @notice The whole record of a carrier after any change.
    event CarrierChanged(
        uint32 indexed carrier,
        address indexed owner,
        address indexed signer,
        CarrierStatus status,
        uint96 bond
    );
    /// @notice What a carrier says of itself; kept in the event only.
    event CarrierDescribed(uint32 indexed carrier, string name, string metadataURI);
    /// @notice The owner named a new one, who has to accept.
    event CarrierOffered(uint32 indexed carrier, address indexed to);
    /// @notice The bond asked of new carriers changed.
    event BondSet(uint96 bond);

    /// @notice Thrown when the caller does not own the carrier.
    error NotOwnerOfCarrier(uint32 carrier, address found, address owner);
    /// @notice Thrown when a carrier is not offered to the caller.
    error CarrierNotOffered(uint32 carrier, address found, address offeredTo);
    /// @notice Thrown when the bond is higher than the joiner said he would bear.
    error BondAboveHighest(uint96 needed, uint96 highest);
    /// @notice Thrown when the bond would be set above the bound in code.
    error BondRefused(uint96 found, uint96 highest);
    /// @notice Thrown when the signer is the zero address.
    error SignerMissing();
    /// @notice Thrown when a name is empty or longer than 64 bytes, or a URI longer than 200.
    error DescriptionLength(uint256 name, uint256 uri);

    /// @notice Becomes a carrier; the bond is taken from the caller's ETT allowance.
    /// @param signer the key that signs for the carrier (settlement, acceptances)
    function join(
        address signer,
        string calldata name,
        string calldata metadataURI,
        uint96 highestBond
    ) external returns (uint32 carrier);

    /// @notice Names a new signer.
    function setSigner(uint32 carrier, address signer) external;

    /// @notice Says something new of the carrier.
    function describe(uint32 carrier, string calldata name, string calldata metadataURI) external;

    /// @notice Offers the carrier to a new owner, who takes it with `acceptOwner`; the zero address takes the offer back.
    function offerOwner(uint32 carrier, address to) external;

    /// @notice Takes a carrier that was offered to the caller.
    function acceptOwner(uint32 carrier) external;

    /// @notice Sets the bond asked of new carriers; by governance.
    function setBond(uint96 bond) external;

    /// @notice A carrier's record; all zero if it does not exist.
    function carrierAt(uint32 carrier) external view returns (Carrier memory);

    /// @notice Owner and status in one read, for the other contracts.
    function standing(uint32 carrier) external view returns (address owner, CarrierStatus status);

    /// @notice The owner of an active carrier; 0 if it is not active.
    function ownerWhenActive(uint32 carrier) external view returns (address owner);

    /// @notice How many carriers there are: the highest id.
    function count() external view returns (uint32);

    /// @notice The bond asked of new carriers.
    function bondNow() external view returns (uint96);
}
