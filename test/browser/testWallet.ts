import type { Page } from "playwright-core";
import { type Address, createWalletClient, defineChain, type Hex, http } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";

export type Decision = "approve" | "reject";

/** What the wallet was asked for and would show its owner. */
export interface Asked {
  method: "eth_requestAccounts" | "eth_signTypedData_v4" | "eth_sendTransaction" | "wallet_switchEthereumChain";
  params: unknown[];
}

export interface TestWallet {
  name: string;
  address: Address;
  /** Everything it was asked for so far. */
  asked: Asked[];
  /** What it does when asked; `wait` until `decide` is called. */
  mode: Decision | "wait";
  /** Resolves when it is waiting for a decision. */
  waiting(): Promise<Asked>;
  decide(decision: Decision): void;
}

export interface TestWalletOptions {
  rpcUrl: string;
  chainId: number;
  name?: string;
  /** What a wallet without typed data answers: the page has to fall back to an approval. */
  typedData?: boolean;
  /** The key of an account that the chain knows already; a fresh one if left out. */
  privateKey?: Hex;
}

const ASKING = new Set<string>([
  "eth_requestAccounts",
  "eth_signTypedData_v4",
  "eth_sendTransaction",
  "wallet_switchEthereumChain",
]);
const REJECTED = { code: 4001, message: "User rejected the request." };
const UNSUPPORTED = { code: 4200, message: "The method is not supported." };

/**
 * Announces a wallet on the page over EIP-6963 that asks before it connects, signs or sends, as a person's would; its key
 * stays on this side.
 */
export async function announceWallet(page: Page, options: TestWalletOptions): Promise<TestWallet> {
  const { rpcUrl, chainId, name = "Test wallet", typedData = true, privateKey = generatePrivateKey() } = options;
  const account = privateKeyToAccount(privateKey);
  const nativeCurrency = { name: "Ether", symbol: "ETH", decimals: 18 };
  const chain = defineChain({
    id: chainId,
    name: "test",
    nativeCurrency,
    rpcUrls: { default: { http: [rpcUrl] } },
  });
  const client = createWalletClient({
    account,
    chain,
    transport: http(rpcUrl),
  });
  let connected = false;
  let pending: { asked: Asked; settle: (decision: Decision) => void } | undefined;
  let noticed: (() => void) | undefined;

  const wallet: TestWallet = {
    name,
    address: account.address,
    asked: [],
    mode: "approve",
    async waiting() {
      while (!pending) {
        await new Promise<void>((resolve) => {
          noticed = resolve;
        });
      }
      return pending.asked;
    },
    decide(decision) {
      pending?.settle(decision);
      pending = undefined;
    },
  };

  async function decision(asked: Asked): Promise<Decision> {
    wallet.asked.push(asked);
    if (wallet.mode !== "wait") return wallet.mode;
    return new Promise((settle) => {
      pending = { asked, settle };
      noticed?.();
    });
  }

  async function answer(method: string, params: unknown[]): Promise<unknown> {
    if (method === "eth_signTypedData_v4" && !typedData) throw UNSUPPORTED;
    if (ASKING.has(method) && (await decision({ method, params } as Asked)) === "reject") throw REJECTED;
    switch (method) {
      case "eth_requestAccounts":
        connected = true;
        return [account.address];
      case "eth_accounts":
        return connected ? [account.address] : [];
      case "eth_chainId":
        return `0x${chainId.toString(16)}`;
      case "wallet_switchEthereumChain":
        return null;
      case "eth_signTypedData_v4":
        return account.signTypedData(JSON.parse(params[1] as string));
      case "eth_sendTransaction": {
        const { to, data, value } = params[0] as {
          to: Address;
          data?: Hex;
          value?: Hex;
        };
        return client.sendTransaction({
          to,
          data: data ?? "0x",
          value: BigInt(value ?? 0),
        });
      }
      default:
        return client.request({ method, params } as never);
    }
  }

  await page.exposeFunction("askTestWallet", async (method: string, params: unknown[]) => {
    try {
      return { result: await answer(method, params) };
    } catch (error) {
      const { code = -32603, message = String(error) } = error as {
        code?: number;
        message?: string;
      };
      return { error: { code, message } };
    }
  });
  await page.addInitScript(announce, name);
  return wallet;
}

/** What the page sees of this side. */
interface PageSide {
  askTestWallet(
    method: string,
    params: unknown,
  ): Promise<{ result?: unknown; error?: { code: number; message: string } }>;
  addEventListener(type: string, listener: () => void): void;
  dispatchEvent(event: Event): void;
}

/** Runs in the page, before its own scripts. */
function announce(name: string): void {
  const page = globalThis as unknown as PageSide;
  const provider = {
    async request({ method, params = [] }: { method: string; params?: unknown }) {
      const { result, error } = await page.askTestWallet(method, params);
      if (error) throw Object.assign(new Error(error.message), { code: error.code });
      return result;
    },
    on() {},
    removeListener() {},
  };
  const icon =
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'><circle cx='4' cy='4' r='4' fill='teal'/></svg>";
  const info = { uuid: "6f1c2e0a-3b5d-4c7e-9f80-91a2b3c4d5e6", name, icon, rdns: "example.test-wallet" };
  const detail = Object.freeze({ info, provider });
  const tell = () => page.dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail }));
  page.addEventListener("eip6963:requestProvider", tell);
  tell();
}
