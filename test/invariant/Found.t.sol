// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { INumberRegistry } from "../../contracts/numbering/interfaces/INumberRegistry.sol";
import { RANGE_DECISIONS, RangeTerms } from "../../contracts/numbering/types/Range.sol";
import { Verified } from "../../contracts/testing/Verified.t.sol";
import { vm } from "../../contracts/testing/Vm.t.sol";

/// @notice Sequences that fuzzing found, in plain calls, when a contract or the shadow was wrong about them.
contract FoundTest is Verified {
    /// @dev word, allocate, openDecision, port: the porting desk quoted a port that the registry would refuse.
    function test_AContestedNumberIsNotQuotedAsPortable() public {
        _claimVerified(LONDON, ALICE);
        _allocateOver(RANGE_DECISIONS);
        uint40 endsAt = uint40(vm.getBlockTimestamp() + 31 days);
        vm.prank(OFCOM);
        verificationDesk.openDecision(LONDON, "court order", endsAt);
        vm.assertEq(
            bytes32(desk.quote(LONDON, betaProfile).refusal),
            bytes32(INumberRegistry.NumberContested.selector),
            "quoted as it will be"
        );
    }

    /// @dev allocate, giveNotice, allocate: the shadow took a range under notice for one whose carrier may go on.
    function test_NothingIsAllocatedBelowARangeThatEnds() public {
        RangeTerms memory terms = _terms();
        uint16 endsOn = _today() + 30;
        vm.startPrank(NANPA);
        registry.allocate(1213, terms);
        authorityDesk.giveNotice(1213, endsOn);
        vm.stopPrank();
        vm.prank(ALPHA_OWNER);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.PrefixEnding.selector, 1213, endsOn));
        registry.allocate(1213555, terms);
    }

    /// @dev word, word, delegate, answer: an office given out below the one whose verifier opened a contest ends that contest,
    /// since those who could answer are others from then on.
    function test_AContestFallsWhenAnotherAuthorityIsNearer() public {
        _claimVerified(LONDON, ALICE);
        _contest(LONDON, BOB);
        vm.prank(OFCOM);
        authorityDesk.delegate(4420, CAROL, UK_DIGITS, UK_DIGITS);
        uint256 purse = ett.balanceOf(BOB);
        verificationDesk.dropContest(LONDON);
        vm.assertEq(ett.balanceOf(BOB) - purse, registry.depositOf(1), "the stake goes back");
        _assertState(LONDON, ALICE, 3, false);
    }
}
