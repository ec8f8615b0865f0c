import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deployments, LOCAL_CHAIN_ID } from "@dots/protocol";
import { type Bridge, startBridge } from "../../scripts/start/stack/bridge.ts";
import { type Chain, startChain } from "../../scripts/start/stack/chain.ts";
import { deployContracts, seedChain } from "../../scripts/start/stack/contracts.ts";
import { type Market, openMarket } from "./market.ts";
import { waitFor } from "./peers/waitFor.ts";

/** A chain with the contracts on it and a bridge that follows it, for one test file alone. */
export interface Stack {
  readonly chain: Chain;
  readonly bridge: Bridge;
  readonly market: Market;
  /** Where the bridge keeps its snapshot. */
  readonly dataDir: string;
  /** Waits until the bridge knows the block. */
  seen(block: bigint): Promise<void>;
  /** A second bridge on the same chain, with settings of its own. The caller stops it. */
  anotherBridge(env: Record<string, string>): Promise<Bridge>;
  /** Stops everything and removes the folder. */
  stop(): Promise<void>;
}

/** Carriers of the tests are sipp on loopback: what a bridge emits only where it is told to. */
export const SETTINGS = { DOTS_ALLOW_PRIVATE_TARGETS: "1" };

/** `seeded`: with the market of the local stack on the chain; otherwise the contracts stand there empty. */
export async function startStack({ seeded = false } = {}): Promise<Stack> {
  const folder = await mkdtemp(join(tmpdir(), "dots-stack-"));
  const running: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    for (const part of running.reverse()) await part.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const launchBridge = async (chain: Chain, name: string, settings: Record<string, string>) => {
    const dataDir = join(folder, name);
    const bridge = await startBridge({ rpcUrl: chain.wsUrl, dataDir, env: { ...SETTINGS, ...settings } });
    await seenBy(bridge, await market(chain).blockNumber());
    return bridge;
  };
  try {
    const chain = await startChain();
    running.push(chain);
    await deployContracts(chain.rpcUrl);
    if (seeded) await seedChain(chain.rpcUrl);
    const bridge = await launchBridge(chain, "bridge", {});
    running.push(bridge);
    return {
      ...{ chain, bridge, market: market(chain), dataDir: join(folder, "bridge"), stop },
      seen: (block) => seenBy(bridge, block),
      anotherBridge: (settings) => launchBridge(chain, "another", settings),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function market({ rpcUrl }: Chain): Market {
  return openMarket({ rpcUrl, contracts: deployments[LOCAL_CHAIN_ID]! });
}

/** Any answer of a look-up names the block at which it is true; this number need not exist. */
const ANY_NUMBER = "+999212555123";

async function seenBy({ http }: Bridge, block: bigint): Promise<void> {
  await waitFor(`block ${block} at ${http}`, async () => {
    const { headers } = await fetch(`${http}/v1/routes/${ANY_NUMBER}`);
    return BigInt(/^\d+/.exec(headers.get("dots-block") ?? "")?.[0] ?? -1) >= block;
  });
}
