import { type Address, type Hex, parseSignature, zeroHash } from "viem";
import { ettDomain } from "./ettDomain.ts";
import type { TypedDataSigner } from "./typedDataSigner.ts";

/** Types of an EIP-2612 permit, as a wallet shows and signs them. */
export const permitTypes = {
  Permit: [
    { name: "owner", type: "address" },
    { name: "spender", type: "address" },
    { name: "value", type: "uint256" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
} as const;

/** What a permit of ETT says. */
export interface PermitTerms {
  chainId: number;
  ett: Address;
  owner: Address;
  /** The contract that may take the ETT. */
  spender: Address;
  /** In the smallest unit. */
  value: bigint;
  /** The owner's `nonces` in ETT. */
  nonce: bigint;
  /** Second from which the permit is void. */
  deadline: bigint;
}

/** `Permit` of the contracts. */
export interface Permit {
  value: bigint;
  deadline: bigint;
  v: number;
  r: Hex;
  s: Hex;
}

/** What the contracts read as "no permit is given". */
export const NO_PERMIT: Permit = { value: 0n, deadline: 0n, v: 0, r: zeroHash, s: zeroHash };

/** The typed data of a permit, for `signTypedData` of an account or a wallet client. */
export function permitTypedData({ chainId, ett, ...message }: PermitTerms) {
  return {
    domain: ettDomain(chainId, ett),
    types: permitTypes,
    primaryType: "Permit",
    message,
  } as const;
}

/** Has a permit signed by its owner. */
export async function signPermit(
  signer: TypedDataSigner<ReturnType<typeof permitTypedData>>,
  terms: PermitTerms,
): Promise<Permit> {
  const { r, s, yParity } = parseSignature(await signer.signTypedData(permitTypedData(terms)));
  return { value: terms.value, deadline: terms.deadline, v: 27 + yParity, r, s };
}
