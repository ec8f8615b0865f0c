export { arbitraryNumber, arbitraryTemplate } from "./arbitraries.ts";
export {
  arbitraryAddress,
  arbitraryClaimVoucher,
  arbitraryHandedVoucher,
  arbitraryVerificationVoucher,
} from "./vouchers.ts";
