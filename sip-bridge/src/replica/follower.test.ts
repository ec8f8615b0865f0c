import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Follower } from "./follower.ts";
import { Replica } from "./replica.ts";
import { claimed, contracts, FIRST_TIMESTAMP } from "./testing/chain.ts";
import { FakeNode } from "./testing/fakeNode.ts";

const number = 12125550123n;
const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const startAnew = vi.fn(() => {
  replica.clear();
  genesis = null;
});
let node: FakeNode;
let replica: Replica;
let follower: Follower;
let genesis: string | null;
let waits: number[];
/** Ends the wait the follower is in. */
let pass: () => void;

const clock = {
  now: () => FIRST_TIMESTAMP * 1000,
  wait: (ms: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      waits.push(ms);
      pass = resolve;
      signal.addEventListener("abort", () => resolve(), { once: true });
      if (signal.aborted) resolve();
    }),
};

beforeEach(() => {
  vi.clearAllMocks();
  waits = [];
  genesis = null;
  node = new FakeNode();
  replica = new Replica(contracts);
  follower = new Follower({
    connect: () => node.connect(),
    replica,
    chainId: 31_337,
    startBlock: 0,
    genesis: () => genesis,
    onGenesis(hash) {
      genesis = hash;
    },
    startAnew,
    clock,
    random: () => 0.5,
    logger,
  });
});
afterEach(() => follower.stop());

const atHead = () => vi.waitFor(() => expect(replica.head?.hash).toBe(node.head.hash));
const claims = (at: { block: number; branch: number }) => [claimed(at.block, number, at)];

it("takes in each block as it is told of", async () => {
  follower.start();
  await atHead();
  expect(follower.connected).toBe(true);
  node.mine(claims);
  await atHead();
  expect(replica.resolve(number)?.status).toBe("held");
  expect(follower.announced?.hash).toBe(node.head.hash);
});

it("looks by itself where the node says nothing", async () => {
  follower.start();
  await atHead();
  node.tells = false;
  node.mine(claims);
  await vi.waitFor(() => expect(waits).not.toHaveLength(0));
  pass();
  await atHead();
});

it("connects again, waiting longer each time, and then fills the gap", async () => {
  follower.start();
  await vi.waitFor(() => expect(waits).not.toHaveLength(0));
  const before = waits.length;
  node.up = false;
  node.drop();
  for (let i = 0; i < 8; i++) {
    await vi.waitFor(() => expect(waits.length).toBeGreaterThan(before + i));
    pass();
  }
  const pauses = waits.slice(before, before + 8);
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  expect(pauses[3]).toBeGreaterThan(pauses[0]!);
  expect(pauses[7]).toBe(pauses[6]);
  expect([follower.connected, follower.announced]).toEqual([false, null]);
  node.up = true;
  node.mine(claims);
  await vi.waitFor(() => {
    pass();
    expect(replica.resolve(number)?.status).toBe("held");
  });
});

it("does not follow another chain", async () => {
  node.chainIdentity = 1;
  follower.start();
  await vi.waitFor(() => expect(logger.warn).toHaveBeenCalled());
  expect(logger.warn.mock.calls[0]![0].cause).toMatch(/chain 1; needed is 31337/);
  expect(replica.head).toBeNull();
});

it("begins anew where the chain was reset, and says so", async () => {
  node.mine(claims);
  follower.start();
  await atHead();
  const fresh = new FakeNode({ branch: 5 });
  fresh.mineMany(4);
  const old = node;
  node = fresh;
  old.drop();
  await vi.waitFor(() => {
    pass();
    expect(replica.head?.hash).toBe(fresh.head.hash);
  });
  expect(startAnew).toHaveBeenCalledOnce();
  expect(replica.resolve(number)?.status).toBe("unassigned");
});

it("goes on where only block 0 looks different, as anvil's does when it comes back", async () => {
  node.mine(claims);
  node.mineMany(2);
  follower.start();
  await atHead();
  node.chain[0]!.header = { ...node.chain[0]!.header, hash: `0x${"77".repeat(32)}` };
  node.drop();
  node.mine();
  await vi.waitFor(() => {
    pass();
    expect(replica.head?.hash).toBe(node.head.hash);
  });
  expect(startAnew).not.toHaveBeenCalled();
});

it("stops at once, waiting or not connected", async () => {
  node.up = false;
  follower.start();
  await vi.waitFor(() => expect(waits).not.toHaveLength(0));
  await follower.stop();
});
