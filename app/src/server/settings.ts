import type { Address } from "viem";

/** What a page needs to know to act. No secret stands here. */
export interface PublicSettings {
  chainId: number;
  /** A local chain: burner wallet and faucet exist. */
  local: boolean;
  ett: Address;
  numberRegistry: Address;
  portingDesk: Address;
}
