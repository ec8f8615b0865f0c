import { fileURLToPath } from "node:url";
import { BaseError } from "@dots/protocol";
import { startChild } from "./child.ts";
import type { PartOptions, Running } from "./part.ts";
import { portIfFree } from "./portIfFree.ts";

const MAIN = fileURLToPath(new URL("../../../sip-bridge/src/main.ts", import.meta.url));
const START_TIMEOUT_MS = 60_000;

/** The zones of the local stack: a domain for examples (RFC 2606), so nothing of it can leak into the public DNS. */
export const ENUM_APEX = "e164.dots.example";
export const ENUM_PRIVATE_APEX = "private.dots.example";

export interface BridgeOptions extends PartOptions {
  /** ws:// or http:// of the chain. */
  rpcUrl: string;
  /** Keeps the replica's snapshot; in memory alone if left out. */
  dataDir?: string | undefined;
  /** Taken if nobody has them. */
  ports?: { sip?: number | undefined; enum?: number | undefined; http?: number | undefined } | undefined;
  /** Further DOTS_ settings; they win over what is said here. */
  env?: Record<string, string> | undefined;
}

export interface Bridge extends Running {
  sip: { host: string; port: number };
  enum: { host: string; port: number; apex: string; privateApex: string };
  /** Base URL. */
  http: string;
}

/** Starts a bridge on 127.0.0.1 and waits until it listens; it may still be catching up with the chain then. */
export async function startBridge({
  rpcUrl,
  dataDir,
  ports = {},
  env = {},
  log,
  onCrash,
}: BridgeOptions): Promise<Bridge> {
  const listen = async (port: number | undefined, ...protocols: ("tcp" | "udp")[]) =>
    `127.0.0.1:${await portIfFree(port, ...protocols)}`;
  const apexes = { DOTS_ENUM_APEX: ENUM_APEX, DOTS_ENUM_PRIVATE_APEX: ENUM_PRIVATE_APEX, ...env };
  let up = false;
  const child = await startChild({
    name: "the bridge",
    command: process.execPath,
    args: [MAIN],
    env: {
      DOTS_RPC_URL: rpcUrl,
      DOTS_CHAIN_ID: "31337",
      DOTS_SIP_LISTEN: await listen(ports.sip, "udp", "tcp"),
      DOTS_ENUM_LISTEN: await listen(ports.enum, "udp", "tcp"),
      DOTS_HTTP_LISTEN: await listen(ports.http, "tcp"),
      ...(dataDir && { DOTS_DATA_DIR: dataDir }),
      ...apexes,
    },
    ...(log && { onLine: log }),
    onCrash: (error) => up && onCrash?.(error),
  });
  try {
    const [line] = await child.line(/^\{.*"msg":"listening".*\}$/, START_TIMEOUT_MS);
    const told = JSON.parse(line) as Record<string, unknown>;
    up = true;
    return {
      sip: endpoint("sip", told.sip),
      enum: { ...endpoint("enum", told.enum), apex: apexes.DOTS_ENUM_APEX, privateApex: apexes.DOTS_ENUM_PRIVATE_APEX },
      http: String(told.http),
      stop: () => child.stop(),
    };
  } catch (error) {
    await child.stop();
    throw error;
  }
}

function endpoint(name: string, told: unknown): { host: string; port: number } {
  const match = typeof told === "string" ? /^(.+):(\d+)$/.exec(told) : null;
  if (match) return { host: match[1]!, port: Number(match[2]) };
  throw new BaseError({
    code: "BridgeUnclear",
    title: `The bridge did not tell where it listens for ${name}.`,
    found: JSON.stringify(told),
    needed: "host:port",
    remedy: "See the bridge's log.",
  });
}
