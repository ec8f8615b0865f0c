import { type PermitTerms, permitTypedData } from "@dots/protocol";
import { ettAbi } from "@dots/protocol/abi";
import { type Abi, type Address, BaseError, parseSignature } from "viem";
import type { Config } from "wagmi";
import { getConnection, getPublicClient, getWalletClient, switchChain } from "wagmi/actions";
import type { PublicSettings } from "../server/settings.ts";
import type { Tools } from "./engine.ts";
import { keepPending } from "./pending.ts";

const PERMIT_VALID_S = 1_800n;
const INDEX_PAUSE_MS = 700;
/** EIP-7702: an account whose code is a delegation still signs with its key. */
const DELEGATION = "0xef0100";

/** The engine's tools over the connected wallet and our own way to the chain. */
export function toolsOf(config: Config, settings: PublicSettings, account: Address): Tools {
  const { chainId, ett } = settings;
  const chain = getPublicClient(config, { chainId });
  if (!chain) throw new Error(`No way to chain ${chainId} is configured.`);
  const token = { address: ett, abi: ettAbi } as const;
  return {
    account,
    chainId,
    async toOurNetwork() {
      if (getConnection(config).chainId !== chainId) await switchChain(config, { chainId });
    },
    allowance: (spender) =>
      chain.readContract({
        ...token,
        functionName: "allowance",
        args: [account, spender],
      }),
    async signPermit(spender, value) {
      const [code, nonce, block] = await Promise.all([
        chain.getCode({ address: account }),
        chain.readContract({
          ...token,
          functionName: "nonces",
          args: [account],
        }),
        chain.getBlock(),
      ]);
      // A contract's account has no key that `permit` could recover.
      if (code && code !== "0x" && !code.startsWith(DELEGATION)) return null;
      const deadline = block.timestamp + PERMIT_VALID_S;
      const terms: PermitTerms = {
        chainId,
        ett,
        owner: account,
        spender,
        value,
        nonce,
        deadline,
      };
      try {
        const wallet = await getWalletClient(config, { account, chainId });
        const { r, s, yParity } = parseSignature(await wallet.signTypedData(permitTypedData(terms)));
        return { value, deadline, v: 27 + yParity, r, s };
      } catch (error) {
        if (cannotSign(error)) return null;
        throw error;
      }
    },
    approval: (spender, amount) => ({
      ...token,
      abi: ettAbi as Abi,
      functionName: "approve",
      args: [spender, amount],
    }),
    async simulate(call) {
      await chain.simulateContract({ ...call, account });
    },
    async send(call) {
      const wallet = await getWalletClient(config, { account, chainId });
      return wallet.writeContract({
        ...call,
        account,
        chain: wallet.chain ?? null,
      });
    },
    async receipt(hash) {
      let cancelled = false;
      const receipt = await chain.waitForTransactionReceipt({
        hash,
        timeout: 0,
        pollingInterval: 500,
        onReplaced: ({ reason }) => {
          cancelled = reason !== "repriced";
        },
      });
      const outcome = cancelled ? "cancelled" : receipt.status === "success" ? "done" : "reverted";
      return {
        hash: receipt.transactionHash,
        block: receipt.blockNumber,
        outcome,
      };
    },
    async indexedBlock() {
      const answer = await fetch("/api/index", { cache: "no-store" });
      if (!answer.ok) return null;
      return ((await answer.json()) as { block: number }).block;
    },
    indexPause: () => new Promise((resolve) => setTimeout(resolve, INDEX_PAUSE_MS)),
    keep: (pending) => keepPending(localStorage, pending),
  };
}

/** Whether a wallet said that it does not know how to sign typed data (EIP-1193 4200, JSON-RPC -32601 and -32004). */
function cannotSign(error: unknown): boolean {
  if (!(error instanceof BaseError)) return false;
  const cause = error.walk((e) => typeof (e as { code?: unknown }).code === "number") as { code?: number } | null;
  return cause?.code === 4200 || cause?.code === -32601 || cause?.code === -32004;
}
