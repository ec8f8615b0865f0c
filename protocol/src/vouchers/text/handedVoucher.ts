import type { Hex } from "viem";
import { type ClaimVoucher, claimVoucherTypes, type DeskAt } from "../claimVoucher.ts";
import { type VerificationVoucher, verificationVoucherTypes } from "../verificationVoucher.ts";

/**
 * A voucher as it is handed over, with all that using it takes: `claim` a carrier signed, `root` stands in a root that a
 * carrier posted, `verification` a verifier signed.
 */
export type HandedVoucher = DeskAt &
  (
    | { kind: "claim"; voucher: ClaimVoucher; signature: Hex }
    | { kind: "root"; voucher: ClaimVoucher; root: Hex; proof: readonly Hex[] }
    | { kind: "verification"; voucher: VerificationVoucher; signature: Hex }
  );

/** The kinds; a kind's place in this list is its byte in the compact form. */
export const VOUCHER_KINDS = ["claim", "root", "verification"] as const;
export type VoucherKind = (typeof VOUCHER_KINDS)[number];

/** A signature of a key has 65 bytes; of a contract (ERC-1271) it may have more, up to here. */
export const LONGEST_SIGNATURE = 1_024;

/** Deep enough for a tree of 2^32 vouchers. */
export const LONGEST_PROOF = 32;

/** A field of a voucher by its EIP-712 type: an address, or an unsigned integer of so many bytes. */
export interface Field {
  name: string;
  /** 20 bytes that are an address; else an integer. */
  isAddress: boolean;
  bytes: number;
}

/** The fields of a kind's voucher, in the order of the contracts. */
export function fieldsOf(kind: VoucherKind): readonly Field[] {
  return FIELDS[kind];
}

const CLAIM = fields(claimVoucherTypes.ClaimVoucher);
const FIELDS: Record<VoucherKind, readonly Field[]> = {
  claim: CLAIM,
  root: CLAIM,
  verification: fields(verificationVoucherTypes.VerificationVoucher),
};

function fields(types: readonly { name: string; type: string }[]): readonly Field[] {
  return types.map(({ name, type }) => {
    const isAddress = type === "address";
    return { name, isAddress, bytes: isAddress ? 20 : Number(type.slice("uint".length)) / 8 };
  });
}
