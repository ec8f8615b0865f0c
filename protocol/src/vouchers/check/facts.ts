import type { Abi, Address, ContractFunctionName, ContractFunctionReturnType } from "viem";
import type {
  carrierRegistryAbi,
  claimDeskAbi,
  numberRegistryAbi,
  verificationDeskAbi,
  verifierRegistryAbi,
} from "../../generated/abi.ts";

/** What a view of a contract gives back. */
type Answer<abi extends Abi, name extends ContractFunctionName<abi, "view">> = ContractFunctionReturnType<
  abi,
  "view",
  name
>;

/** What every claim depends on, all of it at one block. */
export interface NumberFacts {
  /** The block's, in seconds. */
  timestamp: number;
  /** Contracts from which a number's token could not come back. */
  stuckAt: readonly Address[];
  state: Answer<typeof numberRegistryAbi, "numberState">;
  /** The registry in which the number is held, this one or one before it; the zero address if in none. */
  heldIn: Address;
  /** For whom the number's country was closed in the registry before this one, and for whom it must be: null if there is none. */
  predecessor: { closedFor: Address; needed: Address } | null;
  /** The registry that follows this one; the zero address if none was announced. */
  successor: Address;
  countryCode: bigint;
  /** The day before which nothing new begins in the country; 0 if it was never stopped. */
  stoppedUntil: number;
  /** The longest enclosing range; 0 if none does. */
  rangePrefix: bigint;
  range: Answer<typeof numberRegistryAbi, "rangeAt">;
  /** Carrier and flags of the profile that the voucher leads to; carrier 0 if there is none. */
  profile: { carrier: number; flags: number };
}

/** What a carrier's voucher depends on. */
export interface ClaimFacts extends NumberFacts {
  /** The carrier of the range. */
  carrier: Answer<typeof carrierRegistryAbi, "carrierAt">;
  /** The version of the range for which the root was posted; 0 if it was not, or if the voucher has none. */
  rootVersion: Answer<typeof claimDeskAbi, "rootAt">;
}

/** What a verifier's voucher depends on. */
export interface VerificationFacts extends NumberFacts {
  /** Where a carrier stands: that of the profile, and the verifier's own. */
  profileCarrierStatus: Answer<typeof carrierRegistryAbi, "standing">[1];
  verifierCarrierStatus: Answer<typeof carrierRegistryAbi, "standing">[1];
  verifier: Answer<typeof verifierRegistryAbi, "verifierAt">;
  /** The authority nearest above the number, prefix 0 if none is, and how far it trusts the verifier. */
  authorityPrefix: bigint;
  authority: Answer<typeof numberRegistryAbi, "authorityAt">;
  accreditation: Answer<typeof verifierRegistryAbi, "accreditationAt">;
  contest: Answer<typeof verificationDeskAbi, "contestAt">;
  /** Whether the word on which the contest was opened counts no more. */
  contestFell: boolean;
  /** The day until which the voucher's holder may not contest the number again; 0 if he may. */
  waitsUntil: Answer<typeof verificationDeskAbi, "waitsUntil">;
  /** Why the voucher's deposit class has no amount; null if it has one. */
  depositRefusal: Error | null;
}
