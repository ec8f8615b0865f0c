// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ERC3009 } from "@openzeppelin/contracts/token/ERC20/extensions/draft-ERC3009.sol";
import { ClaimTree } from "../testing/ClaimTree.t.sol";
import { Defaults } from "../testing/Defaults.t.sol";
import { Payer } from "../testing/Payer.t.sol";
import { Rooted } from "../testing/Rooted.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { Payment } from "../token/types/Payment.sol";
import { IClaimDesk } from "./interfaces/IClaimDesk.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { ClaimVoucher } from "./types/ClaimVoucher.sol";
import { ClaimPolicy, RangeTerms } from "./types/Range.sol";

/// @notice Allocations of thousands by one root, in closed and in voucher ranges.
contract ClaimByRootTest is Rooted {
    using ClaimTree for bytes32[][];

    function test_PostRoot_AndWithdrawIt() public {
        bytes32 root = keccak256("root");
        vm.assertEq(claimDesk.rootAt(RANGE, root), 0, "unknown");
        vm.startPrank(ALPHA_OWNER);
        vm.expectEmit(true, true, true, true, address(claimDesk));
        emit IClaimDesk.RootPosted(RANGE, root, 1);
        claimDesk.postRoot(RANGE, root);
        vm.assertEq(claimDesk.rootAt(RANGE, root), 1, "posted");
        vm.expectEmit(true, true, true, true, address(claimDesk));
        emit IClaimDesk.RootWithdrawn(RANGE, root);
        claimDesk.withdrawRoot(RANGE, root);
        vm.stopPrank();
        vm.assertEq(claimDesk.rootAt(RANGE, root), 0, "withdrawn");
    }

    function test_RevertWhen_SomebodyElsePostsOrWithdraws() public {
        bytes32 root = keccak256("root");
        address[3] memory others = [MALLORY, NANPA, BETA_OWNER];
        for (uint256 i; i < others.length; ++i) {
            bytes memory notCarrier = abi.encodeWithSelector(
                IClaimDesk.NotRangeCarrier.selector,
                RANGE,
                others[i],
                ALPHA_OWNER
            );
            vm.startPrank(others[i]);
            vm.expectRevert(notCarrier);
            claimDesk.postRoot(RANGE, root);
            vm.expectRevert(notCarrier);
            claimDesk.withdrawRoot(RANGE, root);
            vm.stopPrank();
        }
        vm.prank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(IClaimDesk.NotRangeCarrier.selector, 1415555, MALLORY, address(0)));
        claimDesk.postRoot(1415555, root);
    }

    /// @dev Ten thousand numbers, a tree of depth 14: whoever holds a leaf claims, and pays.
    function test_ClaimByRoot_OfAWholeRange() public {
        bytes32[][] memory levels = _tree(10_000);
        bytes32 root = _post(levels);
        vm.assertEq(levels.length, 15, "depth 14");
        uint64[5] memory lines = [uint64(0), 1, 4_999, 8_192, 9_999];
        for (uint256 i; i < lines.length; ++i) {
            ClaimVoucher memory voucher = _leafVoucher(lines[i]);
            bytes32[] memory proof = levels.proof(0, lines[i]);
            uint256 purse = ett.balanceOf(BOB);
            vm.prank(BOB);
            vm.expectEmit(true, true, true, true, address(registry));
            emit INumberRegistry.NumberClaimed(FIRST + lines[i], voucher.holder, BOB, alphaProfile, 0, 1);
            vm.expectEmit(true, true, true, true, address(claimDesk));
            emit IClaimDesk.ClaimedByRoot(FIRST + lines[i], RANGE, root);
            claimDesk.claimByRoot(voucher, root, proof, Defaults.DEPOSIT, Payer.allowance());
            vm.assertEq(registry.ownerOf(FIRST + lines[i]), voucher.holder, "the holder in the leaf");
            vm.assertEq(ett.balanceOf(BOB), purse - Defaults.DEPOSIT, "whoever brings it pays");
        }
    }

    function testFuzz_ClaimByRoot_AnyLeafOfAnyTree(uint16 count, uint16 index) public {
        uint256 size = 1 + (count % 300);
        uint64 line = uint64(index % size);
        bytes32[][] memory levels = _tree(size);
        bytes32 root = _post(levels);
        _claimByRoot(_leafVoucher(line), root, levels.proof(0, line));
        vm.assertEq(registry.ownerOf(FIRST + line), _holder(line), "holder");
        // Another's leaf is not proven by this one's path.
        if (size == 1) return;
        uint64 other = uint64((line + 1) % size);
        bytes32[] memory path = levels.proof(0, line);
        ClaimVoucher memory voucher = _leafVoucher(other);
        if (path.length != 0 && path[0] == claimDesk.leafOf(voucher)) path[0] = keccak256("no partner");
        _refuse(voucher, root, path, _proofRefused(root, voucher));
    }

    function test_ClaimByRoot_PaidBySomebodyElse_WhoSignedForJustThisLeaf() public {
        bytes32[][] memory levels = _tree(2);
        bytes32 root = _post(levels);
        ClaimVoucher memory voucher = _leafVoucher(0);
        ClaimVoucher memory other = _leafVoucher(1);
        Payment memory payment = _sponsored(claimDesk.leafOf(voucher));
        bytes32[] memory otherProof = levels.proof(0, 1);
        vm.startPrank(MALLORY);
        vm.expectRevert(ERC3009.ERC3009InvalidSignature.selector);
        claimDesk.claimByRoot(other, root, otherProof, ANY_DEPOSIT, payment);
        claimDesk.claimByRoot(voucher, root, levels.proof(0, 0), ANY_DEPOSIT, payment);
        vm.stopPrank();
        vm.assertEq(ett.balanceOf(sponsor), 1_000 ether - Defaults.DEPOSIT, "the sponsor paid");
    }

    function test_ClaimByRoot_AlsoInAVoucherRange_NotInAnOpenOne() public {
        bytes32[][] memory levels = _tree(2);
        bytes32 root = _post(levels);
        _setPolicy(ClaimPolicy.Open);
        _refuse(
            _leafVoucher(0),
            root,
            levels.proof(0, 0),
            abi.encodeWithSelector(IClaimDesk.PolicyRefuses.selector, RANGE, ClaimPolicy.Open)
        );
        _setPolicy(ClaimPolicy.Voucher);
        _claimByRoot(_leafVoucher(0), root, levels.proof(0, 0));
    }

    function test_RevertWhen_TheRootIsUnknownOrWithdrawn() public {
        bytes32[][] memory levels = _tree(2);
        bytes32 root = levels.root();
        ClaimVoucher memory voucher = _leafVoucher(0);
        _refuse(voucher, root, levels.proof(0, 0), _rootUnknown(root));
        _post(levels);
        vm.prank(ALPHA_OWNER);
        claimDesk.withdrawRoot(RANGE, root);
        _refuse(voucher, root, levels.proof(0, 0), _rootUnknown(root));
        vm.prank(ALPHA_OWNER);
        claimDesk.postRoot(RANGE, root);
        _claimByRoot(voucher, root, levels.proof(0, 0));
    }

    function test_RevertWhen_TheRootWasPostedForAnotherRange() public {
        RangeTerms memory terms = _terms();
        vm.prank(NANPA);
        registry.allocate(1415555, terms);
        bytes32[][] memory levels = _tree(2);
        vm.prank(ALPHA_OWNER);
        claimDesk.postRoot(1415555, levels.root());
        _refuse(_leafVoucher(0), levels.root(), levels.proof(0, 0), _rootUnknown(levels.root()));
    }

    /// @dev Neither the leaves of the old version count, nor a root that was posted for it, whatever its leaves say.
    function test_RevertWhen_TheRangeHasAnotherVersion() public {
        bytes32[][] memory levels = _tree(2);
        bytes32 root = _post(levels);
        ClaimVoucher memory old = _leafVoucher(0);
        ClaimVoucher memory ahead = _leafVoucher(1);
        (ahead.rangeVersion, ahead.issuedAt) = (3, uint40(vm.getBlockTimestamp() + 30 days));
        ahead.expiresAt = ahead.issuedAt + 1 days;
        bytes32[] memory leaves = new bytes32[](1);
        leaves[0] = claimDesk.leafOf(ahead);
        vm.prank(ALPHA_OWNER);
        claimDesk.postRoot(RANGE, leaves[0]);
        old.expiresAt = old.issuedAt + 30 days;
        _renewRange(ClaimPolicy.Closed);
        _refuse(
            old,
            root,
            levels.proof(0, 0),
            abi.encodeWithSelector(IClaimDesk.VoucherRange.selector, FIRST, RANGE, 1, RANGE, 3)
        );
        _refuse(ahead, leaves[0], new bytes32[](0), _rootUnknown(leaves[0]));
    }

    function test_RevertWhen_TheLeafHasExpiredOrIsNotYetValid() public {
        bytes32[][] memory levels = _tree(2);
        bytes32 root = _post(levels);
        ClaimVoucher memory voucher = _leafVoucher(0);
        vm.warp(voucher.expiresAt + 1);
        _refuse(voucher, root, levels.proof(0, 0), _outOfTime(voucher));
        vm.warp(voucher.issuedAt - 1);
        _refuse(voucher, root, levels.proof(0, 0), _outOfTime(voucher));
        vm.warp(voucher.expiresAt);
        _claimByRoot(voucher, root, levels.proof(0, 0));
    }

    function test_RevertWhen_TheCarrierIsNotActive() public {
        bytes32[][] memory levels = _tree(1);
        bytes32 root = _post(levels);
        _retire(alpha);
        _refuse(
            _leafVoucher(0),
            root,
            levels.proof(0, 0),
            abi.encodeWithSelector(INumberRegistry.CarrierNotActive.selector, alpha)
        );
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
}
