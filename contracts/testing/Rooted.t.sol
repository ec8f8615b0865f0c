// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IClaimDesk } from "../numbering/interfaces/IClaimDesk.sol";
import { ClaimVoucher } from "../numbering/types/ClaimVoucher.sol";
import { ClaimPolicy } from "../numbering/types/Range.sol";
import { ClaimTree } from "./ClaimTree.t.sol";
import { Defaults } from "./Defaults.t.sol";
import { Payer } from "./Payer.t.sol";
import { vm } from "./Vm.t.sol";
import { Vouched } from "./Vouched.t.sol";

/// @title A closed range whose carrier allocates its numbers by roots
abstract contract Rooted is Vouched {
    using ClaimTree for bytes32[];
    using ClaimTree for bytes32[][];

    uint64 internal constant FIRST = RANGE * 10_000;

    function setUp() public override {
        super.setUp();
        _setPolicy(ClaimPolicy.Closed);
    }

    function _tree(uint256 count) internal view returns (bytes32[][] memory) {
        bytes32[] memory leaves = new bytes32[](count);
        for (uint64 line; line < count; ++line) leaves[line] = claimDesk.leafOf(_leafVoucher(line));
        return leaves.build();
    }

    function _post(bytes32[][] memory levels) internal returns (bytes32 root) {
        root = levels.root();
        vm.prank(ALPHA_OWNER);
        claimDesk.postRoot(RANGE, root);
    }

    /// @dev What a carrier lays down beforehand, so that it does not depend on the state of the number.
    function _leafVoucher(uint64 line) internal view returns (ClaimVoucher memory) {
        return
            ClaimVoucher({
                number: FIRST + line,
                holder: _holder(line),
                profile: alphaProfile,
                depositClass: 0,
                sequence: 0,
                rangePrefix: RANGE,
                rangeVersion: 1,
                issuedAt: uint40(Defaults.START),
                expiresAt: uint40(Defaults.START + 30 days)
            });
    }

    function _holder(uint64 line) internal pure returns (address) {
        return address(uint160(0x401DE2000000 + line));
    }

    function _claimByRoot(ClaimVoucher memory voucher, bytes32 root, bytes32[] memory proof) internal {
        vm.prank(BOB);
        claimDesk.claimByRoot(voucher, root, proof, ANY_DEPOSIT, Payer.allowance());
        vm.assertEq(registry.ownerOf(voucher.number), voucher.holder, "claimed");
    }

    function _refuse(ClaimVoucher memory voucher, bytes32 root, bytes32[] memory proof, bytes memory reason) internal {
        vm.prank(BOB);
        vm.expectRevert(reason);
        claimDesk.claimByRoot(voucher, root, proof, ANY_DEPOSIT, Payer.allowance());
    }

    function _proofRefused(bytes32 root, ClaimVoucher memory voucher) internal view returns (bytes memory) {
        return abi.encodeWithSelector(IClaimDesk.ProofRefused.selector, root, claimDesk.leafOf(voucher));
    }

    function _rootUnknown(bytes32 root) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IClaimDesk.RootUnknown.selector, RANGE, root);
    }

    function _sequence(uint64 number, uint16 found, uint16 needed) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IClaimDesk.VoucherSequence.selector, number, found, needed);
    }
}
