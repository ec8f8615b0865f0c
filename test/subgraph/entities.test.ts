import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encodePortOrder } from "@dots/protocol";
import { buildSubgraph } from "@dots/subgraph/build";
import { parseEther, ZeroAddress } from "ethers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type GraphNode, startGraphNode } from "../../scripts/start/stack/graphNode.ts";
import { type Postgres, startPostgres } from "../../scripts/start/stack/postgres.ts";
import { History, NUMBERS } from "../model/history.ts";
import { type AnvilRegistry, startAnvilRegistry } from "./anvilRegistry.ts";
import { expectedBy, type NumberEntity } from "./expected.ts";
import { allEntities, ask, type Entity } from "./graph.ts";
import { ACTION_KINDS, loggedActions } from "./logged.ts";

const STEPS = 110;
const SEED = Number(process.env.DOTS_SEED ?? 20);
const DAY = 86_400;
/** A range that the random history leaves alone, and its next fresh number. */
const RANGE = 1333n;
let next = 13335550100n;

const NUMBER_FIELDS = `id number digits status freeOn holder { id } profile { id } carrier { id } range { id } sequence ported
  isPrivate deposit depositClass { id } day changedInBlock
  claims(first: 1, orderBy: id, orderDirection: desc) { block }`;
const RANGE_FIELDS = `id prefix digits carrier { id } defaultProfile { id } minDigits maxDigits depositClass { id } policy
  quarantineDays version endsOn flags isPrivate claimedOnly donorPart donorPartNext donorPartNextOn held`;
const AUTHORITY_FIELDS = `id prefix digits holder { id } minDigits maxDigits rangeLengths authorityLengths version endsOn flags`;
const PROFILE_FIELDS = `id carrier { id } version ttl flags isOpen rules(orderBy: index) { order preference kind template } held`;
const PORT_FIELDS = "id base donorPart donor { id } recipient { id }";
const TOTALS = "id kept paidIn paidOut";
const STATE_FIELDS =
  "held claims releases ports transfers carriers profiles depositClasses authorities ranges bond baseFee";

let chain: AnvilRegistry;
let postgres: Postgres;
let node: GraphNode;
let folder: string;

beforeAll(async () => {
  const { folder: buildDir } = await buildSubgraph({ chainId: 31337, network: "local" });
  folder = await mkdtemp(join(tmpdir(), "dots-subgraph-"));
  chain = await startAnvilRegistry();
  postgres = await startPostgres({ dataDir: join(folder, "postgres") });
  node = await startGraphNode({ rpcUrl: chain.chain.rpcUrl, postgresUrl: postgres.url, buildDir });
});

afterAll(async () => {
  await node?.stop();
  await postgres?.stop();
  await chain?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe("after a random history", () => {
  beforeAll(async () => {
    const history = new History(chain, SEED);
    await history.begin();
    await carriersAct();
    for (let i = 0; i < STEPS; i++) await history.step();
    await numbersMove();
  });

  test("every entity says what the contracts say", async () => {
    await compareAll();
    const { actions } = await ask<{ actions: { kind: string }[] }>(
      node.graphqlUrl,
      "{ actions(first: 1000) { kind } }",
    );
    expect([...new Set(actions.map(({ kind }) => kind))].sort()).toEqual([...ACTION_KINDS].sort());
  });

  test("every entity says so again when the chain has taken back its last blocks", async () => {
    const tip = await chain.provider.getBlockNumber();
    const lost = await chain.provider.getBlock(tip - 2);
    await chain.provider.send("anvil_reorg", [8, []]);
    for (const signer of chain.signers) signer.reset();
    await chain.provider.send("evm_mine", []);
    expect((await chain.provider.getBlock(tip - 2))!.hash).not.toBe(lost!.hash);
    await compareAll();
    await numbersMove();
    await compareAll();
  });
});

/** What the random history leaves out. */
async function carriersAct(): Promise<void> {
  const { carriers, desk, registry, signers } = chain;
  const [, first, second, third, , , buyer, signer] = signers as Required<typeof signers>;
  await carriers.setBond(parseEther("7"));
  await desk.setBaseFee(parseEther("2"));
  await carriers.connect(first!).describe(1n, "Carrier One", "https://one.example");
  await carriers.connect(first!).setSigner(1n, signer!.address);
  await carriers.connect(second!).offerOwner(2n, third!.address);
  await carriers.connect(second!).offerOwner(2n, ZeroAddress);
  await carriers.connect(third!).offerOwner(3n, second!.address);
  await carriers.connect(first!).offerOwner(1n, buyer!.address);
  await carriers.connect(buyer!).acceptOwner(1n);
  await carriers.connect(buyer!).offerOwner(1n, first!.address);
  await carriers.connect(first!).acceptOwner(1n);
  const terms = { minDigits: 11, maxDigits: 11, depositClass: 1, policy: 1, quarantineDays: 20, flags: 3 };
  await registry.allocate(RANGE, { ...terms, carrier: 1, defaultProfile: 1 });
  await desk.connect(first!).setDonorPart(RANGE, parseEther("4"));
  await chain.profiles.connect(first!).change(1n, 60, 1, []);
  // A range and an authority that end.
  const [ending, away] = [1444n, 1888n];
  await registry.allocate(ending, { ...terms, carrier: 1, defaultProfile: 1 });
  await registry.delegate(away, chain.governor.address, 11, 11);
  const notice = Math.trunc((await chain.networkHelpers.time.latest()) / DAY) + 30;
  for (const prefix of [ending, away]) await registry.giveNotice(prefix, notice);
  await chain.networkHelpers.time.increase(31 * DAY);
  for (const prefix of [ending, away]) await registry.takeBack(prefix);
}

/** Two numbers through everything that can befall a number. */
async function numbersMove(): Promise<void> {
  const { registry, desk, addresses, signers } = chain;
  const [, first, , , holder, other, , payee] = signers;
  const port = (number: bigint, profile: number) =>
    registry
      .connect(other!)
      ["safeTransferFrom(address,address,uint256,bytes)"](
        other!.address,
        addresses.portingDesk,
        number,
        encodePortOrder({ profile, highestFee: parseEther("10") }),
      );
  const [resting, again] = [next++, next++];
  for (const number of [resting, again]) {
    await registry.connect(holder!).claim(number, holder!.address, 0, parseEther("100"));
    await registry.connect(holder!).transferFrom(holder!.address, other!.address, number);
  }
  await port(resting, 2);
  await port(resting, 5);
  await desk.connect(first!).withdrawCredit(1n, payee!.address);
  await port(again, 3);
  await registry.connect(other!).release(again);
  await registry.connect(holder!).claim(again, other!.address, 0, parseEther("100"));
  await chain.networkHelpers.time.increase(8 * DAY);
  await registry.connect(other!).release(resting);
}

async function compareAll(): Promise<void> {
  const block = await chain.provider.getBlockNumber();
  const { hash } = (await chain.provider.getBlock(block))!;
  await node.waitForBlock(block, { hash: hash! });
  const read = <T extends Entity>(kind: string, fields: string, firstId?: string) =>
    allEntities<T>(node.graphqlUrl, { kind, fields, block, ...(firstId && { firstId }) });
  const expected = expectedBy(chain, block);
  const compare = async <T extends Entity>(found: T[], expect_: (entity: T) => Promise<object>) => {
    expect(found).not.toEqual([]);
    for (const entity of found) expect(entity).toMatchObject(await expect_(entity));
  };

  const numbers = await read<NumberEntity>("numbers", NUMBER_FIELDS);
  await compare(numbers, expected.number);
  for (const number of NUMBERS.filter((number) => !numbers.some(({ id }) => id === `${number}`))) {
    const { sequence } = await chain.registry.numberState(number, { blockTag: block });
    expect({ number, sequence }).toEqual({ number, sequence: 0n });
  }
  const ranges = await read("ranges", RANGE_FIELDS);
  await compare(ranges, expected.range);
  await compare(await read("authorities", AUTHORITY_FIELDS), expected.authority);
  const carriers = await read("carriers", "id owner { id } signer status bond credit held portsIn portsOut");
  await compare(carriers, expected.carrier);
  const profiles = await read("routeProfiles", PROFILE_FIELDS);
  await compare(profiles, expected.profile);
  await compare(await read("depositClasses", "id amount"), expected.depositClass);

  const held = numbers.filter(({ holder }) => holder);
  const heldBy = (key: string, id: string) => held.filter((n) => (n[key] as { id: string } | null)?.id === id).length;
  for (const [key, group] of Object.entries({ range: ranges, carrier: carriers, profile: profiles })) {
    for (const { id, held } of group) expect([key, id, held]).toEqual([key, id, heldBy(key, id)]);
  }
  for (const { id, held, deposits } of await read("accounts", "id held deposits", "0x")) {
    const own = numbers.filter(({ holder }) => holder?.id === id);
    expect({ id, held, deposits }).toEqual({ id, held: own.length, deposits: `${sum(own)}` });
    expect(await chain.registry.balanceOf(id, { blockTag: block })).toBe(BigInt(own.length));
  }
  const kept = await chain.ett.balanceOf(chain.addresses.numberRegistry, { blockTag: block });
  const [totals] = await read<Entity & { paidIn: string; paidOut: string }>("depositTotals_collection", TOTALS, "0x");
  expect(totals).toMatchObject({ kept: `${kept}` });
  expect(BigInt(totals!.paidIn) - BigInt(totals!.paidOut)).toBe(kept);

  const actions = await read<Entity & { kind: string }>("actions", "id kind transaction");
  const logged = await loggedActions(chain, block);
  expect(actions.map(({ id, transaction }) => ({ id, transaction }))).toEqual(
    logged.map(({ id, transaction }) => ({ id, transaction })),
  );
  for (const [i, { kind }] of actions.entries()) expect(logged[i]!.kinds).toContain(kind);
  const count = (...kinds: string[]) => actions.filter(({ kind }) => kinds.includes(kind)).length;
  const ports = await read<PortEntity>("ports", PORT_FIELDS);
  expect(ports.length).toBe(count("port"));
  for (const { id, base, donorPart, donor, recipient } of ports) {
    const [action] = await read<Entity>("actions", "id amount donor { id } carrier { id }", `${BigInt(id) - 1n}`);
    expect(action).toEqual({ id, amount: `${BigInt(base) + BigInt(donorPart)}`, donor, carrier: recipient });
  }
  expect(sumOf(carriers, "portsIn")).toBe(ports.length);
  expect(sumOf(carriers, "portsOut")).toBe(ports.length);
  const { registryState } = await ask<{ registryState: object }>(
    node.graphqlUrl,
    `{ registryState(id: 1, block: { number: ${block} }) { ${STATE_FIELDS} } }`,
  );
  expect(registryState).toEqual({
    held: held.length,
    claims: count("claim"),
    releases: count("release"),
    ports: ports.length,
    transfers: count("transfer"),
    carriers: Number(await chain.carriers.count({ blockTag: block })),
    profiles: Number(await chain.profiles.count({ blockTag: block })),
    depositClasses: count("addDepositClass"),
    authorities: (await read("authorities", "id holder { id }")).filter(({ holder }) => holder).length,
    ranges: ranges.filter(({ carrier }) => carrier).length,
    bond: `${await chain.carriers.bondNow({ blockTag: block })}`,
    baseFee: `${await chain.desk.baseFee({ blockTag: block })}`,
  });
}

interface PortEntity extends Entity {
  base: string;
  donorPart: string;
  donor: object;
  recipient: object;
}

const sum = (numbers: NumberEntity[]) => numbers.reduce((all, { deposit }) => all + BigInt(deposit), 0n);
const sumOf = (entities: Entity[], key: string) => entities.reduce((all, entity) => all + Number(entity[key]), 0);
