// A random history on the real contracts, which a graph-node and a bridge's replica follow. DOTS_SEED=n repeats a course of
// events that failed, DOTS_STEPS=n makes it longer.
import { readFile } from "node:fs/promises";
import { RULE_KINDS, STATUSES } from "@dots/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { History } from "../model/history.ts";
import { compareAllEntities } from "./allEntities.ts";
import { Differential } from "./differential/differential.ts";
import { ask } from "./graph.ts";
import { type IndexedChain, reorganise, startIndexedChain } from "./indexedChain.ts";
import { everyRuleKind, numbersBefore, numbersMove, numbersSucceed, officesAct } from "./otherDeeds.ts";
import { wordsOf } from "./schema.ts";

const STEPS = Number(process.env.DOTS_STEPS ?? 60);
const SEED = Number(process.env.DOTS_SEED ?? 20);
const BLOCKS_LOST = 50;
/** At how many blocks the replica is asked again when it goes back. */
const BLOCKS_BACK = 12;
/** What answers must have shown, each some time. */
const FEATURES = [...STATUSES, "contested", "private", "as claimed", "after a port", "by its range", "nowhere"];

let index: IndexedChain;
let history: History;
let answers: Differential;

beforeAll(async () => {
  index = await startIndexedChain();
});

afterAll(async () => {
  await answers?.bridge.close();
  await index?.stop();
});

async function takeSteps(count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await history.step();
    await answers.look();
  }
}

describe(`after the random history of DOTS_SEED=${SEED}`, () => {
  /** The block on which both courses stand. */
  let fork: number;

  beforeAll(async () => {
    const { chain } = index;
    history = new History(chain, SEED);
    answers = new Differential(index, SEED);
    await history.begin();
    await numbersBefore(chain, 13335550001n);
    await officesAct(chain);
    for await (const _ of history.tour()) await answers.look();
    await numbersSucceed(chain, 13335550001n);
    await everyRuleKind(chain, 13335550011n);
    await takeSteps(STEPS);
    await numbersMove(chain, 13335550101n);
    await answers.ask();
    fork = (await chain.provider.getBlockNumber()) - BLOCKS_LOST;
  });

  test("every entity says what the contracts say, and everything that can be done was done", async () => {
    const expected = await compareAllEntities(index);
    for (const [type, entities] of Object.entries(expected)) expect(entities, type).not.toEqual([]);
    const words = { Action: "kind", Claim: "way", Release: "reason", Contest: "state" };
    const enums = { Action: "ActionKind", Claim: "ClaimWay", Release: "ReleaseReason", Contest: "ContestState" };
    for (const [type, field] of Object.entries(words)) {
      const found = new Set(expected[type]!.map((entity) => entity[field]));
      expect([...found].sort()).toEqual((await wordsOf(enums[type as keyof typeof enums])).sort());
    }
  });

  test("the README's queries find something", async () => {
    const readme = await readFile(new URL("../../subgraph/README.md", import.meta.url), "utf8");
    const queries = [...readme.matchAll(/^```graphql\n([\s\S]*?)^```/gm)].map(([, query]) => query!);
    expect(queries).toHaveLength(3);
    for (const query of queries) {
      const [found] = Object.values(await ask<Record<string, object>>(index.node.graphqlUrl, query));
      expect(Object.keys(found!), query).not.toEqual([]);
    }
  });

  test("replica, model, `resolve` and graph-node gave the same answers while it went on", async () => {
    await index.indexed();
    await answers.compare();
  });

  test("every entity says so again when the chain has taken back its last blocks, and gone on from there", async () => {
    await answers.standAt(fork);
    await reorganise(index.chain, BLOCKS_LOST);
    history.forget();
    await answers.ask();
    await compareAllEntities(index);
    await takeSteps(STEPS / 2);
    await numbersMove(index.chain, 13335550201n);
    await answers.ask();
    await compareAllEntities(index);
  });

  test("replica, model, `resolve` and graph-node give the same answers after it, and as of blocks on either side of the fork", async () => {
    await answers.compare();
    expect(answers.bridge.reorganised()).toBe(BLOCKS_LOST);
    const blocks = await answers.goBack(BLOCKS_BACK);
    expect(Math.max(...blocks)).toBeGreaterThan(fork);
    expect(Math.min(...blocks)).toBeLessThanOrEqual(fork);
  });

  test("the four were compared by thousands of answers of every kind, and the bridge decided alike by replica and chain", () => {
    const { tally, decided } = answers;
    const shown = [...FEATURES, ...RULE_KINDS];
    const decisions = [...decided].map(([status, times]) => `${status} ${times}`).join(", ");
    console.log(
      `${tally.answers} answers of replica, model, resolve and graph-node compared at ${tally.blocks} blocks: ` +
        `${tally.say(shown)}; decisions: ${decisions}; DOTS_SEED=${SEED}`,
    );
    expect(tally.answers).toBeGreaterThan(5_000);
    for (const feature of shown) expect(tally.of(feature), feature).toBeGreaterThan(0);
    expect([...decided.keys()]).toEqual(expect.arrayContaining([302, 404, 480, 484]));
  });
});
