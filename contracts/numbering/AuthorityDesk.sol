// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { AccessManaged } from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import { NOTICE_DAYS, today } from "../calendar/Day.sol";
import { CarrierStatus, ICarrierRegistry } from "../carriers/interfaces/ICarrierRegistry.sol";
import { AuthorityOffer, IAuthorityDesk, RangeOffer } from "./interfaces/IAuthorityDesk.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { IRegistryForDesks } from "./interfaces/IRegistryForDesks.sol";
import { IRouteProfiles } from "./interfaces/IRouteProfiles.sol";
import { CountryCode } from "./libraries/CountryCode.sol";
import { Digits } from "./libraries/Digits.sol";
import { RangeChecks } from "./libraries/RangeChecks.sol";
import { Authority } from "./types/Authority.sol";
import { Enclosure } from "./types/NumberingPlan.sol";
import { ClaimPolicy, RANGE_SUB_ALLOCATED } from "./types/Range.sol";
import { RangeRecord } from "./types/RangeRecord.sol";

/// @title The authority desk
/// @notice What it does and promises is told in IAuthorityDesk. The plan itself stands in the registry, which lets this desk
/// write it.
contract AuthorityDesk is IAuthorityDesk, AccessManaged {
    uint256 private constant MOST_LENGTHS = 4;
    uint256 private constant MOST_COUNTRIES = 256;
    uint16 private constant STOP_DAYS = 7;
    uint16 private constant DAYS_BETWEEN_STOPS = 60;
    uint16 private constant CLOSED_FOR_GOOD = type(uint16).max;
    /// @dev Hand-overs, which two carriers of one owner could repeat at will, leave half of the versions to take-backs.
    uint16 private constant LAST_VERSION_TO_HAND_OVER = type(uint16).max / 2;

    /// @notice Who stands where among the carriers.
    ICarrierRegistry public immutable carriers;

    /// @notice Where calls go.
    IRouteProfiles public immutable profiles;

    /// @notice Where authorities and ranges stand.
    INumberRegistry public immutable registry;

    mapping(uint64 prefix => RangeOffer) private _rangeOffers;
    mapping(uint64 prefix => AuthorityOffer) private _authorityOffers;

    constructor(
        address accessManager,
        ICarrierRegistry carriers_,
        IRouteProfiles profiles_,
        INumberRegistry registry_
    ) AccessManaged(accessManager) {
        carriers = carriers_;
        profiles = profiles_;
        registry = registry_;
    }

    /// @inheritdoc IAuthorityDesk
    function delegate(uint64 prefix, address holder, uint8 minDigits, uint8 maxDigits) external {
        // Check: the caller stands nearest above; the prefix is free, under an authority or itself a whole country code.
        _requireWellFormed(prefix);
        Enclosure memory above = registry.enclosing(prefix);
        _requireCaller(prefix, above.carrier == 0 ? above.holder : _ownerOf(above.carrier));
        Authority memory authority = registry.authorityAt(prefix);
        if (authority.holder != address(0) || registry.rangeAt(prefix).carrier != 0) {
            revert INumberRegistry.PrefixTaken(prefix);
        }
        if (above.carrier != 0) revert INumberRegistry.PrefixTaken(above.prefix);
        if (above.endsOn != 0) revert INumberRegistry.PrefixEnding(above.prefix, above.endsOn);
        if (above.holder == address(0) && prefix != above.country) {
            revert INumberRegistry.TermsRefused(prefix, "country code", prefix, above.country);
        }
        if (holder == address(0)) revert INumberRegistry.TermsRefused(prefix, "holder", 0, 1);
        RangeChecks.requireDigits(above, prefix, minDigits, maxDigits);
        uint16 lengths = _lengthsWith(prefix, above);

        // Effect: the authority, one version on; a country code's lengths and its stop outlive its holders.
        authority.holder = holder;
        authority.minDigits = minDigits;
        authority.maxDigits = maxDigits;
        ++authority.version;
        _setAuthority(prefix, authority);
        if (lengths == above.authorityLengths) return;

        // Effect: the country knows that authorities of this length exist.
        Authority memory country = registry.authorityAt(above.country);
        country.authorityLengths = lengths;
        _setAuthority(above.country, country);
    }

    /// @inheritdoc IAuthorityDesk
    function openRangeLengths(uint64 countryCode, uint16 lengths) external {
        // Check: the authority of a whole country code; longer than the code, 15 at most, four at most, none closed.
        Authority memory authority = _heldAuthority(countryCode);
        _requireCountry(countryCode);
        uint256 possible = (2 << Digits.MOST) - (2 << Digits.count(countryCode));
        uint16 present = authority.rangeLengths;
        if (lengths & ~possible != 0 || present & ~lengths != 0 || _tooMany(lengths)) {
            revert INumberRegistry.RangeLengthsRefused(countryCode, lengths, present);
        }

        // Effect
        authority.rangeLengths = lengths;
        _setAuthority(countryCode, authority);
    }

    /// @inheritdoc IAuthorityDesk
    function giveNotice(uint64 prefix, uint16 endsOn) external {
        // Check: by who may take back, in good time.
        RangeRecord range = _requireMayTakeBack(prefix);
        uint16 earliest = today() + NOTICE_DAYS;
        if (endsOn != 0 && endsOn < earliest) {
            revert INumberRegistry.TermsRefused(prefix, "endsOn", endsOn, earliest);
        }

        // Effect
        if (range.carrier() != 0) {
            _setRange(prefix, range.withEndsOn(endsOn));
        } else {
            Authority memory authority = _givenAuthority(prefix);
            authority.endsOn = endsOn;
            _setAuthority(prefix, authority);
        }
    }

    /// @inheritdoc IAuthorityDesk
    function takeBack(uint64 prefix) external {
        RangeRecord range = _requireMayTakeBack(prefix);
        if (range.carrier() != 0) {
            _requireNoticeOver(prefix, range.endsOn());
            _setRange(prefix, range.vacated());
        } else {
            Authority memory authority = _givenAuthority(prefix);
            _requireNoticeOver(prefix, authority.endsOn);
            // Its version stays, and of a country code the lengths, by which what is below is still found, and the stop.
            authority.holder = address(0);
            authority.minDigits = 0;
            authority.maxDigits = 0;
            authority.endsOn = 0;
            ++authority.version;
            _setAuthority(prefix, authority);
        }
    }

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
    function stop(uint64[] calldata countryCodes) external restricted {
        uint16 day = today();
        _requireFew(countryCodes);
        for (uint256 i; i < countryCodes.length; ++i) {
            uint64 countryCode = countryCodes[i];
            _requireCountry(countryCode);
            Authority memory country = registry.authorityAt(countryCode);
            // For a country that was never stopped this is a day of 1970.
            uint256 possibleOn = uint256(country.stoppedUntil) + DAYS_BETWEEN_STOPS - STOP_DAYS;
            if (day < possibleOn) revert StopRefused(countryCode, day, possibleOn);
            _stop(countryCode, country, day + STOP_DAYS);
        }
    }

    /// @inheritdoc IAuthorityDesk
    function closeForSuccessor(uint64[] calldata countryCodes) external {
        uint16 day = today();
        (address successor, uint16 opensOn) = registry.succession();
        if (successor == address(0) || day < opensOn) {
            revert INumberRegistry.SuccessionNotOpen(successor, day, opensOn);
        }
        _requireFew(countryCodes);
        for (uint256 i; i < countryCodes.length; ++i) {
            _requireCountry(countryCodes[i]);
            _stop(countryCodes[i], registry.authorityAt(countryCodes[i]), CLOSED_FOR_GOOD);
        }
    }

    /// @inheritdoc IAuthorityDesk
    function offerAt(uint64 prefix) external view returns (RangeOffer memory) {
        return _offerAt(prefix, _rangeRecordAt(prefix));
    }

    /// @inheritdoc IAuthorityDesk
    function authorityOfferedTo(uint64 prefix) external view returns (address) {
        return _authorityOfferedTo(prefix, registry.authorityAt(prefix));
    }

    function _stop(uint64 countryCode, Authority memory country, uint16 stoppedUntil) private {
        country.stoppedUntil = stoppedUntil;
        _setAuthority(countryCode, country);
        emit CountryStopped(countryCode, stoppedUntil);
    }

    function _setAuthority(uint64 prefix, Authority memory authority) private {
        IRegistryForDesks(address(registry)).setAuthority(prefix, authority);
    }

    function _setRange(uint64 prefix, RangeRecord range) private {
        IRegistryForDesks(address(registry)).setRange(prefix, range);
    }

    /// @dev Who gave the prefix takes it back: the authority above, also where a range was allocated between later, and out of
    /// a range its carrier, whose doings the authority may undo as well. Where no authority stands above, governance.
    function _requireMayTakeBack(uint64 prefix) private returns (RangeRecord range) {
        _requireWellFormed(prefix);
        range = _rangeRecordAt(prefix);
        (, Authority memory authority) = registry.authorityOver(prefix);
        if (msg.sender == authority.holder) return range;
        uint32 carrier;
        if (range.flags() & RANGE_SUB_ALLOCATED != 0) carrier = registry.enclosing(prefix).carrier;
        _requireCaller(prefix, carrier == 0 ? authority.holder : _ownerOf(carrier));
    }

    /// @dev The caller is `needed`, or governance where that is nobody.
    function _requireCaller(uint64 prefix, address needed) private {
        if (needed == address(0)) _checkCanCall(msg.sender, msg.data);
        else if (msg.sender != needed) revert INumberRegistry.NotNearestAuthority(prefix, msg.sender, needed);
    }

    /// @dev A range of the caller's carrier that was not given notice.
    function _ownRange(uint64 prefix) private view returns (RangeRecord range) {
        range = _rangeRecordAt(prefix);
        address owner = _ownerOf(range.carrier());
        if (msg.sender != owner) revert INumberRegistry.NotCarrierOwner(range.carrier(), msg.sender, owner);
        _requireNoNotice(prefix, range.endsOn());
    }

    /// @dev An authority that the caller holds and that was not given notice.
    function _heldAuthority(uint64 prefix) private view returns (Authority memory authority) {
        authority = registry.authorityAt(prefix);
        if (msg.sender != authority.holder) {
            revert INumberRegistry.NotNearestAuthority(prefix, msg.sender, authority.holder);
        }
        _requireNoNotice(prefix, authority.endsOn);
    }

    function _givenAuthority(uint64 prefix) private view returns (Authority memory authority) {
        authority = registry.authorityAt(prefix);
        if (authority.holder == address(0)) revert INumberRegistry.PrefixNotGiven(prefix);
    }

    function _offerAt(uint64 prefix, RangeRecord range) private view returns (RangeOffer memory offer) {
        offer = _rangeOffers[prefix];
        if (offer.rangeVersion != range.version()) delete offer;
    }

    function _authorityOfferedTo(uint64 prefix, Authority memory authority) private view returns (address) {
        AuthorityOffer memory offer = _authorityOffers[prefix];
        return offer.authorityVersion == authority.version ? offer.to : address(0);
    }

    function _rangeRecordAt(uint64 prefix) private view returns (RangeRecord) {
        return IRegistryForDesks(address(registry)).rangeRecordAt(prefix);
    }

    function _ownerOf(uint32 carrier) private view returns (address owner) {
        (owner, ) = carriers.standing(carrier);
    }

    function _requireNoticeOver(uint64 prefix, uint16 endsOn) private view {
        uint16 day = today();
        if (endsOn == 0 || day < endsOn) revert INumberRegistry.NoticeNotOver(prefix, day, endsOn);
    }

    function _requireNoNotice(uint64 prefix, uint16 endsOn) private pure {
        if (endsOn != 0) revert INumberRegistry.PrefixEnding(prefix, endsOn);
    }

    function _requireWellFormed(uint64 prefix) private pure {
        if (!Digits.wellFormed(prefix)) revert INumberRegistry.NumberMalformed(prefix);
    }

    /// @dev The lengths of a country's authorities with that of the prefix, if it is none of a country code. Only the country's own
    /// authority adds one, so that nobody below taxes others.
    function _lengthsWith(uint64 prefix, Enclosure memory above) private pure returns (uint16 lengths) {
        uint16 present = above.authorityLengths;
        if (prefix == above.country) return present;
        uint256 length = Digits.count(prefix);
        lengths = present | uint16(1 << length);
        if (lengths == present) return present;
        if (above.prefix != above.country) {
            revert INumberRegistry.RangeLengthNotOpen(prefix, uint8(length), present);
        }
        if (_tooMany(lengths)) revert INumberRegistry.RangeLengthsRefused(above.country, lengths, present);
    }

    function _requireCountry(uint64 countryCode) private pure {
        _requireWellFormed(countryCode);
        (uint64 country, ) = CountryCode.split(countryCode, Digits.count(countryCode));
        if (country != countryCode) {
            revert INumberRegistry.TermsRefused(countryCode, "country code", countryCode, country);
        }
    }

    function _requireFew(uint64[] calldata countryCodes) private pure {
        if (countryCodes.length > MOST_COUNTRIES) revert TooManyCountries(countryCodes.length, MOST_COUNTRIES);
    }

    function _tooMany(uint256 lengths) private pure returns (bool) {
        uint256 count;
        for (; lengths != 0; lengths &= lengths - 1) {
            ++count;
        }
        return count > MOST_LENGTHS;
    }
}
