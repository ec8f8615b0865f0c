import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, buildApp, startApp } from "../../scripts/start/stack/app.ts";
import { type Bridge, startBridge } from "../../scripts/start/stack/bridge.ts";
import { BLOCK_SECONDS, type Chain, startChain } from "../../scripts/start/stack/chain.ts";
import { deployContracts, seedChain } from "../../scripts/start/stack/contracts.ts";
import { type GraphNode, startGraphNode } from "../../scripts/start/stack/graphNode.ts";
import { startPostgres } from "../../scripts/start/stack/postgres.ts";
import { buildSubgraph } from "../../scripts/start/stack/subgraph.ts";

/** Everything that `npm start` starts, for one test file alone. */
export interface Stack {
  chain: Chain;
  bridge: Bridge;
  graph: GraphNode;
  app: App;
  stop(): Promise<void>;
}

export async function startStack(): Promise<Stack> {
  const folder = await mkdtemp(join(tmpdir(), "dots-browser-"));
  const running: { stop(): Promise<void> }[] = [];
  const started = async <Part extends { stop(): Promise<void> }>(part: Promise<Part>): Promise<Part> => {
    running.push(await part);
    return part;
  };
  const stop = async () => {
    for (const part of running.reverse()) await part.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const chain = await started(startChain({ blockSeconds: BLOCK_SECONDS }));
    const { rpcUrl } = chain;
    await deployContracts(rpcUrl);
    await seedChain(rpcUrl);
    const postgres = await started(startPostgres({ dataDir: join(folder, "postgres") }));
    const buildDir = await buildSubgraph();
    const graph = await started(startGraphNode({ rpcUrl, postgresUrl: postgres.url, buildDir }));
    const bridge = await started(startBridge({ rpcUrl: chain.wsUrl }));
    await buildApp();
    const app = await started(startApp({ rpcUrl, graphqlUrl: graph.graphqlUrl, bridge }));
    return { chain, bridge, graph, app, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
