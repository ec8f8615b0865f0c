// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ERC721 } from "solady/src/tokens/ERC721.sol";
import { INumberRegistry } from "../../../contracts/numbering/interfaces/INumberRegistry.sol";
import { LAST_SEQUENCE } from "../../../contracts/numbering/types/NumberRecord.sol";
import { Payment } from "../../../contracts/token/types/Payment.sol";
import { IVerificationDesk } from "../../../contracts/verification/interfaces/IVerificationDesk.sol";
import { VerifierStatus } from "../../../contracts/verification/interfaces/IVerifierRegistry.sol";
import { VerificationVoucher } from "../../../contracts/verification/types/VerificationVoucher.sol";
import { Reasons } from "../shadow/Reasons.t.sol";
import { Slips } from "./Slips.t.sol";

/// @title Numbers that somebody has by a verifier's word: claimed, kept, contested, lost
abstract contract Verifying is Slips {
    /// @dev What a verifier's word serves.
    enum Use {
        Claim,
        Renew,
        Contest,
        Answer
    }

    uint40 private constant TIME_TO_ANSWER = 14 days;

    mapping(bytes32 voucher => bool) private _usedAtLast;

    /// @dev A word for a number as it stands: mostly one that serves, at once or later; sometimes any.
    function word(uint256 who, uint256 which, uint256 seed) external {
        uint64 number = _find(which, _isForVerifiers);
        Use use = _useFor(number, seed);
        bool right = _die(seed, 1, 4) != 0;
        bool forHolder = right && (use == Use.Renew || use == Use.Answer);
        uint16 verifier = right ? _heardOver(number, seed) : _agencyAt(seed);
        VerificationVoucher memory v = VerificationVoucher({
            number: number,
            holder: forHolder ? _state[number].holder : _wordedTo(number, right, who, seed),
            profile: right ? _profileOf(_agency[verifier].carrier, seed) : _profile(seed),
            depositClass: right && use == Use.Contest
                ? _state[number].depositClass
                : uint8(_die(seed, 2, _amounts.length)),
            sequence: _state[number].sequence,
            verifiedUntil: _today() + uint16(right ? 5 + _die(seed, 3, 90) : _die(seed, 3, 400)),
            verifier: verifier,
            issuedAt: _now(),
            expiresAt: _now() + uint40(_die(seed, 4, right ? 31 : 40)) * 1 days
        });
        uint256 at = _writeWord(v, right || seed % 2 == 0 ? _agency[verifier].key : 0xBAD);
        if (_die(seed, 5, 5) != 0) _bringWord(at, use, seed);
    }

    function oldWord(uint256 which, uint256 use, uint256 seed) external {
        if (_words.length == 0) return;
        uint256 at = which % _words.length;
        if (_die(seed, 9, 2) == 0) return _bringWord(at, Use(use % 4), seed);
        // One that may still serve, for what it may.
        for (uint256 i; i < _words.length; ++i) {
            Reasons memory r;
            _current(r, _words[i].voucher);
            if (r.none()) at = i;
        }
        _bringWord(at, _useFor(_words[at].voucher.number, seed), seed);
    }

    /// @dev A word for a holder whose number will have another sequence by then, as after a contest has been opened.
    function wordAhead(uint256 which, uint256 seed) external {
        uint64 number = _find(which, _isForVerifiers);
        if (_state[number].holder == address(0) || _isLast(number)) return;
        uint16 verifier = _heardOver(number, seed);
        VerificationVoucher memory v = _renewal(number, _state[number].holder);
        (v.verifier, v.expiresAt) = (verifier, _now() + 30 days);
        ++v.sequence;
        _writeWord(v, _agency[verifier].key);
    }

    function sweep(uint256 which) external {
        uint64 number = _find(which, _hasLapsed);
        Reasons memory r;
        _settledVerified(r, number);
        r.because(_today() <= uint256(_state[number].day) + 30, IVerificationDesk.NotSweepable.selector);
        bytes memory data = abi.encodeCall(verificationDesk.sweep, (number));
        if (_try(PENDING, MALLORY, address(verificationDesk), data, r)) _end(number);
    }

    /// @dev Nobody answered.
    function settle(uint256 which) external {
        uint64 number = _find(which, _isContested);
        Reasons memory r;
        _standing(r, number);
        r.because(_now() < _dispute[number].endsAt, IVerificationDesk.ContestTime.selector);
        bytes memory data = abi.encodeCall(verificationDesk.settleContest, (number));
        if (_try(PENDING, MALLORY, address(verificationDesk), data, r)) _passOn(number);
    }

    /// @dev The word it was opened by counts no more.
    function drop(uint256 which) external {
        uint64 number = _find(which, _isContested);
        address challenger = _dispute[number].challenger;
        Reasons memory r;
        r.because(challenger == address(0), IVerificationDesk.NoContest.selector);
        r.because(!_disputeFell(number), IVerificationDesk.ContestVerifierStands.selector);
        bytes memory data = abi.encodeCall(verificationDesk.dropContest, (number));
        if (!_try(PENDING, MALLORY, address(verificationDesk), data, r)) return;
        _pay(address(registry), challenger, _deposit(number));
        _settle(number);
    }

    function _wordCall(
        Word storage w,
        Use use,
        address by,
        uint256 seed
    ) internal view returns (bytes memory data, address payer) {
        VerificationVoucher memory v = w.voucher;
        if (use == Use.Renew) return (abi.encodeCall(verificationDesk.renew, (v, w.signature)), by);
        if (use == Use.Answer) return (abi.encodeCall(verificationDesk.answerContest, (v, w.signature)), by);
        uint96 amount = _amounts[v.depositClass];
        Payment memory payment;
        (payment, payer) = _payment(seed, by, amount, verificationDesk.voucherDigest(v));
        data =
            use == Use.Claim
                ? abi.encodeCall(verificationDesk.claim, (v, w.signature, amount, payment))
                : abi.encodeCall(verificationDesk.openContest, (v, w.signature, amount, payment));
    }

    /// @dev The contest is over and the number stays with its holder.
    function _settle(uint64 number) internal {
        delete _dispute[number];
        _state[number].contested = false;
        _raise(number);
    }

    /// @dev Somebody's by a verifier's word, or nobody's outside all ranges.
    function _isForVerifiers(uint64 number) private view returns (bool) {
        return _isHeld(number) ? _state[number].verifier != 0 : _blockOf(number) == 0 && !_state[number].moved;
    }

    /// @dev What a word mostly serves, as the number stands.
    function _useFor(uint64 number, uint256 seed) private view returns (Use) {
        Number storage n = _state[number];
        if (_die(seed, 6, 6) == 0) return Use(_die(seed, 7, 4));
        if (n.holder == address(0)) return Use.Claim;
        if (n.contested) return Use.Answer;
        if (_hasLapsed(number)) return _die(seed, 7, 2) == 0 ? Use.Claim : Use.Renew;
        return _die(seed, 7, 4) == 0 ? Use.Renew : Use.Contest;
    }

    /// @dev A verifier that is heard over a number, if there is one.
    function _heardOver(uint64 number, uint256 seed) private view returns (uint16) {
        uint64 office = _officeOver(number);
        for (uint256 i; i < _agencies.length; ++i) {
            uint16 verifier = _agencyAt((seed % _agencies.length) + i);
            bool trusted = _trust[office][verifier].officeVersion == _office[office].version;
            if (trusted && _agency[verifier].status == VerifierStatus.Active) return verifier;
        }
        return _agencyAt(seed);
    }

    /// @dev Another than has the number; if it need not be right, also the same, or nobody.
    function _wordedTo(uint64 number, bool right, uint256 who, uint256 seed) private view returns (address) {
        if (right) return _otherThan(_state[number].holder, who);
        return _die(seed, 8, 4) == 0 ? address(0) : _holder(who);
    }

    function _otherThan(address holder, uint256 who) private view returns (address) {
        return _holder(who) == holder ? _holder((who % HOLDERS) + 1) : _holder(who);
    }

    function _bringWord(uint256 at, Use use, uint256 seed) private {
        Word storage w = _words[at];
        VerificationVoucher memory v = w.voucher;
        Reasons memory r;
        _current(r, v);
        uint256 invariant = r.none() ? PENDING : ONCE;
        _hearing(r, v, w.key);
        if (use == Use.Claim) _claimableBy(r, v);
        else if (use == Use.Renew) _renewable(r, v);
        else if (use == Use.Contest) _contestable(r, v);
        else _answerable(r, v);
        address by = _holder(seed);
        (bytes memory data, address payer) = _wordCall(w, use, by, seed);
        if (!_try(invariant, by, address(verificationDesk), data, r)) return;
        w.used = true;
        if (v.sequence == LAST_SEQUENCE) _usedAtLast[keccak256(abi.encode(v))] = true;
        _heard(v);
        if (use == Use.Claim) _claimedBy(v, payer);
        else if (use == Use.Renew) _renewed(v);
        else if (use == Use.Contest) _contested(v, payer);
        else _answered(v);
    }

    /// @dev What speaks against a word as such: it is out of time, or of another time in the number's life.
    function _current(Reasons memory r, VerificationVoucher memory v) private view {
        r.because(!_isInTime(v.issuedAt, v.expiresAt), IVerificationDesk.VerificationOutOfTime.selector);
        bool until = v.verifiedUntil >= _today() && v.verifiedUntil <= _today() + 366;
        r.because(!until, IVerificationDesk.VerifiedUntilRefused.selector);
        r.because(v.sequence != _state[v.number].sequence, IVerificationDesk.VerificationSequence.selector);
        r.because(_usedAtLast[keccak256(abi.encode(v))], IVerificationDesk.VerificationUsed.selector);
    }

    function _claimableBy(Reasons memory r, VerificationVoucher memory v) private view {
        Number storage n = _state[v.number];
        bool held = n.holder != address(0);
        bool lapsedToAnother = _hasLapsed(v.number) && n.holder != v.holder;
        if (held && lapsedToAnother) {
            r.because(n.contested, INumberRegistry.NumberContested.selector);
            r.because(_isStopped(v.number), INumberRegistry.CountryIsStopped.selector);
            // Whoever held it is released first, which is a change of its own.
            bool last = n.sequence >= type(uint16).max - 1;
            r.because(last, INumberRegistry.NumberInQuarantine.selector);
        } else {
            _free(r, v.number);
        }
        r.because(_blockOf(v.number) != 0, IVerificationDesk.RangeEncloses.selector);
        r.because(_office[_officeOver(v.number)].endsOn != 0, INumberRegistry.PrefixEnding.selector);
        r.because(v.holder == address(0), ERC721.TransferToZeroAddress.selector);
        _routed(r, v);
    }

    function _renewable(Reasons memory r, VerificationVoucher memory v) private view {
        _settledVerified(r, v.number);
        r.because(v.holder != _state[v.number].holder, IVerificationDesk.VerificationHolder.selector);
        r.because(v.verifiedUntil <= _state[v.number].day, IVerificationDesk.RenewalTooShort.selector);
        r.because(_isLast(v.number), INumberRegistry.SequenceExhausted.selector);
    }

    function _contestable(Reasons memory r, VerificationVoucher memory v) private view {
        Number storage n = _state[v.number];
        _settledVerified(r, v.number);
        r.because(_hasLapsed(v.number), IVerificationDesk.NumberHasLapsed.selector);
        r.because(v.holder == n.holder, IVerificationDesk.ContestOfOwn.selector);
        r.because(v.holder == address(0), INumberRegistry.RecipientRefused.selector);
        r.because(v.depositClass != n.depositClass, IVerificationDesk.StakeClass.selector);
        bool waits = _today() < _waits[v.number][v.holder];
        r.because(waits, IVerificationDesk.ChallengerWaits.selector);
        r.because(_isStopped(v.number), INumberRegistry.CountryIsStopped.selector);
        _routed(r, v);
    }

    function _answerable(Reasons memory r, VerificationVoucher memory v) private view {
        Dispute storage d = _dispute[v.number];
        _standing(r, v.number);
        r.because(_now() >= d.endsAt, IVerificationDesk.ContestTime.selector);
        r.because(v.holder != _state[v.number].holder, IVerificationDesk.VerificationHolder.selector);
        r.because(v.issuedAt < d.openedAt, IVerificationDesk.AnswerTooOld.selector);
    }

    /// @dev What speaks against taking a number for one that somebody has by a verifier's word and nobody contests.
    function _settledVerified(Reasons memory r, uint64 number) private view {
        Number storage n = _state[number];
        r.because(n.holder == address(0), INumberRegistry.NumberNotHeld.selector);
        r.because(n.verifier == 0, IVerificationDesk.NotVerified.selector);
        r.because(n.contested, INumberRegistry.NumberContested.selector);
    }

    /// @dev What speaks against a contest's being under way.
    function _standing(Reasons memory r, uint64 number) private view {
        r.because(_dispute[number].challenger == address(0), IVerificationDesk.NoContest.selector);
        r.because(_disputeFell(number), IVerificationDesk.ContestVerifierFell.selector);
    }

    /// @dev An open profile, or one of the carrier that is the verifier.
    function _routed(Reasons memory r, VerificationVoucher memory v) private view {
        bool fits = _isOpen[v.profile] || _carrierOf[v.profile] == _agency[v.verifier].carrier;
        r.because(!fits, IVerificationDesk.ProfileRefused.selector);
    }

    function _claimedBy(VerificationVoucher memory v, address payer) private {
        if (_state[v.number].holder != address(0)) _end(v.number);
        _give(v.number, v.holder, v.profile, v.depositClass, v.verifiedUntil, v.verifier);
        _pay(payer, address(registry), _deposit(v.number));
    }

    function _renewed(VerificationVoucher memory v) private {
        (_state[v.number].day, _state[v.number].verifier) = (v.verifiedUntil, v.verifier);
        _raise(v.number);
    }

    function _contested(VerificationVoucher memory v, address payer) private {
        uint64 office = _officeOver(v.number);
        _dispute[v.number] = Dispute({
            challenger: v.holder,
            openedAt: _now(),
            endsAt: _now() + TIME_TO_ANSWER,
            verifier: v.verifier,
            profile: v.profile,
            until: v.verifiedUntil,
            office: office,
            officeVersion: _office[office].version
        });
        _state[v.number].contested = true;
        _raise(v.number);
        _pay(payer, address(registry), _deposit(v.number));
    }

    /// @dev A tenth of the stake is the holder's, and the challenger waits. No verification is cut short.
    function _answered(VerificationVoucher memory v) private {
        address challenger = _dispute[v.number].challenger;
        uint96 stake = _deposit(v.number);
        _pay(address(registry), _state[v.number].holder, stake / 10);
        _pay(address(registry), challenger, stake - stake / 10);
        _waits[v.number][challenger] = _today() + 90;
        _settle(v.number);
        Number storage n = _state[v.number];
        if (v.verifiedUntil > n.day) (n.day, n.verifier) = (v.verifiedUntil, v.verifier);
    }
}
