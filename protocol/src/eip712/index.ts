export {
  type Authorization,
  type AuthorizationTerms,
  authorizationTypedData,
  authorizationTypes,
  signAuthorization,
} from "./authorization.ts";
export {
  PAYMENT_KINDS,
  type Payment,
  type PaymentKind,
  payByAllowance,
  payByAuthorization,
  payByPermit,
} from "./payment.ts";
export { NO_PERMIT, type Permit, type PermitTerms, permitTypedData, permitTypes, signPermit } from "./permit.ts";
export { encodePortOrder, type PortOrder } from "./portOrder.ts";
export type { TypedDataSigner } from "./typedDataSigner.ts";
