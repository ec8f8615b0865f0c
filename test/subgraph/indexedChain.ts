import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LOCAL_CHAIN_ID } from "@dots/protocol";
import { buildSubgraph } from "@dots/subgraph/build";
import { type GraphNode, startGraphNode } from "../../scripts/start/stack/graphNode.ts";
import { startPostgres } from "../../scripts/start/stack/postgres.ts";
import { type AnvilRegistry, startAnvilRegistry } from "./anvilRegistry.ts";

/** Anvil with the contracts of DOTS on it, and a graph-node with a database of its own that indexes them. */
export interface IndexedChain {
  chain: AnvilRegistry;
  node: GraphNode;
  /** Waits until the newest block is indexed, and gives its number back. */
  indexed(): Promise<number>;
  stop(): Promise<void>;
}

/** For one test file alone. */
export async function startIndexedChain(): Promise<IndexedChain> {
  const { folder: buildDir } = await buildSubgraph({ chainId: LOCAL_CHAIN_ID, network: "local" });
  const folder = await mkdtemp(join(tmpdir(), "dots-subgraph-"));
  const running: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    for (const part of running.reverse()) await part.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const chain = await startAnvilRegistry();
    running.push(chain);
    const postgres = await startPostgres({ dataDir: join(folder, "postgres") });
    running.push(postgres);
    const log = (line: string) => /\bERRO\b/.test(line) && console.error(line);
    const { rpcUrl } = chain.chain;
    const node = await startGraphNode({ rpcUrl, postgresUrl: postgres.url, buildDir, log });
    running.push(node);
    const indexed = async () => {
      const { number, hash } = (await chain.provider.getBlock("latest"))!;
      await node.waitForBlock(number, { hash: hash! });
      return number;
    };
    return { chain, node, indexed, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Takes the newest blocks back and puts as many empty ones into their place, and one more, which tells of them. */
export async function reorganise({ provider, signers }: AnvilRegistry, blocks: number): Promise<void> {
  const tip = await provider.getBlockNumber();
  const lost = (await provider.getBlock(tip))!.hash;
  await provider.send("anvil_reorg", [blocks, []]);
  for (const signer of signers) signer.reset();
  await provider.send("evm_mine", []);
  if ((await provider.getBlock(tip))!.hash === lost) throw new Error(`Block ${tip} was not taken back.`);
}
