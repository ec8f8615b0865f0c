// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IAccessManaged } from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import { Defaults } from "../../testing/Defaults.t.sol";
import { Stage } from "../../testing/Stage.t.sol";
import { vm } from "../../testing/Vm.t.sol";
import { Payment, PaymentKind } from "../../token/types/Payment.sol";
import { IAuthorityDesk } from "../interfaces/IAuthorityDesk.sol";
import { INumberRegistry } from "../interfaces/INumberRegistry.sol";
import { CountryCode } from "../libraries/CountryCode.sol";
import { Authority } from "../types/Authority.sol";
import { NumberFor } from "../types/Grant.sol";
import { RangeTerms } from "../types/Range.sol";

/// @notice The guard's stop, and the closing of countries for a successor.
contract CountryStopTest is Stage {
    uint64 private constant COUNTRY = Defaults.COUNTRY;
    uint64 private constant GUARD_ROLE = 7;
    address private constant GUARD = address(0x60A2D);
    address private constant SUCCESSOR = address(0x5CC);
    uint16 private constant FOR_GOOD = type(uint16).max;

    function setUp() public override {
        super.setUp();
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = IAuthorityDesk.stop.selector;
        vm.startPrank(GOVERNANCE);
        manager.setTargetFunctionRole(address(authorityDesk), selectors, GUARD_ROLE);
        manager.grantRole(GUARD_ROLE, GUARD, 0);
        vm.stopPrank();
    }

    function test_Stop_ByTheGuard_ForSevenDays() public {
        uint16 until = _today() + 7;
        Authority memory country = registry.authorityAt(COUNTRY);
        country.stoppedUntil = until;
        vm.prank(GUARD);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.AuthorityChanged(COUNTRY, NANPA, country);
        vm.expectEmit(true, true, true, true, address(authorityDesk));
        emit IAuthorityDesk.CountryStopped(COUNTRY, until);
        authorityDesk.stop(_one(COUNTRY));
        _requireStopped(until);
        _skipDays(6);
        _requireStopped(until);
        _skipDays(1);
        _claim(ALICE, Defaults.NUMBER);
        vm.assertEq(registry.ownerOf(Defaults.NUMBER), ALICE, "claims go on");
    }

    function test_Stop_LeavesOtherCountriesAlone() public {
        vm.prank(GOVERNANCE);
        authorityDesk.delegate(44, NANPA, 9, 12);
        vm.prank(GUARD);
        authorityDesk.stop(_one(44));
        _claim(ALICE, Defaults.NUMBER);
        RangeTerms memory terms = _terms();
        vm.prank(NANPA);
        registry.allocate(1415555, terms);
    }

    function test_Stop_NeverStopsReleaseTransferPortOrTakeBack() public {
        _claim(ALICE, Defaults.NUMBER);
        _stop();
        vm.prank(ALICE);
        registry.transferFrom(ALICE, BOB, Defaults.NUMBER);
        _port(BOB, Defaults.NUMBER, betaProfile);
        uint256 purse = ett.balanceOf(BOB);
        vm.prank(BOB);
        registry.release(Defaults.NUMBER);
        vm.assertEq(ett.balanceOf(BOB), purse + Defaults.DEPOSIT, "deposit");
        vm.prank(ALPHA_OWNER);
        authorityDesk.offerRange(Defaults.RANGE, beta);
        vm.prank(BETA_OWNER);
        authorityDesk.acceptRange(Defaults.RANGE, betaProfile);
        vm.prank(NANPA);
        authorityDesk.giveNotice(Defaults.RANGE, _today() + 30);
    }

    function test_RevertWhen_ACountryIsStoppedTwiceInSixtyDays() public {
        uint16 first = _today();
        _stop();
        _refuseStop(first + 60);
        _skipDays(59);
        _refuseStop(first + 60);
        _skipDays(1);
        _stop();
        _refuseStop(first + 120);
    }

    function test_RevertWhen_ACountryStandsInTheListTwice() public {
        uint64[] memory twice = new uint64[](2);
        (twice[0], twice[1]) = (COUNTRY, COUNTRY);
        uint16 day = _today();
        vm.prank(GUARD);
        vm.expectRevert(abi.encodeWithSelector(IAuthorityDesk.StopRefused.selector, COUNTRY, day, day + 60));
        authorityDesk.stop(twice);
        vm.assertEq(registry.authorityAt(COUNTRY).stoppedUntil, 0, "nothing was stopped");
    }

    function test_RevertWhen_SomebodyElseStops() public {
        address[3] memory others = [MALLORY, NANPA, ALPHA_OWNER];
        for (uint256 i; i < others.length; ++i) {
            vm.prank(others[i]);
            vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, others[i]));
            authorityDesk.stop(_one(COUNTRY));
        }
    }

    function test_TheGuardCanDoNothingElse() public {
        bytes memory unauthorized = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, GUARD);
        vm.startPrank(GUARD);
        vm.expectRevert(unauthorized);
        authorityDesk.delegate(44, GUARD, 9, 12);
        vm.expectRevert(unauthorized);
        authorityDesk.giveNotice(COUNTRY, _today() + 30);
        vm.expectRevert(unauthorized);
        registry.announceSuccessor(GUARD);
        vm.stopPrank();
    }

    function test_RevertWhen_WhatIsStoppedIsNoCountryCode() public {
        vm.startPrank(GUARD);
        vm.expectRevert(_noCountry(1212, 1));
        authorityDesk.stop(_one(1212));
        vm.expectRevert(_noCountry(4, 0));
        authorityDesk.stop(_one(4));
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NumberMalformed.selector, 0));
        authorityDesk.stop(_one(0));
        vm.stopPrank();
    }

    function test_RevertWhen_TooManyCountriesAreNamed() public {
        uint64[] memory many = new uint64[](257);
        bytes memory tooMany = abi.encodeWithSelector(IAuthorityDesk.TooManyCountries.selector, 257, 256);
        vm.prank(GUARD);
        vm.expectRevert(tooMany);
        authorityDesk.stop(many);
        _openSuccession();
        vm.expectRevert(tooMany);
        authorityDesk.closeForSuccessor(many);
    }

    function test_Stop_AllTheWorldAtOnce() public {
        uint64[] memory countryCodes = new uint64[](256);
        uint256 count;
        for (uint64 code = 200; count < countryCodes.length; ++code) {
            (uint64 found, ) = CountryCode.split(code, 3);
            if (found == code) countryCodes[count++] = code;
        }
        vm.prank(GUARD);
        authorityDesk.stop(countryCodes);
        vm.assertEq(registry.authorityAt(countryCodes[255]).stoppedUntil, _today() + 7, "the last of 256");
    }

    /// @dev Neither a take-back nor a new authority lifts a stop, or forgets that there was one.
    function test_AStopOutlivesTheAuthority() public {
        vm.prank(GOVERNANCE);
        authorityDesk.giveNotice(COUNTRY, _today() + 30);
        _skipDays(30);
        uint16 day = _today();
        _stop();
        vm.prank(GOVERNANCE);
        authorityDesk.takeBack(COUNTRY);
        _requireStopped(day + 7);
        vm.prank(GOVERNANCE);
        authorityDesk.delegate(COUNTRY, NANPA, 11, 11);
        _requireStopped(day + 7);
        _refuseStop(day + 60);
    }

    /// @dev However a guard tries, a country is open for at least 53 days of any 60.
    function testFuzz_Stop_AtMostSevenDaysInSixty(uint8[24] calldata waits) public {
        uint16 lastStop;
        for (uint256 i; i < waits.length; ++i) {
            _skipDays(waits[i] % 40);
            vm.prank(GUARD);
            try authorityDesk.stop(_one(COUNTRY)) {
                vm.assertTrue(lastStop == 0 || _today() >= lastStop + 60, "once in 60 days");
                lastStop = _today();
                vm.assertEq(registry.authorityAt(COUNTRY).stoppedUntil, lastStop + 7, "for seven");
            } catch {
                vm.assertTrue(_today() < lastStop + 60, "refused too early only");
            }
        }
    }

    // --- Closing for a successor ---

    function test_CloseForSuccessor_ByAnybody_ForGood() public {
        _claim(ALICE, Defaults.NUMBER);
        _openSuccession();
        Authority memory country = registry.authorityAt(COUNTRY);
        country.stoppedUntil = FOR_GOOD;
        vm.prank(MALLORY);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.AuthorityChanged(COUNTRY, NANPA, country);
        vm.expectEmit(true, true, true, true, address(authorityDesk));
        emit IAuthorityDesk.CountryStopped(COUNTRY, FOR_GOOD);
        authorityDesk.closeForSuccessor(_one(COUNTRY));
        _skipDays(10_000);
        _requireStopped(FOR_GOOD);
        _refuseStop(uint256(FOR_GOOD) - 7 + 60);
        vm.prank(ALICE);
        registry.release(Defaults.NUMBER);

        // The country's authority ends and another comes.
        vm.prank(GOVERNANCE);
        authorityDesk.giveNotice(COUNTRY, _today() + 30);
        _skipDays(30);
        vm.startPrank(GOVERNANCE);
        authorityDesk.takeBack(COUNTRY);
        authorityDesk.delegate(COUNTRY, NANPA, 11, 11);
        vm.stopPrank();
        _requireStopped(FOR_GOOD);
    }

    function test_CloseForSuccessor_AlsoWhatNobodyWasGivenYet() public {
        _openSuccession();
        authorityDesk.closeForSuccessor(_one(44));
        vm.prank(GOVERNANCE);
        authorityDesk.delegate(44, NANPA, 9, 12);
        vm.assertEq(registry.authorityAt(44).stoppedUntil, FOR_GOOD, "still closed");
        RangeTerms memory terms = _terms();
        uint16 day = _today();
        vm.startPrank(NANPA);
        authorityDesk.openRangeLengths(44, 1 << 4);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.CountryIsStopped.selector, 44, day, FOR_GOOD));
        registry.allocate(4420, terms);
        vm.stopPrank();
    }

    function test_RevertWhen_NoSuccessorTakesNumbersIn() public {
        _refuseClose(address(0), 0);
        uint16 opensOn = _today() + 90;
        vm.prank(GOVERNANCE);
        registry.announceSuccessor(SUCCESSOR);
        _skipDays(89);
        _refuseClose(SUCCESSOR, opensOn);
        _skipDays(1);
        authorityDesk.closeForSuccessor(_one(COUNTRY));
        vm.expectRevert(_noCountry(1212, 1));
        authorityDesk.closeForSuccessor(_one(1212));
    }

    function _openSuccession() private {
        vm.prank(GOVERNANCE);
        registry.announceSuccessor(SUCCESSOR);
        _skipDays(90);
    }

    function _stop() private {
        vm.prank(GUARD);
        authorityDesk.stop(_one(COUNTRY));
    }

    function _refuseStop(uint256 possibleOn) private {
        uint16 day = _today();
        vm.prank(GUARD);
        vm.expectRevert(abi.encodeWithSelector(IAuthorityDesk.StopRefused.selector, COUNTRY, day, possibleOn));
        authorityDesk.stop(_one(COUNTRY));
    }

    function _refuseClose(address successor, uint16 opensOn) private {
        uint16 day = _today();
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.SuccessionNotOpen.selector, successor, day, opensOn));
        authorityDesk.closeForSuccessor(_one(COUNTRY));
    }

    /// @dev All that is stopped is: claims of every kind, and allocations.
    function _requireStopped(uint16 until) private {
        bytes memory stopped = abi.encodeWithSelector(
            INumberRegistry.CountryIsStopped.selector,
            COUNTRY,
            _today(),
            until
        );
        RangeTerms memory terms = _terms();
        NumberFor[] memory numbers = new NumberFor[](1);
        numbers[0] = NumberFor({ number: Defaults.NUMBER + 7, holder: BOB });
        Payment memory payment;
        payment.kind = PaymentKind.Allowance;
        vm.startPrank(BOB);
        vm.expectRevert(stopped);
        registry.claim(Defaults.NUMBER + 7, BOB, 0, type(uint96).max);
        vm.expectRevert(stopped);
        claimDesk.claim(Defaults.NUMBER + 7, BOB, 0, type(uint96).max, payment);
        vm.expectRevert(stopped);
        registry.claimMany(numbers, 0, type(uint96).max);
        vm.stopPrank();
        if (registry.authorityAt(COUNTRY).holder != NANPA) return;
        vm.prank(NANPA);
        vm.expectRevert(stopped);
        registry.allocate(1415555, terms);
    }

    function _one(uint64 countryCode) private pure returns (uint64[] memory countryCodes) {
        countryCodes = new uint64[](1);
        countryCodes[0] = countryCode;
    }

    function _noCountry(uint64 found, uint64 needed) private pure returns (bytes memory) {
        return
            abi.encodeWithSelector(
                INumberRegistry.TermsRefused.selector,
                found,
                bytes32("country code"),
                found,
                needed
            );
    }
}
