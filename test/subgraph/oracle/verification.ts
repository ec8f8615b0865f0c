import type { Log } from "./chronicle.ts";
import { type Facts, orNull, paid, payerTo } from "./facts.ts";
import { accreditationId } from "./ids.ts";

const VERIFIER_STATUSES = ["none", "active", "suspended", "leaving", "left"];
const ENDINGS: Record<string, string> = {
  "verificationDesk.answerContest": "answered",
  "verificationDesk.dropContest": "dropped",
  "verificationDesk.settleContest": "won",
  "verificationDesk.withdrawDecision": "withdrawn",
  "verificationDesk.carryOutDecision": "carriedOut",
};

export async function verifiers(facts: Facts, held: (verifier: bigint) => number) {
  const now = { blockTag: facts.block };
  const count = await facts.chain.verifiers.count(now);
  return await Promise.all(
    Array.from({ length: Number(count) }, async (_, index) => {
      const id = BigInt(index + 1);
      const { carrier, signer, status, leavesOn, suspendedAt, bond } = await facts.chain.verifiers.verifierAt(id, now);
      const [enrolled] = facts.told("verifiers.VerifierChanged").filter(({ args }) => args.verifier === id);
      return {
        ...{ id, carrier, signer, bond, held: held(id), enrolledAt: enrolled!.deed.timestamp },
        status: VERIFIER_STATUSES[Number(status)],
        leavesOn: orNull(leavesOn),
        suspendedAt: orNull(suspendedAt),
      };
    }),
  );
}

/** By what authorities called, since the contract shows only what stands; that by the contract too. */
export async function accreditations(facts: Facts) {
  const all = facts.deeds.filter(({ call }) => call === "verifiers.accredit");
  const ids = new Set(all.map(({ args }) => accreditationId(args.prefix, args.verifier)));
  const count = await facts.verifierCount();
  const found = [...ids].map(async (id) => {
    const own = all.filter(({ args }) => accreditationId(args.prefix, args.verifier) === id);
    const { args, block, timestamp } = own.at(-1)!;
    if (args.verifier === 0n || args.verifier > count) return [];
    const { version } = await facts.authorityAt(args.prefix, block);
    const given = {
      authorityVersion: args.dailyLimit === 0n ? 0n : version,
      dailyLimit: args.dailyLimit as bigint,
      revokedAt: own.findLast((deed) => deed.args.dailyLimit === 0n)?.timestamp ?? null,
    };
    const { version: present } = await facts.authorityAt(args.prefix);
    if (given.authorityVersion === present) await requireStands(facts, args.prefix, args.verifier, given);
    return [{ ...given, id, authority: args.prefix, verifier: args.verifier, changedAt: timestamp }];
  });
  return (await Promise.all(found)).flat();
}

async function requireStands(facts: Facts, prefix: bigint, verifier: bigint, given: { dailyLimit: bigint }) {
  const standing = await facts.chain.verifiers.accreditationAt(prefix, verifier, { blockTag: facts.block });
  if (standing.dailyLimit === given.dailyLimit) return;
  throw new Error(`Verifier ${verifier} at ${prefix}: ${standing.dailyLimit} a day, not ${given.dailyLimit}.`);
}

export async function contests(facts: Facts) {
  const opened = facts.told("verificationDesk.ContestOpened", "verificationDesk.DecisionOpened");
  return await Promise.all(opened.map((log) => contest(facts, log)));
}

async function contest(facts: Facts, log: Log) {
  const number = log.args.number as bigint;
  const { block, timestamp, args } = log.deed;
  const [state, record] = await Promise.all([facts.numberState(number, block), facts.contestAt(number, block)]);
  const challenger = orNull(record.challenger);
  const stake = challenger ? state.deposit : 0n;
  const ended = endOf(facts, log);
  const end = await ending(facts, log, challenger);
  const now = await facts.contestAt(number);
  if (!ended && now.openedAt !== record.openedAt) throw new Error(`The contest of ${number} ended untold.`);
  return {
    ...{ id: log.id, number, kind: challenger ? "challenge" : "decision", holder: state.holder, challenger, stake },
    openedBy: payerTo(log.deed, String(facts.chain.registry.target)),
    authority: record.authorityPrefix,
    authorityVersion: record.authorityVersion,
    verifier: orNull(record.verifier),
    profile: orNull(record.profile),
    verifiedUntil: orNull(record.verifiedUntil),
    decision: challenger ? null : args.decision,
    openedAt: timestamp,
    endsAt: record.endsAt,
    ...end,
  };
}

/** What ended a contest: the first of its number's endings after its opening. */
export function endOf(facts: Facts, opened: Log): Log | undefined {
  const names = ["ContestAnswered", "ContestDropped", "ContestWon", "DecisionWithdrawn", "DecisionCarriedOut"];
  return facts
    .toldOf(opened.args.number, ...names.map((name) => `verificationDesk.${name}`))
    .find(({ id }) => id > opened.id);
}

async function ending(facts: Facts, opened: Log, challenger: string | null) {
  const open = { state: "open", toHolder: 0n, answeredBy: null, answeredUntil: null, endedAt: null };
  const deed = endOf(facts, opened)?.deed;
  if (!deed) return open;
  const after = await facts.numberState(opened.args.number, deed.block);
  // The holder gave way by a release: to the challenger, unless his verifier fell.
  const conceded = challenger && after.holder !== challenger ? "dropped" : "conceded";
  const state = ENDINGS[deed.call] ?? conceded;
  const ended = { ...open, state, endedAt: deed.timestamp };
  if (state !== "answered") return ended;
  const toHolder = paid(deed, { from: String(facts.chain.registry.target), to: after.holder! });
  const { verifier, verifiedUntil } = deed.args.voucher;
  return { ...ended, toHolder, answeredBy: verifier, answeredUntil: verifiedUntil };
}
