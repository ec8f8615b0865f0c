// `npm run demo`: does the main job without a person, and prints what each step took.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BaseError } from "@dots/protocol";
import { LOOKUP_MODES, lookupMode } from "../cli/lookupMode.ts";
import { onStopSignal } from "../cli/onStopSignal.ts";
import { readFlags } from "../cli/readFlags.ts";
import { runCli } from "../cli/runCli.ts";
import { openProvider } from "../deploy/openProvider.ts";
import { openBoard } from "../start/board/board.ts";
import { Stopped } from "../start/bringUp.ts";
import { partsOf, startStack } from "../start/startStack.ts";
import { type Addresses, StateFolder } from "../start/state/stateFolder.ts";
import { type DemoResult, runDemo } from "./runDemo.ts";
import { stepLine } from "./table.ts";

const HELP = `npm run demo [-- OPTIONS]

  --lookup MODE  ${LOOKUP_MODES.join(", ")}: how the bridge looks numbers up; replica if left out
  --json         one JSON object on stdout and nothing else (npm adds its own lines, but for \`npm run --silent\`)
  --state DIR    on the stack that \`npm start -- --state DIR\` runs, instead of one of its own that is gone afterwards

Exit code 0 only if every step came out as expected.`;

await runCli(async () => {
  const flags = readFlags(
    process.argv.slice(2),
    {
      lookup: { type: "string" },
      json: { type: "boolean", default: false },
      state: { type: "string" },
      help: { type: "boolean", default: false },
    },
    HELP,
  );
  if (flags.help) return console.log(HELP);
  const lookup = lookupMode("--lookup", flags.lookup);
  const say = (text: string) => (flags.json ? process.stderr : process.stdout).write(text);
  const demo = (addresses: Addresses, mode: string) => onStack(addresses, mode, say);
  const result = flags.state ? await onRunning(flags.state, lookup, demo) : await onOwn(lookup ?? "replica", say, demo);
  if (!result) {
    process.exitCode = 130;
    return;
  }
  if (flags.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else say(result.ok ? "\nEvery step came out as expected.\n" : "\nNot every step came out as expected.\n");
  process.exitCode = result.ok ? 0 : 1;
});
process.exit();

type Demo = (addresses: Addresses, lookup: string) => Promise<DemoResult>;

async function onStack(addresses: Addresses, lookup: string, say: (text: string) => void): Promise<DemoResult> {
  const { graphqlUrl } = addresses;
  if (!graphqlUrl)
    throw wrong("The stack runs without graph-node.", "--no-graph", "a stack with one", "Start it without --no-graph.");
  const { provider } = await openProvider(addresses.rpcUrl);
  try {
    say("\n");
    const onStep = (step: DemoResult["steps"][number]) => void say(`${stepLine(step)}\n`);
    return await runDemo({ provider, addresses: { ...addresses, graphqlUrl }, lookup, onStep });
  } finally {
    provider.destroy();
  }
}

async function onRunning(path: string, lookup: string | undefined, demo: Demo): Promise<DemoResult> {
  const run = await new StateFolder(path).running();
  if (!run?.addresses)
    throw wrong("No stack runs in this folder.", path, "the folder of one", `Start it: npm start -- --state ${path}`);
  if (lookup && lookup !== run.lookup) {
    throw wrong(
      "The stack's bridge looks numbers up in another way.",
      run.lookup,
      lookup,
      `Start it with DOTS_LOOKUP=${lookup}, or leave --lookup out.`,
    );
  }
  return demo(run.addresses, run.lookup);
}

async function onOwn(lookup: string, say: (text: string) => void, demo: Demo): Promise<DemoResult | undefined> {
  const path = await mkdtemp(join(tmpdir(), "dots-demo-"));
  const folder = new StateFolder(path);
  const abort = new AbortController();
  try {
    const run = await folder.take({ lookup });
    const board = openBoard({ parts: partsOf({ app: false }), write: say, live: false, now: () => performance.now() });
    const stopped = Promise.withResolvers<undefined>();
    onStopSignal(() => {
      abort.abort();
      stopped.resolve(undefined);
    });
    const crashed = Promise.withResolvers<never>();
    crashed.promise.catch(() => {});
    const stack = await startStack({
      ...{ folder, run, board, app: false, signal: abort.signal, bridgeEnv: { DOTS_LOOKUP: lookup } },
      onCrash: crashed.reject,
    });
    try {
      return await Promise.race([demo(stack.addresses, lookup), stopped.promise, crashed.promise]);
    } finally {
      await stack.stop();
    }
  } catch (error) {
    if (error instanceof Stopped) return undefined;
    throw error;
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}

function wrong(title: string, found: string, needed: string, remedy: string): BaseError {
  return new BaseError({ code: "FlagWrong", title, found, needed, remedy });
}
