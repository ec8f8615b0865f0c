// One module for all data sources: graph-cli compiles each file that a manifest names by itself, with all it imports.
export { handleAuthorityChanged } from "./handlers/authorities";
export { handleAuthorityOffered, handleCountryStopped, handleRangeOffered } from "./handlers/authorityDesk";
export {
  handleBondSet,
  handleCarrierChanged,
  handleCarrierDescribed,
  handleCarrierOffered,
} from "./handlers/carrierRegistry";
export {
  handleClaimedByRoot,
  handleClaimedByVoucher,
  handleRootPosted,
  handleRootWithdrawn,
} from "./handlers/claimDesk";
export { handleDepositClassAdded, handleSuccessorAnnounced } from "./handlers/governance";
export {
  handleNumberChanged,
  handleNumberClaimed,
  handleNumberMovedOn,
  handleNumberPorted,
  handleNumberReleased,
  handleTransfer,
} from "./handlers/numbers";
export {
  handleBaseFeeSet,
  handleCreditWithdrawn,
  handleDonorPartChanged,
  handlePortPaid,
} from "./handlers/portingDesk";
export { handleRangeChanged } from "./handlers/ranges";
export { handleProfileChanged } from "./handlers/routeProfiles";
export {
  handleContestAnswered,
  handleContestDropped,
  handleContestOpened,
  handleContestWon,
  handleDecisionCarriedOut,
  handleDecisionOpened,
  handleDecisionWithdrawn,
  handleNumberRenewed,
  handleNumberSwept,
} from "./handlers/verificationDesk";
export {
  handleVerifierAccredited,
  handleVerifierBondSet,
  handleVerifierChanged,
} from "./handlers/verifierRegistry";
