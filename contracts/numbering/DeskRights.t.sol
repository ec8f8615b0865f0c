// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Defaults } from "../testing/Defaults.t.sol";
import { Payer } from "../testing/Payer.t.sol";
import { Stage } from "../testing/Stage.t.sol";
import { vm } from "../testing/Vm.t.sol";
import { INumberRegistry } from "./interfaces/INumberRegistry.sol";
import { IRegistryForDesks } from "./interfaces/IRegistryForDesks.sol";
import { Authority } from "./types/Authority.sol";
import { Grant } from "./types/Grant.sol";
import { RangeRecord } from "./types/RangeRecord.sol";

/// @notice What the registry does for one desk it does for nobody else, not even for another desk; and no desk makes it do what
/// the record of the number contradicts.
contract DeskRightsTest is Stage {
    uint64 private constant NUMBER = Defaults.NUMBER;

    bytes[] private _calls;

    function setUp() public override {
        super.setUp();
        _claim(ALICE, NUMBER);
    }

    function test_RevertWhen_TheClaimDesksAreAskedByAnother() public {
        Grant memory grant = _grantOf(NUMBER + 1, MALLORY);
        _calls.push(abi.encodeCall(IRegistryForDesks.grantInRange, (Payer.allowance(), grant)));
        _onlyFor(address(claimDesk));
    }

    function test_RevertWhen_TheVerificationDesksAreAskedByAnother() public {
        Grant memory grant = _grantOf(NUMBER + 1, MALLORY);
        Grant memory challenge = _grantOf(NUMBER, MALLORY);
        _calls.push(abi.encodeCall(IRegistryForDesks.grantVerified, (Payer.allowance(), grant)));
        _calls.push(abi.encodeCall(IRegistryForDesks.renew, (NUMBER, _today(), 1)));
        _calls.push(abi.encodeCall(IRegistryForDesks.openContest, (Payer.allowance(), challenge)));
        _calls.push(abi.encodeCall(IRegistryForDesks.answerContest, (NUMBER, MALLORY, _today(), 1)));
        _calls.push(abi.encodeCall(IRegistryForDesks.dropContest, (NUMBER, MALLORY)));
        _calls.push(abi.encodeCall(IRegistryForDesks.passOn, (NUMBER, MALLORY, betaProfile, _today(), 1)));
        _calls.push(abi.encodeCall(IRegistryForDesks.end, (NUMBER)));
        _onlyFor(address(verificationDesk));
    }

    function test_RevertWhen_TheAuthorityDesksAreAskedByAnother() public {
        Authority memory authority;
        authority.holder = MALLORY;
        _calls.push(abi.encodeCall(IRegistryForDesks.setAuthority, (Defaults.COUNTRY, authority)));
        _calls.push(abi.encodeCall(IRegistryForDesks.setRange, (Defaults.RANGE, RangeRecord.wrap(beta))));
        _onlyFor(address(authorityDesk));
    }

    function test_RevertWhen_ThePortingDesksAreAskedByAnother() public {
        _calls.push(abi.encodeCall(INumberRegistry.port, (NUMBER, MALLORY, betaProfile, true)));
        _onlyFor(address(desk));
    }

    function test_RevertWhen_AContestEndsThatNeverBegan() public {
        bytes memory reason = abi.encodeWithSelector(INumberRegistry.NumberNotContested.selector, NUMBER);
        vm.startPrank(address(verificationDesk));
        vm.expectRevert(reason);
        registry.answerContest(NUMBER, BOB, _today(), 1);
        vm.expectRevert(reason);
        registry.dropContest(NUMBER, BOB);
        vm.expectRevert(reason);
        registry.passOn(NUMBER, BOB, betaProfile, _today(), 1);
        vm.stopPrank();
    }

    function test_RevertWhen_ANumberIsGrantedThatSomebodyHolds() public {
        bytes memory reason = abi.encodeWithSelector(INumberRegistry.NumberTaken.selector, NUMBER, ALICE);
        vm.prank(address(verificationDesk));
        vm.expectRevert(reason);
        registry.grantVerified(Payer.allowance(), _grantOf(NUMBER, BOB));
        vm.prank(address(claimDesk));
        vm.expectRevert(reason);
        registry.grantInRange(Payer.allowance(), _grantOf(NUMBER, BOB));
    }

    function test_RevertWhen_NobodyHoldsTheNumberThatADeskSpeaksOf() public {
        bytes memory reason = abi.encodeWithSelector(INumberRegistry.NumberNotHeld.selector, NUMBER + 1);
        vm.startPrank(address(verificationDesk));
        vm.expectRevert(reason);
        registry.renew(NUMBER + 1, _today(), 1);
        vm.expectRevert(reason);
        registry.openContest(Payer.allowance(), _grantOf(NUMBER + 1, BOB));
        vm.expectRevert(reason);
        registry.passOn(NUMBER + 1, BOB, betaProfile, _today(), 1);
        vm.expectRevert(reason);
        registry.end(NUMBER + 1);
        vm.stopPrank();
    }

    /// @dev Every other address that the registry trusts with anything, governance, a holder, a stranger.
    function _onlyFor(address needed) private {
        address[8] memory others = [
            address(claimDesk),
            address(verificationDesk),
            address(authorityDesk),
            address(desk),
            address(verifiers),
            GOVERNANCE,
            ALICE,
            MALLORY
        ];
        for (uint256 i; i < _calls.length; ++i) {
            for (uint256 j; j < others.length; ++j) {
                if (others[j] == needed) continue;
                vm.prank(others[j]);
                (bool done, bytes memory reason) = address(registry).call(_calls[i]);
                vm.assertFalse(done, "refused");
                vm.assertEq(
                    keccak256(reason),
                    keccak256(abi.encodeWithSelector(IRegistryForDesks.NotDesk.selector, others[j], needed)),
                    "the reason"
                );
            }
        }
        vm.assertEq(registry.ownerOf(NUMBER), ALICE, "hers");
    }

    function _grantOf(uint64 number, address holder) private pure returns (Grant memory grant) {
        grant.number = number;
        grant.holder = holder;
    }
}
