import type { HandedVoucher } from "./handedVoucher.ts";
import { readVoucherJson } from "./jsonForm.ts";
import { readVoucherLink } from "./linkForm.ts";

/**
 * Reads a voucher in either of its forms, JSON or the compact one, with white space around it. Nothing but its form is
 * checked: whether it would be taken now is for `checkClaimVoucher` and `checkVerificationVoucher` to say. Throws VoucherError.
 */
export function readVoucher(text: string): HandedVoucher {
  const trimmed = text.trim();
  return trimmed.startsWith("{") ? readVoucherJson(trimmed) : readVoucherLink(trimmed);
}
