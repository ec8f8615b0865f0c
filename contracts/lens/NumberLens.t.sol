// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { INumberRegistry } from "../numbering/interfaces/INumberRegistry.sol";
import { PROFILE_OPEN } from "../numbering/interfaces/IRouteProfiles.sol";
import { ClaimPolicy, RangeTerms } from "../numbering/types/Range.sol";
import { NumberStatus } from "../numbering/types/Resolution.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Readers } from "../testing/Readers.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { ClaimQuote } from "./types/ClaimQuote.sol";
import { NumberView, RangeView } from "./types/NumberView.sol";

contract NumberLensTest is Readers {
    uint64 private constant NUMBER = Defaults.NUMBER;
    uint64 private constant LAST_NUMBER = 999_999_999_999_999;

    // --- quotes ---

    function test_Quote_TellsWhatAClaimWillCost() public view {
        ClaimQuote memory quote = lens.quoteClaim(NUMBER, 0, ALICE);
        vm.assertEq(quote.deposit, Defaults.DEPOSIT, "deposit");
        vm.assertEq(quote.profile, alphaProfile, "profile");
        vm.assertEq(quote.carrier, alpha, "carrier");
        vm.assertEq(quote.rangePrefix, Defaults.RANGE, "range");
        vm.assertEq(quote.quarantineDays, Defaults.QUARANTINE, "quarantine");
        vm.assertEq(uint256(quote.status), uint256(NumberStatus.Available), "status");
        vm.assertEq(bytes32(quote.refusal), bytes32(0), "refusal");
    }

    function test_Quote_TellsWhyAClaimWouldBeRefused() public {
        vm.assertEq(bytes32(_refusal(0)), bytes32(INumberRegistry.NumberMalformed.selector), "malformed");
        vm.assertEq(bytes32(_refusal(LONDON)), bytes32(INumberRegistry.RangeMissing.selector), "no range");
        _claim(ALICE, NUMBER);
        vm.assertEq(bytes32(_refusal(NUMBER)), bytes32(INumberRegistry.NumberTaken.selector), "taken");
        vm.assertEq(
            bytes32(lens.quoteClaim(NUMBER + 1, betaProfile, ALICE).refusal),
            bytes32(INumberRegistry.ProfileNotOfRange.selector),
            "another carrier's profile"
        );
    }

    /// @dev The carrier of a closed range may claim, nobody else: the claimer is the one asked for, not who asks.
    function test_Quote_IsForTheClaimerNamed() public {
        RangeTerms memory terms = _terms();
        terms.policy = ClaimPolicy.Closed;
        vm.prank(NANPA);
        registry.allocate(1415555, terms);
        vm.prank(ALPHA_OWNER);
        vm.assertEq(
            bytes32(lens.quoteClaim(14155550100, 0, ALICE).refusal),
            bytes32(INumberRegistry.RangeNotOpen.selector),
            "Alice"
        );
        vm.assertEq(bytes32(lens.quoteClaim(14155550100, 0, ALPHA_OWNER).refusal), bytes32(0), "the carrier");
    }

    function test_Quote_TellsWhenAQuarantineEnds() public {
        _claim(ALICE, NUMBER);
        _skipDays(7);
        vm.prank(ALICE);
        registry.release(NUMBER);
        ClaimQuote memory quote = lens.quoteClaim(NUMBER, 0, BOB);
        vm.assertEq(quote.freeOn, _today() + Defaults.QUARANTINE, "free on");
        vm.assertEq(uint256(quote.status), uint256(NumberStatus.Quarantined), "status");
        vm.assertEq(bytes32(quote.refusal), bytes32(INumberRegistry.NumberInQuarantine.selector), "refusal");
        _skipDays(Defaults.QUARANTINE);
        quote = lens.quoteClaim(NUMBER, 0, BOB);
        vm.assertEq(quote.freeOn, 0, "free");
        vm.assertEq(bytes32(quote.refusal), bytes32(0), "claimable");
    }

    /// @dev What the lens says comes true.
    function testFuzz_Quote_AgreesWithTheClaim(uint256 seed, uint32 profile, bool taken) public {
        uint256 number = seed % 3 == 0 ? seed : NUMBER + (seed % 500);
        profile %= 4;
        if (taken) _claim(BOB, NUMBER);
        bytes4 refusal = lens.quoteClaim(number, profile, ALICE).refusal;
        vm.prank(ALICE);
        try registry.claim(number, ALICE, profile, type(uint96).max) {
            vm.assertEq(bytes32(refusal), bytes32(0), "went through");
        } catch (bytes memory reason) {
            vm.assertEq(bytes32(refusal), bytes32(bytes4(reason)), "refused");
        }
    }

    // --- many numbers ---

    function test_Numbers_AllAboutAHeldNumber() public {
        _claim(ALICE, NUMBER);
        _port(ALICE, NUMBER, betaProfile);
        NumberView memory one = _view(NUMBER, true);
        vm.assertEq(one.state.holder, ALICE, "holder");
        vm.assertEq(one.carrier, beta, "carrier");
        vm.assertEq(one.deposit, Defaults.DEPOSIT, "deposit");
        vm.assertEq(one.rangePrefix, Defaults.RANGE, "prefix");
        vm.assertEq(one.range.carrier, alpha, "the range's carrier");
        vm.assertTrue(one.resolution.ported, "ported");
        vm.assertEq(one.resolution.rules[0].template, Defaults.TEMPLATE, "rules");
        vm.assertEq(one.verifiedUntil, 0, "no verifier");
        vm.assertEq(one.contest.openedAt, 0, "no contest");
        vm.assertEq(_view(NUMBER, false).resolution.rules.length, 0, "without rules");
    }

    function test_Numbers_AVerifiedOneUnderContest() public {
        _claimVerified(LONDON, ALICE);
        vm.assertEq(_view(LONDON, false).verifiedUntil, _today() + 365, "verified until");
        _contest(LONDON, CAROL);
        NumberView memory one = _view(LONDON, false);
        vm.assertEq(one.contest.challenger, CAROL, "challenger");
        vm.assertEq(one.contest.verifier, second, "his verifier");
        vm.assertEq(one.deposit, Defaults.DEARER_DEPOSIT, "deposit of its own class");
        vm.assertEq(one.rangePrefix, 0, "no range");
    }

    function test_Numbers_ALapsedOneIsStillItsHolders() public {
        _claimVerified(LONDON, ALICE);
        uint16 until = _today() + 365;
        _skipDays(366);
        NumberView memory one = _view(LONDON, false);
        vm.assertEq(uint256(one.state.status), uint256(NumberStatus.Lapsed), "status");
        vm.assertEq(one.state.holder, ALICE, "holder");
        vm.assertEq(one.verifiedUntil, until, "verified until");
        vm.assertEq(one.resolution.profile, 0, "goes nowhere");
    }

    function test_Numbers_OneThatNobodyHolds() public {
        NumberView memory one = _view(NUMBER, false);
        vm.assertEq(one.deposit, Defaults.DEPOSIT, "what a claim would cost");
        vm.assertEq(one.carrier, 0, "no profile of its own");
        vm.assertEq(one.freeOn, 0, "no quarantine");
        one = _view(LONDON, false);
        vm.assertEq(one.deposit, 0, "outside any range");
        vm.assertEq(uint256(one.state.status), uint256(NumberStatus.Unassigned), "unassigned");
    }

    function test_Numbers_MalformedOnesAreEmpty() public view {
        uint256[3] memory odd = [uint256(0), LAST_NUMBER + 1, type(uint256).max];
        for (uint256 i; i < odd.length; ++i) {
            NumberView memory one = _view(odd[i], true);
            vm.assertEq(one.number, odd[i], "number");
            vm.assertEq(uint256(one.state.status), uint256(NumberStatus.Unassigned), "status");
        }
    }

    function test_RevertWhen_TooManyNumbersAreAskedFor() public {
        lens.numbers(new uint256[](256), false);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.TooManyNumbers.selector, 257, 256));
        lens.numbers(new uint256[](257), false);
    }

    // --- a carrier's holdings ---

    function test_ProfilesOf_ByPage() public {
        uint32 third = _createProfile(ALPHA_OWNER, alpha, PROFILE_OPEN);
        (uint32[] memory found, uint32 next) = lens.profilesOf(alpha, 0, 2);
        vm.assertEq(found.length, 1, "of the first two");
        vm.assertEq(found[0], alphaProfile, "first");
        vm.assertEq(next, 3, "go on");
        (found, next) = lens.profilesOf(alpha, next, 2);
        vm.assertEq(found.length, 1, "of the rest");
        vm.assertEq(found[0], third, "third");
        vm.assertEq(next, 0, "the end");
    }

    function test_ProfilesOf_OddInputFindsNothing() public view {
        _assertNoProfiles(99, 0, 100, 0);
        _assertNoProfiles(alpha, 4, 100, 0);
        _assertNoProfiles(alpha, type(uint32).max, type(uint256).max, 0);
        _assertNoProfiles(alpha, 0, 0, 1);
    }

    function test_RangesUnder_ShorterOnesFirst() public {
        vm.startPrank(NANPA);
        registry.allocate(1415, _terms());
        registry.allocate(1212777, _betaTerms());
        vm.stopPrank();
        (RangeView[] memory found, uint64 next) = lens.rangesUnder(1212, 0, 0, 1024);
        vm.assertEq(found.length, 2, "under 1212");
        vm.assertEq(found[0].prefix, Defaults.RANGE, "first");
        vm.assertEq(found[0].range.carrier, alpha, "alpha's");
        vm.assertEq(found[1].prefix, 1212777, "second");
        vm.assertEq(next, 0, "the end");
        (found, ) = lens.rangesUnder(1212, beta, 0, 1024);
        vm.assertEq(found.length, 1, "beta's");
        vm.assertEq(found[0].prefix, 1212777, "prefix");
        (found, ) = lens.rangesUnder(1415, alpha, 0, 1);
        vm.assertEq(found[0].prefix, 1415, "at the prefix itself");
    }

    function test_RangesUnder_ByPage() public view {
        // 1212 itself, then 1212000 to 1212554: the range is the 557th.
        (RangeView[] memory found, uint64 next) = lens.rangesUnder(1212, 0, 0, 556);
        vm.assertEq(found.length, 0, "not yet");
        vm.assertEq(next, Defaults.RANGE, "go on");
        (found, next) = lens.rangesUnder(1212, 0, next, 1);
        vm.assertEq(found[0].prefix, Defaults.RANGE, "found");
        vm.assertEq(next, Defaults.RANGE + 1, "go on behind it");
    }

    function test_RangesUnder_LooksAtABoundedNumber() public view {
        (, uint64 next) = lens.rangesUnder(1, 0, 0, type(uint256).max);
        // A thousand prefixes of four digits, then seven digits from 1000000 on.
        vm.assertEq(next, 1000000 + 1024 - 1000, "next");
    }

    function test_RangesUnder_OddInputFindsNothing() public view {
        _assertNoRanges(0, 0);
        _assertNoRanges(99, 0);
        _assertNoRanges(LAST_NUMBER + 1, 0);
        _assertNoRanges(Defaults.NUMBER, 0);
        _assertNoRanges(1212, 1415);
        _assertNoRanges(1212, type(uint64).max);
    }

    // --- free numbers ---

    function test_Statuses_OfAWindow() public {
        _claim(ALICE, NUMBER + 1);
        NumberStatus[] memory found = lens.statuses(NUMBER, 3);
        vm.assertEq(uint256(found[0]), uint256(NumberStatus.Available), "available");
        vm.assertEq(uint256(found[1]), uint256(NumberStatus.Held), "held");
        vm.assertEq(found.length, 3, "count");
        vm.assertEq(lens.statuses(NUMBER, type(uint256).max).length, 256, "256 at most");
        found = lens.statuses(LAST_NUMBER, 2);
        vm.assertEq(uint256(found[1]), uint256(NumberStatus.Unassigned), "behind the last number");
        vm.assertEq(lens.statuses(type(uint256).max, 2).length, 2, "no overflow");
    }

    function test_Claimable_ABitForEachNumber() public {
        _claim(ALICE, NUMBER + 1);
        uint256 bitmap = lens.claimable(NUMBER, 0, BOB);
        vm.assertEq(bitmap, type(uint256).max - 2, "all but the second");
        vm.assertEq(lens.claimable(NUMBER, betaProfile, BOB), 0, "by another carrier's profile");
        // 1212 555 9990 to 9999, then no range.
        vm.assertEq(lens.claimable(12125559990, 0, BOB), 1023, "to the end of the range");
        vm.assertEq(lens.claimable(type(uint256).max, 0, BOB), 0, "no numbers");
    }

    function test_NextClaimable_SkipsTakenOnes() public {
        _claim(ALICE, NUMBER);
        _claim(ALICE, NUMBER + 2);
        (uint256[] memory found, uint256 next) = lens.nextClaimable(NUMBER, 12125559999, 0, BOB, 2);
        vm.assertEq(found.length, 2, "as many as wanted");
        vm.assertEq(found[0], NUMBER + 1, "first");
        vm.assertEq(found[1], NUMBER + 3, "second");
        vm.assertEq(next, NUMBER + 4, "go on");
        (found, next) = lens.nextClaimable(NUMBER, NUMBER + 2, 0, BOB, 9);
        vm.assertEq(found.length, 1, "no more up to there");
        vm.assertEq(next, 0, "the end");
    }

    function test_NextClaimable_LooksAtABoundedNumber() public view {
        (uint256[] memory found, uint256 next) = lens.nextClaimable(LONDON, LAST_NUMBER, 0, BOB, 1);
        vm.assertEq(found.length, 0, "none");
        vm.assertEq(next, LONDON + 512, "go on");
        (found, next) = lens.nextClaimable(12125550000, 12125559999, 0, BOB, type(uint256).max);
        vm.assertEq(found.length, 256, "256 at most");
        vm.assertEq(next, 12125550256, "go on behind them");
    }

    function test_NextClaimable_OddInputFindsNothing() public view {
        _assertNoneClaimable(NUMBER, NUMBER - 1);
        _assertNoneClaimable(0, 0);
        _assertNoneClaimable(LAST_NUMBER, type(uint256).max);
        _assertNoneClaimable(type(uint256).max, type(uint256).max);
    }

    function _refusal(uint256 number) private view returns (bytes4) {
        return lens.quoteClaim(number, 0, ALICE).refusal;
    }

    function _view(uint256 number, bool withRules) private view returns (NumberView memory) {
        uint256[] memory asked = new uint256[](1);
        asked[0] = number;
        return lens.numbers(asked, withRules)[0];
    }

    function _betaTerms() private view returns (RangeTerms memory terms) {
        terms = _terms();
        (terms.carrier, terms.defaultProfile) = (beta, betaProfile);
    }

    function _assertNoProfiles(uint32 carrier, uint32 from, uint256 most, uint32 expected) private view {
        (uint32[] memory found, uint32 next) = lens.profilesOf(carrier, from, most);
        vm.assertEq(found.length, 0, "profiles");
        vm.assertEq(next, expected, "next");
    }

    function _assertNoRanges(uint64 prefix, uint64 from) private view {
        (RangeView[] memory found, uint64 next) = lens.rangesUnder(prefix, 0, from, 100);
        vm.assertEq(found.length, 0, "ranges");
        vm.assertEq(next, 0, "next");
    }

    function _assertNoneClaimable(uint256 from, uint256 to) private view {
        (uint256[] memory found, uint256 next) = lens.nextClaimable(from, to, 0, BOB, 10);
        vm.assertEq(found.length, 0, "numbers");
        vm.assertEq(next, 0, "next");
    }
}
