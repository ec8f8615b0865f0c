// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { NumberRegistry } from "../../contracts/numbering/NumberRegistry.sol";
import { INumberRegistry } from "../../contracts/numbering/interfaces/INumberRegistry.sol";
import { RegistryParts } from "../../contracts/numbering/types/RegistryParts.sol";
import { vm } from "../../contracts/testing/Vm.t.sol";
import { Allocating } from "./actions/Allocating.t.sol";
import { Carrying } from "./actions/Carrying.t.sol";
import { Governing } from "./actions/Governing.t.sol";
import { Joining } from "./actions/Joining.t.sol";
import { Usurping } from "./actions/Usurping.t.sol";
import { Money } from "./checks/Money.t.sol";
import { Possible } from "./checks/Possible.t.sol";
import { State } from "./checks/State.t.sol";

/// @title What everybody may try, in any order, and what must hold after each
/// @notice All contracts are its own, so that it can act as anybody from the first block on.
contract Handler is Possible, Allocating, Governing, Carrying, Joining, Usurping, Money, State {
    address private _next;

    constructor() {
        RegistryParts memory parts = registry.parts();
        parts.predecessor = INumberRegistry(address(registry));
        bytes memory code = bytes.concat(type(NumberRegistry).creationCode, abi.encode(parts));
        address next;
        assembly ("memory-safe") {
            next := create(0, add(code, 0x20), mload(code))
        }
        _next = next;
        vm.startPrank(GOVERNANCE);
        for (uint256 i; i < _amounts.length; ++i) NumberRegistry(next).addDepositClass(_amounts[i]);
        vm.stopPrank();
        _open(next);
    }

    /// @notice What everybody may try. What is named twice is done twice as often: there must be something to take away.
    function actions() external view returns (bytes4[] memory selectors) {
        bytes4[87] memory all = [
            this.claim.selector,
            this.claim.selector,
            this.claim.selector,
            this.claimWithPermit.selector,
            this.claimMany.selector,
            this.claimPaid.selector,
            this.claimPaid.selector,
            this.voucher.selector,
            this.voucher.selector,
            this.voucher.selector,
            this.leaf.selector,
            this.leaf.selector,
            this.oldSlip.selector,
            this.oldSlip.selector,
            this.root.selector,
            this.word.selector,
            this.word.selector,
            this.word.selector,
            this.word.selector,
            this.word.selector,
            this.word.selector,
            this.word.selector,
            this.word.selector,
            this.oldWord.selector,
            this.oldWord.selector,
            this.wordAhead.selector,
            this.sweep.selector,
            this.settle.selector,
            this.drop.selector,
            this.openDecision.selector,
            this.withdrawDecision.selector,
            this.carryOutDecision.selector,
            this.release.selector,
            this.transfer.selector,
            this.transfer.selector,
            this.approve.selector,
            this.setApprovalForAll.selector,
            this.port.selector,
            this.port.selector,
            this.port.selector,
            this.allocate.selector,
            this.allocate.selector,
            this.delegate.selector,
            this.openRangeLengths.selector,
            this.giveNotice.selector,
            this.takeBack.selector,
            this.setPolicy.selector,
            this.setDefaultProfile.selector,
            this.offerRange.selector,
            this.acceptRange.selector,
            this.handAuthority.selector,
            this.stop.selector,
            this.setBaseFee.selector,
            this.addDepositClass.selector,
            this.accredit.selector,
            this.suspend.selector,
            this.reinstate.selector,
            this.changeVerifierKey.selector,
            this.changeCarrierKey.selector,
            this.verifierLeaves.selector,
            this.withdrawBond.selector,
            this.setVerifierBond.selector,
            this.announceSuccessor.selector,
            this.moveOn.selector,
            this.closeForSuccessor.selector,
            this.createProfile.selector,
            this.changeProfile.selector,
            this.join.selector,
            this.offerOwner.selector,
            this.acceptOwner.selector,
            this.describe.selector,
            this.setCarrierBond.selector,
            this.setDonorPart.selector,
            this.withdrawCredit.selector,
            this.daysPass.selector,
            this.daysPass.selector,
            this.daysPass.selector,
            this.daysPass.selector,
            this.hoursPass.selector,
            this.stealNumber.selector,
            this.stealByWord.selector,
            this.stealClaim.selector,
            this.stealPrefix.selector,
            this.stealRange.selector,
            this.stealVerifier.selector,
            this.stealCarrier.selector,
            this.stealRule.selector
        ];
        selectors = new bytes4[](all.length);
        for (uint256 i; i < all.length; ++i) selectors[i] = all[i];
    }

    /// @notice Whether an action calls nothing that could go through: time's, a thief's, and what is only signed.
    function doesNothing(bytes4 action) external view returns (bool) {
        bytes4[11] memory idle = [
            this.wordAhead.selector,
            this.daysPass.selector,
            this.hoursPass.selector,
            this.stealNumber.selector,
            this.stealByWord.selector,
            this.stealClaim.selector,
            this.stealPrefix.selector,
            this.stealRange.selector,
            this.stealVerifier.selector,
            this.stealCarrier.selector,
            this.stealRule.selector
        ];
        for (uint256 i; i < idle.length; ++i) {
            if (idle[i] == action) return true;
        }
        return false;
    }

    function _nextRegistry() internal view override returns (address) {
        return _next;
    }
}
