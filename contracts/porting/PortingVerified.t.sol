// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { INumberRegistry } from "../numbering/interfaces/INumberRegistry.sol";
import { RANGE_DECISIONS } from "../numbering/types/Range.sol";
import { NumberState, NumberStatus, Resolution } from "../numbering/types/Resolution.sol";
import { Verified } from "../testing/Verified.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { VerificationVoucher } from "../verification/types/VerificationVoucher.sol";
import { IPortingDesk, PortQuote } from "./interfaces/IPortingDesk.sol";

/// @notice Ports of numbers that a verifier vouched for, and of contested ones.
contract PortingVerifiedTest is Verified {
    function setUp() public override {
        super.setUp();
        _claimVerified(LONDON, ALICE);
    }

    function test_APort_LeavesTheVerificationAsItIs() public {
        NumberState memory before = registry.numberState(LONDON);
        _port(ALICE, LONDON, betaProfile);
        NumberState memory state = registry.numberState(LONDON);
        vm.assertEq(state.profile, betaProfile, "profile");
        vm.assertEq(state.day, before.day, "verified until");
        vm.assertEq(state.verifier, before.verifier, "verifier");
        vm.assertEq(state.sequence, before.sequence + 1, "sequence");
    }

    function test_APort_MakesOlderVouchersVoid() public {
        VerificationVoucher memory renewal = _renewal(LONDON, ALICE);
        VerificationVoucher memory challenge = _voucher(LONDON, BOB);
        _port(ALICE, LONDON, betaProfile);
        _refuseRenewal(renewal, _sequence(LONDON, 1, 2));
        _refuseContest(challenge, _sequence(LONDON, 1, 2));
    }

    /// @dev It resolves nowhere until it is verified again, and then at once at its new carrier.
    function test_ALapsedNumberIsPorted() public {
        _skipDays(366);
        vm.assertEq(uint256(registry.numberState(LONDON).status), uint256(NumberStatus.Lapsed), "lapsed");
        vm.assertEq(bytes32(desk.quote(LONDON, betaProfile).refusal), 0, "quoted");
        _port(ALICE, LONDON, betaProfile);
        vm.assertEq(registry.resolve(LONDON).profile, 0, "still lapsed");
        _renew(_voucher(LONDON, ALICE));
        Resolution memory resolution = registry.resolve(LONDON);
        vm.assertEq(resolution.profile, betaProfile, "at its new carrier");
        vm.assertTrue(resolution.ported, "ported");
    }

    function test_RevertWhen_AContestedNumberIsPorted_WhateverElseIsWrong() public {
        uint32 shut = _createProfile(BETA_OWNER, beta, 0);
        _contest(LONDON, BOB);
        uint32[5] memory targets = [betaProfile, alphaProfile, shut, 999, 0];
        for (uint256 i; i < targets.length; ++i) _refusePort(targets[i], _contested(LONDON));
        _setSequence(LONDON, type(uint16).max);
        _refusePort(betaProfile, _contested(LONDON));
    }

    function test_RevertWhen_ANumberUnderDecisionIsPorted() public {
        _allocateOver(RANGE_DECISIONS);
        uint40 endsAt = uint40(vm.getBlockTimestamp() + 30 days);
        vm.prank(OFCOM);
        verificationDesk.openDecision(LONDON, keccak256("order"), endsAt);
        _refusePort(betaProfile, _contested(LONDON));
        vm.prank(OFCOM);
        verificationDesk.withdrawDecision(LONDON);
        _port(ALICE, LONDON, betaProfile);
    }

    function test_RevertWhen_TheLastSequenceIsReached() public {
        _setSequence(LONDON, type(uint16).max);
        _refusePort(betaProfile, abi.encodeWithSelector(INumberRegistry.SequenceExhausted.selector, LONDON));
    }

    function test_TheDonorsPart_IsNoneOutsideRanges() public {
        PortQuote memory quote = desk.quote(LONDON, betaProfile);
        vm.assertEq(quote.donorPart, 0, "none");
        _port(ALICE, LONDON, betaProfile);
        vm.assertEq(desk.creditOf(alpha), 0, "no credit");
        vm.prank(ALPHA_OWNER);
        vm.expectRevert(abi.encodeWithSelector(IPortingDesk.NoCredit.selector, alpha));
        desk.withdrawCredit(alpha, ALPHA_OWNER);
    }

    function _refusePort(uint32 profile, bytes memory reason) private {
        PortQuote memory quote = desk.quote(LONDON, profile);
        vm.assertEq(bytes32(quote.refusal), bytes32(bytes4(reason)), "the quote's refusal");
        vm.assertEq(quote.fromProfile, alphaProfile, "the rest is quoted all the same");
        vm.expectRevert(reason);
        desk.requirePortable(LONDON, profile);
        bytes memory order = _order(profile);
        vm.prank(ALICE);
        vm.expectRevert(reason);
        registry.safeTransferFrom(ALICE, address(desk), LONDON, order);
    }
}
