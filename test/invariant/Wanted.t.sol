// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IAccessManaged } from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import { IERC20Errors } from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import { IERC721Receiver } from "@openzeppelin/contracts/token/ERC721/IERC721Receiver.sol";
import { ERC721 } from "solady/src/tokens/ERC721.sol";
import { ICarrierRegistry } from "../../contracts/carriers/interfaces/ICarrierRegistry.sol";
import { IAuthorityDesk } from "../../contracts/numbering/interfaces/IAuthorityDesk.sol";
import { IClaimDesk } from "../../contracts/numbering/interfaces/IClaimDesk.sol";
import { INumberRegistry } from "../../contracts/numbering/interfaces/INumberRegistry.sol";
import { IRegistryForDesks } from "../../contracts/numbering/interfaces/IRegistryForDesks.sol";
import { IRouteProfiles } from "../../contracts/numbering/interfaces/IRouteProfiles.sol";
import { IPortingDesk } from "../../contracts/porting/interfaces/IPortingDesk.sol";
import { IVerificationDesk } from "../../contracts/verification/interfaces/IVerificationDesk.sol";
import { IVerifierRegistry } from "../../contracts/verification/interfaces/IVerifierRegistry.sol";

/// @title What random actions must come to, for the invariants to mean anything
/// @notice Held to the contracts and to the shadow by wanted.test.ts.
abstract contract Wanted {
    /// @dev Functions that must go through.
    bytes4[] internal _functions;
    /// @dev Functions that a thief must have tried.
    bytes4[] internal _thefts;
    /// @dev Errors that must be met.
    bytes4[] internal _refusals;

    constructor() {
        _wantFunctions();
        _wantFunctionsOfVerification();
        _wantThefts();
        _wantTheftsAtDesks();
        _wantTheftsOfOffices();
        _wantRefusals();
        _wantRefusalsOfVerification();
    }

    function _wantFunctions() private {
        _functions.push(INumberRegistry.claim.selector);
        _functions.push(INumberRegistry.claimWithPermit.selector);
        _functions.push(INumberRegistry.claimMany.selector);
        _functions.push(INumberRegistry.release.selector);
        _functions.push(INumberRegistry.allocate.selector);
        _functions.push(INumberRegistry.setDefaultProfile.selector);
        _functions.push(INumberRegistry.addDepositClass.selector);
        _functions.push(INumberRegistry.announceSuccessor.selector);
        _functions.push(INumberRegistry.moveToSuccessor.selector);
        _functions.push(IClaimDesk.claim.selector);
        _functions.push(IClaimDesk.claimByVoucher.selector);
        _functions.push(IClaimDesk.claimByRoot.selector);
        _functions.push(IClaimDesk.postRoot.selector);
        _functions.push(IClaimDesk.withdrawRoot.selector);
        _functions.push(IAuthorityDesk.delegate.selector);
        _functions.push(IAuthorityDesk.openRangeLengths.selector);
        _functions.push(IAuthorityDesk.giveNotice.selector);
        _functions.push(IAuthorityDesk.takeBack.selector);
        _functions.push(IAuthorityDesk.offerRange.selector);
        _functions.push(IAuthorityDesk.acceptRange.selector);
        _functions.push(IAuthorityDesk.setPolicy.selector);
        _functions.push(IAuthorityDesk.offerAuthority.selector);
        _functions.push(IAuthorityDesk.acceptAuthority.selector);
        _functions.push(IAuthorityDesk.stop.selector);
        _functions.push(IAuthorityDesk.closeForSuccessor.selector);
        _functions.push(IPortingDesk.setDonorPart.selector);
        _functions.push(IPortingDesk.setBaseFee.selector);
        _functions.push(IPortingDesk.withdrawCredit.selector);
        _functions.push(IRouteProfiles.create.selector);
        _functions.push(IRouteProfiles.change.selector);
        _functions.push(ICarrierRegistry.join.selector);
        _functions.push(ICarrierRegistry.setSigner.selector);
        _functions.push(ICarrierRegistry.describe.selector);
        _functions.push(ICarrierRegistry.offerOwner.selector);
        _functions.push(ICarrierRegistry.acceptOwner.selector);
        _functions.push(ICarrierRegistry.setBond.selector);
        _functions.push(bytes4(keccak256("transferFrom(address,address,uint256)")));
        _functions.push(bytes4(keccak256("safeTransferFrom(address,address,uint256)")));
        _functions.push(bytes4(keccak256("safeTransferFrom(address,address,uint256,bytes)")));
        _functions.push(bytes4(keccak256("approve(address,uint256)")));
        _functions.push(bytes4(keccak256("setApprovalForAll(address,bool)")));
    }

    function _wantFunctionsOfVerification() private {
        _functions.push(IVerificationDesk.claim.selector);
        _functions.push(IVerificationDesk.renew.selector);
        _functions.push(IVerificationDesk.sweep.selector);
        _functions.push(IVerificationDesk.openContest.selector);
        _functions.push(IVerificationDesk.answerContest.selector);
        _functions.push(IVerificationDesk.settleContest.selector);
        _functions.push(IVerificationDesk.dropContest.selector);
        _functions.push(IVerificationDesk.openDecision.selector);
        _functions.push(IVerificationDesk.withdrawDecision.selector);
        _functions.push(IVerificationDesk.carryOutDecision.selector);
        _functions.push(IVerifierRegistry.enrol.selector);
        _functions.push(IVerifierRegistry.setVerifierSigner.selector);
        _functions.push(IVerifierRegistry.giveNotice.selector);
        _functions.push(IVerifierRegistry.withdrawBond.selector);
        _functions.push(IVerifierRegistry.suspend.selector);
        _functions.push(IVerifierRegistry.reinstate.selector);
        _functions.push(IVerifierRegistry.accredit.selector);
        _functions.push(IVerifierRegistry.setVerifierBond.selector);
    }

    function _wantThefts() private {
        _thefts.push(INumberRegistry.release.selector);
        _thefts.push(INumberRegistry.allocate.selector);
        _thefts.push(INumberRegistry.setDefaultProfile.selector);
        _thefts.push(INumberRegistry.addDepositClass.selector);
        _thefts.push(INumberRegistry.announceSuccessor.selector);
        _thefts.push(INumberRegistry.moveToSuccessor.selector);
        _thefts.push(INumberRegistry.port.selector);
        _thefts.push(INumberRegistry.arrive.selector);
        _thefts.push(IRegistryForDesks.grantInRange.selector);
        _thefts.push(IRegistryForDesks.grantVerified.selector);
        _thefts.push(IRegistryForDesks.renew.selector);
        _thefts.push(IRegistryForDesks.openContest.selector);
        _thefts.push(IRegistryForDesks.answerContest.selector);
        _thefts.push(IRegistryForDesks.dropContest.selector);
        _thefts.push(IRegistryForDesks.passOn.selector);
        _thefts.push(IRegistryForDesks.end.selector);
        _thefts.push(IRegistryForDesks.setAuthority.selector);
        _thefts.push(IRegistryForDesks.setRange.selector);
        _thefts.push(bytes4(keccak256("transferFrom(address,address,uint256)")));
        _thefts.push(bytes4(keccak256("safeTransferFrom(address,address,uint256)")));
        _thefts.push(bytes4(keccak256("safeTransferFrom(address,address,uint256,bytes)")));
        _thefts.push(bytes4(keccak256("approve(address,uint256)")));
        _thefts.push(bytes4(keccak256("setAuthority(address)")));
    }

    function _wantTheftsAtDesks() private {
        _thefts.push(IClaimDesk.claim.selector);
        _thefts.push(IClaimDesk.claimByVoucher.selector);
        _thefts.push(IClaimDesk.claimByRoot.selector);
        _thefts.push(IClaimDesk.postRoot.selector);
        _thefts.push(IClaimDesk.withdrawRoot.selector);
        _thefts.push(IAuthorityDesk.delegate.selector);
        _thefts.push(IAuthorityDesk.openRangeLengths.selector);
        _thefts.push(IAuthorityDesk.giveNotice.selector);
        _thefts.push(IAuthorityDesk.takeBack.selector);
        _thefts.push(IAuthorityDesk.offerRange.selector);
        _thefts.push(IAuthorityDesk.acceptRange.selector);
        _thefts.push(IAuthorityDesk.setPolicy.selector);
        _thefts.push(IAuthorityDesk.offerAuthority.selector);
        _thefts.push(IAuthorityDesk.acceptAuthority.selector);
        _thefts.push(IAuthorityDesk.stop.selector);
        _thefts.push(IVerificationDesk.claim.selector);
        _thefts.push(IVerificationDesk.renew.selector);
        _thefts.push(IVerificationDesk.openContest.selector);
        _thefts.push(IVerificationDesk.answerContest.selector);
        _thefts.push(IVerificationDesk.openDecision.selector);
        _thefts.push(IVerificationDesk.withdrawDecision.selector);
        _thefts.push(IVerificationDesk.concede.selector);
        _thefts.push(IERC721Receiver.onERC721Received.selector);
    }

    function _wantTheftsOfOffices() private {
        _thefts.push(IVerifierRegistry.enrol.selector);
        _thefts.push(IVerifierRegistry.setVerifierSigner.selector);
        _thefts.push(IVerifierRegistry.giveNotice.selector);
        _thefts.push(IVerifierRegistry.withdrawBond.selector);
        _thefts.push(IVerifierRegistry.suspend.selector);
        _thefts.push(IVerifierRegistry.reinstate.selector);
        _thefts.push(IVerifierRegistry.accredit.selector);
        _thefts.push(IVerifierRegistry.setVerifierBond.selector);
        _thefts.push(IVerifierRegistry.spend.selector);
        _thefts.push(IPortingDesk.setDonorPart.selector);
        _thefts.push(IPortingDesk.setBaseFee.selector);
        _thefts.push(IPortingDesk.withdrawCredit.selector);
        _thefts.push(IRouteProfiles.create.selector);
        _thefts.push(IRouteProfiles.change.selector);
        _thefts.push(ICarrierRegistry.setSigner.selector);
        _thefts.push(ICarrierRegistry.describe.selector);
        _thefts.push(ICarrierRegistry.offerOwner.selector);
        _thefts.push(ICarrierRegistry.acceptOwner.selector);
        _thefts.push(ICarrierRegistry.setBond.selector);
    }

    function _wantRefusals() private {
        _refusals.push(ERC721.NotOwnerNorApproved.selector);
        _refusals.push(ERC721.TransferToZeroAddress.selector);
        _refusals.push(IAccessManaged.AccessManagedUnauthorized.selector);
        _refusals.push(IAuthorityDesk.RangeNotOffered.selector);
        _refusals.push(IAuthorityDesk.StopRefused.selector);
        _refusals.push(ICarrierRegistry.BondAboveHighest.selector);
        _refusals.push(ICarrierRegistry.CarrierNotOffered.selector);
        _refusals.push(IClaimDesk.PolicyRefuses.selector);
        _refusals.push(IClaimDesk.RootUnknown.selector);
        _refusals.push(IClaimDesk.VoucherOutOfTime.selector);
        _refusals.push(IClaimDesk.VoucherRange.selector);
        _refusals.push(IClaimDesk.VoucherSequence.selector);
        _refusals.push(IClaimDesk.VoucherSignature.selector);
        _refusals.push(IERC20Errors.ERC20InsufficientAllowance.selector);
        _refusals.push(INumberRegistry.CountryIsStopped.selector);
        _refusals.push(INumberRegistry.DepositAboveHighest.selector);
        _refusals.push(INumberRegistry.NotHolder.selector);
        _refusals.push(INumberRegistry.NotNearestAuthority.selector);
        _refusals.push(INumberRegistry.NoticeNotOver.selector);
        _refusals.push(INumberRegistry.NumberContested.selector);
        _refusals.push(INumberRegistry.NumberInQuarantine.selector);
        _refusals.push(INumberRegistry.NumberLiveElsewhere.selector);
        _refusals.push(INumberRegistry.NumberNotHeld.selector);
        _refusals.push(INumberRegistry.NumberTaken.selector);
        _refusals.push(INumberRegistry.PrefixEnding.selector);
        _refusals.push(INumberRegistry.PrefixNotGiven.selector);
        _refusals.push(INumberRegistry.PrefixTaken.selector);
        _refusals.push(INumberRegistry.ProfileNotOfRange.selector);
        _refusals.push(INumberRegistry.RangeLengthNotOpen.selector);
        _refusals.push(INumberRegistry.RangeLengthsRefused.selector);
        _refusals.push(INumberRegistry.RangeMissing.selector);
        _refusals.push(INumberRegistry.RangeNotOpen.selector);
        _refusals.push(INumberRegistry.RecipientRefused.selector);
        _refusals.push(INumberRegistry.SequenceExhausted.selector);
        _refusals.push(INumberRegistry.SuccessionFinal.selector);
        _refusals.push(INumberRegistry.SuccessionNotOpen.selector);
        _refusals.push(INumberRegistry.TermsRefused.selector);
    }

    function _wantRefusalsOfVerification() private {
        _refusals.push(IPortingDesk.PortNotAccepted.selector);
        _refusals.push(IPortingDesk.ProfileUnchanged.selector);
        _refusals.push(IVerificationDesk.AuthorityMissing.selector);
        _refusals.push(IVerificationDesk.ChallengerWaits.selector);
        _refusals.push(IVerificationDesk.ContestOfOwn.selector);
        _refusals.push(IVerificationDesk.ContestTime.selector);
        _refusals.push(IVerificationDesk.ContestVerifierFell.selector);
        _refusals.push(IVerificationDesk.ContestVerifierStands.selector);
        _refusals.push(IVerificationDesk.DecisionTime.selector);
        _refusals.push(IVerificationDesk.DecisionsNotAdmitted.selector);
        _refusals.push(IVerificationDesk.NoContest.selector);
        _refusals.push(IVerificationDesk.NotNumberAuthority.selector);
        _refusals.push(IVerificationDesk.NotSweepable.selector);
        _refusals.push(IVerificationDesk.NotVerified.selector);
        _refusals.push(IVerificationDesk.NumberHasLapsed.selector);
        _refusals.push(IVerificationDesk.ProfileRefused.selector);
        _refusals.push(IVerificationDesk.RangeEncloses.selector);
        _refusals.push(IVerificationDesk.RenewalTooShort.selector);
        _refusals.push(IVerificationDesk.StakeClass.selector);
        _refusals.push(IVerificationDesk.VerificationHolder.selector);
        _refusals.push(IVerificationDesk.VerificationOutOfTime.selector);
        _refusals.push(IVerificationDesk.VerificationSequence.selector);
        _refusals.push(IVerificationDesk.VerificationSignature.selector);
        _refusals.push(IVerificationDesk.VerifiedUntilRefused.selector);
        _refusals.push(IVerifierRegistry.VerifierBondFrozen.selector);
        _refusals.push(IVerifierRegistry.VerifierLimitReached.selector);
        _refusals.push(IVerifierRegistry.VerifierNotAccredited.selector);
        _refusals.push(IVerifierRegistry.VerifierStatusRefused.selector);
    }
}
