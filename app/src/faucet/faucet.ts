import { LOCAL_CHAIN_ID } from "@dots/protocol";
import { ettAbi } from "@dots/protocol/abi";
import { type Address, createWalletClient, defineChain, http, parseEther } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { chain } from "../server/chain.ts";
import type { Config } from "../server/config.ts";

/** What an account is filled up to. */
export const ETH_FILL = parseEther("10");
export const ETT_FILL = parseEther("1000");

/** anvil's accounts, whose keys everybody knows: the first one deployed the contracts and holds ETT. */
const DEVELOPMENT = "test test test test test test test test test test test junk";

/** Thrown where no faucet may be. */
export class FaucetRefused extends Error {}

let queue: Promise<unknown> = Promise.resolve();

/**
 * Fills an account up with ETH and ETT, on a local chain only. One at a time, so that two visitors do not use one nonce.
 * What is there already is not sent again.
 */
export function fill(to: Address, config: Config): Promise<void> {
  const next = queue.then(() => send(to, config));
  queue = next.catch(() => {});
  return next;
}

async function send(to: Address, { local, chainId, rpcUrl, deployment }: Config): Promise<void> {
  if (!local || chainId !== LOCAL_CHAIN_ID) throw new FaucetRefused("The faucet exists on a local chain only.");
  // The settings may be wrong about the node: what it says itself counts.
  if ((await chain().getChainId()) !== LOCAL_CHAIN_ID) throw new FaucetRefused("The node is not on the local chain.");
  const account = mnemonicToAccount(DEVELOPMENT);
  const token = { address: deployment.ett, abi: ettAbi } as const;
  const [eth, ett] = await Promise.all([
    chain().getBalance({ address: to }),
    chain().readContract({ ...token, functionName: "balanceOf", args: [to] }),
  ]);
  const wallet = createWalletClient({
    account,
    chain: defineChain({
      id: LOCAL_CHAIN_ID,
      name: "Local chain",
      nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
      rpcUrls: { default: { http: [rpcUrl] } },
    }),
    transport: http(rpcUrl),
  });
  if (eth < ETH_FILL / 2n) {
    const hash = await wallet.sendTransaction({ to, value: ETH_FILL - eth });
    await chain().waitForTransactionReceipt({ hash, pollingInterval: 100 });
  }
  if (ett < ETT_FILL / 2n) {
    const hash = await wallet.writeContract({
      ...token,
      functionName: "transfer",
      args: [to, ETT_FILL - ett],
    });
    await chain().waitForTransactionReceipt({ hash, pollingInterval: 100 });
  }
}
