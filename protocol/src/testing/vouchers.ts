import fc from "fast-check";
import { bytesToHex, getAddress, type Hex } from "viem";
import type { ClaimVoucher } from "../vouchers/claimVoucher.ts";
import type { HandedVoucher } from "../vouchers/text/handedVoucher.ts";
import type { VerificationVoucher } from "../vouchers/verificationVoucher.ts";
import { arbitraryNumber } from "./arbitraries.ts";

const uint = (bits: number) => fc.integer({ min: 0, max: 2 ** bits - 1 });
const hex = (minLength: number, maxLength: number): fc.Arbitrary<Hex> =>
  fc.uint8Array({ minLength, maxLength }).map((bytes) => bytesToHex(bytes));
export const arbitraryAddress = hex(20, 20).map((address) => getAddress(address));
const times = fc.record({ issuedAt: uint(40), expiresAt: uint(40) });
const common = {
  number: arbitraryNumber,
  holder: arbitraryAddress,
  profile: uint(32),
  depositClass: uint(8),
  sequence: uint(16),
};

export const arbitraryClaimVoucher: fc.Arbitrary<ClaimVoucher> = fc
  .tuple(fc.record({ ...common, rangePrefix: arbitraryNumber, rangeVersion: uint(16) }), times)
  .map(([voucher, validity]) => ({ ...voucher, ...validity }));

export const arbitraryVerificationVoucher: fc.Arbitrary<VerificationVoucher> = fc
  .tuple(fc.record({ ...common, verifiedUntil: uint(16), verifier: uint(16) }), times)
  .map(([voucher, validity]) => ({ ...voucher, ...validity }));

const at = { chainId: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), desk: arbitraryAddress };

export const arbitraryHandedVoucher: fc.Arbitrary<HandedVoucher> = fc.oneof(
  fc.record({ kind: fc.constant("claim" as const), ...at, voucher: arbitraryClaimVoucher, signature: hex(1, 200) }),
  fc.record({
    kind: fc.constant("root" as const),
    ...at,
    voucher: arbitraryClaimVoucher,
    root: hex(32, 32),
    proof: fc.array(hex(32, 32), { maxLength: 32 }),
  }),
  fc.record({
    kind: fc.constant("verification" as const),
    ...at,
    voucher: arbitraryVerificationVoucher,
    signature: hex(1, 200),
  }),
);
