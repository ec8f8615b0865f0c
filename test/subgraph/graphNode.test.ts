import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LOCAL_CHAIN_ID } from "@dots/protocol";
import { askGraph } from "@dots/protocol/ask";
import { buildSubgraph } from "@dots/subgraph/build";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Chain, startChain } from "../../scripts/start/stack/chain.ts";
import { type GraphNode, startGraphNode } from "../../scripts/start/stack/graphNode.ts";
import { listeningAddresses } from "../../scripts/start/stack/listeningAddresses.ts";
import { ownNetworkCommand } from "../../scripts/start/stack/ownNetwork.ts";
import { type Postgres, startPostgres } from "../../scripts/start/stack/postgres.ts";

let folder: string;
let chain: Chain;
let postgres: Postgres;
let node: GraphNode;
const crashes: string[] = [];
const lines: string[] = [];

beforeAll(async () => {
  const { folder: buildDir } = await buildSubgraph({ chainId: LOCAL_CHAIN_ID, network: "local" });
  folder = await mkdtemp(join(tmpdir(), "dots-graph-node-"));
  chain = await startChain({ program: "anvil", blockSeconds: 1 });
  postgres = await startPostgres({ dataDir: join(folder, "postgres") });
  node = await startGraphNode({
    ...{ rpcUrl: chain.rpcUrl, postgresUrl: postgres.url, buildDir },
    log: (line) => void lines.push(line),
    onCrash: ({ title }) => void crashes.push(title),
  });
});

afterAll(async () => {
  await node?.stop();
  await postgres?.stop();
  await chain?.stop();
  await rm(folder, { recursive: true, force: true });
});

test("follows the chain, and knows nothing of a number nobody claimed", async () => {
  const { number } = await node.waitForBlock(2);
  expect(number).toBeGreaterThanOrEqual(2);
  expect(await askGraph({ url: node.graphqlUrl, number: 12125550123n })).toMatchObject({ number: null });
});

test("listens on 127.0.0.1 alone where the system allows it, and says so where it does not", async () => {
  const { hostname, port } = new URL(node.graphqlUrl);
  expect(hostname).toBe("127.0.0.1");
  if (await ownNetworkCommand()) {
    expect(await listeningAddresses(Number(port))).toEqual(["0100007F"]);
    expect(lines).toEqual([`graph-node listens on 127.0.0.1:${port}`]);
  } else {
    expect(lines.join()).toMatch(/ALL interfaces/);
  }
});

test("tells with its last words which block the subgraph did not come to", async () => {
  await expect(node.waitForBlock(1_000_000, { timeoutMs: 100 })).rejects.toThrow(
    /did not come to block 1000000 within 0.1 s. Found: block \d+/,
  );
});

test("tells that it was killed, and leaves no process behind", async () => {
  expect(await processesNaming(chain.rpcUrl)).not.toEqual([]);
  process.kill(node.pid, "SIGKILL");
  await expect.poll(() => crashes, { timeout: 10_000 }).toEqual(["graph-node ended by itself (signal SIGKILL)."]);
  await expect(node.waitForBlock(1_000_000)).rejects.toThrow(/ended by itself/);
  await expect.poll(() => processesNaming(chain.rpcUrl), { timeout: 5_000 }).toEqual([]);
});

async function processesNaming(text: string): Promise<string[]> {
  const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const commands = ids.map((id) => readFile(`/proc/${id}/cmdline`, "utf8").catch(() => ""));
  return (await Promise.all(commands)).filter((command) => command.includes(text));
}
