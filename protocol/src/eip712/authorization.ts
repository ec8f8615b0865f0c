import { type Address, type Hex, parseSignature } from "viem";
import { ettDomain } from "./ettDomain.ts";
import type { TypedDataSigner } from "./typedDataSigner.ts";

/** Types of an ERC-3009 authorization that only the payee can use, as a wallet shows and signs them. */
export const authorizationTypes = {
  ReceiveWithAuthorization: [
    { name: "from", type: "address" },
    { name: "to", type: "address" },
    { name: "value", type: "uint256" },
    { name: "validAfter", type: "uint256" },
    { name: "validBefore", type: "uint256" },
    { name: "nonce", type: "bytes32" },
  ],
} as const;

/** What an authorization to pay for one thing says. */
export interface AuthorizationTerms {
  chainId: number;
  ett: Address;
  /** Who pays, and signs. */
  payer: Address;
  /** The contract that takes the ETT: the registry, for deposits and stakes. */
  payee: Address;
  /** In the smallest unit; exactly what is due. */
  value: bigint;
  /** Second after which the authorization is valid. */
  validAfter: bigint;
  /** Second from which it is void. */
  validBefore: bigint;
  /** The hash of what is paid for (`claimHash`, `voucherDigest` or `leafOf`): it pays for nothing else. */
  nonce: Hex;
}

/** A signed authorization, as far as a payment needs it: payee and nonce follow from what is paid for. */
export interface Authorization {
  payer: Address;
  value: bigint;
  validAfter: bigint;
  validBefore: bigint;
  v: number;
  r: Hex;
  s: Hex;
}

/** The typed data of an authorization, for `signTypedData` of an account or a wallet client. */
export function authorizationTypedData({ chainId, ett, payer, payee, ...terms }: AuthorizationTerms) {
  return {
    domain: ettDomain(chainId, ett),
    types: authorizationTypes,
    primaryType: "ReceiveWithAuthorization",
    message: { from: payer, to: payee, ...terms },
  } as const;
}

/** Has an authorization signed by who pays. */
export async function signAuthorization(
  signer: TypedDataSigner<ReturnType<typeof authorizationTypedData>>,
  terms: AuthorizationTerms,
): Promise<Authorization> {
  const { r, s, yParity } = parseSignature(await signer.signTypedData(authorizationTypedData(terms)));
  const { payer, value, validAfter, validBefore } = terms;
  return { payer, value, validAfter, validBefore, v: 27 + yParity, r, s };
}
