import type { Address } from "viem";

/** The EIP-712 domain of ETT, in which permits and authorizations are signed. */
export function ettDomain(chainId: number, ett: Address) {
  return { name: "ETT", version: "1", chainId, verifyingContract: ett } as const;
}
