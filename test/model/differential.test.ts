// The model that has seen only the events against the contracts: equal for every number, at every block, also after blocks
// were taken back. DOTS_SEED=n repeats a course of events that failed, DOTS_STEPS=n makes it longer.
import { RegistryModel, type Resolution } from "@dots/protocol";
import { beforeAll, expect, test } from "vitest";
import { type DeployedRegistry, deployedRegistry } from "./deployedRegistry.ts";
import { Follower, resolvedByContract } from "./follower.ts";
import { History, NUMBERS } from "./history.ts";

const STEPS = Number(process.env.DOTS_STEPS ?? 200);
const DAY = 86_400;
const seed = Number(process.env.DOTS_SEED ?? Math.trunc(Math.random() * 2 ** 32));

interface Checked {
  block: number;
  timestamp: number;
  resolved: Resolution[];
}

let chain: DeployedRegistry;
let history: History;
let follower: Follower;
const checked: Checked[] = [];

const byModel = (model: RegistryModel, timestamp: number) => NUMBERS.map((number) => model.resolve(number, timestamp));

async function check(): Promise<void> {
  const latest = await chain.provider.getBlock("latest");
  if (!latest) throw new Error("The chain has no block.");
  const { number: block, timestamp } = latest;
  const resolved = await resolvedByContract(chain, NUMBERS, block);
  expect(byModel(follower.model, timestamp), `block ${block}, DOTS_SEED=${seed}`).toEqual(resolved);
  checked.push({ block, timestamp, resolved });
}

beforeAll(async () => {
  console.log(`DOTS_SEED=${seed}`);
  chain = await deployedRegistry();
  history = new History(chain, seed);
  follower = new Follower(chain);
  await history.begin();
  for (let step = 0; step < STEPS; step++) {
    await history.step();
    await follower.follow();
    await check();
  }
}, STEPS * 600);

test("resolves as the contracts do, after every step", () => {
  expect(checked).toHaveLength(STEPS);
  expect(follower.decoder).toMatchObject({ malformed: 0, refusedRules: 0 });
});

test("the course of events had many kinds of steps, claims among them", () => {
  const kinds = `${[...history.done.keys()]}, DOTS_SEED=${seed}`;
  expect(history.done.get("claim"), kinds).toBeGreaterThan(0);
  expect(history.done.size, kinds).toBeGreaterThan(6);
});

test("taking blocks back leads to what the contracts said then, and forward again to what they say now", async () => {
  for (const { block, timestamp, resolved } of checked.toReversed()) {
    follower.rollBackTo(block);
    expect(byModel(follower.model, timestamp), `back at block ${block}, DOTS_SEED=${seed}`).toEqual(resolved);
  }
  await follower.follow();
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
  const horizon = timestamp + 100 * DAY;
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
});
