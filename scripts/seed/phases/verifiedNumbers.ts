import { payByAllowance, signVerificationVoucher, type VerificationVoucher } from "@dots/protocol";
import { localAccount } from "../../deploy/localAccounts.ts";
import * as market from "../market.ts";
import { chainTime, deskAt, idOfCarrier, profilesOf, signerAt, type Work } from "../work.ts";

const SECONDS_A_DAY = 86_400;

/** Numbers outside all ranges, by the word of a verifier. */
export async function claimVerifiedNumbers(work: Work): Promise<void> {
  const { registry, verificationDesk } = work.contracts;
  for (const { number, holder } of market.verifiedNumbers) {
    if ((await registry.numberState(number)).sequence > 0n) continue;
    const terms = await vouched(work, number, holder, 0);
    await work.outbox.add(localAccount(holder), await verificationDesk.claim.populateTransaction(...terms));
  }
}

/** Somebody for whom another verifier vouched contests a number. */
export async function contestNumbers(work: Work): Promise<void> {
  const { registry, verificationDesk } = work.contracts;
  for (const { number, challenger } of market.verifiedNumbers) {
    if (challenger === undefined || (await registry.numberState(number)).sequence !== 1n) continue;
    const terms = await vouched(work, number, challenger, 1);
    await work.outbox.add(localAccount(challenger), await verificationDesk.openContest.populateTransaction(...terms));
  }
}

/** What a claim and a contest are called with, signed by the verifier in this place of the market's list. */
async function vouched({ contracts, provider }: Work, number: bigint, holder: number, place: number) {
  const carrier = market.verifiers[place]!;
  const [profile] = await profilesOf(contracts, await idOfCarrier(contracts, carrier));
  const issuedAt = await chainTime(provider);
  const voucher: VerificationVoucher = {
    number,
    holder: localAccount(holder).address as `0x${string}`,
    profile: profile!,
    depositClass: 0,
    sequence: Number((await contracts.registry.numberState(number)).sequence),
    verifiedUntil: Math.trunc(issuedAt / SECONDS_A_DAY) + market.VERIFIED_DAYS,
    verifier: place + 1,
    issuedAt,
    expiresAt: issuedAt + SECONDS_A_DAY,
  };
  const at = await deskAt(contracts.verificationDesk);
  const signature = await signVerificationVoucher(signerAt(market.carriers[carrier]!.owner), at, voucher);
  return [voucher, signature, market.HIGHEST_DEPOSIT, payByAllowance()] as const;
}
