import { encodeAbiParameters, type Hex, keccak256, stringToHex } from "viem";
import { type ClaimVoucher, claimVoucherTypes, type DeskAt } from "./claimVoucher.ts";

/** No EIP-712 digest begins so: neither is ever taken for the other. */
const LEAF = keccak256(stringToHex("DOTS ClaimDesk leaf 1"));

const parameters = [
  { type: "bytes32" },
  { type: "uint256" },
  { type: "address" },
  { type: "tuple", components: claimVoucherTypes.ClaimVoucher },
] as const;

/** `ClaimDesk.leafOf`: what stands in a carrier's tree for a voucher, and the nonce of an authorization that pays for it. */
export function claimLeaf({ chainId, desk }: DeskAt, voucher: ClaimVoucher): Hex {
  return keccak256(keccak256(encodeAbiParameters(parameters, [LEAF, BigInt(chainId), desk, voucher])));
}
