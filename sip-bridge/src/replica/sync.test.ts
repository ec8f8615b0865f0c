import { beforeEach, describe, expect, it, vi } from "vitest";
import { UnfitAnswer } from "./chainSource.ts";
import { DEPTH, Replica } from "./replica.ts";
import { Sync } from "./sync.ts";
import { claimed, contracts, released } from "./testing/chain.ts";
import { FakeNode } from "./testing/fakeNode.ts";

const number = 12125550123n;
const other = 12125550124n;
const logger = { info: vi.fn(), warn: vi.fn() };
let node: FakeNode;
let replica: Replica;
let sync: Sync;
const startAnew = vi.fn(() => replica.clear());
const onReorganised = vi.fn();

beforeEach(async () => {
  vi.clearAllMocks();
  node = new FakeNode();
  replica = new Replica(contracts);
  sync = new Sync({ source: await node.connect(), replica, startBlock: 0, logger, startAnew, onReorganised });
});

const statusOf = (asked: bigint) => replica.resolve(asked)?.status;
const claims = (asked: bigint) => (at: { block: number; branch: number }) => [claimed(at.block, asked, at)];
const releases = (asked: bigint) => (at: { block: number; branch: number }) => [released(at.block, asked, at)];

describe("catching up", () => {
  it("takes in a young chain and a long one", async () => {
    node.mine(claims(number));
    await sync.run();
    expect(replica.head?.hash).toBe(node.head.hash);
    node.mineMany(3 * DEPTH);
    node.mine(claims(other));
    await sync.run();
    expect(replica.head?.hash).toBe(node.head.hash);
    expect([statusOf(number), statusOf(other)]).toEqual(["held", "held"]);
  });

  it("knows nothing of blocks before the registry's", async () => {
    node.mine(claims(number));
    node.mineMany(3);
    sync = new Sync({ source: await node.connect(), replica, startBlock: 3, logger, startAnew });
    await sync.run();
    expect(statusOf(number)).toBe("unassigned");
  });

  it("keeps the blocks near the head so that they can be rolled back", async () => {
    node.mineMany(3 * DEPTH);
    await sync.run();
    expect(replica.blocks.length).toBeGreaterThanOrEqual(DEPTH / 2);
    node.mineMany(2 * DEPTH);
    for (const { header } of node.chain.slice(-2 * DEPTH)) await sync.run(header);
    expect(replica.blocks).toHaveLength(DEPTH);
  });

  it("splits ranges that the node finds too wide", async () => {
    node.widest = 10;
    node.mine(claims(number));
    node.mineMany(3 * DEPTH);
    await sync.run();
    expect(statusOf(number)).toBe("held");
    expect(replica.head?.hash).toBe(node.head.hash);
  });
});

describe("following", () => {
  it("asks one question for a block that follows", async () => {
    await sync.run();
    node.asked.length = 0;
    await sync.run(node.mine(claims(number)));
    expect(node.asked).toEqual(["logs"]);
    expect(statusOf(number)).toBe("held");
  });

  it("fills a gap", async () => {
    await sync.run();
    node.mine(claims(number));
    node.mineMany(5);
    await sync.run(node.mine(claims(other)));
    expect(replica.blocks.map(({ block }) => block.number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect([statusOf(number), statusOf(other)]).toEqual(["held", "held"]);
  });

  it("is not moved by heads it had before", async () => {
    await sync.run();
    const old = node.mine();
    node.mineMany(2);
    await sync.run();
    await sync.run(old);
    expect(replica.head?.hash).toBe(node.head.hash);
  });
});

describe("a reorganisation", () => {
  it("takes back what the lost blocks did, at once with what the new ones do", async () => {
    node.mine(claims(number));
    node.mineMany(3);
    node.mine(claims(other));
    node.mine(releases(number));
    await sync.run();
    expect([statusOf(number), statusOf(other)]).toEqual(["unassigned", "held"]);
    const seen: number[] = [];
    replica.onHead((head) => seen.push(head.number));
    node.takeBack(2);
    node.mineMany(4);
    await sync.run(node.head);
    expect([statusOf(number), statusOf(other)]).toEqual(["held", "unassigned"]);
    expect(seen).toEqual([node.head.number]);
    expect(onReorganised).toHaveBeenCalledExactlyOnceWith(2);
  });

  it("is followed to a branch that is shorter", async () => {
    node.mineMany(10);
    node.mine(claims(number));
    await sync.run();
    node.takeBack(5);
    await sync.run(node.mine());
    expect(replica.head?.hash).toBe(node.head.hash);
    expect(statusOf(number)).toBe("unassigned");
  });

  it("of 64 blocks is rolled back, while one that is deeper than all undo records begins anew", async () => {
    node.mine(claims(number));
    node.mineMany(3 * DEPTH);
    await sync.run();
    node.takeBack(64);
    node.mineMany(65);
    await sync.run();
    expect(startAnew).not.toHaveBeenCalled();
    expect(onReorganised).toHaveBeenCalledExactlyOnceWith(64);
    node.takeBack(2 * DEPTH);
    node.mineMany(2 * DEPTH + 1);
    await expect(sync.run()).rejects.toThrow(UnfitAnswer);
    expect(startAnew).toHaveBeenCalledOnce();
    await sync.run();
    expect(replica.head?.hash).toBe(node.head.hash);
    expect(statusOf(number)).toBe("held");
  });

  it("while far behind is found by asking for our own blocks", async () => {
    node.mineMany(10);
    node.mine(claims(number));
    await sync.run();
    node.takeBack(3);
    node.mineMany(2 * DEPTH);
    await sync.run();
    expect(replica.head?.hash).toBe(node.head.hash);
    expect(statusOf(number)).toBe("unassigned");
    expect(startAnew).not.toHaveBeenCalled();
  });
});

describe("a chain that ends at one of our blocks", () => {
  it("is believed only after it was seen several times", async () => {
    node.mine();
    node.mine(claims(number));
    await sync.run();
    node.takeBack(1);
    await sync.run();
    await sync.run();
    expect(statusOf(number)).toBe("held");
    await sync.run();
    expect(statusOf(number)).toBe("unassigned");
    expect(replica.head?.hash).toBe(node.head.hash);
  });

  it("is forgotten when the node has caught up in between", async () => {
    const blocks = node.mine(claims(number));
    await sync.run();
    const lagging = node.chain.splice(1, 1);
    await sync.run();
    await sync.run();
    node.chain.push(...lagging);
    node.mine();
    await sync.run();
    node.chain.splice(2, 1);
    await sync.run();
    expect(statusOf(number)).toBe("held");
    expect(replica.head!.number).toBeGreaterThan(blocks.number);
  });
});

describe("a node that lies", () => {
  it.each([
    ["logs of another block", (at: { block: number }) => [claimed(at.block + 1, number)]],
    ["logs of another branch", (at: { block: number }) => [claimed(at.block, number, { branch: 9 })]],
  ])("is not believed: %s", async (_, lie) => {
    await sync.run();
    const before = replica.head;
    await expect(sync.run(node.mine(lie))).rejects.toThrow(UnfitAnswer);
    expect(replica.head).toEqual(before);
    expect(statusOf(number)).toBe("unassigned");
  });

  it("changes nothing by logs that cannot be read", async () => {
    await sync.run();
    node.tamper = (logs) => logs.map((log) => ({ ...log, data: log.data.slice(0, 66) }));
    await sync.run(node.mine(claims(number)));
    expect(statusOf(number)).toBe("unassigned");
    expect(replica.decoder.malformed).toBe(1);
  });

  it("is asked again where it does not have a parent", async () => {
    await sync.run();
    const orphan = { ...node.mine(), number: 7, parentHash: `0x${"99".repeat(32)}` as const };
    await expect(sync.run(orphan)).rejects.toThrow(UnfitAnswer);
    expect(replica.head?.number).toBe(0);
  });
});
