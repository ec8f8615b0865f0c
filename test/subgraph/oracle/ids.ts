import { concat, toBeHex } from "ethers";

/** Ids that are put together are big-endian: prefixes in 8 bytes, small integers in 4. */
export const rootId = (prefix: bigint, root: string) => concat([toBeHex(prefix, 8), root]);
export const accreditationId = (prefix: bigint, verifier: bigint) => concat([toBeHex(prefix, 8), toBeHex(verifier, 4)]);
export const ruleId = (profile: bigint, version: bigint, index: number) =>
  concat([profile, version, BigInt(index)].map((part) => toBeHex(part, 4)));
