import { ClaimTree, type ClaimVoucher, claimLeaf, payByAllowance, signClaimVoucher } from "@dots/protocol";
import { localAccount } from "../../deploy/localAccounts.ts";
import * as market from "../market.ts";
import { chainTime, deskAt, signerAt, type Work } from "../work.ts";

const VALID_SECONDS = 30 * 86_400;

/** Numbers of a voucher range, for which its carrier signed. */
export async function claimByVoucher(work: Work): Promise<void> {
  const { registry, claimDesk } = work.contracts;
  const at = await deskAt(claimDesk);
  for (const { number, holder } of market.voucherClaims) {
    if ((await registry.numberState(number)).sequence > 0n) continue;
    const voucher = await voucherFor(work, number, holder);
    const signature = await signClaimVoucher(signerAt(await signerOfRange(work, number)), at, voucher);
    const terms = [voucher, signature, market.HIGHEST_DEPOSIT, payByAllowance()] as const;
    await work.outbox.add(localAccount(holder), await claimDesk.claimByVoucher.populateTransaction(...terms));
  }
}

/** A root over all numbers of a closed range, and the claims of the first who came. */
export async function claimByRoot(work: Work): Promise<void> {
  const { registry, claimDesk } = work.contracts;
  const { prefix, first, count, holderOf, claimed } = market.ROOT;
  if ((await registry.numberState(claimed.at(-1)!)).sequence > 0n) return;
  const at = await deskAt(claimDesk);
  const numbers = Array.from({ length: count }, (_, line) => first + BigInt(line));
  const vouchers = await Promise.all(numbers.map((number) => voucherFor(work, number, holderOf(number))));
  const tree = await ClaimTree.build(vouchers.map((voucher) => claimLeaf(at, voucher)));
  const owner = localAccount(await signerOfRange(work, first));
  await work.outbox.add(owner, await claimDesk.postRoot.populateTransaction(prefix, tree.root));
  await work.outbox.settle(); // the claims are other accounts'
  for (const number of claimed) {
    const line = Number(number - first);
    const voucher = vouchers[line]!;
    if (voucher.sequence > 0) continue;
    const terms = [voucher, tree.root, tree.proof(line), market.HIGHEST_DEPOSIT, payByAllowance()] as const;
    await work.outbox.add(localAccount(holderOf(number)), await claimDesk.claimByRoot.populateTransaction(...terms));
  }
}

/** For a number as it stands, good from the latest block on. */
async function voucherFor({ contracts, provider }: Work, number: bigint, holder: number): Promise<ClaimVoucher> {
  const { registry } = contracts;
  const [{ sequence }, [rangePrefix, range], issuedAt] = await Promise.all([
    registry.numberState(number),
    registry.rangeOf(number),
    chainTime(provider),
  ]);
  return {
    number,
    holder: localAccount(holder).address as `0x${string}`,
    profile: 0,
    depositClass: Number(range.depositClass),
    sequence: Number(sequence),
    rangePrefix,
    rangeVersion: Number(range.version),
    issuedAt,
    expiresAt: issuedAt + VALID_SECONDS,
  };
}

/** The local account that owns the carrier of a number's range and signs for it. */
async function signerOfRange({ contracts: { registry, carriers } }: Work, number: bigint): Promise<number> {
  const [, { carrier }] = await registry.rangeOf(number);
  const { owner } = await carriers.carrierAt(carrier);
  return market.carriers.find((each) => localAccount(each.owner).address === owner)!.owner;
}
