import { type ClaimVoucher, type HandedVoucher, signClaimVoucher } from "@dots/protocol";
import { privateKeyToAccount } from "viem/accounts";
import type { Context } from "./command.ts";
import * as read from "./flags.ts";

const SECONDS_A_DAY = 86_400;
const MOST_DAYS = 30;
const MOST_ID = 2 ** 32 - 1;

/** Signs a carrier's voucher for a number as the chain has it now. Whether the signer is the carrier's is for the chain to say. */
export async function issueVoucher(context: Context): Promise<HandedVoucher> {
  const { account, chainId, contracts, flags } = context;
  const days = read.whole(flags, "days", { most: MOST_DAYS, otherwise: 7 });
  const voucher = await claimVoucherFor(context, {
    number: read.number(flags),
    holder: read.address(flags, "holder"),
    profile: read.whole(flags, "profile", { most: MOST_ID, otherwise: 0 }),
    days,
  });
  const at = { chainId, desk: (await contracts.claimDesk.getAddress()) as `0x${string}` };
  const signer = privateKeyToAccount(account.privateKey as `0x${string}`);
  return { kind: "claim", ...at, voucher, signature: await signClaimVoucher(signer, at, voucher) };
}

/** A voucher that holds from the latest block on, for the present sequence of the number and version of its range. */
export async function claimVoucherFor(
  { contracts: { registry }, now: issuedAt }: Context,
  { number, holder, profile, days }: { number: bigint; holder: `0x${string}`; profile: number; days: number },
): Promise<ClaimVoucher> {
  const [{ sequence }, [rangePrefix, range]] = await Promise.all([
    registry.numberState(number),
    registry.rangeOf(number),
  ]);
  return {
    number,
    holder,
    profile,
    depositClass: Number(range.depositClass),
    sequence: Number(sequence),
    rangePrefix,
    rangeVersion: Number(range.version),
    issuedAt,
    expiresAt: issuedAt + days * SECONDS_A_DAY,
  };
}
