// The model that has seen only the events against the contracts: equal for every number, at every block, also after blocks
// were taken back, by undo alone or by the node. DOTS_SEED=n repeats a course of events that failed, DOTS_STEPS=n makes it longer.
import { RegistryModel, type Resolution } from "@dots/protocol";
import { beforeAll, describe, expect, test } from "vitest";
import { type DeployedRegistry, deployedRegistry } from "./deployedRegistry.ts";
import { Follower, resolvedByContract } from "./follower.ts";
import { History, NUMBERS } from "./history.ts";

const STEPS = Number(process.env.DOTS_STEPS ?? 200);
/** How often the node takes blocks back, and how many steps it takes back at most. */
const REORGS = 6;
const DEEPEST = 12;
const DAY = 86_400;
const seed = Number(process.env.DOTS_SEED ?? Math.trunc(Math.random() * 2 ** 32));

/** What the tour does, besides what random steps do. */
const EVERY_KIND = [
  ...["claim", "claimMany", "claim paid by another", "claim by voucher", "claim by root", "postRoot", "withdrawRoot"],
  ...["claim by verification", "claim over a lapse", "renew", "sweep", "transfer of a verified number"],
  ...["port of a verified number", "openContest", "answerContest", "settleContest", "dropContest"],
  ...["release to the challenger", "release from a fallen contest", "suspend", "reinstate"],
  ...["openDecision", "withdrawDecision", "carryOutDecision", "release under a decision"],
  ...["enrol", "setVerifierSigner", "notice of a verifier", "withdrawBond", "accredit"],
  ...["delegate", "openRangeLengths", "offerAuthority", "acceptAuthority", "allocate", "offerRange", "acceptRange"],
  ...["setPolicy", "giveNotice", "takeBack", "stop"],
];

interface Checked {
  block: number;
  timestamp: number;
  resolved: Resolution[];
}

let chain: DeployedRegistry;
let history: History;
let follower: Follower;
let checked: Checked[] = [];
let compared = 0;
/** The last block of the beginning. */
const begun = { block: 0 };

const byModel = (model: RegistryModel, timestamp: number) => NUMBERS.map((number) => model.resolve(number, timestamp));

/** Takes in what is new, and compares at each block of it. */
async function check(): Promise<void> {
  const tip = await chain.provider.getBlockNumber();
  for (let block = (checked.at(-1) ?? begun).block + 1; block <= tip; block++) {
    await follower.follow(block);
    const { timestamp } = (await chain.provider.getBlock(block))!;
    const resolved = await resolvedByContract(chain, NUMBERS, block);
    expect(byModel(follower.model, timestamp), `block ${block}, DOTS_SEED=${seed}`).toEqual(resolved);
    checked.push({ block, timestamp, resolved });
    compared += resolved.length;
  }
}

async function takeSteps(count: number): Promise<void> {
  for (let step = 0; step < count; step++) {
    await history.step();
    await check();
  }
}

beforeAll(async () => {
  console.log(`DOTS_SEED=${seed}`);
  chain = await deployedRegistry();
  history = new History(chain, seed);
  follower = new Follower(chain);
  await history.begin();
  begun.block = await chain.provider.getBlockNumber();
}, 60_000);

describe("the model resolves as the contracts do", () => {
  test("at every block of every scene: each function, and each way in which a contest ends", async () => {
    for await (const _ of history.tour()) await check();
    for (const kind of EVERY_KIND) expect(history.done.get(kind) ?? 0, kind).toBeGreaterThan(0);
  }, 300_000);

  test(
    "after every step of a random course of events",
    async () => {
      await takeSteps(STEPS);
      expect(follower.decoder).toMatchObject({ malformed: 0, refusedRules: 0 });
    },
    STEPS * 1_500,
  );

  test("after the node took blocks back and others came in their place", async () => {
    for (let reorg = 0; reorg < REORGS; reorg++) {
      const snapshot = await chain.networkHelpers.takeSnapshot();
      const block = await chain.provider.getBlockNumber();
      const before = checked.length;
      await takeSteps(1 + ((seed + reorg * 5) % DEEPEST));
      await snapshot.restore();
      history.forget();
      checked = checked.slice(0, before);
      follower.rollBackTo(block);
      await takeSteps(3);
    }
  }, 300_000);
});

test("taking blocks back leads to what the contracts said then, and forward again to what they say now", async () => {
  for (const { block, timestamp, resolved } of checked.toReversed()) {
    follower.rollBackTo(block);
    expect(byModel(follower.model, timestamp), `back at block ${block}, DOTS_SEED=${seed}`).toEqual(resolved);
  }
  await follower.follow(await chain.provider.getBlockNumber());
  const last = checked.at(-1)!;
  expect(byModel(follower.model, last.timestamp)).toEqual(last.resolved);
});

test("a copy made of its records resolves alike", () => {
  const copy = new RegistryModel({ desk: chain.addresses.portingDesk });
  for (const record of JSON.parse(JSON.stringify([...follower.model.records()]))) copy.restore(record);
  const { timestamp, resolved } = checked.at(-1)!;
  expect(byModel(copy, timestamp)).toEqual(resolved);
});

test("between one change by time alone and the next, no answer changes", () => {
  const { timestamp } = checked.at(-1)!;
  const horizon = timestamp + 300 * DAY;
  for (const number of NUMBERS) {
    let from = timestamp;
    while (from < horizon) {
      const until = Math.min(follower.model.nextChange(number, from) ?? horizon, horizon);
      expect(until).toBeGreaterThan(from);
      const resolved = follower.model.resolve(number, from);
      for (let at = from; at < until; at += DAY) expect(follower.model.resolve(number, at)).toEqual(resolved);
      expect(follower.model.resolve(number, until - 1)).toEqual(resolved);
      from = until;
    }
  }
});

test("time alone changes the contracts' answers as the model foretold", async () => {
  for (let jump = 0; jump < 5; jump++) {
    await chain.networkHelpers.time.increase(10 * DAY);
    await check();
  }
  console.log(`${compared} answers compared at as many blocks as there are, DOTS_SEED=${seed}`);
  expect(compared).toBeGreaterThan(STEPS * NUMBERS.length);
});
