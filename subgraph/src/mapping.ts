// One module for all data sources: graph-cli compiles each file that a manifest names by itself, with all it imports.
export { handleBondSet, handleCarrierChanged, handleCarrierDescribed, handleCarrierOffered } from "./carriers";
export {
  handleDepositClassAdded,
  handleNumberClaimed,
  handleNumberPorted,
  handleNumberReleased,
  handleTransfer,
} from "./numbering";
export { handleBaseFeeSet, handleCreditWithdrawn, handleDonorPartChanged, handlePortPaid } from "./porting";
export { handleAuthorityChanged, handleRangeChanged } from "./prefixes";
export { handleProfileChanged } from "./routeProfiles";
