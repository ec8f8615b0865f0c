import { ZeroAddress } from "ethers";
import type { Log } from "./chronicle.ts";
import { DAY, type Facts, next, orNull, paid, payerTo, placed } from "./facts.ts";
import { rootId } from "./ids.ts";

const OF_NUMBERS = ["Transfer", "NumberClaimed", "NumberReleased", "NumberPorted", "NumberChanged", "NumberMovedOn"];
const WAYS: Record<string, string> = {
  "claimDesk.claimByVoucher": "voucher",
  "claimDesk.claimByRoot": "root",
  "verificationDesk.claim": "verified",
};
const REASONS: Record<string, string> = {
  "registry.release": "holder",
  "verificationDesk.sweep": "sweep",
  "verificationDesk.claim": "sweep",
  "verificationDesk.carryOutDecision": "decision",
};

/** Every number that was ever held, by its record in the contract; since when, by the events. */
export async function numbers(facts: Facts) {
  const logs = facts.told(...OF_NUMBERS.map((name) => `registry.${name}`));
  const ids = new Set(logs.map(({ args }) => (args.number ?? args.id) as bigint));
  return await Promise.all([...ids].map((id) => number(facts, id)));
}

async function number(facts: Facts, id: bigint) {
  const told = facts.toldOf(id, ...OF_NUMBERS.map((name) => `registry.${name}`));
  const last = told.at(-1)!.deed;
  const transfers = told.filter(({ name }) => name === "registry.Transfer");
  const begun = transfers.findLast(({ args }) => args.from === ZeroAddress)!.deed;
  const ended = transfers.findLast(({ args }) => args.to === ZeroAddress)?.deed;
  const [state, then, range] = await Promise.all([
    facts.numberState(id),
    facts.numberState(id, last.block), // what time and ranges change later is no action
    facts.rangeOf(id, begun.block),
  ]);
  const {
    held,
    holder,
    profile,
    carrier,
    depositClass,
    deposit,
    day,
    sequence,
    contested,
    ported,
    verifier,
    verified,
  } = state;
  const resting = then.status === "quarantined" ? await facts.rangeOf(id, last.block) : null;
  const latest = (...names: string[]) => facts.toldOf(id, ...names).at(-1)?.id ?? null;
  return {
    ...{ id, number: id, digits: `${id}`, holder, profile, carrier, depositClass, deposit, day, sequence },
    ...{ contested, ported, verifier, verifiedUntil: verified ? day : null },
    status: then.status === "lapsed" ? "held" : then.status,
    freeOn: resting && then.day + resting.quarantineDays,
    range: range.prefix,
    isPrivate: range.isPrivate,
    claimedAt: begun.timestamp,
    releasedAt: held ? null : ended!.timestamp,
    movedTo:
      then.status === "moved" ? (await facts.chain.registry.succession({ blockTag: last.block })).successor : null,
    changedAt: last.timestamp,
    changedInBlock: last.block,
    latestClaim: latest("registry.NumberClaimed"),
    latestRelease: latest("registry.NumberReleased"),
    latestPort: facts.toldOf(id, "registry.NumberPorted").findLast(({ args }) => args.ported)?.id ?? null,
    latestContest: latest("verificationDesk.ContestOpened", "verificationDesk.DecisionOpened"),
  };
}

export async function claims(facts: Facts) {
  return await Promise.all(facts.told("registry.NumberClaimed").map((log) => claim(facts, log)));
}

async function claim(facts: Facts, log: Log) {
  const { call, args, block, timestamp, logs } = log.deed;
  const number = log.args.number as bigint;
  const [state, range] = await Promise.all([facts.numberState(number, block), facts.rangeOf(number, block)]);
  const { holder, profile, carrier, deposit, depositClass, sequence, verifier, verified } = state;
  const together = logs.filter(({ name }) => name === log.name).length > 1;
  return {
    ...{ ...placed(log), number, holder, profile, carrier, deposit, depositClass, sequence, verifier },
    way: WAYS[call] ?? (together ? "batch" : "open"),
    payer: payerTo(log.deed, String(facts.chain.registry.target)),
    range: range.prefix,
    root: call === "claimDesk.claimByRoot" ? rootId(args.voucher.rangePrefix, args.root) : null,
    verifiedUntil: verified ? state.day : null,
    day: Math.trunc(timestamp / DAY),
  };
}

export async function releases(facts: Facts) {
  return await Promise.all(facts.told("registry.NumberReleased").map((log) => release(facts, log)));
}

async function release(facts: Facts, log: Log) {
  const { call, block, timestamp } = log.deed;
  const number = log.args.number as bigint;
  const before = await facts.numberState(number, block - 1);
  return {
    ...{ ...placed(log), number, holder: before.holder, deposit: before.deposit },
    reason: REASONS[call],
    sequence: next(before.sequence),
    quarantined: log.args.quarantined,
    day: Math.trunc(timestamp / DAY),
  };
}

export async function ports(facts: Facts) {
  const ported = facts.told("registry.NumberPorted").filter(({ args }) => args.ported);
  return await Promise.all(ported.map((log) => port(facts, log)));
}

async function port(facts: Facts, log: Log) {
  const { block, from } = log.deed;
  const number = log.args.number as bigint;
  const [before, after, treasury] = await Promise.all([
    facts.numberState(number, block - 1),
    facts.numberState(number, block),
    facts.chain.desk.treasury(),
  ]);
  return {
    ...{ ...placed(log), number, holder: after.holder, sequence: after.sequence, payer: from },
    ...{ donor: before.carrier, recipient: after.carrier, fromProfile: before.profile, toProfile: after.profile },
    base: paid(log.deed, { to: treasury }),
    donorPart: paid(log.deed, { to: String(facts.chain.desk.target) }),
  };
}

/** A number left with an event of its own; it arrived where it was minted and nobody claimed it. */
export async function moves(facts: Facts) {
  const minted = facts.told("registry.NumberChanged").filter(({ deed, args }) => {
    return beginsIn(deed.logs, args.number) && !deed.logs.some(({ name }) => name === "registry.NumberClaimed");
  });
  const all = [...facts.told("registry.NumberMovedOn"), ...minted];
  return await Promise.all(all.map((log) => move(facts, log)));
}

async function move(facts: Facts, log: Log) {
  const { block } = log.deed;
  const number = log.args.number as bigint;
  const arrived = log.name === "registry.NumberChanged";
  const { holder, deposit } = await facts.numberState(number, arrived ? block : block - 1);
  const { sequence } = await facts.numberState(number, block);
  return {
    ...placed(log),
    number,
    holder,
    arrived,
    deposit,
    sequence,
    successor: orNull(log.args.successor ?? ZeroAddress),
  };
}

function beginsIn(logs: readonly Log[], number: bigint): boolean {
  return logs.some(({ name, args }) => name === "registry.Transfer" && args.id === number && args.from === ZeroAddress);
}
