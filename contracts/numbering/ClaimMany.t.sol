// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IERC20Errors } from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Stage } from "../testing/Stage.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { NumberFor } from "./types/Grant.sol";
import { ClaimPolicy, RangeTerms } from "./types/Range.sol";
import { NumberState } from "./types/Resolution.sol";

/// @notice Many numbers in one claim: carrier, policy and profile are judged once for neighbours in one range, and so never for
/// a number of another.
contract ClaimManyTest is Stage {
    uint64 private constant NUMBER = Defaults.NUMBER;
    /// @dev Beta's, as open, but dearer.
    uint64 private constant OTHER = 14155550100;
    /// @dev Alpha's, for itself alone.
    uint64 private constant CLOSED = 16175550100;

    function setUp() public override {
        super.setUp();
        RangeTerms memory terms = _terms();
        vm.startPrank(NANPA);
        (terms.carrier, terms.defaultProfile, terms.depositClass) = (beta, betaProfile, 1);
        registry.allocate(OTHER / 10 ** 4, terms);
        terms = _terms();
        terms.policy = ClaimPolicy.Closed;
        registry.allocate(CLOSED / 10 ** 4, terms);
        vm.stopPrank();
    }

    function test_Claims_AllForOnePayment() public {
        uint256 before = ett.balanceOf(ALICE);
        NumberFor[] memory numbers = _three(NUMBER, NUMBER + 7, NUMBER + 1);
        numbers[1].holder = BOB;
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberClaimed(NUMBER + 7, BOB, ALICE, alphaProfile, 0, 1);
        vm.prank(ALICE);
        registry.claimMany(numbers, 0, 3 * Defaults.DEPOSIT);
        vm.assertEq(registry.ownerOf(NUMBER), ALICE, "the first");
        vm.assertEq(registry.ownerOf(NUMBER + 7), BOB, "for another");
        vm.assertEq(registry.ownerOf(NUMBER + 1), ALICE, "the last");
        vm.assertEq(before - ett.balanceOf(ALICE), 3 * uint256(Defaults.DEPOSIT), "paid once");
        vm.assertEq(ett.balanceOf(address(registry)), 3 * uint256(Defaults.DEPOSIT), "kept");
    }

    /// @dev There and back again: each number goes by the terms of its own range.
    function test_Claims_InSeveralRanges() public {
        uint96 sum = 2 * Defaults.DEPOSIT + Defaults.DEARER_DEPOSIT;
        vm.prank(ALICE);
        registry.claimMany(_three(NUMBER, OTHER, NUMBER + 1), 0, sum);
        NumberState memory state = registry.numberState(OTHER);
        vm.assertEq(state.profile, betaProfile, "the other range's profile");
        vm.assertEq(state.depositClass, 1, "and class");
        vm.assertEq(registry.numberState(NUMBER + 1).profile, alphaProfile, "the first one's again");
        vm.assertEq(registry.numberState(NUMBER + 1).depositClass, 0, "and class");
        vm.assertEq(ett.balanceOf(address(registry)), sum, "kept");
    }

    function test_Claims_ByTheCarrierOfAClosedRange_WithAnyOfItsProfiles() public {
        uint32 shut = _createProfile(ALPHA_OWNER, alpha, 0);
        vm.prank(ALPHA_OWNER);
        registry.claimMany(_three(CLOSED, NUMBER, CLOSED + 1), shut, type(uint96).max);
        vm.assertEq(registry.numberState(CLOSED + 1).profile, shut, "profile");
        vm.assertEq(registry.numberState(NUMBER).profile, shut, "also where anybody claims");
    }

    function test_Claims_OfNothingCostNothing() public {
        vm.prank(MALLORY);
        registry.claimMany(new NumberFor[](0), 0, 0);
    }

    function testFuzz_Claims_TakeWhatTheyComeTo(uint8 count, uint256 which) public {
        NumberFor[] memory numbers = new NumberFor[](count);
        uint256 sum;
        for (uint256 i; i < count; ++i) {
            bool other = (which >> i) & 1 == 1;
            numbers[i] = NumberFor({ number: uint64((other ? OTHER : NUMBER) + i), holder: ALICE });
            sum += other ? Defaults.DEARER_DEPOSIT : Defaults.DEPOSIT;
        }
        uint256 before = ett.balanceOf(ALICE);
        vm.prank(ALICE);
        registry.claimMany(numbers, 0, sum);
        vm.assertEq(before - ett.balanceOf(ALICE), sum, "paid");
        vm.assertEq(registry.balanceOf(ALICE), count, "hers");
    }

    function test_RevertWhen_TheSumIsAboveTheHighest() public {
        uint96 sum = 2 * Defaults.DEPOSIT + Defaults.DEARER_DEPOSIT;
        NumberFor[] memory numbers = _three(NUMBER, OTHER, NUMBER + 1);
        vm.prank(ALICE);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.DepositAboveHighest.selector, sum, sum - 1));
        registry.claimMany(numbers, 0, sum - 1);
    }

    function test_RevertWhen_OneIsTaken_AlsoByTheSameClaim() public {
        _refuse(
            _three(NUMBER, NUMBER + 1, NUMBER),
            abi.encodeWithSelector(INumberRegistry.NumberTaken.selector, NUMBER, ALICE)
        );
        _claim(BOB, NUMBER + 1);
        _refuse(
            _three(NUMBER, NUMBER + 1, NUMBER + 2),
            abi.encodeWithSelector(INumberRegistry.NumberTaken.selector, NUMBER + 1, BOB)
        );
        vm.assertEq(registry.balanceOf(ALICE), 0, "one spoils all");
    }

    /// @dev What was found of one range says nothing about the next.
    function test_RevertWhen_ALaterRangeIsNotOpen() public {
        _refuse(
            _three(NUMBER, NUMBER + 1, CLOSED),
            abi.encodeWithSelector(INumberRegistry.RangeNotOpen.selector, CLOSED / 10 ** 4, uint8(ClaimPolicy.Closed))
        );
        _retire(beta);
        _refuse(
            _three(NUMBER, OTHER, NUMBER + 1),
            abi.encodeWithSelector(INumberRegistry.CarrierNotActive.selector, beta)
        );
    }

    function test_RevertWhen_TheProfileIsNotALaterRanges() public {
        NumberFor[] memory numbers = _three(NUMBER, OTHER, NUMBER + 1);
        vm.prank(ALICE);
        vm.expectRevert(
            abi.encodeWithSelector(
                INumberRegistry.ProfileNotOfRange.selector,
                OTHER / 10 ** 4,
                alphaProfile,
                alpha,
                beta
            )
        );
        registry.claimMany(numbers, alphaProfile, type(uint96).max);
    }

    function test_RevertWhen_OneRestsOrWouldBeStuckOrIsNoNumber() public {
        _claim(BOB, NUMBER + 1);
        _skipDays(7);
        vm.prank(BOB);
        registry.release(NUMBER + 1);
        _refuse(
            _three(NUMBER, NUMBER + 1, NUMBER + 2),
            abi.encodeWithSelector(
                INumberRegistry.NumberInQuarantine.selector,
                NUMBER + 1,
                _today(),
                _today() + Defaults.QUARANTINE
            )
        );
        NumberFor[] memory numbers = _three(NUMBER, NUMBER + 2, NUMBER + 3);
        numbers[2].holder = address(desk);
        _refuse(numbers, abi.encodeWithSelector(INumberRegistry.RecipientRefused.selector, NUMBER + 3, address(desk)));
        _refuse(_three(NUMBER, 0, NUMBER + 2), abi.encodeWithSelector(INumberRegistry.NumberMalformed.selector, 0));
    }

    function test_RevertWhen_TheCountryIsStopped() public {
        uint64[] memory countries = new uint64[](1);
        countries[0] = Defaults.COUNTRY;
        vm.prank(GOVERNANCE);
        authorityDesk.stop(countries);
        _refuse(
            _three(NUMBER, NUMBER + 1, NUMBER + 2),
            abi.encodeWithSelector(INumberRegistry.CountryIsStopped.selector, 1, _today(), _today() + 7)
        );
    }

    function test_RevertWhen_TheClaimerHasNoMoney() public {
        NumberFor[] memory numbers = _three(NUMBER, NUMBER + 1, NUMBER + 2);
        vm.prank(MALLORY);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector,
                address(registry),
                0,
                3 * Defaults.DEPOSIT
            )
        );
        registry.claimMany(numbers, 0, type(uint96).max);
    }

    function test_RevertWhen_TheyAreTooMany() public {
        _refuse(new NumberFor[](257), abi.encodeWithSelector(INumberRegistry.TooManyNumbers.selector, 257, 256));
    }

    function _refuse(NumberFor[] memory numbers, bytes memory reason) private {
        vm.prank(ALICE);
        vm.expectRevert(reason);
        registry.claimMany(numbers, 0, type(uint96).max);
    }

    function _three(uint64 a, uint64 b, uint64 c) private pure returns (NumberFor[] memory numbers) {
        numbers = new NumberFor[](3);
        numbers[0] = NumberFor({ number: a, holder: ALICE });
        numbers[1] = NumberFor({ number: b, holder: ALICE });
        numbers[2] = NumberFor({ number: c, holder: ALICE });
    }
}
