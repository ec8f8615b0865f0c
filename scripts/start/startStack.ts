import { BaseError } from "@dots/protocol";
import type { Board } from "./board/board.ts";
import { bringUp, Stopped } from "./bringUp.ts";
import { openPartLogs } from "./partLogs.ts";
import { buildApp, startApp } from "./stack/app.ts";
import { type Bridge, startBridge } from "./stack/bridge.ts";
import { BLOCK_SECONDS, type ChainProgram, startChain } from "./stack/chain.ts";
import { runningChildren } from "./stack/child.ts";
import { buildContracts, deployContracts, seedChain } from "./stack/contracts.ts";
import { startGraphNode } from "./stack/graphNode.ts";
import { startPostgres } from "./stack/postgres.ts";
import { buildSubgraph } from "./stack/subgraph.ts";
import { processIdentity } from "./state/processIdentity.ts";
import type { Addresses, Ports, Run, StateFolder } from "./state/stateFolder.ts";

const READY_TIMEOUT_MS = 60_000;

export interface StackOptions {
  folder: StateFolder;
  /** What `folder.take` gave. */
  run: Run;
  board: Board;
  /** `dev` builds pages as they are asked for. Default: built once, then served. */
  app?: boolean | "dev";
  /** False runs without PostgreSQL and graph-node; a URL names one that runs elsewhere. */
  graph?: boolean | string;
  chain?: ChainProgram | undefined;
  /** Further settings of the bridge. */
  bridgeEnv?: Record<string, string>;
  /** Stops the start, also in the middle of a build. */
  signal?: AbortSignal;
  /** Told once, when the first part ends by itself that was up. */
  onCrash?: (error: BaseError) => void;
}

export interface Stack {
  addresses: Addresses;
  stop(): Promise<void>;
}

/** The names of the parts that a stack with these options shows on its board, in the order in which they are shown. */
export function partsOf({ app = true, graph = true }: Pick<StackOptions, "app" | "graph">): string[] {
  return [
    ...["chain", "contracts", "deployment", "seed"],
    ...(graph === true ? ["PostgreSQL", "subgraph", "graph-node"] : []),
    "bridge",
    ...(app === true ? ["dApp build"] : []),
    ...(app ? ["dApp"] : []),
  ];
}

/** Brings up a whole stack on 127.0.0.1. Where a part fails, what is up is stopped and its error thrown. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { folder, run, board, app = true, graph = true, bridgeEnv = {}, onCrash } = options;
  const ports = await folder.ports();
  const logs = openPartLogs(folder.logs());
  let failure: unknown;
  let crashed = false;
  let settled = false;
  const up = bringUp(board, (name, error) => {
    failure ??= withLog(error, logs.path(name));
    void stop();
  });
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= (async () => {
      await up.stop();
      await logs.close();
    })();
    return stopped;
  };
  options.signal?.addEventListener("abort", () => {
    if (settled) return;
    // Builds and programs on their way up know no better way to be stopped.
    for (const pid of [...runningChildren.keys()].reverse()) process.kill(pid, "SIGTERM");
    void stop();
  });
  const watched = (part: string) => ({
    log: logs.of(part),
    onCrash: (error: BaseError) => {
      if (crashed || stopped) return;
      crashed = true;
      onCrash?.(withLog(error, logs.path(part)) as BaseError);
    },
  });

  const chain = up.part(
    "chain",
    [],
    () =>
      startChain({
        ...{ program: options.chain, port: ports.chain, stateFile: folder.chain(), blockSeconds: BLOCK_SECONDS },
        ...watched("chain"),
      }),
    ({ rpcUrl, program }) => `${rpcUrl} (${program})`,
  );
  const contracts = up.part("contracts", [], () => buildContracts(logs.of("contracts")));
  const deployed = up.part(
    "deployment",
    [chain, contracts],
    ({ rpcUrl }) => deployContracts(rpcUrl),
    (count) => (count ? `${count} contracts` : "stands already"),
  );
  const seeded = up.part(
    "seed",
    [chain, deployed],
    ({ rpcUrl }) => seedChain(rpcUrl),
    ({ transactions }) => (transactions ? `${transactions} transactions` : "stands already"),
  );
  const graphql = graph === true ? startGraph() : Promise.resolve(graph || undefined);
  const bridge = up.part(
    "bridge",
    [chain, seeded],
    async ({ wsUrl }) => {
      const started = await startBridge({
        ...{ rpcUrl: wsUrl, dataDir: folder.bridge(), env: bridgeEnv, ports },
        ...watched("bridge"),
      });
      return untilReady(started);
    },
    ({ http }) => http,
  );
  const dapp = app ? serveApp() : Promise.resolve(undefined);

  function startGraph(): Promise<string> {
    const postgres = up.part("PostgreSQL", [], () =>
      startPostgres({ dataDir: folder.postgres(), ...watched("PostgreSQL") }),
    );
    const buildDir = up.part("subgraph", [], () => buildSubgraph(logs.of("subgraph")));
    const node = up.part(
      "graph-node",
      [chain, postgres, buildDir, seeded],
      ({ rpcUrl }, { url }, folderOfBuild) =>
        startGraphNode({ rpcUrl, postgresUrl: url, buildDir: folderOfBuild, ...watched("graph-node") }),
      ({ graphqlUrl }) => graphqlUrl,
    );
    return node.then(({ graphqlUrl }) => graphqlUrl);
  }

  async function serveApp(): Promise<string> {
    const dev = app === "dev";
    const built = dev ? Promise.resolve() : up.part("dApp build", [], () => buildApp(logs.of("dApp build")));
    const served = await up.part(
      "dApp",
      [chain, bridge, graphql, built],
      ({ rpcUrl }, answers, graphqlUrl) =>
        startApp({ ...{ port: ports.app, dev, rpcUrl, graphqlUrl, bridge: answers }, ...watched("dApp") }),
      ({ url }) => url,
    );
    return served.url;
  }

  for (const part of [chain, bridge, graphql, dapp]) part.then(() => noteChildren(folder, run)).catch(() => {});
  try {
    const [{ rpcUrl, wsUrl, port }, { sip, enum: dns, http }, graphqlUrl, page] = await Promise.all([
      ...([chain, bridge, graphql, dapp] as const),
    ]);
    const addresses: Addresses = {
      ...{ rpcUrl, wsUrl, sip, enum: dns, http },
      ...(graphqlUrl && { graphqlUrl }),
      ...(page && { app: page }),
    };
    run.addresses = addresses;
    await folder.keepPorts(portsOf(port, addresses, ports));
    await noteChildren(folder, run);
    return { addresses, stop };
  } catch (error) {
    await stop();
    throw options.signal?.aborted ? new Stopped() : (failure ?? error);
  } finally {
    settled = true;
    board.close();
  }
}

async function noteChildren(folder: StateFolder, run: Run): Promise<void> {
  const children = await Promise.all(
    [...runningChildren].map(async ([pid, name]) => ({ pid, name, identity: (await processIdentity(pid)) ?? "" })),
  );
  run.children = children;
  await folder.note(run);
}

/** Waits until the bridge has caught up with the chain. */
async function untilReady(bridge: Bridge): Promise<Bridge> {
  const deadline = performance.now() + READY_TIMEOUT_MS;
  for (;;) {
    const response = await fetch(`${bridge.http}/health/ready`).catch(() => undefined);
    if (response?.ok) return bridge;
    if (performance.now() > deadline) {
      await bridge.stop();
      throw new BaseError({
        code: "BridgeNotReady",
        title: `The bridge did not catch up with the chain within ${READY_TIMEOUT_MS / 1000} s.`,
        found: response ? await response.text() : "no answer",
        remedy: "Start again; if it stays so, begin anew with `npm start -- --reset`.",
      });
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function portsOf(chain: number, { sip, enum: dns, http, app }: Addresses, before: Ports): Ports {
  return {
    ...before,
    ...{ chain, sip: sip.port, enum: dns.port, http: Number(new URL(http).port) },
    ...(app && { app: Number(new URL(app).port) }),
  };
}

/** The same error, with where the part's whole output stands. */
function withLog(error: unknown, path: string): unknown {
  if (!(error instanceof BaseError)) return error;
  const { code, title, reason, found, needed, remedy } = error;
  const facts = { code, title, remedy: `${remedy} Its log: ${path}`, cause: error };
  return new BaseError({ ...facts, ...(reason && { reason }), ...(found && { found }), ...(needed && { needed }) });
}
