import { CLAIM_POLICIES, PROFILE_OPEN, writeVoucherJson, writeVoucherLink } from "@dots/protocol";
import type { Command, Context } from "../command.ts";
import * as read from "../flags.ts";
import { issueVoucher } from "../issueVoucher.ts";
import { postRootOf } from "../postRootOf.ts";
import { send } from "../send.ts";

const MOST_ID = 2 ** 32 - 1;
const MOST_TTL = 86_400;

/** What a carrier does with its profiles and ranges. */
export const carrierCommands: readonly Command[] = [
  {
    name: "change-profile",
    usage: '--profile ID --rules "ORDER PREFERENCE URI,..."|none [--ttl SECONDS] [--open yes|no]',
    summary: "replaces the rules of a profile, for every number on it; what is left out of the rest stays",
    run: changeProfile,
  },
  {
    name: "carrier-signer",
    usage: "--carrier ID --signer ADDRESS",
    summary: "names a new signer of a carrier; what the old one signed and nobody used is void",
    async run(context) {
      const { contracts, flags } = context;
      const carrier = read.whole(flags, "carrier", { most: MOST_ID });
      const signer = read.address(flags, "signer");
      const transaction = contracts.carriers.setSigner.populateTransaction(carrier, signer);
      await send(context, `Carrier ${carrier} signs by ${signer}`, await transaction);
    },
  },
  {
    name: "policy",
    usage: "--prefix DIGITS --policy open|voucher|closed",
    summary: "says who may claim numbers of a range",
    async run(context) {
      const { contracts, flags } = context;
      const [prefix, policy] = [read.prefix(flags), read.word(flags, "policy", CLAIM_POLICIES)];
      const transaction = contracts.authorityDesk.setPolicy.populateTransaction(prefix, policy);
      await send(context, `Range ${prefix}: ${flags.policy}`, await transaction);
    },
  },
  {
    name: "offer-range",
    usage: "--prefix DIGITS --carrier ID",
    summary: "offers a range to another carrier; 0 takes the offer back",
    async run(context) {
      const { contracts, flags } = context;
      const [prefix, carrier] = [read.prefix(flags), read.whole(flags, "carrier", { most: MOST_ID })];
      const transaction = contracts.authorityDesk.offerRange.populateTransaction(prefix, carrier);
      await send(context, `Offers range ${prefix} to carrier ${carrier}`, await transaction);
    },
  },
  {
    name: "accept-range",
    usage: "--prefix DIGITS [--profile ID]",
    summary: "takes a range on offer; vouchers and roots of the old carrier are void",
    async run(context) {
      const { contracts, flags } = context;
      const prefix = read.prefix(flags);
      const profile = read.whole(flags, "profile", { most: MOST_ID, otherwise: 0 });
      const transaction = contracts.authorityDesk.acceptRange.populateTransaction(prefix, profile);
      await send(context, `Takes range ${prefix}`, await transaction);
    },
  },
  {
    name: "voucher",
    usage: "--number NUMBER --holder ADDRESS [--profile ID] [--days COUNT] [--json]",
    summary: "signs who may have a number of a voucher range; sends nothing",
    async run(context) {
      const handed = await issueVoucher(context);
      context.print(read.isSet(context.flags, "json") ? writeVoucherJson(handed).trimEnd() : writeVoucherLink(handed));
    },
  },
  {
    name: "root",
    usage: "--prefix DIGITS --file CSV --out FILE [--days COUNT]",
    summary:
      "allocates thousands: reads lines `number,holder`, posts one root, writes a voucher with its proof for each",
    run: postRootOf,
  },
  {
    name: "withdraw-root",
    usage: "--prefix DIGITS --root HASH",
    summary: "takes a root back: nothing more is claimed under it",
    async run(context) {
      const { contracts, flags } = context;
      const [prefix, root] = [read.prefix(flags), read.hash(flags, "root")];
      const transaction = contracts.claimDesk.withdrawRoot.populateTransaction(prefix, root);
      await send(context, `Withdraws root ${root} of range ${prefix}`, await transaction);
    },
  },
];

async function changeProfile(context: Context): Promise<void> {
  const { contracts, flags } = context;
  const profile = read.whole(flags, "profile", { most: MOST_ID });
  const rules = read.rules(flags);
  const present = await contracts.profiles.head(profile);
  const ttl = read.whole(flags, "ttl", { most: MOST_TTL, otherwise: Number(present.ttl) });
  const others = Number(present.flags) & ~PROFILE_OPEN;
  const open = read.isSet(flags, "open")
    ? read.word(flags, "open", ["no", "yes"]) * PROFILE_OPEN
    : Number(present.flags) & PROFILE_OPEN;
  const transaction = contracts.profiles.change.populateTransaction(profile, ttl, others | open, rules);
  await send(context, `Profile ${profile}, ${rules.length} rules`, await transaction);
}
