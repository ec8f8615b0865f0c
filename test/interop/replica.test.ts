import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deployments, LOCAL_CHAIN_ID, RANGE_CLAIMED_ONLY, STATUSES } from "@dots/protocol";
import { numberRegistryAbi } from "@dots/protocol/abi";
import { askHttp } from "@dots/protocol/ask";
import { type Account, createPublicClient, createTestClient, http } from "viem";
import { anvil } from "viem/chains";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Bridge } from "../../scripts/start/stack/bridge.ts";
import { type Chain, startChain } from "../../scripts/start/stack/chain.ts";
import { type Child, startChild } from "../../scripts/start/stack/child.ts";
import { waitFor } from "./peers/waitFor.ts";
import { type Stack, startStack } from "./stack.ts";

const MAIN = fileURLToPath(new URL("../../sip-bridge/src/main.ts", import.meta.url));
const first = 999_212_555_100n;
const DIGITS = 12;
const START_TIMEOUT_MS = 60_000;

interface Route {
  status: string;
  sequence: number;
  block: { number: number; hash: string; timestamp: number };
  lookup: { source: string; chain: string | null; differences: string[] | null };
}

async function routeOf({ http: url }: Pick<Bridge, "http">, number: bigint): Promise<Route> {
  return (await askHttp({ url, number })).body as Route;
}

let stack: Stack;
let holder: Account;

async function open(): Promise<void> {
  stack = await startStack();
  const { market } = stack;
  const alder = await market.trader(5);
  holder = await market.trader(7);
  const carrier = await market.join(alder, "alder");
  const defaultProfile = await market.createProfile(alder, carrier, [
    { order: 1, preference: 1, kind: "sip", template: "sip:+{e164}@sbc.alder.example" },
  ]);
  await market.openCountry(999n, DIGITS, [6]);
  await market.allocate(999_212n, { carrier, defaultProfile, digits: DIGITS, flags: RANGE_CLAIMED_ONLY });
}

const node = () => createTestClient({ chain: anvil, mode: "anvil", transport: http(stack.chain.rpcUrl) });
const reader = () => createPublicClient({ chain: anvil, transport: http(stack.chain.rpcUrl), cacheTime: 0 });
const statusAt = (number: bigint, status: string, bridge: Pick<Bridge, "http"> = stack.bridge) =>
  waitFor(`+${number} to be ${status}`, async () => (await routeOf(bridge, number)).status === status, 20_000);

describe("a bridge that follows anvil", () => {
  beforeAll(open);
  afterAll(() => stack?.stop());

  test("rolls a reorganised claim back, and keeps the one below it", async () => {
    await stack.market.claim(holder, first);
    const lost = await stack.market.claim(holder, first + 1n);
    await stack.seen(lost);
    expect((await routeOf(stack.bridge, first + 1n)).status).toBe("held");
    await node().request({ method: "anvil_reorg" as never, params: [1, []] as never });
    await statusAt(first + 1n, "available");
    const kept = await routeOf(stack.bridge, first);
    expect(kept.status).toBe("held");
    expect(kept.block.hash).toBe((await reader().getBlock({ blockNumber: BigInt(kept.block.number) })).hash);
  });

  test("follows a chain whose newest blocks were taken back", async () => {
    const snapshot = await node().snapshot();
    await stack.market.claim(holder, first + 10n);
    await stack.seen(await stack.market.claim(holder, first + 11n));
    await node().revert({ id: snapshot });
    await statusAt(first + 10n, "available");
    await stack.seen(await stack.market.claim(holder, first + 12n));
    expect((await routeOf(stack.bridge, first + 12n)).status).toBe("held");
  });

  test("is told by polling where it is given an http:// address", async () => {
    const bridge = await stack.anotherBridge({ DOTS_RPC_URL: stack.chain.rpcUrl, DOTS_POLL_MS: "50" });
    try {
      await stack.market.claim(holder, first + 20n);
      await statusAt(first + 20n, "held", bridge);
      await stack.market.release(holder, first + 20n);
      await statusAt(first + 20n, "available", bridge);
    } finally {
      await bridge.stop();
    }
  });

  test("keeps the snapshot of one block, whenever it is killed", async () => {
    const folder = await mkdtemp(join(tmpdir(), "dots-kill-"));
    const blocks: number[] = [];
    try {
      for (let round = 0; round < 3; round++) {
        const bridge = await startOwn(folder, stack.chain.wsUrl);
        const claims = (async () => {
          for (let i = 0; i < 5; i++) await stack.market.claim(holder, first + BigInt(30 + 10 * round + i));
        })();
        // Killed in the middle of the claims, a little later each time.
        const goal = (await reader().getBlockNumber()) + BigInt(round + 1);
        await waitFor("some claims", async () => BigInt((await routeOf(bridge, first)).block?.number ?? 0) >= goal);
        process.kill(bridge.child.pid, "SIGKILL");
        await bridge.child.end;
        await claims;

        const alone = await startOwn(folder, "ws://127.0.0.1:9");
        for (let number = first; number < first + BigInt(30 + 10 * round + 6); number++) {
          const { status, sequence, block } = await routeOf(alone, number);
          const resolution = await reader().readContract({
            address: deployments[LOCAL_CHAIN_ID]!.numberRegistry,
            abi: numberRegistryAbi,
            functionName: "resolve",
            args: [number],
            blockNumber: BigInt(block.number),
          });
          expect({ status, sequence }).toEqual({ status: STATUSES[resolution.status], sequence: resolution.sequence });
          expect(block.hash).toBe((await reader().getBlock({ blockNumber: BigInt(block.number) })).hash);
          if (number === first) blocks.push(block.number);
        }
        await alone.child.stop();
      }
      expect(blocks).toEqual([...blocks].sort((a, b) => a - b));
      expect(blocks.at(-1)).toBeGreaterThan(blocks[0]!);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe("a bridge whose chain goes away", () => {
  /** Put into the place of the stack's chain. */
  let restarted: Chain | undefined;
  beforeEach(open);
  afterEach(async () => {
    await restarted?.stop();
    restarted = undefined;
    await stack?.stop();
  });

  test("begins anew where the chain was reset at the same address, and sets the old snapshot aside", async () => {
    await stack.seen(await stack.market.claim(holder, first));
    await stack.chain.stop();
    restarted = await startChain({ port: stack.chain.port });
    expect(restarted.port).toBe(stack.chain.port);
    await statusAt(first, "unassigned");
    expect((await routeOf(stack.bridge, first)).block.number).toBe(0);
  });

  test("catches up when a chain that kept its state comes back", async () => {
    const folder = await mkdtemp(join(tmpdir(), "dots-chain-"));
    const stateFile = join(folder, "state.json");
    try {
      await stack.seen(await stack.market.claim(holder, first));
      const state = await node().request({ method: "anvil_dumpState" as never, params: [] as never });
      await stack.chain.stop();
      await waitFor(
        "the bridge to miss it",
        async () => (await fetch(`${stack.bridge.http}/health/ready`)).status === 503,
      );
      expect((await routeOf(stack.bridge, first)).status).toBe("held");
      restarted = await startChain({ port: stack.chain.port, stateFile });
      await node().request({ method: "anvil_loadState" as never, params: [state] as never });
      await stack.seen(await stack.market.claim(holder, first + 1n));
      await statusAt(first, "held");
      await statusAt(first + 1n, "held");
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test.each(["chain", "verify"])(
    "that asks by %s says the same as one that does not, and goes on alone",
    async (mode) => {
      const bridge = await stack.anotherBridge({ DOTS_LOOKUP: mode, DOTS_LOOKUP_DEADLINE_MS: "5000" });
      try {
        await stack.market.claim(holder, first);
        const block = await stack.market.claim(holder, first + 1n);
        await stack.seen(block);
        await waitFor("the block", async () => BigInt((await routeOf(bridge, first)).block.number) >= block);
        const [own, asked] = [await routeOf(stack.bridge, first), await routeOf(bridge, first)];
        expect(asked.lookup).toMatchObject(
          mode === "chain" ? { source: "chain", chain: "answered" } : { chain: "answered", differences: [] },
        );
        expect({ ...asked, lookup: null, ageSeconds: 0 }).toEqual({ ...own, lookup: null, ageSeconds: 0 });
        await stack.chain.stop();
        const alone = await routeOf(bridge, first);
        expect(alone).toMatchObject({ status: "held", lookup: { source: "replica", chain: "failed" } });
      } finally {
        await bridge.stop();
      }
    },
  );
});

/** A bridge of this test alone, with its process at hand. */
async function startOwn(folder: string, rpcUrl: string): Promise<{ child: Child; http: string }> {
  const anyPort = "127.0.0.1:0";
  const child = await startChild({
    name: "bridge",
    command: process.execPath,
    args: [MAIN],
    env: {
      ...{ DOTS_SIP_LISTEN: anyPort, DOTS_ENUM_LISTEN: anyPort, DOTS_HTTP_LISTEN: anyPort },
      ...{ DOTS_DATA_DIR: folder, DOTS_RPC_URL: rpcUrl },
    },
  });
  const [line] = await child.line(/^\{.*"msg":"listening".*\}$/, START_TIMEOUT_MS);
  return { child, http: JSON.parse(line).http };
}
