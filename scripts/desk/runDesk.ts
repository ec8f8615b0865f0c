import { resolve } from "node:path";
import { BaseError, LOCAL_CHAIN_ID, LOCAL_DEPLOYER } from "@dots/protocol";
import { type HDNodeWallet, isHexString, type JsonRpcProvider, Wallet } from "ethers";
import { localAccount } from "../deploy/localAccounts.ts";
import { openProvider } from "../deploy/openProvider.ts";
import { contractsOf } from "../seed/contracts.ts";
import type { Command, Flags } from "./command.ts";
import { authorityCommands } from "./commands/authority.ts";
import { carrierCommands } from "./commands/carrier.ts";
import { holderCommands } from "./commands/holder.ts";
import { verifierCommands } from "./commands/verifier.ts";
import { address, text, whole, wrong } from "./flags.ts";

const KEY = "DOTS_KEY";
const RPC = "DOTS_RPC_URL";
const LOCAL_RPC = "http://127.0.0.1:8545";
const MOST_LOCAL = 9;

const groups: readonly (readonly [title: string, commands: readonly Command[]])[] = [
  ["Authorities, governance and the guard", authorityCommands],
  ["Carriers", carrierCommands],
  ["Verifiers", verifierCommands],
  ["Holders, and anybody", holderCommands],
];

const HELP = `npm run desk -- COMMAND [flags]

${groups
  .map(([title, commands]) => {
    const lines = commands.map(({ name, usage, summary }) => `  ${name} ${usage}\n      ${summary}`);
    return `${title}:\n${lines.join("\n")}`;
  })
  .join("\n\n")}

For all of them:
  --rpc URL        JSON-RPC of the chain; else that of ${RPC}, else of the stack that \`npm start\` runs here, else ${LOCAL_RPC}
  --dry-run        tries and prices the transaction, and sends nothing; where an allowance must come before it, that alone
  --deployer ADDR  the account that deployed the contracts; the local chain's if left out
  --as N           acts as local account N (0 governs, 1 to 3 own carriers, 4 to 9 hold numbers); on the local chain only

Elsewhere the private key is read from the environment variable ${KEY}. It is never printed.`;

export interface DeskSetting {
  env: Readonly<Record<string, string | undefined>>;
  /** The chain of the stack that runs in this repository's folder, if one does. */
  stackRpc?: string | undefined;
  print: (line: string) => void;
}

/** Runs one command line. Throws BaseError in words, and what the contracts refuse with. */
export async function runDesk(args: readonly string[], { env, stackRpc, print }: DeskSetting): Promise<void> {
  const [name, ...rest] = args;
  if (name === undefined || name === "help" || name === "--help") return print(HELP);
  const command = groups.flatMap(([, commands]) => commands).find((each) => each.name === name);
  if (!command) {
    throw new BaseError({
      code: "CommandUnknown",
      title: "There is no such command.",
      found: name,
      remedy: "`npm run desk -- help` lists all of them.",
    });
  }
  const flags = readFlags(command, rest);
  if (flags.help) return print(`npm run desk -- ${command.name} ${command.usage}\n\n${command.summary}`);
  const { provider, chainId } = await openProvider(flags.rpc ?? env[RPC] ?? stackRpc ?? LOCAL_RPC);
  try {
    const account = accountOf(flags, chainId, provider, env[KEY]);
    const contracts = contractsOf(address(flags, "deployer", LOCAL_DEPLOYER), account);
    const now = (await provider.getBlock("latest"))!.timestamp;
    const dryRun = flags["dry-run"] !== undefined;
    // npm runs scripts in the project's folder, wherever it was called.
    const file = (flag: string) => resolve(env.INIT_CWD ?? ".", text(flags, flag));
    await command.run({ provider, chainId, now, contracts, account, dryRun, flags, file, print });
  } finally {
    provider.destroy();
  }
}

const COMMON = ["rpc", "dry-run", "deployer", "as", "help"];

/** Reads `--flag value` and `--flag`; a flag that the command does not have is told. */
function readFlags({ name, usage }: Command, args: readonly string[]): Flags {
  const known = new Set([...COMMON, ...[...usage.matchAll(/--([a-z-]+)/g)].map(([, flag]) => flag!)]);
  const flags: Record<string, string> = {};
  for (let i = 0; i < args.length; i++) {
    const flag = /^--([a-z-]+)$/.exec(args[i]!)?.[1];
    if (!flag || !known.has(flag)) throw wrong("", args[i]!, `flags of ${name}: ${[...known].join(", ")}`);
    const value = args[i + 1];
    flags[flag] = value === undefined || value.startsWith("--") ? "true" : value;
    if (flags[flag] === value) i++;
  }
  return flags;
}

function accountOf(
  flags: Flags,
  chainId: number,
  provider: JsonRpcProvider,
  key: string | undefined,
): Wallet | HDNodeWallet {
  if (flags.as !== undefined) {
    if (chainId !== LOCAL_CHAIN_ID) throw wrong("as", `chain ${chainId}`, `the local chain (${LOCAL_CHAIN_ID})`);
    return localAccount(whole(flags, "as", { most: MOST_LOCAL }), provider);
  }
  // What was found is not told: it may be a key with a slip in it.
  if (!key || !isHexString(key, 32)) {
    throw new BaseError({
      code: "KeyMissing",
      title: `${KEY} cannot be used.`,
      found: key ? "something else" : "nothing",
      needed: "a private key: 32 bytes in hex, beginning 0x",
      remedy: "Set it in the environment; on the local chain give --as N instead.",
    });
  }
  return new Wallet(key, provider);
}
