// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ClaimVoucher } from "../numbering/types/ClaimVoucher.sol";
import { ClaimPolicy } from "../numbering/types/Range.sol";
import { Payment } from "../token/types/Payment.sol";
import { Defaults } from "./Defaults.t.sol";
import { Payer } from "./Payer.t.sol";
import { Stage } from "./Stage.t.sol";
import { vm } from "./Vm.t.sol";

/// @title A carrier that signs who may have its numbers, and somebody who pays for others
abstract contract Vouched is Stage {
    uint64 internal constant RANGE = Defaults.RANGE;
    uint64 internal constant NUMBER = Defaults.NUMBER;
    uint256 internal constant ALPHA_KEY = 0xA1FA516;
    uint256 internal constant SPONSOR_KEY = 0x5905;
    uint96 internal constant ANY_DEPOSIT = type(uint96).max;

    address internal sponsor;

    function setUp() public virtual override {
        super.setUp();
        sponsor = vm.addr(SPONSOR_KEY);
        vm.prank(ALPHA_OWNER);
        carriers.setSigner(alpha, vm.addr(ALPHA_KEY));
        // Whoever pays by a signature alone needs no allowance.
        vm.prank(GOVERNANCE);
        ett.transfer(sponsor, 1_000 ether);
    }

    function _setPolicy(ClaimPolicy policy) internal {
        vm.prank(ALPHA_OWNER);
        authorityDesk.setPolicy(RANGE, policy);
    }

    /// @dev For the number and the range as they stand, from now on for a day.
    function _voucher(uint64 number, address holder) internal view returns (ClaimVoucher memory) {
        return
            ClaimVoucher({
                number: number,
                holder: holder,
                profile: alphaProfile,
                depositClass: 0,
                sequence: registry.numberState(number).sequence,
                rangePrefix: RANGE,
                rangeVersion: registry.rangeAt(RANGE).version,
                issuedAt: uint40(vm.getBlockTimestamp()),
                expiresAt: uint40(vm.getBlockTimestamp() + 1 days)
            });
    }

    /// @dev By the key of alpha's signer.
    function _sign(ClaimVoucher memory voucher) internal view returns (bytes memory) {
        return _signWith(ALPHA_KEY, claimDesk.voucherDigest(voucher));
    }

    function _signWith(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    /// @dev What the sponsor signs to pay the usual deposit for the claim of this hash.
    function _sponsored(bytes32 claimHash) internal view returns (Payment memory) {
        return Payer.authorization(ett, SPONSOR_KEY, address(registry), Defaults.DEPOSIT, claimHash);
    }

    function _claimByVoucher(address caller, ClaimVoucher memory voucher) internal {
        bytes memory signature = _sign(voucher);
        vm.prank(caller);
        claimDesk.claimByVoucher(voucher, signature, ANY_DEPOSIT, Payer.allowance());
    }

    function _refuseVoucher(ClaimVoucher memory voucher, bytes memory reason) internal {
        _refuseVoucher(voucher, _sign(voucher), reason);
    }

    function _refuseVoucher(ClaimVoucher memory voucher, bytes memory signature, bytes memory reason) internal {
        vm.prank(ALICE);
        vm.expectRevert(reason);
        claimDesk.claimByVoucher(voucher, signature, ANY_DEPOSIT, Payer.allowance());
    }

    /// @dev Alpha's range goes back to the authority, and to alpha again.
    function _renewRange(ClaimPolicy policy) internal {
        vm.startPrank(NANPA);
        authorityDesk.giveNotice(RANGE, _today() + 30);
        _skipDays(30);
        authorityDesk.takeBack(RANGE);
        registry.allocate(RANGE, _terms());
        vm.stopPrank();
        _setPolicy(policy);
    }
}
