import {
  dayOf,
  signVerificationVoucher,
  type VerificationVoucher,
  writeVoucherJson,
  writeVoucherLink,
} from "@dots/protocol";
import { formatEther } from "ethers";
import { privateKeyToAccount } from "viem/accounts";
import { allow } from "../allow.ts";
import type { Command, Context } from "../command.ts";
import * as read from "../flags.ts";
import { send } from "../send.ts";

const MOST_ID = 2 ** 32 - 1;
const MOST_VERIFIER = 65_535;
const MOST_DAYS = 30;
const SECONDS_A_DAY = 86_400;

/** What verifiers do, and governance with them. */
export const verifierCommands: readonly Command[] = [
  {
    name: "enrol",
    usage: "--carrier ID [--signer ADDRESS]",
    summary: "becomes a verifier; the bond is taken from the allowance for the verifier registry",
    async run(context) {
      const { account, contracts, flags } = context;
      const carrier = read.whole(flags, "carrier", { most: MOST_ID });
      const signer = read.address(flags, "signer", account.address);
      const bond = await contracts.verifiers.verifierBond();
      const spender = await contracts.verifiers.getAddress();
      if (!(await allow(context, spender, bond, `Allows ${formatEther(bond)} ETT as bond`))) return;
      const transaction = contracts.verifiers.enrol.populateTransaction(carrier, signer, bond);
      if (await send(context, `Carrier ${carrier} becomes a verifier`, await transaction)) {
        context.print(`Verifier ${await contracts.verifiers.count()}`);
      }
    },
  },
  {
    name: "vouch",
    usage:
      "--number NUMBER --holder ADDRESS --verifier ID --profile ID --until YYYY-MM-DD|+DAYS [--deposit-class N] [--days COUNT] [--json]",
    summary: "signs that a wallet controls a number; sends nothing. For claims, renewals, contests and answers alike",
    run: vouch,
  },
  {
    name: "verifier-signer",
    usage: "--verifier ID --signer ADDRESS",
    summary: "names a new signer of a verifier; what the old one signed and nobody used is void",
    async run(context) {
      const { contracts, flags } = context;
      const verifier = read.whole(flags, "verifier", { most: MOST_VERIFIER });
      const signer = read.address(flags, "signer");
      const transaction = contracts.verifiers.setVerifierSigner.populateTransaction(verifier, signer);
      await send(context, `Verifier ${verifier} signs by ${signer}`, await transaction);
    },
  },
  {
    name: "withdraw-bond",
    usage: "--verifier ID [--to ADDRESS]",
    summary: "pays the bond of a verifier out, once its notice is over; to the sender if --to is left out",
    async run(context) {
      const { account, contracts, flags } = context;
      const verifier = read.whole(flags, "verifier", { most: MOST_VERIFIER });
      const to = read.address(flags, "to", account.address);
      const transaction = contracts.verifiers.withdrawBond.populateTransaction(verifier, to);
      await send(context, `Bond of verifier ${verifier} to ${to}`, await transaction);
    },
  },
  ...(["suspend", "reinstate", "giveNotice"] as const).map(
    (method): Command => ({
      name: { suspend: "suspend", reinstate: "reinstate", giveNotice: "leave" }[method],
      usage: "--verifier ID",
      summary: {
        suspend: "governance suspends a verifier at once",
        reinstate: "governance lets a suspended verifier vouch again",
        giveNotice: "a verifier gives notice; its bond can be withdrawn 30 days on",
      }[method],
      async run(context) {
        const verifier = read.whole(context.flags, "verifier", { most: MOST_VERIFIER });
        const transaction = context.contracts.verifiers[method].populateTransaction(verifier);
        await send(context, `Verifier ${verifier}: ${method}`, await transaction);
      },
    }),
  ),
];

async function vouch({ account, chainId, contracts, flags, now: issuedAt, print }: Context): Promise<void> {
  const number = read.number(flags);
  const state = await contracts.registry.numberState(number);
  const days = read.whole(flags, "days", { most: MOST_DAYS, otherwise: 7 });
  const voucher: VerificationVoucher = {
    number,
    holder: read.address(flags, "holder"),
    profile: read.whole(flags, "profile", { most: MOST_ID }),
    // A contest must name the class of the number that it is about.
    depositClass: read.whole(flags, "deposit-class", { most: 255, otherwise: Number(state.depositClass) }),
    sequence: Number(state.sequence),
    verifiedUntil: read.day(flags, "until", dayOf(issuedAt)),
    verifier: read.whole(flags, "verifier", { most: MOST_VERIFIER }),
    issuedAt,
    expiresAt: issuedAt + days * SECONDS_A_DAY,
  };
  const at = { chainId, desk: (await contracts.verificationDesk.getAddress()) as `0x${string}` };
  const signer = privateKeyToAccount(account.privateKey as `0x${string}`);
  const signature = await signVerificationVoucher(signer, at, voucher);
  const handed = { kind: "verification", ...at, voucher, signature } as const;
  print(read.isSet(flags, "json") ? writeVoucherJson(handed).trimEnd() : writeVoucherLink(handed));
}
