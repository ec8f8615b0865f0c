// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { NumberLens } from "../lens/NumberLens.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Payer } from "../testing/Payer.t.sol";
import { TwoRegistries } from "../testing/TwoRegistries.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { Permit } from "../token/types/Permit.sol";
import { NumberRegistry } from "./NumberRegistry.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { Grant, NumberFor } from "./types/Grant.sol";
import { RangeTerms } from "./types/Range.sol";
import { NumberState } from "./types/Resolution.sol";

/// @notice A successor gives out no number that somebody could still claim in a registry before it.
contract ClosedForSuccessorTest is TwoRegistries {
    uint64 private constant NUMBER = Defaults.NUMBER;
    uint16 private constant FOR_GOOD = type(uint16).max;

    function test_RevertWhen_TheNumberCouldStillBeClaimedBefore() public {
        _refuseClaims(NUMBER, address(0));
        _announce(address(next));
        _skipDays(89);
        _refuseClaims(NUMBER, address(0));
        _skipDays(1);
        _refuseClaims(NUMBER, address(0));
        _close(authorityDesk, UK);
        _refuseClaims(NUMBER, address(0));
        _close(authorityDesk, Defaults.COUNTRY);
        vm.prank(BOB);
        next.claim(NUMBER, BOB, 0, type(uint96).max);
        vm.assertEq(next.ownerOf(NUMBER), BOB, "closed before");
        _claimManyNext(NUMBER + 1);
        vm.prank(address(claimDesk));
        next.grantInRange(Payer.allowance(), _grant(NUMBER + 2, 0, 0));
        vm.prank(address(verificationDesk));
        next.grantVerified(Payer.allowance(), _grant(LONDON, _today() + 300, first));
        vm.assertEq(next.balanceOf(BOB), 4, "in every way");
    }

    function test_Attack_ANumberClaimedInBothRegistries() public {
        _open();
        // Sooner there, then here: refused there as long as it is possible here.
        _refuseClaims(NUMBER, address(0));
        _claim(ALICE, NUMBER + 1);
        _close(authorityDesk, Defaults.COUNTRY);
        vm.prank(BOB);
        next.claim(NUMBER, BOB, 0, type(uint96).max);
        uint16 day = _today();
        vm.prank(ALICE);
        vm.expectRevert(
            abi.encodeWithSelector(INumberRegistry.CountryIsStopped.selector, Defaults.COUNTRY, day, FOR_GOOD)
        );
        registry.claim(NUMBER, ALICE, 0, type(uint96).max);
        vm.prank(BOB);
        vm.expectRevert(_elsewhere(NUMBER + 1, address(registry)));
        next.claim(NUMBER + 1, BOB, 0, type(uint96).max);
    }

    /// @dev A week's stop ends, and then the number could be claimed before.
    function test_RevertWhen_TheCountryIsOnlyStoppedBefore() public {
        _open();
        uint64[] memory countryCodes = new uint64[](1);
        countryCodes[0] = Defaults.COUNTRY;
        vm.prank(GOVERNANCE);
        authorityDesk.stop(countryCodes);
        _refuseClaims(NUMBER, address(0));
    }

    /// @dev Another registry was named first, or instead.
    function test_RevertWhen_ItIsClosedForAnotherSuccessor() public {
        _announce(address(next));
        (NumberRegistry other, ) = _deployAfter(registry);
        _announce(address(other));
        _skipDays(90);
        _close(authorityDesk, Defaults.COUNTRY);
        vm.assertEq(registry.closedForSuccessor(NUMBER), address(other), "for the one that was named last");
        _refuseClaims(NUMBER, address(other));
    }

    /// @dev A country that nobody was given could be given to somebody later.
    function test_ClosedForSuccessor_ACountryThatNobodyWasGiven() public {
        uint64 tokyo = 81312345678;
        _open();
        vm.assertEq(registry.closedForSuccessor(tokyo), address(0), "could be given still");
        _close(authorityDesk, 81);
        vm.assertEq(registry.closedForSuccessor(tokyo), address(next), "closed");
        vm.prank(GOVERNANCE);
        authorityDesk.delegate(81, NANPA, 11, 11);
        vm.startPrank(NANPA);
        authorityDesk.openRangeLengths(81, 1 << 4);
        RangeTerms memory terms = _terms();
        uint16 day = _today();
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.CountryIsStopped.selector, 81, day, FOR_GOOD));
        registry.allocate(8131, terms);
        vm.stopPrank();
        vm.assertEq(registry.closedForSuccessor(tokyo), address(next), "given, and closed all the same");
    }

    function test_ClosedForSuccessor_NobodyWhereThereIsNoCountry() public {
        _open();
        _close(authorityDesk, Defaults.COUNTRY);
        vm.assertEq(registry.closedForSuccessor(0), address(0), "no digits");
        vm.assertEq(registry.closedForSuccessor(1e15), address(0), "too many");
        vm.assertEq(registry.closedForSuccessor(type(uint64).max), address(0), "far too many");
        vm.assertEq(registry.closedForSuccessor(21), address(0), "fewer than a country code");
        vm.assertEq(registry.closedForSuccessor(Defaults.COUNTRY), address(next), "the code itself");
        vm.assertEq(registry.closedForSuccessor(199999999999999), address(next), "whatever stands there");
        vm.assertEq(registry.closedForSuccessor(LONDON), address(0), "another country");
    }

    function testFuzz_ClosedForSuccessor_WhatTheCountryWasClosedFor(uint64 number) public {
        _open();
        _close(authorityDesk, 7);
        number %= 2e15;
        uint64 digits = number;
        while (digits >= 10) digits /= 10;
        bool closed = number < 1e15 && digits == 7;
        vm.assertEq(registry.closedForSuccessor(number), closed ? address(next) : address(0), "closed for");
    }

    /// @dev Each closed for the one after it: with one gap, a number could be claimed there and come along.
    function test_RevertWhen_ARegistryFurtherBackIsNotClosed() public {
        (NumberRegistry third, ) = _deployAfter(next);
        _announce(address(next));
        vm.prank(GOVERNANCE);
        next.announceSuccessor(address(third));
        _skipDays(90);
        _close(nextAuthorityDesk, UK);
        vm.assertEq(next.closedForSuccessor(LONDON), address(0), "open in the first");
        Grant memory grant = _grant(LONDON, _today() + 300, first);
        vm.prank(GOVERNANCE);
        third.addDepositClass(0);
        vm.prank(address(verificationDesk));
        vm.expectRevert(_notClosed(LONDON, address(0), address(third)));
        third.grantVerified(Payer.allowance(), grant);
        _close(authorityDesk, UK);
        vm.assertEq(registry.closedForSuccessor(LONDON), address(next), "the first for the second");
        vm.assertEq(next.closedForSuccessor(LONDON), address(third), "the second for the third");
        vm.prank(address(verificationDesk));
        third.grantVerified(Payer.allowance(), grant);
        vm.assertEq(third.ownerOf(LONDON), BOB, "given out");
    }

    function test_NumbersThatCameAreFreeOfIt() public {
        _claim(ALICE, NUMBER);
        _claimVerified(LONDON, ALICE);
        _open();
        vm.startPrank(ALICE);
        registry.moveToSuccessor(NUMBER);
        registry.moveToSuccessor(LONDON);
        next.transferFrom(ALICE, CAROL, NUMBER);
        vm.stopPrank();
        uint16 until = _today() + 366;
        vm.startPrank(address(verificationDesk));
        next.renew(LONDON, until, second);
        Grant memory challenge = _grant(LONDON, 0, 0);
        challenge.depositClass = 1;
        next.openContest(Payer.allowance(), challenge);
        next.passOn(LONDON, BOB, betaProfile, until, second);
        vm.stopPrank();
        NumberState memory state = next.numberState(LONDON);
        vm.assertEq(state.holder, BOB, "passed on");
        vm.assertEq(state.verifier, second, "verified anew");
        vm.prank(CAROL);
        next.release(NUMBER);
        _refuseClaims(NUMBER, address(0));
    }

    function test_ALensSaysTheSame() public {
        NumberLens lens = new NumberLens(next, profiles, verificationDesk);
        _open();
        vm.assertEq(
            lens.quoteClaim(NUMBER, 0, BOB).refusal,
            INumberRegistry.PredecessorNotClosed.selector,
            "why it is refused"
        );
        vm.assertEq(lens.claimable(NUMBER, 0, BOB), 0, "none of 256");
        _close(authorityDesk, Defaults.COUNTRY);
        vm.assertEq(lens.quoteClaim(NUMBER, 0, BOB).refusal, bytes4(0), "nothing against it");
        vm.assertEq(lens.claimable(NUMBER, 0, BOB), type(uint256).max, "all of them");
    }

    /// @dev In every way there is.
    function _refuseClaims(uint64 number, address closedFor) private {
        bytes memory reason = _notClosed(number, closedFor, address(next));
        Permit memory permit;
        vm.startPrank(BOB);
        vm.expectRevert(reason);
        next.claim(number, BOB, 0, type(uint96).max);
        vm.expectRevert(reason);
        next.claimWithPermit(number, BOB, 0, type(uint96).max, permit);
        vm.expectRevert(reason);
        next.requireClaimable(number, 0, BOB);
        vm.stopPrank();
        vm.expectRevert(reason);
        _claimManyNext(number);
        vm.prank(address(claimDesk));
        vm.expectRevert(reason);
        next.grantInRange(Payer.allowance(), _grant(number, 0, 0));
        vm.prank(address(verificationDesk));
        vm.expectRevert(reason);
        next.grantVerified(Payer.allowance(), _grant(number, _today() + 300, first));
    }

    function _claimManyNext(uint64 number) private {
        NumberFor[] memory many = new NumberFor[](1);
        many[0] = NumberFor({ number: number, holder: BOB });
        vm.prank(BOB);
        next.claimMany(many, 0, type(uint96).max);
    }

    function _grant(uint64 number, uint16 day, uint16 verifier) private view returns (Grant memory) {
        return
            Grant({
                number: number,
                holder: BOB,
                profile: alphaProfile,
                depositClass: 0,
                day: day,
                verifier: verifier,
                caller: BOB,
                highestDeposit: type(uint96).max,
                claimHash: 0
            });
    }

    function _notClosed(uint64 number, address closedFor, address needed) private pure returns (bytes memory) {
        return abi.encodeWithSelector(INumberRegistry.PredecessorNotClosed.selector, number, closedFor, needed);
    }
}
