import { fileURLToPath } from "node:url";
import { LOCAL_DEPLOYER } from "@dots/protocol";
import type { JsonRpcProvider } from "ethers";
import { runBuild } from "../../compile/runBuild.ts";
import { deploy } from "../../deploy/deploy.ts";
import { localAccount } from "../../deploy/localAccounts.ts";
import { openProvider } from "../../deploy/openProvider.ts";
import { SUPPLY } from "../../deploy/plan.ts";
import { type Seeded, seed } from "../../seed/seed.ts";

const HARDHAT = fileURLToPath(new URL("../../../node_modules/hardhat/dist/src/cli.js", import.meta.url));

/** Compiles the contracts; what has not changed is not compiled again. */
export async function buildContracts(log?: (line: string) => void): Promise<void> {
  await runBuild({ name: "contracts", args: [HARDHAT, "build", "--quiet", "--no-tests"], log });
}

/** Puts the contracts on a local chain, where they do not stand already; gives back how many were missing. */
export async function deployContracts(rpcUrl: string): Promise<number> {
  return withProvider(rpcUrl, async (provider) => {
    const terms = { deployer: LOCAL_DEPLOYER, treasury: LOCAL_DEPLOYER, supply: SUPPLY };
    const steps = await deploy({ provider, terms, signer: localAccount(0, provider) });
    return steps.filter(({ transaction }) => transaction).length;
  });
}

/** Fills a local chain, on which the contracts stand, with the market of scripts/seed. */
export async function seedChain(rpcUrl: string, target?: string): Promise<Seeded> {
  return withProvider(rpcUrl, (provider) => seed({ provider, target }));
}

async function withProvider<T>(rpcUrl: string, work: (provider: JsonRpcProvider) => Promise<T>): Promise<T> {
  const { provider } = await openProvider(rpcUrl);
  try {
    return await work(provider);
  } finally {
    provider.destroy();
  }
}
