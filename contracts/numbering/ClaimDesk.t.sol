// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IERC20Errors } from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import { ERC3009 } from "@openzeppelin/contracts/token/ERC20/extensions/draft-ERC3009.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Payer } from "../testing/Payer.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { Vouched } from "../testing/Vouched.t.sol";
import { Payment, PaymentKind } from "../token/types/Payment.sol";
import { IClaimDesk } from "./interfaces/IClaimDesk.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { IRegistryForDesks } from "./interfaces/IRegistryForDesks.sol";
import { Grant } from "./types/Grant.sol";
import { ClaimPolicy } from "./types/Range.sol";

/// @notice Open claims that somebody else pays, and the ways to misuse what he signed.
contract ClaimDeskTest is Vouched {
    function test_Claim_PaidBySomebodyElsesAuthorization_BroughtByAThird() public {
        Payment memory payment = _sponsored(claimDesk.claimHash(NUMBER, ALICE, alphaProfile));
        uint256 purse = ett.balanceOf(ALICE);
        vm.prank(MALLORY);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberClaimed(NUMBER, ALICE, sponsor, alphaProfile, 0, 1);
        claimDesk.claim(NUMBER, ALICE, alphaProfile, Defaults.DEPOSIT, payment);
        vm.assertEq(registry.ownerOf(NUMBER), ALICE, "holder");
        vm.assertEq(ett.balanceOf(sponsor), 1_000 ether - Defaults.DEPOSIT, "the sponsor paid");
        vm.assertEq(ett.balanceOf(address(registry)), Defaults.DEPOSIT, "to the registry");
        vm.assertEq(ett.balanceOf(address(claimDesk)), 0, "and nothing to the desk");
        vm.prank(ALICE);
        registry.release(NUMBER);
        vm.assertEq(ett.balanceOf(ALICE), purse + Defaults.DEPOSIT, "the deposit is the holder's");
    }

    function test_Claim_PaidByTheCallersPermit() public {
        Payment memory payment = Payer.permit(ett, SPONSOR_KEY, address(registry), Defaults.DEPOSIT);
        vm.prank(sponsor);
        claimDesk.claim(NUMBER, ALICE, 0, Defaults.DEPOSIT, payment);
        vm.assertEq(registry.ownerOf(NUMBER), ALICE, "holder");
        vm.assertEq(registry.numberState(NUMBER).profile, alphaProfile, "the range's default");
        vm.assertEq(ett.allowance(sponsor, address(registry)), 0, "used up");
    }

    function test_Claim_WithAPermitThatWasUsedAheadOfTime() public {
        Payment memory p = Payer.permit(ett, SPONSOR_KEY, address(registry), Defaults.DEPOSIT);
        vm.prank(MALLORY);
        ett.permit(sponsor, address(registry), p.value, p.deadline, p.v, p.r, p.s);
        vm.prank(sponsor);
        claimDesk.claim(NUMBER, ALICE, 0, Defaults.DEPOSIT, p);
        vm.assertEq(registry.ownerOf(NUMBER), ALICE, "holder");
    }

    function test_RevertWhen_APermitFailsAndThereIsNoAllowance() public {
        Payment memory p = Payer.permit(ett, SPONSOR_KEY, address(registry), Defaults.DEPOSIT);
        p.value += 1;
        vm.prank(sponsor);
        vm.expectRevert(_allowanceMissing());
        claimDesk.claim(NUMBER, ALICE, 0, Defaults.DEPOSIT, p);
    }

    function test_RevertWhen_TheRangeIsNotOpen_ButForItsCarrier() public {
        ClaimPolicy[2] memory policies = [ClaimPolicy.Closed, ClaimPolicy.Voucher];
        for (uint64 i; i < 2; ++i) {
            _setPolicy(policies[i]);
            vm.prank(BOB);
            vm.expectRevert(abi.encodeWithSelector(IClaimDesk.PolicyRefuses.selector, RANGE, policies[i]));
            claimDesk.claim(NUMBER + i, BOB, 0, ANY_DEPOSIT, Payer.allowance());

            Payment memory payment = _sponsored(claimDesk.claimHash(NUMBER + i, BOB, 0));
            vm.prank(ALPHA_OWNER);
            claimDesk.claim(NUMBER + i, BOB, 0, Defaults.DEPOSIT, payment);
            vm.assertEq(registry.ownerOf(NUMBER + i), BOB, "given by the carrier, paid by the sponsor");
        }
    }

    function test_RevertWhen_TheProfileIsNotOpen_ButForItsCarrier() public {
        uint32 own = _createProfile(ALPHA_OWNER, alpha, 0);
        _refuse(own, _profileRefused(own, alpha));
        _refuse(betaProfile, _profileRefused(betaProfile, beta));
        _refuse(99, _profileRefused(99, 0));
        vm.startPrank(ALPHA_OWNER);
        vm.expectRevert(_profileRefused(betaProfile, beta));
        claimDesk.claim(NUMBER, BOB, betaProfile, ANY_DEPOSIT, Payer.allowance());
        claimDesk.claim(NUMBER, BOB, own, ANY_DEPOSIT, Payer.allowance());
        vm.stopPrank();
        vm.assertEq(registry.numberState(NUMBER).profile, own, "its carrier may");
    }

    function test_Claim_OfTheDefaultProfileByName_AlsoIfItIsNotOpen() public {
        uint32 own = _createProfile(ALPHA_OWNER, alpha, 0);
        vm.prank(ALPHA_OWNER);
        registry.setDefaultProfile(RANGE, own);
        vm.prank(ALICE);
        claimDesk.claim(NUMBER, ALICE, own, ANY_DEPOSIT, Payer.allowance());
        vm.assertEq(registry.numberState(NUMBER).profile, own, "the default, as with 0");
    }

    function test_RevertWhen_NothingEnclosesTheNumber() public {
        bytes memory missing = abi.encodeWithSelector(INumberRegistry.RangeMissing.selector, 14155550123);
        vm.expectRevert(missing);
        claimDesk.claim(14155550123, ALICE, 0, ANY_DEPOSIT, Payer.allowance());
        vm.expectRevert(missing);
        claimDesk.claimHash(14155550123, ALICE, 0);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.NumberMalformed.selector, 0));
        claimDesk.claim(0, ALICE, 0, ANY_DEPOSIT, Payer.allowance());
    }

    function test_RevertWhen_TheCarrierIsNotActive() public {
        _retire(alpha);
        _refuse(0, abi.encodeWithSelector(INumberRegistry.CarrierNotActive.selector, alpha));
    }

    function test_RevertWhen_TheDepositIsAboveWhatTheCallerBears() public {
        vm.prank(ALICE);
        vm.expectRevert(
            abi.encodeWithSelector(INumberRegistry.DepositAboveHighest.selector, Defaults.DEPOSIT, Defaults.DEPOSIT - 1)
        );
        claimDesk.claim(NUMBER, ALICE, 0, Defaults.DEPOSIT - 1, Payer.allowance());
    }

    function test_RevertWhen_AnAuthorizationIsForAnotherAmount() public {
        bytes32 hash = claimDesk.claimHash(NUMBER, ALICE, 0);
        uint96[2] memory amounts = [Defaults.DEPOSIT - 1, Defaults.DEPOSIT + 1];
        for (uint256 i; i < 2; ++i) {
            Payment memory p = Payer.authorization(ett, SPONSOR_KEY, address(registry), amounts[i], hash);
            vm.expectRevert(
                abi.encodeWithSelector(INumberRegistry.PaymentValue.selector, amounts[i], Defaults.DEPOSIT)
            );
            claimDesk.claim(NUMBER, ALICE, 0, ANY_DEPOSIT, p);
        }
    }

    function test_RevertWhen_AnAuthorizationIsOutOfTime() public {
        _refuseTime(block.timestamp, block.timestamp + 1);
        _refuseTime(0, block.timestamp);
    }

    function test_RevertWhen_SomebodyElseGrants() public {
        Grant memory grant;
        grant.number = NUMBER;
        grant.holder = MALLORY;
        vm.prank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(IRegistryForDesks.NotDesk.selector, MALLORY, claimDesk));
        registry.grantInRange(Payer.allowance(), grant);
    }

    // --- Someone else's allowance ---

    function test_Attack_SomebodyElsesAllowance_TheCallerPays() public {
        // Alice's allowance is without end; Mallory names her as payer in every way.
        Payment memory payment;
        payment.payer = ALICE;
        payment.value = Defaults.DEPOSIT;
        payment.deadline = type(uint256).max;
        bytes memory missing = abi.encodeWithSelector(
            IERC20Errors.ERC20InsufficientAllowance.selector,
            address(registry),
            0,
            Defaults.DEPOSIT
        );
        vm.startPrank(MALLORY);
        payment.kind = PaymentKind.Allowance;
        vm.expectRevert(missing);
        claimDesk.claim(NUMBER, MALLORY, 0, ANY_DEPOSIT, payment);
        payment.kind = PaymentKind.Permit;
        vm.expectRevert(missing);
        claimDesk.claim(NUMBER, MALLORY, 0, ANY_DEPOSIT, payment);
        vm.stopPrank();
    }

    // --- A lifted authorisation ---

    function testFuzz_Attack_ALiftedAuthorization_PaysForItsOwnClaimAlone(uint64 line, address holder) public {
        vm.assume(holder != ALICE && holder != address(0));
        Payment memory payment = _sponsored(claimDesk.claimHash(NUMBER, ALICE, 0));
        _refuseLifted(NUMBER, holder, 0, payment);
        _refuseLifted(NUMBER, ALICE, alphaProfile, payment);
        uint64 other = RANGE * 10_000 + (line % 10_000);
        if (other != NUMBER) _refuseLifted(other, ALICE, 0, payment);
        vm.prank(MALLORY);
        claimDesk.claim(NUMBER, ALICE, 0, ANY_DEPOSIT, payment);
        vm.assertEq(registry.ownerOf(NUMBER), ALICE, "what was signed");
    }

    function test_Attack_ALiftedAuthorization_NotOnceTheNumberHasChangedHands() public {
        bytes32 hash = claimDesk.claimHash(NUMBER, ALICE, 0);
        Payment memory payment = _sponsored(hash);
        _claim(BOB, NUMBER);
        vm.prank(BOB);
        registry.release(NUMBER);
        _refuseLifted(NUMBER, ALICE, 0, payment);
        vm.assertFalse(ett.authorizationState(sponsor, hash), "unused");
    }

    function test_Attack_ALiftedAuthorization_NotTwice() public {
        bytes32 hash = claimDesk.claimHash(NUMBER, ALICE, 0);
        Payment memory payment = _sponsored(hash);
        claimDesk.claim(NUMBER, ALICE, 0, ANY_DEPOSIT, payment);
        vm.assertTrue(ett.authorizationState(sponsor, hash), "used");
        vm.prank(ALICE);
        registry.release(NUMBER);
        _setSequence(NUMBER, 0);
        vm.expectRevert(abi.encodeWithSelector(ERC3009.ERC3009UsedAuthorization.selector, sponsor, hash));
        claimDesk.claim(NUMBER, ALICE, 0, ANY_DEPOSIT, payment);
    }

    function test_Attack_ALiftedAuthorization_NotAtTheToken() public {
        bytes32 hash = claimDesk.claimHash(NUMBER, ALICE, 0);
        Payment memory p = _sponsored(hash);
        vm.startPrank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, address(registry)));
        ett.receiveWithAuthorization(sponsor, address(registry), Defaults.DEPOSIT, 0, p.deadline, hash, p.v, p.r, p.s);
        vm.expectRevert(ERC3009.ERC3009InvalidSignature.selector);
        ett.receiveWithAuthorization(sponsor, MALLORY, Defaults.DEPOSIT, 0, p.deadline, hash, p.v, p.r, p.s);
        vm.expectRevert(ERC3009.ERC3009InvalidSignature.selector);
        ett.transferWithAuthorization(sponsor, address(registry), Defaults.DEPOSIT, 0, p.deadline, hash, p.v, p.r, p.s);
        vm.stopPrank();
    }

    // --- Salting a range with quarantine ---

    function test_Attack_SaltingARangeWithQuarantine_AlsoThroughTheDesk() public {
        for (uint64 i; i < 3; ++i) {
            claimDesk.claim(NUMBER, MALLORY, 0, ANY_DEPOSIT, _sponsored(claimDesk.claimHash(NUMBER, MALLORY, 0)));
            _skipDays(i * 3);
            vm.prank(MALLORY);
            registry.release(NUMBER);
        }
        _claim(ALICE, NUMBER);
        vm.assertEq(registry.ownerOf(NUMBER), ALICE, "held for less than a week, it does not rest");
    }

    // --- The hash ---

    function testFuzz_ClaimHash_IsEip712OfAnOpenClaim(uint64 line, address holder, uint32 profile) public {
        uint64 number = RANGE * 10_000 + (line % 10_000);
        _setSequence(number, uint16(profile));
        bytes32 structHash = keccak256(
            abi.encode(
                keccak256("OpenClaim(uint64 number,address holder,uint32 profile,uint8 depositClass,uint16 sequence)"),
                number,
                holder,
                profile,
                0,
                uint16(profile)
            )
        );
        bytes32 needed = keccak256(abi.encodePacked("\x19\x01", _domain(), structHash));
        vm.assertEq(claimDesk.claimHash(number, holder, profile), needed, "hash");
    }

    function test_TheDesksDomain() public view {
        (, string memory name, string memory version, uint256 chainId, address where, , ) = claimDesk.eip712Domain();
        vm.assertEq(name, "DOTS ClaimDesk", "name");
        vm.assertEq(version, "1", "version");
        vm.assertEq(chainId, block.chainid, "chain");
        vm.assertEq(where, address(claimDesk), "contract");
    }

    function _refuseTime(uint256 validAfter, uint256 deadline) private {
        bytes32 hash = claimDesk.claimHash(NUMBER, ALICE, 0);
        Payment memory p = Payer.authorizationInTime(
            ett,
            SPONSOR_KEY,
            address(registry),
            Defaults.DEPOSIT,
            hash,
            validAfter,
            deadline
        );
        vm.expectRevert(abi.encodeWithSelector(ERC3009.ERC3009InvalidAuthorizationTime.selector, validAfter, deadline));
        claimDesk.claim(NUMBER, ALICE, 0, ANY_DEPOSIT, p);
    }

    function _refuse(uint32 profile, bytes memory reason) private {
        vm.prank(ALICE);
        vm.expectRevert(reason);
        claimDesk.claim(NUMBER, ALICE, profile, ANY_DEPOSIT, Payer.allowance());
    }

    function _refuseLifted(uint64 number, address holder, uint32 profile, Payment memory payment) private {
        vm.prank(MALLORY);
        vm.expectRevert(ERC3009.ERC3009InvalidSignature.selector);
        claimDesk.claim(number, holder, profile, ANY_DEPOSIT, payment);
    }

    function _profileRefused(uint32 profile, uint32 carrier) private view returns (bytes memory) {
        return abi.encodeWithSelector(INumberRegistry.ProfileNotOfRange.selector, RANGE, profile, carrier, alpha);
    }

    function _allowanceMissing() private view returns (bytes memory) {
        return
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector,
                address(registry),
                0,
                Defaults.DEPOSIT
            );
    }

    function _domain() private view returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                    keccak256("DOTS ClaimDesk"),
                    keccak256("1"),
                    block.chainid,
                    address(claimDesk)
                )
            );
    }
}
