import { type Deployment, deployments, LOCAL_CHAIN_ID } from "@dots/protocol";
import { z } from "zod";

/** What the server of the dApp needs to know; nothing of it but `publicSettings` goes to a browser. */
export interface Config {
  rpcUrl: string;
  chainId: number;
  graphUrl: string;
  bridgeHttp: string;
  bridgeSip: Endpoint;
  bridgeEnum: Endpoint;
  enumApex: string;
  /** Burner wallet and faucet; only ever on chain 31337. */
  local: boolean;
  deployment: Deployment;
}

export interface Endpoint {
  host: string;
  port: number;
}

const httpUrl = z.url({
  protocol: /^https?$/,
  error: "needed: an http:// or https:// address",
});
const endpoint = z
  .string({ error: "needed: host:port" })
  .regex(/^(\[[0-9a-f:.]+\]|[^:\s]+):\d{1,5}$/i, "needed: host:port, as 127.0.0.1:5060")
  .transform((text): Endpoint => {
    const colon = text.lastIndexOf(":");
    return {
      host: text.slice(0, colon).replace(/^\[|\]$/g, ""),
      port: Number(text.slice(colon + 1)),
    };
  })
  .refine(({ port }) => port > 0 && port < 65536, "needed: a port from 1 to 65535");

const environment = z.object({
  DOTS_RPC_URL: httpUrl,
  DOTS_CHAIN_ID: z.coerce.number("needed: a chain id, as 31337").int().positive().default(LOCAL_CHAIN_ID),
  DOTS_GRAPH_URL: httpUrl,
  DOTS_BRIDGE_HTTP: httpUrl,
  DOTS_BRIDGE_SIP: endpoint,
  DOTS_BRIDGE_ENUM: endpoint,
  DOTS_ENUM_APEX: z.string().min(1).max(200).default("e164.dots.example"),
  DOTS_LOCAL: z.enum(["0", "1", ""], "needed: 1 or 0").default("0"),
});

/** Reads all settings at once; throws one error that names everything that is wrong. */
export function parseConfig(env: Record<string, string | undefined>): Config {
  const read = environment.safeParse(env);
  const wrong = read.success
    ? []
    : read.error.issues.map(({ path, message }) => complaint(env, String(path[0]), message));
  const chainId = read.data?.DOTS_CHAIN_ID ?? Number(env.DOTS_CHAIN_ID ?? LOCAL_CHAIN_ID);
  const deployment = deployments[chainId];
  if (!deployment && Number.isInteger(chainId)) {
    const known = Object.keys(deployments).join(", ");
    wrong.push(complaint(env, "DOTS_CHAIN_ID", `needed: a chain on which DOTS is deployed (${known})`));
  }
  if (env.DOTS_LOCAL === "1" && chainId !== LOCAL_CHAIN_ID) {
    wrong.push(`DOTS_LOCAL: burner wallet and faucet exist on chain ${LOCAL_CHAIN_ID} only, found chain ${chainId}`);
  }
  if (!read.success || !deployment || wrong.length > 0) {
    throw new Error(`The dApp cannot start with these settings:\n${wrong.map((line) => `  ${line}`).join("\n")}`);
  }
  const settings = read.data;
  return {
    rpcUrl: settings.DOTS_RPC_URL,
    chainId,
    graphUrl: settings.DOTS_GRAPH_URL,
    bridgeHttp: settings.DOTS_BRIDGE_HTTP.replace(/\/$/, ""),
    bridgeSip: settings.DOTS_BRIDGE_SIP,
    bridgeEnum: settings.DOTS_BRIDGE_ENUM,
    enumApex: settings.DOTS_ENUM_APEX,
    local: settings.DOTS_LOCAL === "1",
    deployment,
  };
}

let parsed: Config | undefined;

/** The settings of this process, parsed at the first use (`instrumentation.ts`, before anything is served). */
export function config(): Config {
  parsed ??= parseConfig(process.env);
  return parsed;
}

function complaint(env: Record<string, string | undefined>, name: string, message: string): string {
  // An RPC address may hold a key in its path: what was found is told only where it cannot be a secret.
  const found =
    env[name] === undefined ? "not set" : name.endsWith("URL") ? "something else" : JSON.stringify(env[name]);
  return `${name}: ${message}; found: ${found}`;
}
