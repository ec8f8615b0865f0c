import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSubgraph } from "@dots/subgraph/build";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type GraphNode, startGraphNode } from "../../scripts/start/stack/graphNode.ts";
import { type Postgres, startPostgres } from "../../scripts/start/stack/postgres.ts";
import { resolvedByContract } from "../model/follower.ts";
import { PREFIXES } from "../model/history/pool.ts";
import { History, NUMBERS } from "../model/history.ts";
import { Random } from "../model/random.ts";
import { type AnvilRegistry, startAnvilRegistry } from "./anvilRegistry.ts";
import { ask, type Entity, entitiesAt } from "./graph.ts";
import { isOfModel, modelOf } from "./indexModel.ts";
import { Facts } from "./oracle/facts.ts";
import { expectedEntities } from "./oracle/index.ts";
import { numbersMove, numbersSucceed, officesAct } from "./otherDeeds.ts";
import { entityTypes, wordsOf } from "./schema.ts";

const STEPS = Number(process.env.DOTS_STEPS ?? 60);
const SEED = Number(process.env.DOTS_SEED ?? 20);
const BLOCKS_LOST = 50;
const [BLOCKS_ASKED, NUMBERS_ASKED] = [20, 120];

let chain: AnvilRegistry;
let postgres: Postgres;
let node: GraphNode;
let folder: string;
let history: History;

beforeAll(async () => {
  const { folder: buildDir } = await buildSubgraph({ chainId: 31337, network: "local" });
  folder = await mkdtemp(join(tmpdir(), "dots-subgraph-"));
  chain = await startAnvilRegistry();
  postgres = await startPostgres({ dataDir: join(folder, "postgres") });
  const log = (line: string) => /\bERRO\b/.test(line) && console.error(line);
  node = await startGraphNode({ rpcUrl: chain.chain.rpcUrl, postgresUrl: postgres.url, buildDir, log });
});

afterAll(async () => {
  await node?.stop();
  await postgres?.stop();
  await chain?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe(`after the random history of DOTS_SEED=${SEED}`, () => {
  beforeAll(async () => {
    history = new History(chain, SEED);
    await history.begin();
    await officesAct(chain);
    for await (const _ of history.tour());
    await numbersSucceed(chain, 13335550001n);
    for (let i = 0; i < STEPS; i++) await history.step();
    await numbersMove(chain, 13335550101n);
  });

  test("every entity says what the contracts say, and everything that can be done was done", async () => {
    const expected = await compareAll();
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
      const [found] = Object.values(await ask<Record<string, object>>(node.graphqlUrl, query));
      expect(Object.keys(found!), query).not.toEqual([]);
    }
  });

  test("every entity says so again when the chain has taken back its last blocks, and gone on from there", async () => {
    const tip = await chain.provider.getBlockNumber();
    const lost = await chain.provider.getBlock(tip - 2);
    await chain.provider.send("anvil_reorg", [BLOCKS_LOST, []]);
    for (const signer of chain.signers) signer.reset();
    history.forget();
    await chain.provider.send("evm_mine", []);
    expect((await chain.provider.getBlock(tip - 2))!.hash).not.toBe(lost!.hash);
    await compareAll();
    for (let i = 0; i < STEPS / 2; i++) await history.step();
    await numbersMove(chain, 13335550201n);
    await compareAll();
  });

  test("at any block the index alone tells where calls go, as `resolve` does", async () => {
    const random = new Random(SEED);
    const types = (await entityTypes()).filter(isOfModel);
    const tip = await chain.provider.getBlockNumber();
    for (let i = 0; i < BLOCKS_ASKED; i++) {
      const block = 20 + random.below(tip - 20);
      const model = modelOf(await entitiesAt(node.graphqlUrl, types, block), chain.addresses.portingDesk);
      const { timestamp } = (await chain.provider.getBlock(block))!;
      const numbers = [...NUMBERS, ...Array.from({ length: NUMBERS_ASKED }, () => anyNumber(random))];
      const found = numbers.map((number) => model.resolve(number, timestamp));
      expect(found, `block ${block}`).toEqual(await resolvedByContract(chain, numbers, block));
    }
  });
});

/** A number under a prefix of the history's, of any length, or of otherDeeds. */
function anyNumber(random: Random): bigint {
  const prefix = random.pick([...PREFIXES, 1333n, 1333555n]);
  const more = random.below(16 - `${prefix}`.length);
  return prefix * 10n ** BigInt(more) + BigInt(random.below(10 ** Math.min(more, 9)));
}

/** Reads every entity of every type, whole, and compares each with what it must be. */
async function compareAll(): Promise<Record<string, Entity[]>> {
  const block = await chain.provider.getBlockNumber();
  const { hash } = (await chain.provider.getBlock(block))!;
  await node.waitForBlock(block, { hash: hash! });
  const types = await entityTypes();
  const found = await entitiesAt(node.graphqlUrl, types, block);
  const expected = await expectedEntities(await Facts.read(chain, block), types);
  expect(Object.keys(expected).sort()).toEqual(types.map(({ name }) => name).sort());
  for (const { name } of types) {
    const byId = new Map(expected[name]!.map((entity) => [entity.id, entity]));
    expect([name, found[name]!.map(({ id }) => id).sort()]).toEqual([name, [...byId.keys()].sort()]);
    for (const entity of found[name]!) expect({ [name]: entity }).toEqual({ [name]: byId.get(entity.id) });
  }
  return expected;
}
