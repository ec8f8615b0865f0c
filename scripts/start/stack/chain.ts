import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { BaseError, DEPLOYMENT_PROXY, DEPLOYMENT_PROXY_CODE } from "@dots/protocol";
import { type Child, type ChildOptions, startChild } from "./child.ts";
import type { PartOptions, Running } from "./part.ts";
import { portIfFree } from "./portIfFree.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const START_TIMEOUT_MS = 60_000;
/** `npm start` asks for blocks as on a quick public chain; transactions are mined at once all the same. */
export const BLOCK_SECONDS = 2;

/** anvil where its package is there, else Hardhat's node, which runs everywhere but keeps nothing. */
export type ChainProgram = "anvil" | "hardhat";

export interface ChainOptions extends PartOptions {
  program?: ChainProgram | undefined;
  /** Taken if nobody has it. */
  port?: number | undefined;
  /** Keeps the chain between runs; anvil only. */
  stateFile?: string | undefined;
  /** Mine a block every so many seconds, besides one for each transaction; none if left out. */
  blockSeconds?: number | undefined;
}

export interface Chain extends Running {
  program: ChainProgram;
  port: number;
  rpcUrl: string;
  wsUrl: string;
}

/** Starts a chain with id 31337 and ten rich accounts of the well-known test mnemonic, on 127.0.0.1. */
export async function startChain(options: ChainOptions = {}): Promise<Chain> {
  const anvil = anvilProgram();
  const program = options.program ?? (anvil ? "anvil" : "hardhat");
  if (program === "anvil" && !anvil) throw noAnvil();
  const preferred = await portIfFree(options.port, "tcp");
  const start = (port: number) => launch(program, anvil ?? "", port, options);
  // Whoever takes the preferred port between the look and the start is given way.
  return preferred === 0
    ? start(0)
    : start(preferred).catch((error) => (inUse(error) ? start(0) : Promise.reject(error)));
}

async function launch(program: ChainProgram, anvil: string, port: number, options: ChainOptions): Promise<Chain> {
  let listening = false;
  const base: Pick<ChildOptions, "name" | "cwd" | "onLine" | "onCrash"> = {
    name: program === "anvil" ? "anvil" : "Hardhat's node",
    cwd: ROOT,
    // It prints its accounts' keys when it starts. They are worth nothing, but no log of ours has a key.
    onLine: (line) => listening && !/private key/i.test(line) && options.log?.(line),
    onCrash: (error) => listening && options.onCrash?.(error),
  };
  const child = await startChild(
    program === "anvil"
      ? { ...base, command: anvil, args: anvilArguments(port, options) }
      : { ...base, command: join(ROOT, "node_modules/.bin/hardhat"), args: hardhatArguments(port) },
  );
  try {
    const bound = await boundPort(program, child);
    listening = true;
    const chain = {
      ...{ program, port: bound, rpcUrl: `http://127.0.0.1:${bound}`, wsUrl: `ws://127.0.0.1:${bound}` },
      stop: () => child.stop(),
    };
    if (program === "hardhat") await prepareHardhat(chain.rpcUrl, options.blockSeconds);
    return chain;
  } catch (error) {
    await child.stop();
    throw error;
  }
}

async function boundPort(program: ChainProgram, child: Child): Promise<number> {
  const said = program === "anvil" ? /^Listening on 127\.0\.0\.1:(\d+)/ : /server at http:\/\/127\.0\.0\.1:(\d+)/;
  const [, port] = await child.line(said, START_TIMEOUT_MS);
  return Number(port);
}

function anvilArguments(port: number, { stateFile, blockSeconds }: ChainOptions): string[] {
  return [
    ...["--host", "127.0.0.1", "--port", `${port}`],
    ...(blockSeconds ? ["--block-time", `${blockSeconds}`, "--mixed-mining"] : []),
    // Written as often as blocks come, so that kill -9 loses the last seconds at most.
    ...(stateFile ? ["--state", stateFile, "--state-interval", `${blockSeconds ?? 1}`] : []),
  ];
}

function hardhatArguments(port: number): string[] {
  return ["node", "--hostname", "127.0.0.1", "--port", `${port}`];
}

/** anvil brings the deterministic deployment proxy along; to Hardhat's node it is given. */
async function prepareHardhat(rpcUrl: string, blockSeconds: number | undefined): Promise<void> {
  await ask(rpcUrl, "hardhat_setCode", [DEPLOYMENT_PROXY, DEPLOYMENT_PROXY_CODE]);
  if (blockSeconds) await ask(rpcUrl, "evm_setIntervalMining", [blockSeconds * 1000]);
}

async function ask(rpcUrl: string, method: string, params: unknown[]): Promise<void> {
  const response = await fetch(rpcUrl, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
  });
  const { error } = (await response.json()) as { error?: { message: string } };
  if (error) {
    throw new BaseError({
      code: "ChainRefused",
      title: `The chain refused ${method}.`,
      found: error.message,
      remedy: "Start it again; if it stays so, run `npm ci`.",
    });
  }
}

function anvilProgram(): string | undefined {
  const [platform, arch] = [process.platform, process.arch === "x64" ? "amd64" : process.arch];
  try {
    return createRequire(import.meta.url).resolve(`@foundry-rs/anvil-${platform}-${arch}/bin/anvil`);
  } catch {
    return undefined;
  }
}

function noAnvil(): BaseError {
  return new BaseError({
    code: "AnvilMissing",
    title: "anvil is not installed.",
    found: `no package @foundry-rs/anvil for ${process.platform} on ${process.arch}`,
    remedy: "Run `npm ci`; where there is no such package, leave the choice of the chain to `npm start`.",
  });
}

function inUse(error: unknown): boolean {
  return error instanceof Error && /address already in use|EADDRINUSE/i.test(error.message);
}
