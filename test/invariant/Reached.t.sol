// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IAuthorityDesk } from "../../contracts/numbering/interfaces/IAuthorityDesk.sol";
import { IClaimDesk } from "../../contracts/numbering/interfaces/IClaimDesk.sol";
import { INumberRegistry } from "../../contracts/numbering/interfaces/INumberRegistry.sol";
import { IPortingDesk } from "../../contracts/porting/interfaces/IPortingDesk.sol";
import { vm } from "../../contracts/testing/Vm.t.sol";
import { IVerificationDesk } from "../../contracts/verification/interfaces/IVerificationDesk.sol";
import { IVerifierRegistry } from "../../contracts/verification/interfaces/IVerifierRegistry.sol";
import { Handler } from "./Handler.t.sol";

/// @notice The invariants look at something: random actions come to every function and to every refusal that a rule is about.
contract ReachedTest {
    uint256 private constant STEPS = 100;
    /// @dev A few dozen lives of the registry usually suffice.
    uint256 private constant MOST_LIVES = 300;

    bytes4[] private _missing;

    function test_EveryFunctionGoesThroughAndEveryRefusalIsMet() public {
        _expectFunctions();
        _expectOfVerification();
        _expectRefusals();
        _expectRefusalsOfVerification();
        for (uint256 life; life < MOST_LIVES && _missing.length != 0; ++life) _live(life);
        if (_missing.length != 0) vm.assertEq(bytes32(_missing[0]), bytes32(0), "never seen, and perhaps others");
    }

    /// @dev One registry from its first block on.
    function _live(uint256 seed) private {
        Handler handler = new Handler();
        bytes4[] memory actions = handler.actions();
        for (uint256 i; i < STEPS; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            bytes memory words = abi.encode(_die(seed, 1), _die(seed, 2), _die(seed, 3));
            (bool through, bytes memory reason) = address(handler).call(
                abi.encodePacked(actions[seed % actions.length], words)
            );
            if (!through) vm.assertEq(string(reason), "", "an action failed");
        }
        for (uint256 i; i < _missing.length;) {
            if (handler.seen(_missing[i]) == 0) {
                ++i;
            } else {
                _missing[i] = _missing[_missing.length - 1];
                _missing.pop();
            }
        }
    }

    function _die(uint256 seed, uint256 matter) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, matter)));
    }

    function _expectFunctions() private {
        _missing.push(INumberRegistry.claim.selector);
        _missing.push(INumberRegistry.claimWithPermit.selector);
        _missing.push(INumberRegistry.claimMany.selector);
        _missing.push(INumberRegistry.release.selector);
        _missing.push(INumberRegistry.allocate.selector);
        _missing.push(INumberRegistry.setDefaultProfile.selector);
        _missing.push(INumberRegistry.announceSuccessor.selector);
        _missing.push(INumberRegistry.moveToSuccessor.selector);
        _missing.push(IClaimDesk.claim.selector);
        _missing.push(IClaimDesk.claimByVoucher.selector);
        _missing.push(IClaimDesk.claimByRoot.selector);
        _missing.push(IClaimDesk.postRoot.selector);
        _missing.push(IClaimDesk.withdrawRoot.selector);
        _missing.push(IAuthorityDesk.delegate.selector);
        _missing.push(IAuthorityDesk.giveNotice.selector);
        _missing.push(IAuthorityDesk.takeBack.selector);
        _missing.push(IAuthorityDesk.offerRange.selector);
        _missing.push(IAuthorityDesk.acceptRange.selector);
        _missing.push(IAuthorityDesk.setPolicy.selector);
        _missing.push(IAuthorityDesk.offerAuthority.selector);
        _missing.push(IAuthorityDesk.acceptAuthority.selector);
        _missing.push(IAuthorityDesk.stop.selector);
        _missing.push(IAuthorityDesk.closeForSuccessor.selector);
        _missing.push(IPortingDesk.setDonorPart.selector);
        _missing.push(IPortingDesk.setBaseFee.selector);
        _missing.push(IPortingDesk.withdrawCredit.selector);
        _missing.push(bytes4(keccak256("transferFrom(address,address,uint256)")));
        _missing.push(bytes4(keccak256("safeTransferFrom(address,address,uint256)")));
        _missing.push(bytes4(keccak256("safeTransferFrom(address,address,uint256,bytes)")));
    }

    function _expectOfVerification() private {
        _missing.push(IVerificationDesk.claim.selector);
        _missing.push(IVerificationDesk.renew.selector);
        _missing.push(IVerificationDesk.sweep.selector);
        _missing.push(IVerificationDesk.openContest.selector);
        _missing.push(IVerificationDesk.answerContest.selector);
        _missing.push(IVerificationDesk.settleContest.selector);
        _missing.push(IVerificationDesk.dropContest.selector);
        _missing.push(IVerificationDesk.openDecision.selector);
        _missing.push(IVerificationDesk.withdrawDecision.selector);
        _missing.push(IVerificationDesk.carryOutDecision.selector);
        _missing.push(IVerifierRegistry.enrol.selector);
        _missing.push(IVerifierRegistry.setVerifierSigner.selector);
        _missing.push(IVerifierRegistry.giveNotice.selector);
        _missing.push(IVerifierRegistry.withdrawBond.selector);
        _missing.push(IVerifierRegistry.suspend.selector);
        _missing.push(IVerifierRegistry.reinstate.selector);
    }

    function _expectRefusals() private {
        _missing.push(INumberRegistry.NumberTaken.selector);
        _missing.push(INumberRegistry.NumberNotHeld.selector);
        _missing.push(INumberRegistry.NumberInQuarantine.selector);
        _missing.push(INumberRegistry.NumberContested.selector);
        _missing.push(INumberRegistry.SequenceExhausted.selector);
        _missing.push(INumberRegistry.RangeMissing.selector);
        _missing.push(INumberRegistry.RangeNotOpen.selector);
        _missing.push(INumberRegistry.PrefixEnding.selector);
        _missing.push(INumberRegistry.PrefixTaken.selector);
        _missing.push(INumberRegistry.NoticeNotOver.selector);
        _missing.push(INumberRegistry.CountryIsStopped.selector);
        _missing.push(INumberRegistry.DepositAboveHighest.selector);
        _missing.push(INumberRegistry.SuccessionNotOpen.selector);
        _missing.push(INumberRegistry.SuccessionFinal.selector);
        _missing.push(IClaimDesk.VoucherOutOfTime.selector);
        _missing.push(IClaimDesk.VoucherSequence.selector);
        _missing.push(IClaimDesk.VoucherRange.selector);
        _missing.push(IClaimDesk.VoucherSignature.selector);
        _missing.push(IClaimDesk.PolicyRefuses.selector);
        _missing.push(IClaimDesk.RootUnknown.selector);
        _missing.push(IAuthorityDesk.StopRefused.selector);
        _missing.push(IAuthorityDesk.RangeNotOffered.selector);
        _missing.push(IPortingDesk.PortNotAccepted.selector);
    }

    function _expectRefusalsOfVerification() private {
        _missing.push(IVerificationDesk.VerificationOutOfTime.selector);
        _missing.push(IVerificationDesk.VerificationSequence.selector);
        _missing.push(IVerificationDesk.VerificationSignature.selector);
        _missing.push(IVerificationDesk.VerificationHolder.selector);
        _missing.push(IVerificationDesk.RangeEncloses.selector);
        _missing.push(IVerificationDesk.NumberHasLapsed.selector);
        _missing.push(IVerificationDesk.NotSweepable.selector);
        _missing.push(IVerificationDesk.NoContest.selector);
        _missing.push(IVerificationDesk.ContestOfOwn.selector);
        _missing.push(IVerificationDesk.ChallengerWaits.selector);
        _missing.push(IVerificationDesk.ContestTime.selector);
        _missing.push(IVerificationDesk.ContestVerifierFell.selector);
        _missing.push(IVerificationDesk.ContestVerifierStands.selector);
        _missing.push(IVerificationDesk.NotNumberAuthority.selector);
        _missing.push(IVerifierRegistry.VerifierStatusRefused.selector);
        _missing.push(IVerifierRegistry.VerifierNotAccredited.selector);
        _missing.push(IVerifierRegistry.VerifierLimitReached.selector);
        _missing.push(IVerifierRegistry.VerifierBondFrozen.selector);
    }
}
