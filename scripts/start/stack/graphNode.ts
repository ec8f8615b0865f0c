import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { BaseError } from "@dots/protocol";
import { type Child, type ChildOptions, startChild } from "./child.ts";
import { freePorts } from "./freePort.ts";
import { type GraphClient, graphClient } from "./graphClient.ts";
import { startIpfs } from "./ipfs.ts";
import { ownNetworkCommand, startInOwnNetwork } from "./ownNetwork.ts";
import type { PartOptions, Running } from "./part.ts";

const PATIENCE_MS = 60_000;
/** For queries, status, administration, metrics. */
const PORTS = 4;
const OLDEST_GLIBC = [2, 34] as const;

export interface GraphNodeOptions extends PartOptions {
  rpcUrl: string;
  postgresUrl: string;
  /** Folder of the built subgraph: subgraph.yaml and what it names. */
  buildDir: string;
  /** The network's name in the subgraph's manifest. Default "local". */
  network?: string;
}

export interface GraphNode extends Running, GraphClient {
  /** Where queries go: http://127.0.0.1:PORT/subgraphs/name/dots */
  graphqlUrl: string;
  /** graph-node's own status of what it indexes, by GraphQL. */
  statusUrl: string;
  /** Ending this process ends graph-node. */
  pid: number;
}

/** Starts graph-node on a chain and a database of its own, with the subgraph under the name `dots`. */
export async function startGraphNode(options: GraphNodeOptions): Promise<GraphNode> {
  const { log = () => {}, onCrash } = options;
  const command = program();
  const ipfs = await startIpfs();
  let ready = false;
  let stopping = false;
  try {
    const base: Omit<ChildOptions, "args"> = {
      name: "graph-node",
      command,
      stopSignal: "SIGINT", // it does not heed SIGTERM
      orphanSignal: "SIGKILL", // asked, it would wait for ever for the database that ended with us
      cwd: options.buildDir,
      env: {
        POSTGRES_URL: options.postgresUrl, // an argument would show the password to every user of the machine
        GRAPH_SKIP_NEW_VERSION_CHECK: "true",
        GRAPH_LOG: "info",
        ETHEREUM_POLLING_INTERVAL: "250",
        // Read from its cache, the newest block may be the one before, and on a chain that then stands still stays so.
        GRAPH_STORE_DISABLE_CHAIN_HEAD_PTR_CACHE: "true",
        // No deployment's answers are kept: asked again by a block's number, it gave those of a block that was taken back.
        GRAPH_CACHED_SUBGRAPH_IDS: "none",
      },
      onLine: (line) => !stopping && /\bERRO\b/.test(line) && log(`graph-node: ${line}`),
      onCrash: (error) => ready && onCrash?.(error),
    };
    const { node, ports } = await launch(base, options, ipfs.url);
    try {
      const [http, index, admin] = ports;
      await giveName(node, `http://127.0.0.1:${admin}/`, manifestOf(options));
      const graphqlUrl = `http://127.0.0.1:${http}/subgraphs/name/dots`;
      const client = graphClient(graphqlUrl, () => node.alive());
      await client.waitForBlock(0, { timeoutMs: PATIENCE_MS });
      ready = true;
      return {
        ...{ graphqlUrl, statusUrl: `http://127.0.0.1:${index}/graphql`, pid: node.pid },
        waitForBlock: client.waitForBlock,
        async stop() {
          stopping = true;
          await node.stop();
          await ipfs.stop();
        },
      };
    } catch (error) {
      await node.stop();
      throw error;
    }
  } catch (error) {
    await ipfs.stop();
    throw error;
  }
}

/**
 * graph-node listens on all interfaces and knows no other way. So it gets a network of its own where the system lets us and
 * all that it needs is on 127.0.0.1; else the log says who can reach it.
 */
async function launch(base: Omit<ChildOptions, "args">, options: GraphNodeOptions, ipfsUrl: string) {
  const { log = () => {} } = options;
  const needed = [options.rpcUrl, options.postgresUrl, ipfsUrl].map((url) => new URL(url));
  const near = needed.every(({ hostname, port }) => hostname === "127.0.0.1" && port !== "");
  const own = near ? await ownNetworkCommand() : undefined;
  if (own) {
    const reach = needed.map(({ port }) => Number(port));
    const args = (ports: number[]) => gndArguments(options, ipfsUrl, ports);
    const node = await startInOwnNetwork(own, { ...base, reach, serve: PORTS, args });
    log(`graph-node listens on 127.0.0.1:${node.ports[0]}`);
    return { node, ports: node.ports };
  }
  const ports = await freePorts(PORTS);
  const node = await startChild({ ...base, args: gndArguments(options, ipfsUrl, ports) });
  log(
    `graph-node listens on the ports ${ports.join(", ")} of ALL interfaces, its unprotected admin port among them: ` +
      "on a network that is not yours block them, or install iproute2 and allow network namespaces",
  );
  return { node, ports };
}

function gndArguments(options: GraphNodeOptions, ipfsUrl: string, [http, index, admin, metrics]: number[]): string[] {
  return [
    "dev",
    ...["--manifests", `${manifestOf(options)}:${options.buildDir}`],
    ...["--ethereum-rpc", `${options.network ?? "local"}:${options.rpcUrl}`],
    ...["--ipfs", ipfsUrl],
    ...["--http-port", `${http}`, "--index-node-port", `${index}`],
    ...["--admin-port", `${admin}`, "--metrics-port", `${metrics}`],
  ];
}

function manifestOf({ buildDir }: GraphNodeOptions): string {
  return join(buildDir, "subgraph.yaml");
}

/** `gnd dev` deploys the subgraph as `subgraph-0`; this gives the same deployment the name under which DOTS asks for it. */
async function giveName(node: Child, adminUrl: string, manifest: string): Promise<void> {
  await node.line(/INFO Subgraph deployed/, PATIENCE_MS);
  await call(adminUrl, "subgraph_create", { name: "dots" });
  await call(adminUrl, "subgraph_deploy", { name: "dots", ipfs_hash: manifest });
}

async function call(adminUrl: string, method: string, params: Record<string, string>): Promise<void> {
  const response = await fetch(adminUrl, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const { error } = (await response.json()) as { error?: { message: string } };
  if (!error) return;
  throw new BaseError({
    code: "SubgraphRefused",
    title: `graph-node refused ${method}.`,
    found: error.message,
    remedy: "Build the subgraph again: npm run build -w subgraph.",
  });
}

function program(): string {
  const system = `${process.platform}-${process.arch}`;
  const elsewhere =
    "Start a graph-node elsewhere, deploy the subgraph to it (subgraph/README.md) and name it in DOTS_GRAPH_URL.";
  let folder: string;
  try {
    folder = dirname(createRequire(import.meta.url).resolve(`@graphprotocol/gnd-${system}/package.json`));
  } catch (cause) {
    throw new BaseError({
      code: "GraphNodeMissing",
      title: "There is no graph-node for this system.",
      found: `${system} without @graphprotocol/gnd-${system}`,
      needed: "linux-x64 with the package installed",
      remedy: system === "linux-x64" ? "Run `npm install`." : elsewhere,
      cause,
    });
  }
  const { header } = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  const found = header?.glibcVersionRuntime;
  const [major = 0, minor = 0] = (found ?? "").split(".").map(Number);
  if (major < OLDEST_GLIBC[0] || (major === OLDEST_GLIBC[0] && minor < OLDEST_GLIBC[1])) {
    throw new BaseError({
      code: "GraphNodeUnrunnable",
      title: "graph-node cannot run on this system's C library.",
      found: found ? `glibc ${found}` : "no glibc",
      needed: `glibc ${OLDEST_GLIBC.join(".")}`,
      remedy: elsewhere,
    });
  }
  return join(folder, "bin", "gnd");
}
