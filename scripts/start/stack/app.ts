import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { contentHash } from "../../compile/contentHash.ts";
import { runBuild } from "../../compile/runBuild.ts";
import { startChild } from "./child.ts";
import { freePort } from "./freePort.ts";
import type { PartOptions, Running } from "./part.ts";
import { portIfFree } from "./portIfFree.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const APP = join(ROOT, "app");
const NEXT = join(ROOT, "node_modules/next/dist/bin/next");
/** In Next's own folder, so that whoever removes that also removes what says that it is up to date. */
const STAMP = join(APP, ".next/dots-inputs");
const START_TIMEOUT_MS = 120_000;
const QUIET = { NEXT_TELEMETRY_DISABLED: "1" };

/** Builds the dApp, unless it was built from the same files before. */
export async function buildApp(log?: (line: string) => void): Promise<void> {
  // What Next itself writes while it builds is no input.
  const own = [".next", "node_modules", "next-env.d.ts"];
  const inputs = () => contentHash(ROOT, ["app", "protocol/src", "package-lock.json"], own);
  await runBuild({ name: "dApp", args: [NEXT, "build"], cwd: APP, env: QUIET, log, stamp: { path: STAMP, inputs } });
}

export interface AppOptions extends PartOptions {
  /** Taken if nobody has it. */
  port?: number | undefined;
  /** Builds each page when it is first asked for, and again when its files change. */
  dev?: boolean;
  rpcUrl: string;
  /** Where the subgraph is asked; without one the dApp says that the index is down. */
  graphqlUrl?: string | undefined;
  bridge: {
    http: string;
    sip: { host: string; port: number };
    enum: { host: string; port: number; apex: string };
  };
}

export interface App extends Running {
  /** http://127.0.0.1:PORT */
  url: string;
}

/** Serves the dApp of a local chain on 127.0.0.1. It must have been built, unless `dev` is set. */
export async function startApp({
  port,
  dev = false,
  rpcUrl,
  graphqlUrl,
  bridge,
  log,
  onCrash,
}: AppOptions): Promise<App> {
  const chosen = (await portIfFree(port, "tcp")) || (await freePort());
  let up = false;
  const child = await startChild({
    name: "the dApp",
    command: process.execPath,
    args: [NEXT, dev ? "dev" : "start", "-H", "127.0.0.1", "-p", `${chosen}`],
    cwd: APP,
    env: {
      ...QUIET,
      DOTS_RPC_URL: rpcUrl,
      DOTS_CHAIN_ID: "31337",
      DOTS_GRAPH_URL: graphqlUrl ?? NO_INDEX,
      DOTS_BRIDGE_HTTP: bridge.http,
      DOTS_BRIDGE_SIP: `${bridge.sip.host}:${bridge.sip.port}`,
      DOTS_BRIDGE_ENUM: `${bridge.enum.host}:${bridge.enum.port}`,
      DOTS_ENUM_APEX: bridge.enum.apex,
      DOTS_LOCAL: "1",
    },
    ...(log && { onLine: log }),
    onCrash: (error) => up && onCrash?.(error),
  });
  try {
    await child.line(/Ready in/, START_TIMEOUT_MS);
    up = true;
    return { url: `http://127.0.0.1:${chosen}`, stop: () => child.stop() };
  } catch (error) {
    await child.stop();
    throw error;
  }
}

/** The discard port (RFC 863): nobody answers there. */
const NO_INDEX = "http://127.0.0.1:9/";
