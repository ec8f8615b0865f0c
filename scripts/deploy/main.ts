// `npm run deploy -- --rpc URL`: puts the contracts of DOTS on a chain, or goes on where an earlier run stopped.
import { BaseError, CONTRACT_NAMES, LOCAL_CHAIN_ID } from "@dots/protocol";
import { formatEther, getAddress, isAddress, isHexString, type JsonRpcProvider, type Signer, Wallet } from "ethers";
import { readFlags } from "../cli/readFlags.ts";
import { runCli } from "../cli/runCli.ts";
import { deploy, gasOf, type Step, stepsOf } from "./deploy.ts";
import { localAccount } from "./localAccounts.ts";
import { openProvider } from "./openProvider.ts";
import { SUPPLY, type Terms } from "./plan.ts";
import { successionOf } from "./succession.ts";

type Address = `0x${string}`;

const KEY = "DOTS_DEPLOYER_KEY";
const HELP = `npm run deploy -- --rpc URL [--dry-run] [--treasury ADDRESS] [--supply ETT] [--from ADDRESS]
npm run deploy -- --rpc URL --succeeds REGISTRY [--dry-run] [--treasury ADDRESS] [--from ADDRESS]

  --rpc       JSON-RPC of the chain
  --dry-run   lists the steps with their gas and cost, and moves nothing
  --succeeds  the registry that a new one is to follow: deploys that with desks, verifiers and readers of its own, from another
              account, and shares AccessManager, ETT, carriers and profiles
  --treasury  who gets the base part of porting fees; if left out the deployer, and of a successor who gets them now
  --supply    ETT's fixed supply in whole ETT; 1000000000 if left out
  --from      the deployer, for a dry run without its key

The deployer's private key is read from the environment variable ${KEY}. On a local chain (id ${LOCAL_CHAIN_ID}) the first
development account deploys if none is given. What stands already is checked and left as it is.`;

await runCli(async () => {
  const flags = readFlags(
    process.argv.slice(2),
    {
      rpc: { type: "string" },
      "dry-run": { type: "boolean", default: false },
      succeeds: { type: "string" },
      treasury: { type: "string" },
      supply: { type: "string" },
      from: { type: "string" },
      help: { type: "boolean", default: false },
    },
    HELP,
  );
  if (flags.help) return console.log(HELP);
  if (!flags.rpc) throw wrong("--rpc", "nothing", "the URL of a JSON-RPC endpoint");
  const { provider, chainId } = await openProvider(flags.rpc);
  try {
    const signer = signerFor(chainId, provider);
    const deployer = signer ? ((await signer.getAddress()) as Address) : address("--from", flags.from);
    const succession =
      flags.succeeds && (await successionOf(provider, address("--succeeds", flags.succeeds), deployer));
    if (succession && flags.supply) throw wrong("--supply", flags.supply, "nothing: a successor shares ETT");
    const terms: Terms = {
      ...{ deployer, treasury: deployer, supply: flags.supply ? supplyOf(flags.supply) : SUPPLY },
      ...succession,
      ...(flags.treasury && { treasury: address("--treasury", flags.treasury) }),
    };
    console.log(`Chain ${chainId}, deployer ${deployer}\n`);
    if (succession) tellSuccession(succession);
    if (flags["dry-run"]) return await listCost(provider, terms);
    if (!signer) throw wrong(KEY, "nothing", "the deployer's private key, or --dry-run");
    const steps = await deploy({ provider, terms, signer, onStep: tell });
    const done = steps.filter(({ transaction }) => transaction).length;
    console.log(`\n${done} of ${steps.length} contracts deployed, ${steps.length - done} stood there already.`);
  } finally {
    provider.destroy();
  }
});

/** What is not deployed anew. */
function tellSuccession({ predecessor, shared }: Required<Pick<Terms, "predecessor" | "shared">>): void {
  console.log(`Succeeds ${predecessor} and shares with it:`);
  for (const [key, address] of Object.entries(shared)) {
    console.log(line({ name: CONTRACT_NAMES[key as keyof typeof shared], address }, "shared"));
  }
  console.log("");
}

async function listCost(provider: JsonRpcProvider, terms: Terms): Promise<void> {
  const steps = await stepsOf({ provider, terms });
  const { maxFeePerGas, gasPrice } = await provider.getFeeData();
  const price = maxFeePerGas ?? gasPrice ?? 0n;
  let total = 0n;
  for (const step of steps) {
    const gas = await gasOf(provider, terms.deployer, step);
    total += gas;
    console.log(line(step, step.transaction ? `${gas.toLocaleString("en").padStart(11)} gas` : "stands already"));
  }
  const balance = await provider.getBalance(terms.deployer);
  console.log(
    `\n${total.toLocaleString("en")} gas in all, at most ${formatEther(total * price)} ETH at the present price.`,
  );
  console.log(`The deployer has ${formatEther(balance)} ETH${balance < total * price ? ": too little" : ""}.`);
}

function tell(step: Step, gasUsed?: bigint): void {
  if (!step.transaction) console.log(line(step, "stands already"));
  else if (gasUsed !== undefined) console.log(line(step, `${gasUsed.toLocaleString("en").padStart(11)} gas`));
}

function line({ name, address }: Pick<Step, "name" | "address">, rest: string): string {
  return `${name.padEnd(16)} ${address}  ${rest}`;
}

function signerFor(chainId: number, provider: JsonRpcProvider): Signer | undefined {
  const key = process.env[KEY];
  if (!key) return chainId === LOCAL_CHAIN_ID ? localAccount(0, provider) : undefined;
  // What was found is not told: it may be a key with a slip in it.
  if (!isHexString(key, 32)) throw wrong(KEY, "something else", "32 bytes in hex, beginning 0x");
  return new Wallet(key, provider);
}

function address(flag: string, found: string | undefined): Address {
  if (!found || !isAddress(found)) throw wrong(flag, found ?? "nothing", "an address");
  return getAddress(found) as Address;
}

function supplyOf(found: string): bigint {
  if (!/^[1-9]\d{0,17}$/.test(found)) throw wrong("--supply", found, "a whole count of ETT, at most 18 digits");
  return BigInt(found) * 10n ** 18n;
}

function wrong(what: string, found: string, needed: string): BaseError {
  return new BaseError({ code: "FlagWrong", title: `${what} cannot be used.`, found, needed, remedy: HELP });
}
