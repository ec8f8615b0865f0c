// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { vm } from "../../testing/Vm.t.sol";
import { ClaimPolicy } from "./Range.sol";
import { RangeRecord } from "./RangeRecord.sol";

/// @notice What is changed in a record takes its own bits and leaves all others, whatever stands there.
contract RangeRecordTest {
    function testFuzz_WithDefaultProfile_ChangesItAlone(uint256 record, uint32 profile) public pure {
        _assertWithDefaultProfile(record, profile);
        _assertWithDefaultProfile(type(uint256).max, 0);
        _assertWithDefaultProfile(0, type(uint32).max);
    }

    function testFuzz_WithEndsOn_ChangesItAlone(uint256 record, uint16 day) public pure {
        _assertWithEndsOn(record, day);
        _assertWithEndsOn(type(uint256).max, 0);
        _assertWithEndsOn(0, type(uint16).max);
    }

    function testFuzz_WithPolicy_ChangesItAlone(uint256 record, uint8 policy) public pure {
        ClaimPolicy wanted = ClaimPolicy(policy % 3);
        RangeRecord changed = RangeRecord.wrap(record).withPolicy(wanted);
        vm.assertEq(uint256(changed.policy()), uint256(wanted), "policy");
        _assertSameBut(record, changed, 88, 8);
    }

    function _assertWithDefaultProfile(uint256 record, uint32 profile) private pure {
        RangeRecord changed = RangeRecord.wrap(record).withDefaultProfile(profile);
        vm.assertEq(changed.defaultProfile(), profile, "default profile");
        _assertSameBut(record, changed, 32, 32);
    }

    function _assertWithEndsOn(uint256 record, uint16 day) private pure {
        RangeRecord changed = RangeRecord.wrap(record).withEndsOn(day);
        vm.assertEq(changed.endsOn(), day, "ends on");
        _assertSameBut(record, changed, 128, 16);
    }

    function _assertSameBut(uint256 record, RangeRecord changed, uint256 shift, uint256 bits) private pure {
        uint256 others = ~(((1 << bits) - 1) << shift);
        vm.assertEq(RangeRecord.unwrap(changed) & others, record & others, "all else");
    }
}
