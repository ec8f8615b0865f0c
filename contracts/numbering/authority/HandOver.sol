// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { CarrierStatus } from "../../carriers/interfaces/ICarrierRegistry.sol";
import { AuthorityOffer, IAuthorityDesk, RangeOffer } from "../interfaces/IAuthorityDesk.sol";
import { INumberRegistry } from "../interfaces/INumberRegistry.sol";
import { Authority } from "../types/Authority.sol";
import { ClaimPolicy } from "../types/Range.sol";
import { RangeRecord } from "../types/RangeRecord.sol";
import { PlanWriter } from "./PlanWriter.sol";

/// @title What a range's carrier and an authority's holder decide themselves
/// @notice To hand over what they have, with the consent of who takes it; and a carrier, who may claim its numbers.
abstract contract HandOver is PlanWriter {
    /// @dev Hand-overs, which two carriers of one owner could repeat at will, leave half of the versions to take-backs.
    uint16 private constant LAST_VERSION_TO_HAND_OVER = type(uint16).max / 2;

    mapping(uint64 prefix => RangeOffer) private _rangeOffers;
    mapping(uint64 prefix => AuthorityOffer) private _authorityOffers;

    /// @inheritdoc IAuthorityDesk
    function offerRange(uint64 prefix, uint32 toCarrier) external {
        RangeRecord range = _ownRange(prefix);
        _rangeOffers[prefix] = RangeOffer({ toCarrier: toCarrier, rangeVersion: range.version() });
        emit RangeOffered(prefix, range.carrier(), toCarrier);
    }

    /// @inheritdoc IAuthorityDesk
    function acceptRange(uint64 prefix, uint32 defaultProfile) external {
        // Check: the owner of the carrier it is offered to, which is active; no notice; a profile of the new carrier.
        RangeRecord range = _rangeRecordAt(prefix);
        uint32 carrier = _offerAt(prefix, range).toCarrier;
        (address owner, CarrierStatus status) = carriers.standing(carrier);
        if (msg.sender != owner) revert RangeNotOffered(prefix, msg.sender, carrier);
        if (status != CarrierStatus.Active) revert INumberRegistry.CarrierNotActive(carrier);
        _requireNoNotice(prefix, range.endsOn());
        if (range.version() > LAST_VERSION_TO_HAND_OVER) {
            revert INumberRegistry.TermsRefused(prefix, "version", range.version(), LAST_VERSION_TO_HAND_OVER);
        }
        if (defaultProfile != 0) {
            (uint32 found, , , ) = profiles.head(defaultProfile);
            if (found != carrier) {
                revert INumberRegistry.ProfileNotOfRange(prefix, defaultProfile, found, carrier);
            }
        }

        // Effect: the next version, with which the offer is void.
        _setRange(prefix, range.handedTo(carrier, defaultProfile));
    }

    /// @inheritdoc IAuthorityDesk
    function setPolicy(uint64 prefix, ClaimPolicy policy) external {
        _setRange(prefix, _ownRange(prefix).withPolicy(policy));
    }

    /// @inheritdoc IAuthorityDesk
    function offerAuthority(uint64 prefix, address to) external {
        Authority memory authority = _heldAuthority(prefix);
        _authorityOffers[prefix] = AuthorityOffer({ to: to, authorityVersion: authority.version });
        emit AuthorityOffered(prefix, msg.sender, to);
    }

    /// @inheritdoc IAuthorityDesk
    function acceptAuthority(uint64 prefix) external {
        // Check: offered to the caller in its present version; no notice.
        Authority memory authority = registry.authorityAt(prefix);
        address to = _authorityOfferedTo(prefix, authority);
        if (msg.sender != to) revert AuthorityNotOffered(prefix, msg.sender, to);
        _requireNoNotice(prefix, authority.endsOn);

        // Effect
        delete _authorityOffers[prefix];
        authority.holder = msg.sender;
        _setAuthority(prefix, authority);
    }

    /// @inheritdoc IAuthorityDesk
    function offerAt(uint64 prefix) external view returns (RangeOffer memory) {
        return _offerAt(prefix, _rangeRecordAt(prefix));
    }

    /// @inheritdoc IAuthorityDesk
    function authorityOfferedTo(uint64 prefix) external view returns (address) {
        return _authorityOfferedTo(prefix, registry.authorityAt(prefix));
    }

    /// @dev A range of the caller's carrier that was not given notice.
    function _ownRange(uint64 prefix) private view returns (RangeRecord range) {
        range = _rangeRecordAt(prefix);
        address owner = _ownerOf(range.carrier());
        if (msg.sender != owner) revert INumberRegistry.NotCarrierOwner(range.carrier(), msg.sender, owner);
        _requireNoNotice(prefix, range.endsOn());
    }

    function _offerAt(uint64 prefix, RangeRecord range) private view returns (RangeOffer memory offer) {
        offer = _rangeOffers[prefix];
        if (offer.rangeVersion != range.version()) delete offer;
    }

    function _authorityOfferedTo(uint64 prefix, Authority memory authority) private view returns (address) {
        AuthorityOffer memory offer = _authorityOffers[prefix];
        return offer.authorityVersion == authority.version ? offer.to : address(0);
    }
}
