// `npm run seed -- --rpc URL`: fills a local chain, on which the contracts stand, with a small market.
import { BaseError, LOCAL_CHAIN_ID } from "@dots/protocol";
import { readFlags } from "../cli/readFlags.ts";
import { runCli } from "../cli/runCli.ts";
import { openProvider } from "../deploy/openProvider.ts";
import { seed } from "./seed.ts";

const HELP = `npm run seed -- --rpc URL [--target HOST:PORT]

  --rpc     JSON-RPC of a local chain (id ${LOCAL_CHAIN_ID}) on which the contracts stand
  --target  gives the carrier Borealis a further profile that leads to a telephone at this address, for trials;
            the bridge emits addresses like 127.0.0.1 only with DOTS_ALLOW_PRIVATE_TARGETS=1

What is there already is left as it is.`;

await runCli(async () => {
  const flags = readFlags(
    process.argv.slice(2),
    { rpc: { type: "string" }, target: { type: "string" }, help: { type: "boolean", default: false } },
    HELP,
  );
  if (flags.help) return console.log(HELP);
  if (!flags.rpc) throw wrong("--rpc", "nothing", "the URL of a JSON-RPC endpoint");
  if (flags.target && !/^[\w.-]+:\d+$/.test(flags.target)) throw wrong("--target", flags.target, "host:port");
  const { provider, chainId } = await openProvider(flags.rpc);
  try {
    // Its accounts' keys are known to everybody: whatever they were given elsewhere would be gone at once.
    if (chainId !== LOCAL_CHAIN_ID) throw wrong("--rpc", `chain ${chainId}`, `a local chain (${LOCAL_CHAIN_ID})`);
    const { transactions, targetProfile } = await seed({
      provider,
      target: flags.target,
      onPhase: (name) => console.log(name),
    });
    console.log(transactions === 0 ? "Everything stood there already." : `${transactions} transactions.`);
    if (targetProfile) console.log(`Profile ${targetProfile} leads to ${flags.target}.`);
  } finally {
    provider.destroy();
  }
});

function wrong(what: string, found: string, needed: string): BaseError {
  return new BaseError({ code: "FlagWrong", title: `${what} cannot be used.`, found, needed, remedy: HELP });
}
