// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { PROFILE_OPEN } from "../numbering/interfaces/IRouteProfiles.sol";
import { FLAG_CONTESTED, FLAG_PORTED } from "../numbering/types/NumberRecord.sol";
import { NumberStatus } from "../numbering/types/Resolution.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Readers } from "../testing/Readers.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { HeldView } from "./types/NumberView.sol";

/// @title The numbers that a carrier serves, by page
contract NumbersOfTest is Readers {
    uint64 private constant NUMBER = Defaults.NUMBER;
    uint64 private constant LAST_NUMBER = 999_999_999_999_999;

    function test_ThoseItServesWhosesoeverRangeTheyAreIn() public {
        _allocateOver(0);
        _claim(ALICE, NUMBER);
        _claim(ALICE, NUMBER + 1);
        _claim(BOB, LONDON);
        _port(ALICE, NUMBER + 1, betaProfile);
        (HeldView[] memory found, uint256 next) = lens.numbersOf(alpha, NUMBER, NUMBER + 9, 512);
        vm.assertEq(found.length, 1, "alpha's: not the one ported out");
        vm.assertEq(found[0].number, NUMBER, "number");
        vm.assertEq(found[0].state.holder, ALICE, "holder");
        vm.assertEq(found[0].state.profile, alphaProfile, "profile");
        vm.assertEq(found[0].state.sequence, 1, "sequence");
        vm.assertEq(uint256(found[0].state.status), uint256(NumberStatus.Held), "status");
        vm.assertEq(next, 0, "the end");
        (found, ) = lens.numbersOf(beta, NUMBER, NUMBER + 9, 512);
        vm.assertEq(found.length, 1, "beta's: the one ported in");
        vm.assertEq(found[0].number, NUMBER + 1, "from alpha's range");
        vm.assertEq(found[0].state.profile, betaProfile, "by beta's profile");
        vm.assertEq(found[0].state.flags, FLAG_PORTED, "ported");
        (found, ) = lens.numbersOf(beta, LONDON - 1, LONDON, 512);
        vm.assertEq(found[0].number, LONDON, "and in its own range, to the last asked for");
    }

    function test_ByPageOverTheBorderOfARange() public {
        vm.prank(NANPA);
        registry.allocate(Defaults.RANGE + 1, _terms());
        uint64 last = 12125559999;
        _claim(ALICE, last - 1);
        _claim(BOB, last + 1);
        _claim(ALICE, last + 2);
        (HeldView[] memory found, uint256 next) = lens.numbersOf(alpha, last - 1, last + 2, 3);
        vm.assertEq(found.length, 2, "of the first three");
        vm.assertEq(found[0].number, last - 1, "first");
        vm.assertEq(found[1].number, last + 1, "last of the page");
        vm.assertEq(found[1].state.holder, BOB, "each with its own state");
        vm.assertEq(next, last + 2, "go on");
        (found, next) = lens.numbersOf(alpha, next, last + 2, 3);
        vm.assertEq(found.length, 1, "of the rest");
        vm.assertEq(found[0].number, last + 2, "first of the next page");
        vm.assertEq(next, 0, "the end");
    }

    /// @dev Profiles of several carriers by turns, one of them twice in a row.
    function test_TellsApartWhoServesNeighbours() public {
        uint32 third = _createProfile(ALPHA_OWNER, alpha, PROFILE_OPEN);
        for (uint64 i; i < 5; ++i) {
            _claim(ALICE, NUMBER + i);
        }
        _port(ALICE, NUMBER + 1, betaProfile);
        _port(ALICE, NUMBER + 2, betaProfile);
        _port(ALICE, NUMBER + 3, third);
        (HeldView[] memory found, ) = lens.numbersOf(alpha, NUMBER, NUMBER + 4, 5);
        vm.assertEq(found.length, 3, "alpha's");
        vm.assertEq(found[1].number, NUMBER + 3, "by its other profile");
        vm.assertEq(found[1].state.profile, third, "told");
        vm.assertEq(found[2].number, NUMBER + 4, "and by the first again");
        (found, ) = lens.numbersOf(beta, NUMBER, NUMBER + 4, 5);
        vm.assertEq(found.length, 2, "beta's");
        vm.assertEq(found[0].number, NUMBER + 1, "first");
        vm.assertEq(found[1].number, NUMBER + 2, "second");
    }

    function test_TellsLapsedAndContestedOnes() public {
        _claimVerified(LONDON, ALICE);
        _contest(LONDON, CAROL);
        HeldView memory one = _onlyOf(alpha, LONDON);
        vm.assertEq(one.state.flags, FLAG_CONTESTED, "contested");
        vm.assertEq(uint256(one.state.status), uint256(NumberStatus.Held), "and held");
        uint16 until = _today() + 365;
        _skipDays(366);
        one = _onlyOf(alpha, LONDON);
        vm.assertEq(uint256(one.state.status), uint256(NumberStatus.Lapsed), "lapsed");
        vm.assertEq(one.state.holder, ALICE, "still hers");
        vm.assertEq(one.state.verifier, first, "verifier");
        vm.assertEq(one.state.day, until, "verified until");
    }

    function test_LeavesOutReleasedOnes() public {
        _claim(ALICE, NUMBER);
        vm.prank(ALICE);
        registry.release(NUMBER);
        _assertNoNumbers(alpha, NUMBER, NUMBER, 1, 0);
    }

    function test_LooksAtABoundedNumber() public view {
        _assertNoNumbers(alpha, LONDON, LAST_NUMBER, type(uint256).max, LONDON + 512);
        _assertNoNumbers(alpha, LONDON, LONDON + 511, 512, 0);
        _assertNoNumbers(alpha, LONDON, LONDON + 512, 512, LONDON + 512);
    }

    function test_OddInputFindsNothing() public {
        _claim(ALICE, NUMBER);
        _assertNoNumbers(alpha, NUMBER, NUMBER - 1, 1, 0);
        _assertNoNumbers(alpha, NUMBER, NUMBER, 0, NUMBER);
        _assertNoNumbers(0, NUMBER, NUMBER, 1, 0);
        _assertNoNumbers(99, NUMBER, NUMBER, 1, 0);
        _assertNoNumbers(alpha, 0, 0, 1, 0);
        _assertNoNumbers(alpha, 0, 512, 512, 512);
        _assertNoNumbers(alpha, LAST_NUMBER - 1, type(uint256).max, 1, LAST_NUMBER);
        _assertNoNumbers(alpha, LAST_NUMBER, type(uint256).max, type(uint256).max, 0);
        _assertNoNumbers(alpha, LAST_NUMBER + 1, type(uint256).max, 1, 0);
        _assertNoNumbers(alpha, type(uint256).max, type(uint256).max, 1, 0);
    }

    function _onlyOf(uint32 carrier, uint64 number) private view returns (HeldView memory) {
        (HeldView[] memory found, ) = lens.numbersOf(carrier, number, number, 1);
        vm.assertEq(found.length, 1, "found");
        return found[0];
    }

    function _assertNoNumbers(uint32 carrier, uint256 from, uint256 to, uint256 most, uint256 expected) private view {
        (HeldView[] memory found, uint256 next) = lens.numbersOf(carrier, from, to, most);
        vm.assertEq(found.length, 0, "numbers");
        vm.assertEq(next, expected, "next");
    }
}
