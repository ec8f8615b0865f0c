import type { Hex } from "viem";
import { claimLeaf } from "./claimLeaf.ts";
import { claimVoucherDigest } from "./claimVoucher.ts";
import type { HandedVoucher } from "./text/handedVoucher.ts";
import { verificationVoucherDigest } from "./verificationVoucher.ts";

/** The nonce of an authorization that pays for using the voucher: digest of what was signed, or leaf of the tree. */
export function claimHash(handed: HandedVoucher): Hex {
  switch (handed.kind) {
    case "claim":
      return claimVoucherDigest(handed, handed.voucher);
    case "root":
      return claimLeaf(handed, handed.voucher);
    case "verification":
      return verificationVoucherDigest(handed, handed.voucher);
  }
}
