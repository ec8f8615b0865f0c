export { checkClaimVoucher, type HandedClaim } from "./check/checkClaimVoucher.ts";
export {
  checkVerificationVoucher,
  type HandedVerification,
  VERIFICATION_USES,
  type VerificationUse,
} from "./check/checkVerificationVoucher.ts";
export type { ClaimFacts, NumberFacts, VerificationFacts } from "./check/facts.ts";
export { type Confirms, isSignedBy } from "./check/isSignedBy.ts";
export { isValidAt, LONGEST_VALID } from "./check/validity.ts";
export { VoucherReader } from "./check/voucherReader.ts";
export { claimHash } from "./claimHash.ts";
export { claimLeaf } from "./claimLeaf.ts";
export { ClaimTree, MOST_LEAVES, verifyClaimProof } from "./claimTree.ts";
export {
  type ClaimVoucher,
  claimVoucherDigest,
  claimVoucherTypedData,
  claimVoucherTypes,
  type DeskAt,
  signClaimVoucher,
} from "./claimVoucher.ts";
export { type OpenClaim, openClaimHash } from "./openClaim.ts";
export { type HandedVoucher, VOUCHER_KINDS, type VoucherKind } from "./text/handedVoucher.ts";
export { readVoucherJson, writeVoucherJson } from "./text/jsonForm.ts";
export { LINK_PREFIX, readVoucherLink, writeVoucherLink } from "./text/linkForm.ts";
export { readVoucher } from "./text/readVoucher.ts";
export { VoucherError } from "./text/voucherError.ts";
export {
  signVerificationVoucher,
  type VerificationVoucher,
  verificationVoucherDigest,
  verificationVoucherTypedData,
  verificationVoucherTypes,
} from "./verificationVoucher.ts";
