// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { NumberState } from "../numbering/types/Resolution.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Payer } from "../testing/Payer.t.sol";
import { Verified } from "../testing/Verified.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { VerificationVoucher } from "./types/VerificationVoucher.sol";

/// @notice One number's life in random steps, beside a model of a few lines that knows the rules and not the contracts: who
/// holds it, who contests it, and what each wallet has.
contract ContestLifeTest is Verified {
    /// @dev 0 for nobody; times in seconds, `until` in days. `suspended` is when the verifier last was, this second included.
    struct Model {
        address holder;
        uint256 until;
        address challenger;
        uint256 opened;
        uint256 challengersUntil;
        uint256 suspended;
        uint256 now_;
    }

    uint256 private constant STAKE = Defaults.DEARER_DEPOSIT;
    uint256 private constant ANSWER_TIME = 14 days;
    uint256 private constant WAITS = 90;

    Model private _m;
    mapping(address wallet => uint256 day) private _waits;
    mapping(address wallet => int256 change) private _change;
    mapping(address wallet => uint256 amount) private _start;
    address[3] private _wallets = [ALICE, BOB, CAROL];

    /// @dev Each word is a step: what is done, by or for whom, and how many hours pass before it.
    function testFuzz_TheContractsDoWhatTheModelSays(uint24[40] calldata steps) public {
        for (uint256 i; i < 3; ++i) _start[_wallets[i]] = ett.balanceOf(_wallets[i]);
        _m.now_ = vm.getBlockTimestamp();
        vm.prank(OFCOM);
        verifiers.accredit(UK, second, 1_000);
        for (uint256 i; i < steps.length; ++i) {
            _m.now_ += ((steps[i] >> 8) % 300) * 1 hours;
            vm.warp(_m.now_);
            _step(steps[i] % 8, _wallets[(steps[i] >> 4) % 3]);
            _compare();
        }
    }

    function _step(uint256 what, address who) private {
        if (what == 0) _tryClaim(who);
        else if (what == 1) _tryRenewal(who);
        else if (what < 4) _tryContest(who);
        else if (what == 4) _tryAnswer(who);
        else if (what == 5) _trySettle();
        else if (what == 6) _tryRelease();
        else if (uint160(who) % 2 == 0) _trySweep();
        else _tryDrop();
    }

    function _tryClaim(address who) private {
        bool free = _m.holder == address(0);
        bool over = !free && _lapsed() && _m.challenger == address(0) && who != _m.holder;
        VerificationVoucher memory voucher = _word(who);
        bytes memory signature = _sign(voucher);
        vm.prank(who);
        _call(
            free || over,
            abi.encodeCall(verificationDesk.claim, (voucher, signature, type(uint96).max, Payer.allowance()))
        );
        if (!free && !over) return;
        if (over) _pay(_m.holder, int256(STAKE));
        _pay(who, -int256(STAKE));
        (_m.holder, _m.until) = (who, _word());
    }

    function _tryRenewal(address who) private {
        bool may = _m.holder == who && _m.challenger == address(0) && _word() > _m.until;
        VerificationVoucher memory voucher = _word(who);
        bytes memory signature = _sign(voucher);
        _call(may, abi.encodeCall(verificationDesk.renew, (voucher, signature)));
        if (may) _m.until = _word();
    }

    function _tryContest(address who) private {
        bool may =
            _m.holder != address(0) &&
                _m.holder != who &&
                _m.challenger == address(0) &&
                !_lapsed() &&
                _day() >= _waits[who];
        VerificationVoucher memory voucher = _word(who);
        bytes memory signature = _sign(voucher);
        vm.prank(who);
        _call(
            may,
            abi.encodeCall(verificationDesk.openContest, (voucher, signature, type(uint96).max, Payer.allowance()))
        );
        if (!may) return;
        _pay(who, -int256(STAKE));
        (_m.challenger, _m.opened, _m.challengersUntil) = (who, _m.now_, _word());
    }

    function _tryAnswer(address who) private {
        bool may = _m.challenger != address(0) && _m.holder == who && !_fell() && _m.now_ < _m.opened + ANSWER_TIME;
        VerificationVoucher memory voucher = _word(who);
        bytes memory signature = _sign(voucher);
        _call(may, abi.encodeCall(verificationDesk.answerContest, (voucher, signature)));
        if (!may) return;
        _pay(_m.holder, int256(STAKE / 10));
        _pay(_m.challenger, int256(STAKE - STAKE / 10));
        _waits[_m.challenger] = _day() + WAITS;
        _m.challenger = address(0);
        if (_word() > _m.until) _m.until = _word();
    }

    function _trySettle() private {
        bool may = _m.challenger != address(0) && !_fell() && _m.now_ >= _m.opened + ANSWER_TIME;
        _call(may, abi.encodeCall(verificationDesk.settleContest, (LONDON)));
        if (may) _won();
    }

    function _tryRelease() private {
        if (_m.holder == address(0)) return;
        vm.prank(_m.holder);
        registry.release(LONDON);
        if (_m.challenger != address(0) && !_fell()) return _won();
        if (_m.challenger != address(0)) _pay(_m.challenger, int256(STAKE));
        _ended();
    }

    function _trySweep() private {
        bool may = _m.holder != address(0) && _m.challenger == address(0) && _day() > _m.until + 30;
        _call(may, abi.encodeCall(verificationDesk.sweep, (LONDON)));
        if (may) _ended();
    }

    /// @dev Governance suspends and reinstates the verifier: what it opened before has fallen; then it is tried to drop it.
    function _tryDrop() private {
        bool contested = _m.challenger != address(0);
        if (_m.now_ % 5 < 3) {
            _suspend(second);
            vm.prank(GOVERNANCE);
            verifiers.reinstate(second);
            _m.suspended = _m.now_;
        }
        bool may = contested && _fell();
        _call(may, abi.encodeCall(verificationDesk.dropContest, (LONDON)));
        if (!may) return;
        _pay(_m.challenger, int256(STAKE));
        _m.challenger = address(0);
    }

    function _won() private {
        _pay(_m.holder, int256(STAKE));
        (_m.holder, _m.challenger, _m.until) = (_m.challenger, address(0), _m.challengersUntil);
    }

    function _ended() private {
        _pay(_m.holder, int256(STAKE));
        (_m.holder, _m.challenger) = (address(0), address(0));
    }

    function _pay(address who, int256 amount) private {
        _change[who] += amount;
    }

    /// @dev The day until which the verifier vouches now: 30 to 59 days ahead, so that a later word may be for a shorter time.
    function _word() private view returns (uint256) {
        return _day() + 30 + ((_m.now_ / 1 hours) % 30);
    }

    /// @dev The second verifier's word.
    function _word(address who) private view returns (VerificationVoucher memory voucher) {
        voucher = _voucher(LONDON, who);
        (voucher.verifier, voucher.verifiedUntil) = (second, uint16(_word()));
    }

    function _call(bool goesThrough, bytes memory data) private {
        (bool done, ) = address(verificationDesk).call(data);
        vm.assertEq(done ? 1 : 0, goesThrough ? 1 : 0, "goes through");
    }

    function _compare() private view {
        NumberState memory state = registry.numberState(LONDON);
        vm.assertEq(state.holder, _m.holder, "holder");
        vm.assertEq(state.flags & 4, _m.challenger == address(0) ? 0 : 4, "contested");
        vm.assertEq(verificationDesk.contestAt(LONDON).challenger, _m.challenger, "challenger");
        if (_m.holder != address(0)) vm.assertEq(state.day, _m.until, "verified until");
        uint256 kept = (_m.holder == address(0) ? 0 : STAKE) + (_m.challenger == address(0) ? 0 : STAKE);
        vm.assertEq(ett.balanceOf(address(registry)), kept, "deposits and stakes");
        for (uint256 i; i < 3; ++i) {
            address wallet = _wallets[i];
            vm.assertEq(ett.balanceOf(wallet), uint256(int256(_start[wallet]) + _change[wallet]), "balance");
        }
    }

    function _fell() private view returns (bool) {
        return _m.suspended >= _m.opened;
    }

    function _lapsed() private view returns (bool) {
        return _day() > _m.until;
    }

    function _day() private view returns (uint256) {
        return _m.now_ / 1 days;
    }
}
