import { type Address, type Hex, hashTypedData } from "viem";
import type { TypedDataSigner } from "../eip712/typedDataSigner.ts";
import type { DeskAt } from "./claimVoucher.ts";

/** Types of a verifier's voucher, as its signer signs them; the order is that of `VerificationVoucher` in the contracts. */
export const verificationVoucherTypes = {
  VerificationVoucher: [
    { name: "number", type: "uint64" },
    { name: "holder", type: "address" },
    { name: "profile", type: "uint32" },
    { name: "depositClass", type: "uint8" },
    { name: "sequence", type: "uint16" },
    { name: "verifiedUntil", type: "uint16" },
    { name: "verifier", type: "uint16" },
    { name: "issuedAt", type: "uint40" },
    { name: "expiresAt", type: "uint40" },
  ],
} as const;

/** `VerificationVoucher` of the contracts: a verifier's word that a wallet controls a number. */
export interface VerificationVoucher {
  number: bigint;
  holder: Address;
  profile: number;
  depositClass: number;
  /** The number's sequence before the voucher is used. */
  sequence: number;
  /** The last day (since 1970, in UTC) on which the number is live by this voucher. */
  verifiedUntil: number;
  verifier: number;
  /** Seconds; 30 days apart at most. */
  issuedAt: number;
  expiresAt: number;
}

/** The typed data of a verification voucher, for `signTypedData` of an account or a wallet client. */
export function verificationVoucherTypedData({ chainId, desk }: DeskAt, voucher: VerificationVoucher) {
  return {
    domain: { name: "DOTS VerificationDesk", version: "1", chainId, verifyingContract: desk },
    types: verificationVoucherTypes,
    primaryType: "VerificationVoucher",
    message: voucher,
  } as const;
}

/** `VerificationDesk.voucherDigest`: what is signed, and the nonce of an authorization that pays for its use. */
export function verificationVoucherDigest(at: DeskAt, voucher: VerificationVoucher): Hex {
  return hashTypedData(verificationVoucherTypedData(at, voucher));
}

/** Has a voucher signed by its verifier's signer. */
export function signVerificationVoucher(
  signer: TypedDataSigner<ReturnType<typeof verificationVoucherTypedData>>,
  at: DeskAt,
  voucher: VerificationVoucher,
): Promise<Hex> {
  return signer.signTypedData(verificationVoucherTypedData(at, voucher));
}
