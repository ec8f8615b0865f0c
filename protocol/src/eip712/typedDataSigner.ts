import type { Hex } from "viem";

/** Whoever can sign typed data of a kind: a viem account, or a wallet client with an account. */
export interface TypedDataSigner<data> {
  signTypedData(data: data): Promise<Hex>;
}
