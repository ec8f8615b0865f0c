import { readFileSync } from "node:fs";
import { CLAIM_POLICIES, dayOf } from "@dots/protocol";
import { keccak256 } from "ethers";
import type { Command } from "../command.ts";
import * as read from "../flags.ts";
import { send } from "../send.ts";

const RANGE_PRIVATE = 1;
const RANGE_CLAIMED_ONLY = 2;
const RANGE_DECISIONS = 4;
const MOST_PROFILE = 2 ** 32 - 1;
const SECONDS_A_DAY = 86_400;

/** What the authority of a prefix, governance and the guard do. */
export const authorityCommands: readonly Command[] = [
  {
    name: "delegate",
    usage: "--prefix DIGITS --to ADDRESS --digits FEWEST-MOST",
    summary: "gives a prefix to an authority",
    async run(context) {
      const { contracts, flags } = context;
      const [prefix, to, { minDigits, maxDigits }] = [
        read.prefix(flags),
        read.address(flags, "to"),
        read.digits(flags),
      ];
      const transaction = contracts.authorityDesk.delegate.populateTransaction(prefix, to, minDigits, maxDigits);
      await send(context, `Prefix ${prefix} to ${to}`, await transaction);
    },
  },
  {
    name: "open-lengths",
    usage: "--prefix COUNTRY --lengths 4,7",
    summary: "opens lengths that ranges of a country may have; none is closed again",
    async run(context) {
      const { contracts, flags } = context;
      const [country, lengths] = [read.prefix(flags), read.lengths(flags)];
      const transaction = contracts.authorityDesk.openRangeLengths.populateTransaction(country, lengths);
      await send(context, `Lengths ${flags.lengths} in country ${country}`, await transaction);
    },
  },
  {
    name: "allocate",
    usage:
      "--prefix DIGITS --carrier ID --digits COUNT --policy open|voucher|closed [--profile ID] [--deposit-class N] [--quarantine DAYS] [--private] [--claimed-only] [--decisions]",
    summary: "allocates a range to a carrier; a carrier may sub-allocate below its own",
    async run(context) {
      const { contracts, flags } = context;
      const prefix = read.prefix(flags);
      const terms = {
        carrier: read.whole(flags, "carrier", { most: MOST_PROFILE }),
        defaultProfile: read.whole(flags, "profile", { most: MOST_PROFILE, otherwise: 0 }),
        ...read.digits(flags),
        depositClass: read.whole(flags, "deposit-class", { most: 255, otherwise: 0 }),
        policy: read.word(flags, "policy", CLAIM_POLICIES),
        quarantineDays: read.whole(flags, "quarantine", { most: 730, otherwise: 30 }),
        flags:
          (read.isSet(flags, "private") ? RANGE_PRIVATE : 0) |
          (read.isSet(flags, "claimed-only") ? RANGE_CLAIMED_ONLY : 0) |
          (read.isSet(flags, "decisions") ? RANGE_DECISIONS : 0),
      };
      const transaction = contracts.registry.allocate.populateTransaction(prefix, terms);
      await send(context, `Range ${prefix} to carrier ${terms.carrier}`, await transaction);
    },
  },
  {
    name: "notice",
    usage: "--prefix DIGITS --ends YYYY-MM-DD|+DAYS",
    summary: "gives notice to a range or an authority, 30 days at least",
    async run(context) {
      const { contracts, flags } = context;
      const [prefix, ends] = [read.prefix(flags), read.day(flags, "ends", dayOf(context.now))];
      const transaction = contracts.authorityDesk.giveNotice.populateTransaction(prefix, ends);
      await send(context, `Notice to ${prefix}, from ${flags.ends}`, await transaction);
    },
  },
  {
    name: "take-back",
    usage: "--prefix DIGITS",
    summary: "ends a range or an authority after its notice; claimed numbers stay",
    async run(context) {
      const { contracts, flags } = context;
      const prefix = read.prefix(flags);
      await send(context, `Takes back ${prefix}`, await contracts.authorityDesk.takeBack.populateTransaction(prefix));
    },
  },
  {
    name: "accredit",
    usage: "--prefix DIGITS --verifier ID --daily COUNT",
    summary: "trusts a verifier with so many numbers a day under a prefix; 0 ends it at once",
    async run(context) {
      const { contracts, flags } = context;
      const prefix = read.prefix(flags);
      const verifier = read.whole(flags, "verifier", { most: 65_535 });
      const daily = read.whole(flags, "daily", { most: 4_294_967_295 });
      const transaction = contracts.verifiers.accredit.populateTransaction(prefix, verifier, daily);
      await send(context, `Verifier ${verifier} under ${prefix}: ${daily} a day`, await transaction);
    },
  },
  {
    name: "decide",
    usage: "--number NUMBER --document FILE --ends YYYY-MM-DD|+DAYS",
    summary: "opens a decision that ends a holding, 30 days at least; the document's hash goes on chain",
    async run(context) {
      const { contracts, flags } = context;
      const number = read.number(flags);
      const decision = keccak256(readFileSync(context.file("document")));
      const ends = read.day(flags, "ends", dayOf(context.now)) * SECONDS_A_DAY;
      const transaction = contracts.verificationDesk.openDecision.populateTransaction(number, decision, ends);
      await send(context, `Decision ${decision} on +${number}`, await transaction);
    },
  },
  {
    name: "withdraw-decision",
    usage: "--number NUMBER",
    summary: "withdraws a decision",
    async run(context) {
      const number = read.number(context.flags);
      const transaction = context.contracts.verificationDesk.withdrawDecision.populateTransaction(number);
      await send(context, `Withdraws the decision on +${number}`, await transaction);
    },
  },
  {
    name: "stop",
    usage: "--countries 1,44",
    summary: "the guard stops claims, allocations and new contests in countries for seven days",
    async run(context) {
      const { contracts, flags } = context;
      const countries = read
        .text(flags, "countries")
        .split(",")
        .map((code) => read.prefix({ countries: code }, "countries"));
      const transaction = contracts.authorityDesk.stop.populateTransaction(countries);
      await send(context, `Stops ${countries.join(", ")}`, await transaction);
    },
  },
];
