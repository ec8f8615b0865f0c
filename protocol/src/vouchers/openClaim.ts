import { type Address, type Hex, hashTypedData } from "viem";
import type { DeskAt } from "./claimVoucher.ts";

const openClaimTypes = {
  OpenClaim: [
    { name: "number", type: "uint64" },
    { name: "holder", type: "address" },
    { name: "profile", type: "uint32" },
    { name: "depositClass", type: "uint8" },
    { name: "sequence", type: "uint16" },
  ],
} as const;

/** A claim in an open range that somebody else pays. */
export interface OpenClaim {
  number: bigint;
  holder: Address;
  /** As in the call: 0 for the range's default. */
  profile: number;
  /** That of the range. */
  depositClass: number;
  /** The number's sequence before the claim. */
  sequence: number;
}

/** `ClaimDesk.claimHash`: the nonce of an authorization that pays for the claim. */
export function openClaimHash({ chainId, desk }: DeskAt, claim: OpenClaim): Hex {
  return hashTypedData({
    domain: { name: "DOTS ClaimDesk", version: "1", chainId, verifyingContract: desk },
    types: openClaimTypes,
    primaryType: "OpenClaim",
    message: claim,
  });
}
