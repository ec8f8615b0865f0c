// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { ClaimTree } from "../testing/ClaimTree.t.sol";
import { Payer } from "../testing/Payer.t.sol";
import { Rooted } from "../testing/Rooted.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { ClaimDesk } from "./ClaimDesk.sol";
import { IClaimDesk } from "./interfaces/IClaimDesk.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { ClaimVoucher } from "./types/ClaimVoucher.sol";
import { ClaimPolicy } from "./types/Range.sol";

/// @notice Proofs that prove something else, leaves used twice, roots that race other claims.
contract ClaimByRootAttacksTest is Rooted {
    using ClaimTree for bytes32[][];

    // --- Proofs that prove something else ---

    function test_Attack_AnotherChain() public {
        bytes32[][] memory levels = _tree(4);
        bytes32 root = _post(levels);
        ClaimVoucher memory voucher = _leafVoucher(0);
        bytes32 here = claimDesk.leafOf(voucher);
        vm.chainId(1);
        vm.assertTrue(claimDesk.leafOf(voucher) != here, "another leaf there");
        _refuse(voucher, root, levels.proof(0, 0), _proofRefused(root, voucher));
    }

    function test_Attack_AnotherDesk() public {
        ClaimDesk twin = new ClaimDesk(registry, carriers, profiles);
        ClaimVoucher memory voucher = _leafVoucher(0);
        bytes32 root = twin.leafOf(voucher);
        vm.prank(ALPHA_OWNER);
        claimDesk.postRoot(RANGE, root);
        _refuse(voucher, root, new bytes32[](0), _proofRefused(root, voucher));
    }

    /// @dev A node is the hash of 64 bytes, a leaf that of 32 which are a hash themselves: no leaf is ever a node, and a path
    /// that begins or ends elsewhere proves nothing.
    function test_Attack_AnInnerNodeAsLeaf() public {
        bytes32[][] memory levels = _tree(8);
        bytes32 root = _post(levels);
        for (uint64 line; line < 8; ++line) {
            ClaimVoucher memory voucher = _leafVoucher(line);
            for (uint256 level = 1; level < levels.length; ++level) {
                uint256 index = line >> level;
                _refuse(voucher, root, levels.proof(level, index), _proofRefused(root, voucher));
                vm.assertTrue(claimDesk.leafOf(voucher) != levels[level][index], "no leaf is a node");
            }
        }
    }

    function testFuzz_Attack_AnythingInTheLeafChanged(ClaimVoucher memory other) public {
        bytes32[][] memory levels = _tree(8);
        bytes32 root = _post(levels);
        ClaimVoucher memory voucher = _leafVoucher(3);
        // All that is judged before the proof stays as it is.
        (other.number, other.sequence) = (FIRST + (other.number % 10_000), 0);
        (other.rangePrefix, other.rangeVersion) = (RANGE, 1);
        other.issuedAt = voucher.issuedAt - (other.issuedAt % 1 days);
        other.expiresAt = voucher.issuedAt + (other.expiresAt % 1 days);
        vm.assume(keccak256(abi.encode(other)) != keccak256(abi.encode(voucher)));
        _refuse(other, root, levels.proof(0, 3), _proofRefused(root, other));
    }

    function test_Attack_ASignedVoucherIsNoLeaf() public {
        ClaimVoucher memory voucher = _leafVoucher(0);
        bytes32 digest = claimDesk.voucherDigest(voucher);
        vm.prank(ALPHA_OWNER);
        claimDesk.postRoot(RANGE, digest);
        _refuse(voucher, digest, new bytes32[](0), _proofRefused(digest, voucher));
    }

    /// @dev Where nothing stands, version 0 equals that of a root nobody posted.
    function test_Attack_ARootThatNobodyPostedForNoRange() public {
        ClaimVoucher memory voucher = _leafVoucher(0);
        (voucher.number, voucher.rangePrefix, voucher.rangeVersion) = (14155550123, 0, 0);
        bytes32 root = claimDesk.leafOf(voucher);
        _refuse(
            voucher,
            root,
            new bytes32[](0),
            abi.encodeWithSelector(INumberRegistry.RangeMissing.selector, 14155550123)
        );
    }

    // --- A leaf works once ---

    function test_Attack_ALeafUsedTwice() public {
        bytes32[][] memory levels = _tree(4);
        bytes32 root = _post(levels);
        ClaimVoucher memory voucher = _leafVoucher(2);
        _claimByRoot(voucher, root, levels.proof(0, 2));
        _refuse(voucher, root, levels.proof(0, 2), _sequence(voucher.number, 0, 1));
        vm.prank(voucher.holder);
        registry.release(voucher.number);
        _refuse(voucher, root, levels.proof(0, 2), _sequence(voucher.number, 0, 2));
    }

    function test_Attack_ALeafUnderTwoRoots() public {
        bytes32[][] memory levels = _tree(4);
        bytes32[][] memory more = _tree(5);
        bytes32 root = _post(levels);
        bytes32 second = _post(more);
        ClaimVoucher memory voucher = _leafVoucher(2);
        _claimByRoot(voucher, root, levels.proof(0, 2));
        _refuse(voucher, second, more.proof(0, 2), _sequence(voucher.number, 0, 1));
    }

    // --- A root racing an open claim ---

    /// @dev The carrier gives the number away itself while the leaf is out: first come, and nothing is claimed twice.
    function test_Attack_ARootRacingTheCarriersOwnClaim() public {
        bytes32[][] memory levels = _tree(4);
        bytes32 root = _post(levels);
        vm.prank(ALPHA_OWNER);
        registry.claim(FIRST, BOB, 0, ANY_DEPOSIT);
        _refuse(_leafVoucher(0), root, levels.proof(0, 0), _sequence(FIRST, 0, 1));
        vm.assertEq(registry.ownerOf(FIRST), BOB, "who came first");
    }

    /// @dev The policy of the moment counts: while the range is open the leaf waits, and Mallory's claim voids it.
    function test_Attack_ARootRacingAnOpenClaim() public {
        bytes32[][] memory levels = _tree(4);
        bytes32 root = _post(levels);
        _refuseOpenClaim(FIRST, ClaimPolicy.Closed);
        _setPolicy(ClaimPolicy.Open);
        _claim(BOB, FIRST);
        bytes memory open = abi.encodeWithSelector(IClaimDesk.PolicyRefuses.selector, RANGE, ClaimPolicy.Open);
        _refuse(_leafVoucher(1), root, levels.proof(0, 1), open);
        _setPolicy(ClaimPolicy.Closed);
        _refuse(_leafVoucher(0), root, levels.proof(0, 0), _sequence(FIRST, 0, 1));
        _claimByRoot(_leafVoucher(1), root, levels.proof(0, 1));
        _refuseOpenClaim(FIRST + 2, ClaimPolicy.Closed);
    }

    /// @dev By the definition written out, as tools outside Solidity have it.
    function testFuzz_LeafOf_HashedTwice_WithChainDeskAndDomain(ClaimVoucher calldata v) public view {
        bytes32 domain = keccak256("DOTS ClaimDesk leaf 1");
        bytes32 once = keccak256(
            bytes.concat(
                abi.encode(domain, block.chainid, address(claimDesk), v.number, v.holder, v.profile),
                abi.encode(v.depositClass, v.sequence, v.rangePrefix, v.rangeVersion, v.issuedAt, v.expiresAt)
            )
        );
        vm.assertEq(claimDesk.leafOf(v), keccak256(abi.encode(once)), "leaf");
    }

    function _refuseOpenClaim(uint64 number, ClaimPolicy policy) private {
        vm.startPrank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(INumberRegistry.RangeNotOpen.selector, RANGE, policy));
        registry.claim(number, MALLORY, 0, ANY_DEPOSIT);
        vm.expectRevert(abi.encodeWithSelector(IClaimDesk.PolicyRefuses.selector, RANGE, policy));
        claimDesk.claim(number, MALLORY, 0, ANY_DEPOSIT, Payer.allowance());
        vm.stopPrank();
    }
}
