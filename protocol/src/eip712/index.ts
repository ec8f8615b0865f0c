export {
  NO_PERMIT,
  type Permit,
  type PermitTerms,
  permitTypedData,
  permitTypes,
  signPermit,
  type TypedDataSigner,
} from "./permit.ts";
export { encodePortOrder, type PortOrder } from "./portOrder.ts";
