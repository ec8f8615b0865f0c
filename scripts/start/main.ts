// `npm start`: the whole of DOTS on this machine.
import { BaseError, LOCAL_DEPLOYER } from "@dots/protocol";
import { lookupMode } from "../cli/lookupMode.ts";
import { onStopSignal } from "../cli/onStopSignal.ts";
import { readFlags } from "../cli/readFlags.ts";
import { runCli } from "../cli/runCli.ts";
import { openProvider } from "../deploy/openProvider.ts";
import { contractsOf } from "../seed/contracts.ts";
import { freeNumber } from "../seed/freeNumber.ts";
import { DEMO_NUMBER } from "../seed/market.ts";
import { openBoard } from "./board/board.ts";
import { Stopped } from "./bringUp.ts";
import { finalBoard } from "./finalBoard.ts";
import type { ChainProgram } from "./stack/chain.ts";
import { partsOf, startStack } from "./startStack.ts";
import { StateFolder } from "./state/stateFolder.ts";

const HELP = `npm start [-- OPTIONS]

  --state DIR   keeps chain, snapshot, ports and logs in this folder; .dots if left out
  --reset       begins anew
  --no-app      without the dApp
  --no-graph    without PostgreSQL and graph-node: the dApp then says that the index is down
  --dev         the dApp builds each page when it is asked for, and again when its files change
  --chain NAME  anvil or hardhat; anvil where its package is there. hardhat keeps nothing between starts

DOTS_LOOKUP (replica, chain, verify), DOTS_SIP_ENGINE and the other settings of the bridge are passed on to it;
DOTS_GRAPH_URL names a graph-node that runs elsewhere. Everything listens on 127.0.0.1, on ports of the system's choice, which
the next start takes again if nobody else has them (but for those of graph-node and PostgreSQL).`;

await runCli(async () => {
  const flags = readFlags(
    process.argv.slice(2),
    {
      state: { type: "string", default: ".dots" },
      reset: { type: "boolean", default: false },
      "no-app": { type: "boolean", default: false },
      "no-graph": { type: "boolean", default: false },
      dev: { type: "boolean", default: false },
      chain: { type: "string" },
      help: { type: "boolean", default: false },
    },
    HELP,
  );
  if (flags.help) return console.log(HELP);
  const app = flags["no-app"] ? false : flags.dev ? "dev" : true;
  const graph = flags["no-graph"] ? false : (process.env.DOTS_GRAPH_URL ?? true);
  const chain = chainProgram(flags.chain);
  const lookup = lookupMode("DOTS_LOOKUP", process.env.DOTS_LOOKUP) ?? "replica";

  const folder = new StateFolder(flags.state);
  // Hardhat's node forgets its chain, so whatever was learnt of it is worth nothing either.
  const run = await folder.take({ reset: flags.reset || chain === "hardhat", lookup });
  try {
    const ended = Promise.withResolvers<BaseError | undefined>();
    const abort = new AbortController();
    onStopSignal(() => {
      console.log("\nStopping.");
      abort.abort();
      ended.resolve(undefined);
    });
    const board = openBoard({
      parts: partsOf({ app, graph }),
      write: (text) => process.stdout.write(text),
      live: process.stdout.isTTY === true,
      now: () => performance.now(),
      columns: () => process.stdout.columns ?? 80,
    });
    const { signal } = abort;
    const stack = await startStack({ folder, run, board, app, graph, chain, signal, onCrash: ended.resolve });
    const { addresses } = stack;
    const number = await numberToTry(addresses.rpcUrl);
    console.log(finalBoard({ addresses, number, lookup, logs: folder.logs() }));
    const crash = await ended.promise;
    await stack.stop();
    if (crash) throw crash;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  } finally {
    await folder.leave();
  }
});
// Whatever is still open (a build that was stopped, a provider that waits) is worth nothing now.
process.exit();

/** A number that nobody holds yet, so that claiming it can be watched. */
async function numberToTry(rpcUrl: string): Promise<bigint> {
  const { provider } = await openProvider(rpcUrl);
  try {
    return (await freeNumber(contractsOf(LOCAL_DEPLOYER, provider).lens)) ?? DEMO_NUMBER;
  } finally {
    provider.destroy();
  }
}

function chainProgram(found: string | undefined): ChainProgram | undefined {
  if (found === undefined || found === "anvil" || found === "hardhat") return found;
  throw new BaseError({
    code: "FlagWrong",
    title: "--chain names no chain that could be started.",
    found,
    needed: "anvil or hardhat",
    remedy: HELP,
  });
}
