import { ZeroAddress } from "ethers";
import type { Deed, Log } from "./chronicle.ts";
import { type Facts, next, orNull, paid, payerTo } from "./facts.ts";
import { rootId } from "./ids.ts";
import { only, type Row, type Rules } from "./row.ts";

/** What was done to numbers. What a number's end tells of profile and carrier is what it had before. */
export function actionsOnNumbers(facts: Facts): Rules {
  const { registry, desk } = facts.chain;
  const registryAddress = String(registry.target);

  /** A number as an event left it. */
  const lasting = async (log: Log) => {
    const number = (log.args.number ?? log.args.id) as bigint;
    const { carrier, profile, sequence } = await facts.numberState(number, log.deed.block);
    const { prefix: range } = await facts.rangeOfHolding(number, log);
    return { log, number, range, carrier, profile, sequence };
  };
  /** A number that nobody holds any more: its holder gets the deposit. */
  const gone = async (log: Log) => {
    const number = log.args.number as bigint;
    const { carrier, profile, sequence, holder, deposit } = await facts.numberState(number, log.deed.block - 1);
    const { prefix: range } = await facts.rangeOfHolding(number, log);
    return { log, number, range, carrier, profile, sequence: next(sequence), account: holder, amount: deposit };
  };
  /** The contest that an event is about, as it was before the event or came with it. */
  const contestOf = async (log: Log) => {
    const opened = facts
      .toldOf(log.args.number, "verificationDesk.ContestOpened", "verificationDesk.DecisionOpened")
      .findLast(({ id }) => id <= log.id)!;
    const { authorityPrefix, challenger } = await facts.contestAt(log.args.number, opened.deed.block);
    return { fields: { contest: opened.id, authority: authorityPrefix }, challenger: orNull(challenger) };
  };

  const claims = async (deed: Deed): Promise<Row[]> => {
    const { call, args, logs } = deed;
    const root = call === "claimDesk.claimByRoot" ? rootId(args.voucher.rangePrefix, args.root) : null;
    const claimed = logs.filter(({ name }) => name === "registry.NumberClaimed");
    const rows = claimed.map(async (log) => {
      const { holder, deposit } = await facts.numberState(log.args.number, deed.block);
      const account = payerTo(deed, registryAddress);
      return { ...(await lasting(log)), kind: "claim", account, to: holder, amount: deposit, root };
    });
    // The holding that had lapsed before.
    const freed = logs.filter(({ name }) => name === "registry.NumberReleased").map(swept);
    return await Promise.all([...freed, ...rows]);
  };
  const swept = async (log: Log) => {
    const { account, ...row } = await gone(log);
    return { ...row, kind: "sweep", account: log.deed.from, to: account };
  };
  const released = async (deed: Deed): Promise<Row[]> => {
    const number = deed.args.number as bigint;
    const [before, after] = await Promise.all([deed.block - 1, deed.block].map((b) => facts.numberState(number, b)));
    const log = only(deed, after!.held ? "registry.NumberChanged" : "registry.NumberReleased");
    const contest = before!.contested ? (await contestOf(log)).fields : {};
    if (!after!.held) return [{ ...(await gone(log)), ...contest, kind: "release" }];
    const passed = { account: before!.holder, to: after!.holder, amount: before!.deposit };
    return [{ ...(await lasting(log)), ...contest, ...passed, kind: "release" }];
  };
  /** To another holder, or to the porting desk and back. */
  const sent = async (deed: Deed): Promise<Row[]> => {
    const ported = deed.logs.find(({ name }) => name === "registry.NumberPorted");
    if (!ported) {
      const log = only(deed, "registry.Transfer");
      return [{ ...(await lasting(log)), kind: "transfer", account: deed.args.from, to: deed.args.to }];
    }
    const before = await facts.numberState(ported.args.number, deed.block - 1);
    const row = await lasting(ported);
    const kind = row.carrier === before.carrier ? "changeRoute" : "port";
    const fee = paid(deed, { to: await desk.treasury() }) + paid(deed, { to: String(desk.target) });
    const { carrier: donor, profile: fromProfile, holder: account } = before;
    return [{ ...row, kind, donor, fromProfile, account, amount: kind === "port" ? fee : null }];
  };
  const verified = async (deed: Deed, event: string, kind: string) => {
    const { verifier, verifiedUntil } = deed.args.voucher;
    return { ...(await lasting(only(deed, `verificationDesk.${event}`))), kind, verifier, verifiedUntil };
  };
  const inContest = (
    event: string,
    kind: string,
    more: (deed: Deed, log: Log, challenger: string) => Promise<object>,
  ) => {
    return async (deed: Deed): Promise<Row[]> => {
      const log = only(deed, `verificationDesk.${event}`);
      const { fields, challenger } = await contestOf(log);
      return [{ ...(await lasting(log)), ...fields, ...(await more(deed, log, challenger!)), kind }];
    };
  };

  return {
    "registry.claim": claims,
    "registry.claimWithPermit": claims,
    "registry.claimMany": claims,
    "claimDesk.claim": claims,
    "claimDesk.claimByVoucher": claims,
    "claimDesk.claimByRoot": claims,
    "verificationDesk.claim": claims,
    "registry.release": released,
    "registry.transferFrom": sent,
    "registry.safeTransferFrom": sent,
    "registry.moveToSuccessor": async (deed) => {
      const log = only(deed, "registry.NumberMovedOn");
      const { sequence } = await facts.numberState(log.args.number, deed.block);
      return [{ ...(await gone(log)), sequence, kind: "moveToSuccessor" }];
    },
    // From the registry before this one, whose calls are not ours.
    "": async ({ logs }) => {
      const minted = logs.filter(({ name, args }) => name === "registry.NumberChanged" && args.holder !== ZeroAddress);
      return await Promise.all(
        minted.map(async (log) => {
          const { holder: account, deposit: amount } = await facts.numberState(log.args.number, log.deed.block);
          return { ...(await lasting(log)), kind: "arrive", account, amount };
        }),
      );
    },
    "verificationDesk.sweep": async (deed) => [await swept(only(deed, "registry.NumberReleased"))],
    "verificationDesk.renew": async (deed) => {
      return [{ ...(await verified(deed, "NumberRenewed", "renew")), account: deed.args.voucher.holder }];
    },
    "verificationDesk.openContest": inContest("ContestOpened", "openContest", async (deed, _, challenger) => {
      const { verifier, verifiedUntil, number } = deed.args.voucher;
      const { deposit: amount } = await facts.numberState(number, deed.block);
      const account = payerTo(deed, registryAddress);
      return { verifier, verifiedUntil, account, to: challenger, amount };
    }),
    "verificationDesk.answerContest": inContest("ContestAnswered", "answerContest", async (deed, _, challenger) => {
      const { verifier, verifiedUntil, holder: account } = deed.args.voucher;
      const amount = paid(deed, { from: registryAddress, to: account });
      return { verifier, verifiedUntil, account, to: challenger, amount };
    }),
    "verificationDesk.dropContest": inContest("ContestDropped", "dropContest", async (deed, _, account) => {
      return { account, amount: (await facts.numberState(deed.args.number, deed.block)).deposit };
    }),
    "verificationDesk.settleContest": inContest("ContestWon", "settleContest", async (deed, _, to) => {
      const { holder: account, deposit: amount } = await facts.numberState(deed.args.number, deed.block - 1);
      return { account, to, amount };
    }),
    "verificationDesk.openDecision": inContest("DecisionOpened", "openDecision", async (deed) => {
      return { account: deed.from, to: (await facts.numberState(deed.args.number, deed.block)).holder };
    }),
    "verificationDesk.withdrawDecision": inContest("DecisionWithdrawn", "withdrawDecision", async (deed) => {
      return { account: deed.from, to: (await facts.numberState(deed.args.number, deed.block)).holder };
    }),
    "verificationDesk.carryOutDecision": async (deed) => {
      const log = only(deed, "registry.NumberReleased");
      return [{ ...(await gone(log)), ...(await contestOf(log)).fields, kind: "carryOutDecision" }];
    },
  };
}
