// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { AccessManaged } from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import { IERC20 } from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import { SafeERC20 } from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import { NOTICE_DAYS, today } from "../calendar/Day.sol";
import { CarrierStatus, ICarrierRegistry } from "../carriers/interfaces/ICarrierRegistry.sol";
import { INumberRegistry } from "../numbering/interfaces/INumberRegistry.sol";
import { Authority } from "../numbering/types/Authority.sol";
import { Accreditation, IVerifierRegistry, Verifier, VerifierStatus } from "./interfaces/IVerifierRegistry.sol";

/// @title Verifiers
/// @notice What it does and promises is told in IVerifierRegistry.
contract VerifierRegistry is IVerifierRegistry, AccessManaged {
    using SafeERC20 for IERC20;

    uint96 private constant HIGHEST_BOND = 10_000_000 ether;

    /// @notice The token in which bonds are paid.
    IERC20 public immutable ett;

    /// @notice Who stands where among the carriers.
    ICarrierRegistry public immutable carriers;

    /// @notice Where authorities stand.
    INumberRegistry public immutable registry;

    /// @notice Who uses verifiers' vouchers.
    address public immutable verificationDesk;

    /// @inheritdoc IVerifierRegistry
    uint16 public count;

    /// @inheritdoc IVerifierRegistry
    uint96 public verifierBond;

    mapping(uint16 verifier => Verifier) private _verifiers;
    mapping(uint64 prefix => mapping(uint16 verifier => Accreditation)) private _accreditations;

    modifier onlyOwner(uint16 verifier) {
        (address owner, ) = carriers.standing(_verifiers[verifier].carrier);
        if (msg.sender != owner) revert NotVerifierOwner(verifier, msg.sender, owner);
        _;
    }

    constructor(
        address accessManager,
        IERC20 ett_,
        ICarrierRegistry carriers_,
        INumberRegistry registry_,
        address verificationDesk_
    ) AccessManaged(accessManager) {
        ett = ett_;
        carriers = carriers_;
        registry = registry_;
        verificationDesk = verificationDesk_;
    }

    /// @inheritdoc IVerifierRegistry
    function enrol(uint32 carrier, address signer, uint96 highestBond) external returns (uint16 verifier) {
        // Check: an active carrier's owner, a bearable bond, a signer, an id.
        (address owner, CarrierStatus standing) = carriers.standing(carrier);
        if (msg.sender != owner) revert ICarrierRegistry.NotOwnerOfCarrier(carrier, msg.sender, owner);
        if (standing != CarrierStatus.Active) revert VerifierCarrierNotActive(carrier);
        uint96 bond = verifierBond;
        if (bond > highestBond) revert VerifierBondAboveHighest(bond, highestBond);
        if (signer == address(0)) revert VerifierSignerMissing();
        if (count == type(uint16).max) revert VerifiersExhausted();

        // Effect: the next id.
        verifier = ++count;
        Verifier storage record = _verifiers[verifier];
        record.signer = signer;
        record.carrier = carrier;
        record.status = VerifierStatus.Active;
        record.bond = bond;
        _emitChanged(verifier);

        // Interaction: take the bond.
        if (bond != 0) ett.safeTransferFrom(msg.sender, address(this), bond);
    }

    /// @inheritdoc IVerifierRegistry
    function setVerifierSigner(uint16 verifier, address signer) external onlyOwner(verifier) {
        if (signer == address(0)) revert VerifierSignerMissing();
        _verifiers[verifier].signer = signer;
        _emitChanged(verifier);
    }

    /// @inheritdoc IVerifierRegistry
    function giveNotice(uint16 verifier) external onlyOwner(verifier) {
        // Check: no notice yet. A suspended verifier may leave too, and stays suspended.
        Verifier storage record = _verifiers[verifier];
        if (record.leavesOn != 0) revert VerifierStatusRefused(verifier, record.status, VerifierStatus.Active);

        // Effect: the thaw is longer than a contest, so that the bond outlasts those its last vouchers opened.
        record.leavesOn = today() + NOTICE_DAYS;
        if (record.status == VerifierStatus.Active) record.status = VerifierStatus.Leaving;
        _emitChanged(verifier);
    }

    /// @inheritdoc IVerifierRegistry
    function withdrawBond(uint16 verifier, address to) external onlyOwner(verifier) {
        // Check: notice was given and is over, and the bond is still here.
        Verifier storage record = _verifiers[verifier];
        if (record.leavesOn == 0 || record.status == VerifierStatus.Left) {
            revert VerifierStatusRefused(verifier, record.status, VerifierStatus.Leaving);
        }
        uint16 day = today();
        if (day < record.leavesOn) revert VerifierBondFrozen(verifier, day, record.leavesOn);

        // Effect: left for good; a suspension does not keep the bond.
        uint96 bond = record.bond;
        record.bond = 0;
        record.status = VerifierStatus.Left;
        _emitChanged(verifier);

        // Interaction: what was paid in goes out.
        if (bond != 0) ett.safeTransfer(to, bond);
    }

    /// @inheritdoc IVerifierRegistry
    function suspend(uint16 verifier) external restricted {
        Verifier storage record = _verifiers[verifier];
        VerifierStatus status = record.status;
        if (status != VerifierStatus.Active && status != VerifierStatus.Leaving) {
            revert VerifierStatusRefused(verifier, status, VerifierStatus.Active);
        }
        record.status = VerifierStatus.Suspended;
        record.suspendedAt = uint40(block.timestamp);
        _emitChanged(verifier);
    }

    /// @inheritdoc IVerifierRegistry
    function reinstate(uint16 verifier) external restricted {
        Verifier storage record = _verifiers[verifier];
        VerifierStatus status = record.status;
        if (status != VerifierStatus.Suspended) {
            revert VerifierStatusRefused(verifier, status, VerifierStatus.Suspended);
        }
        record.status = record.leavesOn == 0 ? VerifierStatus.Active : VerifierStatus.Leaving;
        _emitChanged(verifier);
    }

    /// @inheritdoc IVerifierRegistry
    function accredit(uint64 prefix, uint16 verifier, uint32 dailyLimit) external {
        // Check: the authority there, about a verifier that vouches. To revoke is always possible.
        Authority memory authority = registry.authorityAt(prefix);
        if (msg.sender != authority.holder) revert NotAccreditingAuthority(prefix, msg.sender, authority.holder);
        VerifierStatus status = _verifiers[verifier].status;
        if (dailyLimit != 0 && status != VerifierStatus.Active) {
            revert VerifierStatusRefused(verifier, status, VerifierStatus.Active);
        }

        // Effect: what was used up today stays so.
        Accreditation storage accreditation = _accreditations[prefix][verifier];
        uint16 version = dailyLimit == 0 ? 0 : authority.version;
        accreditation.authorityVersion = version;
        accreditation.dailyLimit = dailyLimit;
        if (dailyLimit == 0) accreditation.revokedAt = uint40(block.timestamp);
        emit VerifierAccredited(prefix, verifier, dailyLimit, version);
    }

    /// @inheritdoc IVerifierRegistry
    function setVerifierBond(uint96 bond) external restricted {
        if (bond > HIGHEST_BOND) revert VerifierBondRefused(bond, HIGHEST_BOND);
        verifierBond = bond;
        emit VerifierBondSet(bond);
    }

    /// @inheritdoc IVerifierRegistry
    function spend(uint16 verifier, uint64 prefix, uint16 authorityVersion) external returns (address signer) {
        // Check: by the desk; the verifier and its carrier are active, trusted here, and not used up today.
        if (msg.sender != verificationDesk) revert NotVerificationDesk(msg.sender, verificationDesk);
        Verifier storage record = _verifiers[verifier];
        if (record.status != VerifierStatus.Active) {
            revert VerifierStatusRefused(verifier, record.status, VerifierStatus.Active);
        }
        (, CarrierStatus standing) = carriers.standing(record.carrier);
        if (standing != CarrierStatus.Active) revert VerifierCarrierNotActive(record.carrier);
        Accreditation memory accreditation = _accreditations[prefix][verifier];
        if (accreditation.authorityVersion == 0 || accreditation.authorityVersion != authorityVersion) {
            revert VerifierNotAccredited(verifier, prefix);
        }
        uint16 day = today();
        uint32 used = accreditation.usedOn == day ? accreditation.used : 0;
        if (used >= accreditation.dailyLimit) {
            revert VerifierLimitReached(verifier, prefix, accreditation.dailyLimit);
        }

        // Effect
        accreditation.usedOn = day;
        accreditation.used = used + 1;
        _accreditations[prefix][verifier] = accreditation;
        return record.signer;
    }

    /// @inheritdoc IVerifierRegistry
    function fellSince(uint16 verifier, uint64 prefix, uint40 timestamp) external view returns (bool) {
        return
            _verifiers[verifier].suspendedAt >= timestamp || _accreditations[prefix][verifier].revokedAt >= timestamp;
    }

    /// @inheritdoc IVerifierRegistry
    function verifierAt(uint16 verifier) external view returns (Verifier memory) {
        return _verifiers[verifier];
    }

    /// @inheritdoc IVerifierRegistry
    function accreditationAt(
        uint64 prefix,
        uint16 verifier
    ) external view returns (Accreditation memory accreditation) {
        accreditation = _accreditations[prefix][verifier];
        if (accreditation.authorityVersion != registry.authorityAt(prefix).version) delete accreditation;
    }

    function _emitChanged(uint16 verifier) private {
        Verifier memory record = _verifiers[verifier];
        emit VerifierChanged(verifier, record.carrier, record.signer, record.status, record.leavesOn, record.bond);
    }
}
