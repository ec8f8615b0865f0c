import { type Address, type Hex, hashTypedData } from "viem";
import type { TypedDataSigner } from "../eip712/typedDataSigner.ts";

/** Types of a carrier's voucher, as its signer signs them; the order is that of `ClaimVoucher` in the contracts. */
export const claimVoucherTypes = {
  ClaimVoucher: [
    { name: "number", type: "uint64" },
    { name: "holder", type: "address" },
    { name: "profile", type: "uint32" },
    { name: "depositClass", type: "uint8" },
    { name: "sequence", type: "uint16" },
    { name: "rangePrefix", type: "uint64" },
    { name: "rangeVersion", type: "uint16" },
    { name: "issuedAt", type: "uint40" },
    { name: "expiresAt", type: "uint40" },
  ],
} as const;

/** `ClaimVoucher` of the contracts: a carrier's word who may have a number of its range. */
export interface ClaimVoucher {
  number: bigint;
  holder: Address;
  profile: number;
  depositClass: number;
  /** The number's sequence before the claim: 0 for one that was never claimed. */
  sequence: number;
  rangePrefix: bigint;
  rangeVersion: number;
  /** Seconds; 30 days apart at most. */
  issuedAt: number;
  expiresAt: number;
}

/** Where a voucher is used: it is worth nothing on another chain, or at another desk. */
export interface DeskAt {
  chainId: number;
  desk: Address;
}

/** The typed data of a claim voucher, for `signTypedData` of an account or a wallet client. */
export function claimVoucherTypedData({ chainId, desk }: DeskAt, voucher: ClaimVoucher) {
  return {
    domain: { name: "DOTS ClaimDesk", version: "1", chainId, verifyingContract: desk },
    types: claimVoucherTypes,
    primaryType: "ClaimVoucher",
    message: voucher,
  } as const;
}

/** `ClaimDesk.voucherDigest`: what is signed, and the nonce of an authorization that pays for the claim. */
export function claimVoucherDigest(at: DeskAt, voucher: ClaimVoucher): Hex {
  return hashTypedData(claimVoucherTypedData(at, voucher));
}

/** Has a voucher signed by its carrier's signer. */
export function signClaimVoucher(
  signer: TypedDataSigner<ReturnType<typeof claimVoucherTypedData>>,
  at: DeskAt,
  voucher: ClaimVoucher,
): Promise<Hex> {
  return signer.signTypedData(claimVoucherTypedData(at, voucher));
}
