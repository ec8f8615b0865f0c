// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ERC3009 } from "@openzeppelin/contracts/token/ERC20/extensions/draft-ERC3009.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Payer } from "../testing/Payer.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { Vouched } from "../testing/Vouched.t.sol";
import { Payment } from "../token/types/Payment.sol";
import { ClaimDesk } from "./ClaimDesk.sol";
import { IClaimDesk } from "./interfaces/IClaimDesk.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { ClaimVoucher } from "./types/ClaimVoucher.sol";
import { ClaimPolicy, RangeTerms } from "./types/Range.sol";

/// @notice Claims by a carrier's signature, in its voucher ranges.
contract ClaimByVoucherTest is Vouched {
    bytes32 private constant TYPE = keccak256(
        "ClaimVoucher(uint64 number,address holder,uint32 profile,uint8 depositClass,uint16 sequence,uint64 rangePrefix,uint16 rangeVersion,uint40 issuedAt,uint40 expiresAt)"
    );

    function setUp() public override {
        super.setUp();
        _setPolicy(ClaimPolicy.Voucher);
    }

    function test_ClaimByVoucher() public {
        ClaimVoucher memory voucher = _voucher(NUMBER, ALICE);
        bytes memory signature = _sign(voucher);
        vm.prank(ALICE);
        vm.expectEmit(true, true, true, true, address(registry));
        emit INumberRegistry.NumberClaimed(NUMBER, ALICE, ALICE, alphaProfile, 0, 1);
        vm.expectEmit(true, true, true, true, address(claimDesk));
        emit IClaimDesk.ClaimedByVoucher(NUMBER, RANGE);
        claimDesk.claimByVoucher(voucher, signature, Defaults.DEPOSIT, Payer.allowance());
        vm.assertEq(registry.ownerOf(NUMBER), ALICE, "holder");
        vm.assertEq(ett.balanceOf(address(registry)), Defaults.DEPOSIT, "deposit");
    }

    function test_ClaimByVoucher_PaidBySomebodyElse_WhoSignedForJustThis() public {
        ClaimVoucher memory voucher = _voucher(NUMBER, ALICE);
        bytes memory signature = _sign(voucher);
        Payment memory payment = _sponsored(claimDesk.voucherDigest(voucher));
        ClaimVoucher memory other = _voucher(NUMBER, MALLORY);
        bytes memory otherSignature = _sign(other);
        vm.startPrank(MALLORY);
        vm.expectRevert(ERC3009.ERC3009InvalidSignature.selector);
        claimDesk.claimByVoucher(other, otherSignature, ANY_DEPOSIT, payment);
        claimDesk.claimByVoucher(voucher, signature, ANY_DEPOSIT, payment);
        vm.stopPrank();
        vm.assertEq(registry.ownerOf(NUMBER), ALICE, "holder");
        vm.assertEq(ett.balanceOf(sponsor), 1_000 ether - Defaults.DEPOSIT, "the sponsor paid");
    }

    function test_ClaimByVoucher_AnyProfileOfTheCarrier_0ForTheDefault() public {
        uint32 own = _createProfile(ALPHA_OWNER, alpha, 0);
        ClaimVoucher memory voucher = _voucher(NUMBER, ALICE);
        voucher.profile = own;
        _claimByVoucher(ALICE, voucher);
        vm.assertEq(registry.numberState(NUMBER).profile, own, "one that is not open to others");
        voucher = _voucher(NUMBER + 1, ALICE);
        voucher.profile = 0;
        _claimByVoucher(ALICE, voucher);
        vm.assertEq(registry.numberState(NUMBER + 1).profile, alphaProfile, "the default");
        voucher = _voucher(NUMBER + 2, ALICE);
        voucher.profile = betaProfile;
        _refuseVoucher(
            voucher,
            abi.encodeWithSelector(INumberRegistry.ProfileNotOfRange.selector, RANGE, betaProfile, beta, alpha)
        );
    }

    function test_RevertWhen_TheVoucherIsNotOfThisTime() public {
        uint40 start = uint40(vm.getBlockTimestamp());
        ClaimVoucher memory voucher = _voucher(NUMBER, ALICE);
        (voucher.issuedAt, voucher.expiresAt) = (start + 1, start + 1 days);
        _refuseVoucher(voucher, _outOfTime(voucher));
        (voucher.issuedAt, voucher.expiresAt) = (start - 1 days, start - 1);
        _refuseVoucher(voucher, _outOfTime(voucher));
        (voucher.issuedAt, voucher.expiresAt) = (start, start + 30 days + 1);
        _refuseVoucher(voucher, _outOfTime(voucher));
        (voucher.issuedAt, voucher.expiresAt) = (start + 1, start - 1);
        _refuseVoucher(voucher, _outOfTime(voucher));
        (voucher.issuedAt, voucher.expiresAt) = (0, type(uint40).max);
        _refuseVoucher(voucher, _outOfTime(voucher));
    }

    function test_ClaimByVoucher_InItsFirstAndItsLastSecond() public {
        ClaimVoucher memory voucher = _voucher(NUMBER, ALICE);
        voucher.expiresAt = voucher.issuedAt + 30 days;
        bytes memory signature = _sign(voucher);
        vm.warp(voucher.expiresAt);
        vm.prank(ALICE);
        claimDesk.claimByVoucher(voucher, signature, ANY_DEPOSIT, Payer.allowance());
        voucher = _voucher(NUMBER + 1, ALICE);
        voucher.expiresAt = voucher.issuedAt;
        _claimByVoucher(ALICE, voucher);
    }

    function test_RevertWhen_TheVoucherNamesAnotherSequence() public {
        ClaimVoucher memory voucher = _voucher(NUMBER, ALICE);
        voucher.sequence = 1;
        _refuseVoucher(voucher, _sequence(1, 0));
        _setSequence(NUMBER, 7);
        voucher.sequence = 6;
        _refuseVoucher(voucher, _sequence(6, 7));
        voucher.sequence = 8;
        _refuseVoucher(voucher, _sequence(8, 7));
    }

    function test_RevertWhen_TheVoucherNamesAnotherRangeOrVersion() public {
        ClaimVoucher memory voucher = _voucher(NUMBER, ALICE);
        voucher.rangePrefix = 1212;
        _refuseVoucher(voucher, _range(voucher, RANGE, 1));
        voucher = _voucher(NUMBER, ALICE);
        voucher.rangeVersion = 2;
        _refuseVoucher(voucher, _range(voucher, RANGE, 1));
        voucher.rangePrefix = 0;
        voucher.rangeVersion = 0;
        _refuseVoucher(voucher, _range(voucher, RANGE, 1));
    }

    function test_RevertWhen_ANarrowerRangeTookTheNumberOver() public {
        ClaimVoucher memory voucher = _voucher(NUMBER, ALICE);
        bytes memory signature = _sign(voucher);
        RangeTerms memory terms = _terms();
        vm.prank(NANPA);
        authorityDesk.openRangeLengths(1, Defaults.LENGTHS | (1 << 9));
        vm.prank(ALPHA_OWNER);
        registry.allocate(121255501, terms);
        _refuseVoucher(voucher, signature, _range(voucher, 121255501, 1));
    }

    function test_RevertWhen_TheRangeWasTakenBackAndGivenAgain() public {
        ClaimVoucher memory voucher = _voucher(NUMBER, ALICE);
        voucher.expiresAt = voucher.issuedAt + 30 days;
        bytes memory signature = _sign(voucher);
        _renewRange(ClaimPolicy.Voucher);
        _refuseVoucher(voucher, signature, _range(voucher, RANGE, 3));
    }

    function test_RevertWhen_TheRangeWasHandedOver() public {
        ClaimVoucher memory voucher = _voucher(NUMBER, ALICE);
        bytes memory signature = _sign(voucher);
        vm.prank(ALPHA_OWNER);
        authorityDesk.offerRange(RANGE, beta);
        vm.prank(BETA_OWNER);
        authorityDesk.acceptRange(RANGE, betaProfile);
        _refuseVoucher(voucher, signature, _range(voucher, RANGE, 2));
        // And what alpha signs for the range as it is now is signed by the wrong carrier.
        voucher.rangeVersion = 2;
        _refuseVoucher(voucher, _sign(voucher), _unsigned(beta, BETA_OWNER));
    }

    function test_RevertWhen_NothingEnclosesTheNumber() public {
        ClaimVoucher memory voucher = _voucher(14155550123, MALLORY);
        voucher.rangePrefix = 0;
        voucher.rangeVersion = 0;
        _refuseVoucher(voucher, abi.encodeWithSelector(INumberRegistry.RangeMissing.selector, 14155550123));
    }

    /// @dev Policy 0 is closed, 1 is open.
    function test_RevertWhen_TheRangeIsNoVoucherRange() public {
        ClaimVoucher memory voucher = _voucher(NUMBER, ALICE);
        _setPolicy(ClaimPolicy.Open);
        _refuseVoucher(voucher, abi.encodeWithSelector(IClaimDesk.PolicyRefuses.selector, RANGE, 1));
        _setPolicy(ClaimPolicy.Closed);
        _refuseVoucher(voucher, abi.encodeWithSelector(IClaimDesk.PolicyRefuses.selector, RANGE, 0));
    }

    function test_RevertWhen_TheSignerIsNotTheCarriers() public {
        ClaimVoucher memory voucher = _voucher(NUMBER, ALICE);
        bytes32 digest = claimDesk.voucherDigest(voucher);
        _refuseVoucher(voucher, _signWith(SPONSOR_KEY, digest), _unsigned(alpha, vm.addr(ALPHA_KEY)));
        _refuseVoucher(voucher, "", _unsigned(alpha, vm.addr(ALPHA_KEY)));

        // A signer that was replaced has signed nothing.
        bytes memory signature = _sign(voucher);
        vm.prank(ALPHA_OWNER);
        carriers.setSigner(alpha, sponsor);
        _refuseVoucher(voucher, signature, _unsigned(alpha, sponsor));
        bytes memory newSignature = _signWith(SPONSOR_KEY, digest);
        vm.prank(ALICE);
        claimDesk.claimByVoucher(voucher, newSignature, ANY_DEPOSIT, Payer.allowance());
    }

    /// @dev Signed is every field: what is signed for one voucher is signed for no other.
    function testFuzz_RevertWhen_AnythingSignedIsAnotherThan(ClaimVoucher memory other) public {
        ClaimVoucher memory voucher = _voucher(NUMBER, ALICE);
        bytes memory signature = _sign(voucher);
        // All that is judged before the signature stays as it is.
        (other.number, other.sequence) = ((other.number % 10_000) + RANGE * 10_000, 0);
        (other.rangePrefix, other.rangeVersion) = (RANGE, 1);
        other.issuedAt = voucher.issuedAt - (other.issuedAt % 1 days);
        other.expiresAt = voucher.issuedAt + (other.expiresAt % 1 days);
        vm.assume(keccak256(abi.encode(other)) != keccak256(abi.encode(voucher)));
        _refuseVoucher(other, signature, _unsigned(alpha, vm.addr(ALPHA_KEY)));
    }

    function test_RevertWhen_SignedForAnotherDeskOrChain() public {
        ClaimVoucher memory voucher = _voucher(NUMBER, ALICE);
        ClaimDesk twin = new ClaimDesk(registry, carriers, profiles);
        bytes memory unsigned = _unsigned(alpha, vm.addr(ALPHA_KEY));
        _refuseVoucher(voucher, _signWith(ALPHA_KEY, twin.voucherDigest(voucher)), unsigned);
        bytes memory signature = _sign(voucher);
        vm.chainId(1);
        _refuseVoucher(voucher, signature, unsigned);
    }

    function test_RevertWhen_TheDepositClassIsNotTheRanges() public {
        ClaimVoucher memory voucher = _voucher(NUMBER, ALICE);
        voucher.depositClass = 1;
        _refuseVoucher(
            voucher,
            abi.encodeWithSelector(INumberRegistry.TermsRefused.selector, RANGE, bytes32("depositClass"), 1, 0)
        );
    }

    function test_RevertWhen_TheCarrierIsNotActive() public {
        ClaimVoucher memory voucher = _voucher(NUMBER, ALICE);
        _retire(alpha);
        _refuseVoucher(voucher, abi.encodeWithSelector(INumberRegistry.CarrierNotActive.selector, alpha));
    }

    function test_RevertWhen_NoticeWasGiven() public {
        ClaimVoucher memory voucher = _voucher(NUMBER, ALICE);
        uint16 endsOn = _today() + 30;
        vm.prank(NANPA);
        authorityDesk.giveNotice(RANGE, endsOn);
        _refuseVoucher(voucher, abi.encodeWithSelector(INumberRegistry.PrefixEnding.selector, RANGE, endsOn));
    }

    function test_RevertWhen_TheCountryIsStopped() public {
        ClaimVoucher memory voucher = _voucher(NUMBER, ALICE);
        uint64[] memory countryCodes = new uint64[](1);
        countryCodes[0] = Defaults.COUNTRY;
        vm.prank(GOVERNANCE);
        authorityDesk.stop(countryCodes);
        _refuseVoucher(
            voucher,
            abi.encodeWithSelector(INumberRegistry.CountryIsStopped.selector, 1, _today(), _today() + 7)
        );
    }

    function test_RevertWhen_TheNumberRests() public {
        _claimByVoucher(ALICE, _voucher(NUMBER, ALICE));
        _skipDays(7);
        vm.prank(ALICE);
        registry.release(NUMBER);
        uint256 day = _today();
        _refuseVoucher(
            _voucher(NUMBER, BOB),
            abi.encodeWithSelector(INumberRegistry.NumberInQuarantine.selector, NUMBER, day, day + Defaults.QUARANTINE)
        );
    }

    function test_RevertWhen_TheNumberWouldBeStuck() public {
        address[3] memory stuck = [address(claimDesk), address(authorityDesk), address(registry)];
        for (uint256 i; i < stuck.length; ++i) {
            _refuseVoucher(
                _voucher(NUMBER, stuck[i]),
                abi.encodeWithSelector(INumberRegistry.RecipientRefused.selector, NUMBER, stuck[i])
            );
        }
    }

    // --- Replay of an old holder's voucher ---

    function test_Attack_ReplayOfAnOldHoldersVoucher() public {
        ClaimVoucher memory voucher = _voucher(NUMBER, ALICE);
        voucher.expiresAt = voucher.issuedAt + 30 days;
        bytes memory signature = _sign(voucher);
        _claimByVoucher(ALICE, voucher);
        _refuseVoucher(voucher, signature, _sequence(0, 1));
        vm.prank(ALICE);
        registry.transferFrom(ALICE, BOB, NUMBER);
        _refuseVoucher(voucher, signature, _sequence(0, 2));
        vm.prank(BOB);
        registry.release(NUMBER);
        _refuseVoucher(voucher, signature, _sequence(0, 3));
        _claimByVoucher(BOB, _voucher(NUMBER, BOB));
        _refuseVoucher(voucher, signature, _sequence(0, 4));
        vm.assertEq(registry.ownerOf(NUMBER), BOB, "the new holder's");
    }

    /// @dev The count begins anew only when whatever was signed while it went round has expired.
    function test_Attack_WrapOfTheSequence() public {
        _claimByVoucher(ALICE, _voucher(NUMBER, ALICE));
        ClaimVoucher memory old = _voucher(NUMBER, MALLORY);
        old.expiresAt = old.issuedAt + 30 days;
        _setSequence(NUMBER, type(uint16).max);
        vm.prank(ALICE);
        registry.release(NUMBER);

        uint16 released = _today();
        _skipDays(30);
        bytes memory rests = abi.encodeWithSelector(
            INumberRegistry.NumberInQuarantine.selector,
            NUMBER,
            released + 30,
            released + 31
        );
        _refuseVoucher(_voucher(NUMBER, BOB), rests);
        _skipDays(1);
        _claimByVoucher(BOB, _voucher(NUMBER, BOB));
        vm.assertEq(registry.numberState(NUMBER).sequence, 1, "anew");
        vm.prank(BOB);
        registry.release(NUMBER);
        _setSequence(NUMBER, old.sequence);
        bytes memory late = abi.encodeWithSelector(
            IClaimDesk.VoucherOutOfTime.selector,
            old.issuedAt,
            old.expiresAt,
            block.timestamp
        );
        _refuseVoucher(old, late);
    }

    function testFuzz_VoucherDigest_IsEip712(ClaimVoucher calldata v) public view {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("DOTS ClaimDesk"),
                keccak256("1"),
                block.chainid,
                address(claimDesk)
            )
        );
        bytes32 structHash = keccak256(
            bytes.concat(
                abi.encode(TYPE, v.number, v.holder, v.profile, v.depositClass),
                abi.encode(v.sequence, v.rangePrefix, v.rangeVersion, v.issuedAt, v.expiresAt)
            )
        );
        bytes32 needed = keccak256(abi.encodePacked("\x19\x01", domain, structHash));
        vm.assertEq(claimDesk.voucherDigest(v), needed, "digest");
    }

    function _outOfTime(ClaimVoucher memory voucher) private view returns (bytes memory) {
        return
            abi.encodeWithSelector(
                IClaimDesk.VoucherOutOfTime.selector,
                voucher.issuedAt,
                voucher.expiresAt,
                vm.getBlockTimestamp()
            );
    }

    function _sequence(uint16 found, uint16 needed) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IClaimDesk.VoucherSequence.selector, NUMBER, found, needed);
    }

    function _range(
        ClaimVoucher memory voucher,
        uint64 neededPrefix,
        uint16 neededVersion
    ) private pure returns (bytes memory) {
        return
            abi.encodeWithSelector(
                IClaimDesk.VoucherRange.selector,
                voucher.number,
                voucher.rangePrefix,
                voucher.rangeVersion,
                neededPrefix,
                neededVersion
            );
    }

    function _unsigned(uint32 carrier, address signer) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IClaimDesk.VoucherSignature.selector, carrier, signer);
    }
}
