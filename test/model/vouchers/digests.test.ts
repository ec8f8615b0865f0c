// What protocol says is signed is what the contracts say is signed, whoever computes it: viem, ethers or Solidity.
import {
  ClaimTree,
  claimLeaf,
  claimVoucherDigest,
  claimVoucherTypes,
  LOCAL_CHAIN_ID,
  openClaimHash,
  payByAllowance,
  signClaimVoucher,
  verificationVoucherDigest,
  verificationVoucherTypes,
} from "@dots/protocol";
import { arbitraryClaimVoucher, arbitraryVerificationVoucher } from "@dots/protocol/testing";
import { Signature, TypedDataEncoder } from "ethers";
import fc from "fast-check";
import { mnemonicToAccount } from "viem/accounts";
import { beforeAll, expect, test } from "vitest";
import { type DeployedRegistry, deployedRegistry } from "../deployedRegistry.ts";
import { DEPOSIT, NUMBER, openMarket, RANGE } from "../openMarket.ts";

let chain: DeployedRegistry;
const RUNS = { numRuns: 25 };
/** The account that deploys, governs and signs for the carriers of the market. */
const signer = mnemonicToAccount("test test test test test test test test test test test junk");

beforeAll(async () => {
  chain = await deployedRegistry();
  await openMarket(chain);
  await chain.ett.approve(chain.addresses.numberRegistry, 10n * DEPOSIT);
});

test("digests and leaves of claim vouchers are the contract's", async () => {
  const { claimDesk, addresses } = chain;
  const at = { chainId: LOCAL_CHAIN_ID, desk: addresses.claimDesk };
  const domain = { name: "DOTS ClaimDesk", version: "1", chainId: LOCAL_CHAIN_ID, verifyingContract: at.desk };
  const types = { ClaimVoucher: [...claimVoucherTypes.ClaimVoucher] };
  await fc.assert(
    fc.asyncProperty(arbitraryClaimVoucher, async (voucher) => {
      const digest = claimVoucherDigest(at, voucher);
      expect(digest).toBe(await claimDesk.voucherDigest(voucher));
      expect(digest).toBe(TypedDataEncoder.hash(domain, types, voucher));
      expect(claimLeaf(at, voucher)).toBe(await claimDesk.leafOf(voucher));
    }),
    RUNS,
  );
});

test("digests of verification vouchers are the contract's", async () => {
  const { verificationDesk, addresses } = chain;
  const at = { chainId: LOCAL_CHAIN_ID, desk: addresses.verificationDesk };
  const domain = { name: "DOTS VerificationDesk", version: "1", chainId: LOCAL_CHAIN_ID, verifyingContract: at.desk };
  const types = { VerificationVoucher: [...verificationVoucherTypes.VerificationVoucher] };
  await fc.assert(
    fc.asyncProperty(arbitraryVerificationVoucher, async (voucher) => {
      const digest = verificationVoucherDigest(at, voucher);
      expect(digest).toBe(await verificationDesk.voucherDigest(voucher));
      expect(digest).toBe(TypedDataEncoder.hash(domain, types, voucher));
    }),
    RUNS,
  );
});

test("the nonce that pays for an open claim is the contract's", async () => {
  const { claimDesk, registry, addresses, signers } = chain;
  const at = { chainId: LOCAL_CHAIN_ID, desk: addresses.claimDesk };
  const holder = signers[3]!.address as `0x${string}`;
  const number = NUMBER + 5n;
  await registry.claim(number, chain.governor.address, 0, DEPOSIT);
  await registry.release(number);
  const claim = { number, holder, profile: 1, depositClass: 0, sequence: 2 };
  expect(openClaimHash(at, claim)).toBe(await claimDesk.claimHash(number, holder, 1));
  expect(openClaimHash(at, { ...claim, sequence: 1 })).not.toBe(await claimDesk.claimHash(number, holder, 1));
});

test("vouchers signed by viem and by ethers are taken, in the long and in the compact form", async () => {
  const { claimDesk, registry, authorityDesk, addresses, governor, networkHelpers } = chain;
  await authorityDesk.setPolicy(RANGE, 2);
  const issuedAt = await networkHelpers.time.latest();
  const { version } = await registry.rangeAt(RANGE);
  const voucher = {
    ...{ number: NUMBER, holder: addresses.accessManager, profile: 1, depositClass: 0, sequence: 0 },
    ...{ rangePrefix: RANGE, rangeVersion: Number(version), issuedAt, expiresAt: issuedAt + 3_600 },
  };
  const at = { chainId: LOCAL_CHAIN_ID, desk: addresses.claimDesk };
  const byViem = await signClaimVoucher(signer, at, voucher);
  const domain = { name: "DOTS ClaimDesk", version: "1", chainId: LOCAL_CHAIN_ID, verifyingContract: at.desk };
  const types = { ClaimVoucher: [...claimVoucherTypes.ClaimVoucher] };
  expect(await governor.signTypedData(domain, types, voucher)).toBe(byViem);
  for (const signature of [byViem, Signature.from(byViem).compactSerialized]) {
    await claimDesk.claimByVoucher.staticCall(voucher, signature, DEPOSIT, payByAllowance());
  }
});

test("proofs of a tree of ours are verified by the contract, at every depth", async () => {
  const { claimDesk, registry, networkHelpers, addresses } = chain;
  const at = { chainId: LOCAL_CHAIN_ID, desk: addresses.claimDesk };
  const issuedAt = await networkHelpers.time.latest();
  const { version } = await registry.rangeAt(RANGE);
  for (const size of [1, 2, 3, 7, 100]) {
    const vouchers = Array.from({ length: size }, (_, n) => ({
      ...{ number: NUMBER + 100n + BigInt(n), holder: signer.address, profile: 0, depositClass: 0, sequence: 0 },
      ...{ rangePrefix: RANGE, rangeVersion: Number(version), issuedAt, expiresAt: issuedAt + 86_400 },
    }));
    const tree = await ClaimTree.build(vouchers.map((voucher) => claimLeaf(at, voucher)));
    await claimDesk.postRoot(RANGE, tree.root);
    for (const index of new Set([0, size >> 1, size - 1])) {
      const claim = claimDesk.claimByRoot.staticCall;
      await claim(vouchers[index]!, tree.root, tree.proof(index), DEPOSIT, payByAllowance());
    }
  }
});
