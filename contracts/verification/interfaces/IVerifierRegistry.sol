// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice Where a verifier stands.
enum VerifierStatus {
    None,
    Active,
    Suspended, // vouches for nothing from now on
    Leaving, // gave notice: vouches for nothing, its bond thaws
    Left
}

/// @notice A verifier's record: two slots. `leavesOn` is a day, 0 if no notice was given; `suspendedAt` the second of the last
/// suspension, 0 if there was none.
struct Verifier {
    address signer;
    uint32 carrier;
    VerifierStatus status;
    uint16 leavesOn;
    uint40 suspendedAt;
    uint96 bond;
}

/// @notice That the authority of a prefix trusts a verifier there, and how far: one slot.
/// @dev `authorityVersion` 0 means that it does not; an accreditation ends with the authority's version. `usedOn` and `used`
/// count what it vouched for on that day. `revokedAt` is the second of the last revocation.
struct Accreditation {
    uint16 authorityVersion;
    uint32 dailyLimit;
    uint16 usedOn;
    uint32 used;
    uint40 revokedAt;
}

/// @title Verifiers
/// @notice A verifier is a carrier with a second bond and an id of 16 bits, trusted for the prefixes whose authority accredited
/// it, and there for so many numbers a day. Suspension takes effect at once; what it vouched for stands until verified-until.
interface IVerifierRegistry {
    /// @notice The whole record of a verifier after any change.
    event VerifierChanged(
        uint16 indexed verifier,
        uint32 indexed carrier,
        address indexed signer,
        VerifierStatus status,
        uint16 leavesOn,
        uint96 bond
    );
    /// @notice The authority of a prefix trusts a verifier (`dailyLimit` above 0), or no longer does (0).
    event VerifierAccredited(
        uint64 indexed prefix,
        uint16 indexed verifier,
        uint32 dailyLimit,
        uint16 authorityVersion
    );
    /// @notice The bond asked of new verifiers changed.
    event VerifierBondSet(uint96 bond);

    /// @notice Thrown when the caller does not own the verifier's carrier.
    error NotVerifierOwner(uint16 verifier, address found, address owner);
    /// @notice Thrown when a carrier that is to verify is not active.
    error VerifierCarrierNotActive(uint32 carrier);
    /// @notice Thrown when a verifier's signer is the zero address.
    error VerifierSignerMissing();
    /// @notice Thrown when the bond is higher than the caller said he would bear.
    error VerifierBondAboveHighest(uint96 needed, uint96 highest);
    /// @notice Thrown when the bond would be set above the bound in code.
    error VerifierBondRefused(uint96 found, uint96 highest);
    /// @notice Thrown when there are 65,535 verifiers.
    error VerifiersExhausted();
    /// @notice Thrown when a verifier's status does not admit what is asked.
    error VerifierStatusRefused(uint16 verifier, VerifierStatus found, VerifierStatus needed);
    /// @notice Thrown when a verifier's bond has not thawed.
    error VerifierBondFrozen(uint16 verifier, uint256 today, uint16 leavesOn);
    /// @notice Thrown when the caller is not the authority at exactly this prefix.
    error NotAccreditingAuthority(uint64 prefix, address found, address needed);
    /// @notice Thrown when the authority nearest above a number has not accredited the verifier.
    error VerifierNotAccredited(uint16 verifier, uint64 prefix);
    /// @notice Thrown when a verifier has vouched for as many numbers today as its accreditation allows.
    error VerifierLimitReached(uint16 verifier, uint64 prefix, uint32 dailyLimit);
    /// @notice Thrown when somebody other than the verification desk uses up a verifier's daily limit.
    error NotVerificationDesk(address found, address needed);

    /// @notice Becomes a verifier against a bond from the caller's allowance; by the owner of an active carrier.
    function enrol(uint32 carrier, address signer, uint96 highestBond) external returns (uint16 verifier);

    /// @notice Names a new signer; what the old one signed and nobody used is void.
    function setVerifierSigner(uint16 verifier, address signer) external;

    /// @notice Gives notice: the verifier vouches for nothing from now on, and its bond can be withdrawn 30 days on.
    function giveNotice(uint16 verifier) external;

    /// @notice Pays the bond of a verifier whose notice is over to whom its carrier's owner names; also of a suspended one.
    function withdrawBond(uint16 verifier, address to) external;

    /// @notice Suspends a verifier everywhere, at once, also one that gave notice; by governance. Contests it opened end.
    function suspend(uint16 verifier) external;

    /// @notice Ends a suspension, by governance: the verifier vouches again, or goes on leaving if it gave notice.
    function reinstate(uint16 verifier) external;

    /// @notice Trusts an active verifier with so many numbers a day under a prefix, or with 0 no longer; by the authority there.
    /// @dev With 0 also where it was not accredited, so that an authority can end contests that its predecessor's word opened.
    function accredit(uint64 prefix, uint16 verifier, uint32 dailyLimit) external;

    /// @notice Sets the bond asked of new verifiers; by governance, bounded in code.
    function setVerifierBond(uint96 bond) external;

    /// @notice Counts one voucher of an active, accredited verifier; by the verification desk.
    /// @param prefix where the authority nearest above the number stands
    /// @return signer whose signature the voucher must bear
    function spend(uint16 verifier, uint64 prefix, uint16 authorityVersion) external returns (address signer);

    /// @notice Whether a verifier has been suspended, or its accreditation at the prefix revoked, at this second or later.
    function fellSince(uint16 verifier, uint64 prefix, uint40 timestamp) external view returns (bool);

    /// @notice A verifier's record; all zero if it does not exist.
    function verifierAt(uint16 verifier) external view returns (Verifier memory);

    /// @notice What the authority at exactly this prefix trusts a verifier with; all zero if with nothing.
    function accreditationAt(uint64 prefix, uint16 verifier) external view returns (Accreditation memory);

    /// @notice The bond asked of new verifiers.
    function verifierBond() external view returns (uint96);

    /// @notice How many verifiers there are: the highest id.
    function count() external view returns (uint16);
}
