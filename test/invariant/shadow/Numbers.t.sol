// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { INumberRegistry } from "../../../contracts/numbering/interfaces/INumberRegistry.sol";
import { LAST_SEQUENCE } from "../../../contracts/numbering/types/NumberRecord.sol";
import { NumberStatus } from "../../../contracts/numbering/types/Resolution.sol";
import { IPortingDesk } from "../../../contracts/porting/interfaces/IPortingDesk.sol";
import { Agencies } from "./Agencies.t.sol";
import { Reasons } from "./Reasons.t.sol";

/// @title What has become of each number, by what has happened
abstract contract Numbers is Agencies {
    struct Number {
        address holder;
        uint32 profile;
        uint16 day;
        uint8 depositClass;
        uint16 sequence;
        uint16 verifier;
        bool ported;
        bool contested;
        bool rested;
        bool moved;
    }

    /// @dev A contest, or an authority's decision (without a challenger).
    struct Dispute {
        address challenger;
        uint40 openedAt;
        uint40 endsAt;
        uint16 verifier;
        uint32 profile;
        uint16 until;
        uint64 office;
        uint16 officeVersion;
    }

    mapping(uint64 number => Number) internal _state;
    /// @dev Who may move a number besides its holder: one for this number, and whoever may move all of a holder's.
    mapping(uint64 number => address) internal _approved;
    mapping(address holder => mapping(address operator => bool)) internal _isOperator;
    mapping(uint64 number => Dispute) internal _dispute;
    mapping(uint64 number => mapping(address challenger => uint16 day)) internal _waits;
    address internal _successor;
    uint16 internal _movesFrom;

    constructor() {
        // Two numbers come to their last changes while they are watched.
        _age(_pool[1], LAST_SEQUENCE - 2);
        _age(_pool[5], LAST_SEQUENCE - 4);
    }

    function _deposit(uint64 number) internal view returns (uint96) {
        return _amounts[_state[number].depositClass];
    }

    function _hasLapsed(uint64 number) internal view returns (bool) {
        return _state[number].verifier != 0 && _today() > _state[number].day;
    }

    function _rests(uint64 number) internal view returns (bool) {
        Number storage n = _state[number];
        bool rests = n.rested && _today() < uint256(n.day) + _block[_blockOf(number)].quarantineDays;
        return rests || _isWorn(number);
    }

    /// @dev Whether what was signed for a number while it used up its sequence could still be valid.
    function _isWorn(uint64 number) internal view returns (bool) {
        return _isLast(number) && _today() < uint256(_state[number].day) + 31;
    }

    function _isHeld(uint64 number) internal view returns (bool) {
        return _state[number].holder != address(0);
    }

    function _isContested(uint64 number) internal view returns (bool) {
        return _state[number].contested;
    }

    function _isDecided(uint64 number) internal view returns (bool) {
        return _state[number].contested && _dispute[number].challenger == address(0);
    }

    /// @dev Whether decisions may end holdings there.
    function _admitted(uint64 number) internal view returns (bool) {
        return _block[_blockOf(number)].decisions;
    }

    /// @dev Whether a decision under way would still be carried out.
    function _decisionStands(uint64 number) internal view returns (bool) {
        Dispute storage d = _dispute[number];
        return _admitted(number) && _office[d.office].version == d.officeVersion;
    }

    function _mayMove(uint64 number, address by) internal view returns (bool) {
        address holder = _state[number].holder;
        return by == holder || _isOperator[holder][by] || (by != address(0) && by == _approved[number]);
    }

    function _isLast(uint64 number) internal view returns (bool) {
        return _state[number].sequence == LAST_SEQUENCE;
    }

    function _statusOf(uint64 number) internal view returns (NumberStatus) {
        if (_state[number].holder != address(0)) return _hasLapsed(number) ? NumberStatus.Lapsed : NumberStatus.Held;
        if (_state[number].moved) return NumberStatus.MovedOn;
        if (_blockOf(number) == 0) return NumberStatus.Unassigned;
        return _rests(number) ? NumberStatus.Quarantined : NumberStatus.Available;
    }

    /// @dev The profile that serves calls to a number, 0 if none does.
    function _routeOf(uint64 number) internal view returns (uint32) {
        if (_statusOf(number) == NumberStatus.Held) return _state[number].profile;
        Block storage b = _block[_blockOf(number)];
        bool ended = b.endsOn != 0 && _today() >= b.endsOn;
        return b.claimedOnly || ended ? 0 : b.defaultProfile;
    }

    /// @dev What speaks against anybody's having a number now, in a range or by a verifier's word.
    function _free(Reasons memory r, uint64 number) internal view {
        r.because(_state[number].holder != address(0), INumberRegistry.NumberTaken.selector);
        r.because(_state[number].moved, INumberRegistry.NumberLiveElsewhere.selector);
        r.because(_isWorn(number), INumberRegistry.NumberInQuarantine.selector);
        r.because(_isStopped(number), INumberRegistry.CountryIsStopped.selector);
    }

    /// @dev What speaks against anybody's having a number of a range now.
    function _grantable(Reasons memory r, uint64 number) internal view {
        _free(r, number);
        uint64 prefix = _blockOf(number);
        r.because(prefix == 0, INumberRegistry.RangeMissing.selector);
        r.because(_block[prefix].endsOn != 0, INumberRegistry.PrefixEnding.selector);
        r.because(_rests(number), INumberRegistry.NumberInQuarantine.selector);
    }

    /// @dev What speaks against the holder's porting a number to a profile.
    function _portable(Reasons memory r, uint64 number, uint32 profile) internal view {
        Number storage n = _state[number];
        r.because(n.contested, INumberRegistry.NumberContested.selector);
        r.because(_isLast(number), INumberRegistry.SequenceExhausted.selector);
        r.because(n.profile == profile, IPortingDesk.ProfileUnchanged.selector);
        bool home = _carrierOf[profile] == _carrierOf[n.profile] && _block[_blockOf(number)].defaultProfile == profile;
        r.because(!_isOpen[profile] && !home, IPortingDesk.PortNotAccepted.selector);
    }

    /// @dev What a port must cost: nothing between profiles of one carrier.
    function _feeOf(uint64 number, uint32 profile) internal view returns (uint96 base, uint96 donorPart) {
        if (_carrierOf[profile] == _carrierOf[_state[number].profile]) return (0, 0);
        return (_baseFee, _donorShareOf(_blockOf(number)));
    }

    // --- what happens to a number ---

    function _raise(uint64 number) internal {
        if (!_isLast(number)) ++_state[number].sequence;
    }

    function _give(uint64 number, address holder, uint32 profile, uint8 depositClass, uint16 day, uint16 by) internal {
        // A claim over a number that was worn out begins anew.
        if (_isLast(number) && !_isHeld(number) && holder != address(0)) _state[number].sequence = 0;
        _raise(number);
        delete _approved[number];
        _state[number] = Number({
            holder: holder,
            profile: profile,
            day: day,
            depositClass: depositClass,
            sequence: _state[number].sequence,
            verifier: by,
            ported: false,
            contested: false,
            rested: false,
            moved: false
        });
    }

    /// @dev The deposit goes to the holder; nobody has the number any more.
    function _end(uint64 number) internal {
        _pay(address(registry), _state[number].holder, _deposit(number));
        bool rested = _state[number].verifier != 0 || _today() >= _state[number].day + 7;
        _give(number, address(0), 0, 0, _today(), 0);
        _state[number].rested = rested;
        delete _dispute[number];
    }

    /// @dev The challenger has the number; his stake is its deposit, and the old holder has his own back.
    function _passOn(uint64 number) internal {
        Dispute storage d = _dispute[number];
        _pay(address(registry), _state[number].holder, _deposit(number));
        _give(number, d.challenger, d.profile, _state[number].depositClass, d.until, d.verifier);
        delete _dispute[number];
    }

    /// @dev Whether the word that a contest was opened by counts no more: those who could answer are others than before.
    function _disputeFell(uint64 number) internal view returns (bool) {
        Dispute storage d = _dispute[number];
        bool another = _officeOver(number) != d.office;
        return another || _fellSince(d.verifier, d.office, d.officeVersion, d.openedAt);
    }

    function _age(uint64 number, uint16 sequence) private {
        _setSequence(number, sequence);
        _state[number].sequence = sequence;
    }
}
