import {
  authorizationTypedData,
  CLAIM_POLICIES,
  ClaimTree,
  type ClaimVoucher,
  claimLeaf,
  claimVoucherTypedData,
  openClaimHash,
  payByAllowance,
  payByAuthorization,
} from "@dots/protocol";
import { MaxUint256, Signature, type Signer } from "ethers";
import type { EthereumProvider } from "hardhat/types/providers";
import type { Hex } from "viem";
import type { Measure, measure } from "./measure.ts";
import type { Stage } from "./stage.ts";

/** An open range, and one whose carrier signs and posts roots. Neither has a default profile. */
const OPEN_RANGE = 1415888n;
const VOUCHER_RANGE = 1415777n;
/** Leaves of the measured tree: proofs of 14 nodes. */
const LEAVES = 10_000;
const BATCH = 100;
const DAY = 86_400;
const VOUCHERS_ISSUED_AT = Date.UTC(2100, 0, 1) / 1_000;

/** `RangeTerms` of the contracts. */
type RangeTerms = Readonly<
  Record<
    "carrier" | "defaultProfile" | "minDigits" | "maxDigits" | "depositClass" | "policy" | "quarantineDays" | "flags",
    number
  >
>;

export interface ClaimScenarios {
  stage: Stage;
  /** Owns carrier 1 and signs for it; `profile` is an open one of its own. */
  carrier: Signer;
  profile: number;
  /** Holds numbers, and lets the registry take deposits. */
  holder: Signer;
  /** Has ETT, and lets nobody take it. */
  sponsor: Signer;
  /** Terms of an open range. */
  terms: RangeTerms;
  deposit: bigint;
  provider: EthereumProvider;
  measured: (sent: Parameters<typeof measure>[1]) => Promise<Measure>;
}

/** Claims by the hundred, and those that go through the desk. */
export async function measureClaims(scenarios: ClaimScenarios): Promise<Map<string, Measure>> {
  const { stage, carrier, profile, holder, sponsor, terms, deposit, provider, measured } = scenarios;
  const { registry, claimDesk, ett } = stage;
  const found = new Map<string, Measure>();
  const { chainId } = await holder.provider!.getNetwork();
  const address = async (of: { getAddress(): Promise<string> }) => (await of.getAddress()) as Hex;
  const [registryAddress, ettAddress, sponsorAddress] = await Promise.all([registry, ett, sponsor].map(address));
  const at = { chainId: Number(chainId), desk: await address(claimDesk) };
  const to = await address(holder);
  await ett.transfer(to, deposit * 200n);
  await ett.connect(holder).approve(registryAddress!, deposit * 200n);
  await registry.allocate(OPEN_RANGE, terms);
  await registry.allocate(VOUCHER_RANGE, { ...terms, policy: CLAIM_POLICIES.indexOf("voucher") });

  // A hundred at once.
  const numbers = Array.from({ length: BATCH }, (_, line) => ({
    number: OPEN_RANGE * 10_000n + BigInt(line),
    holder: to,
  }));
  const batch = await measured(registry.connect(holder).claimMany(numbers, profile, deposit * BigInt(BATCH)));
  found.set("number.claim.batch100.per", { ...batch, gas: Math.ceil(batch.gas / BATCH), fresh: batch.fresh / BATCH });

  // Paid by somebody else, who signs an authorization. The first one is not measured: ETT's books know him then.
  const sponsored = async (line: bigint) => {
    const number = OPEN_RANGE * 10_000n + 200n + line;
    const nonce = openClaimHash(at, { number, holder: to, profile, depositClass: 0, sequence: 0 });
    const due = { chainId: at.chainId, ett: ettAddress!, payer: sponsorAddress!, payee: registryAddress! };
    const time = { validAfter: 0n, validBefore: MaxUint256 };
    const { domain, types, message } = authorizationTypedData({ ...due, ...time, value: deposit, nonce });
    const { v, r, s } = Signature.from(
      await sponsor.signTypedData(
        { ...domain },
        { ReceiveWithAuthorization: [...types.ReceiveWithAuthorization] },
        message,
      ),
    );
    const payment = payByAuthorization({
      payer: sponsorAddress!,
      value: deposit,
      ...time,
      v: v,
      r: r as Hex,
      s: s as Hex,
    });
    return claimDesk.connect(holder).claim(number, to, profile, deposit, payment);
  };
  await (await sponsored(0n)).wait();
  found.set("number.claim.authorization", await measured(sponsored(1n)));

  // By the carrier's word, one by one and out of a tree. Issued at a time that is always the same: each byte of calldata
  // that is 0 costs less.
  const issuedAt = VOUCHERS_ISSUED_AT;
  await provider.request({ method: "evm_setNextBlockTimestamp", params: [issuedAt] });
  const voucherOf = (line: number): ClaimVoucher => ({
    ...{ number: VOUCHER_RANGE * 10_000n + BigInt(line), holder: to, profile, depositClass: 0, sequence: 0 },
    ...{ rangePrefix: VOUCHER_RANGE, rangeVersion: 1, issuedAt, expiresAt: issuedAt + DAY },
  });
  const voucher = voucherOf(1);
  const { domain, types, message } = claimVoucherTypedData(at, voucher);
  const signature = await carrier.signTypedData({ ...domain }, { ClaimVoucher: [...types.ClaimVoucher] }, message);
  const byVoucher = claimDesk.connect(holder).claimByVoucher(voucher, signature, deposit, payByAllowance());
  found.set("number.claim.voucher", await measured(byVoucher));

  const vouchers = Array.from({ length: LEAVES }, (_, line) => voucherOf(line));
  const tree = await ClaimTree.build(vouchers.map((each) => claimLeaf(at, each)));
  found.set("range.root", await measured(claimDesk.connect(carrier).postRoot(VOUCHER_RANGE, tree.root)));
  const leaf = [vouchers[2]!, tree.root, tree.proof(2)] as const;
  const byRoot = claimDesk.connect(holder).claimByRoot(...leaf, deposit, payByAllowance());
  found.set("number.claim.root", await measured(byRoot));
  return found;
}
