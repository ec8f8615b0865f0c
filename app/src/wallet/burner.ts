import {
  type Address,
  type Chain,
  createPublicClient,
  createWalletClient,
  type EIP1193RequestFn,
  type Hex,
  http,
} from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { createConnector } from "wagmi";

export const BURNER_ID = "burner";
const KEY_PLACE = "dots.burner.key";

/**
 * A wallet whose key is made in this browser and kept in its localStorage: for a local chain, where nothing is worth anything.
 * It signs without asking, so a claim is one click.
 */
export function burner(chain: Chain) {
  return createConnector<unknown>((config) => {
    const disconnected = () => config.emitter.emit("disconnect");
    return {
      id: BURNER_ID,
      name: "Burner wallet",
      type: BURNER_ID,
      async connect<withCapabilities extends boolean = false>() {
        const accounts = [burnerAccount().address] as const;
        return { accounts: accounts as never, chainId: chain.id } as {
          accounts: withCapabilities extends true
            ? readonly {
                address: Address;
                capabilities: Record<string, unknown>;
              }[]
            : readonly Address[];
          chainId: number;
        };
      },
      async disconnect() {},
      getAccounts: async () => [burnerAccount().address],
      getChainId: async () => chain.id,
      getProvider: async () => ({ request: burnerRequest(chain) }),
      isAuthorized: async () => localStorage.getItem(KEY_PLACE) !== null,
      onAccountsChanged() {},
      onChainChanged() {},
      onDisconnect: disconnected,
    };
  });
}

function burnerAccount() {
  const kept = localStorage.getItem(KEY_PLACE);
  const key = kept && /^0x[0-9a-f]{64}$/.test(kept) ? (kept as Hex) : generatePrivateKey();
  if (key !== kept) localStorage.setItem(KEY_PLACE, key);
  return privateKeyToAccount(key);
}

/** What a wallet answers (EIP-1193): its own account signs, everything else goes to the chain. */
export function burnerRequest(chain: Chain): EIP1193RequestFn {
  const transport = http(chain.rpcUrls.default.http[0]);
  const request = async ({ method, params }: { method: string; params?: unknown }): Promise<unknown> => {
    const account = burnerAccount();
    const [first, second] = (params ?? []) as [unknown, unknown];
    switch (method) {
      case "eth_accounts":
      case "eth_requestAccounts":
        return [account.address];
      case "eth_chainId":
        return `0x${chain.id.toString(16)}`;
      case "eth_signTypedData_v4":
        return account.signTypedData(JSON.parse(second as string));
      case "eth_sendTransaction": {
        const { to, data, value, gas } = first as {
          to: Address;
          data?: Hex;
          value?: Hex;
          gas?: Hex;
        };
        return createWalletClient({
          account,
          chain,
          transport,
        }).sendTransaction({
          to,
          ...(data ? { data } : {}),
          ...(value ? { value: BigInt(value) } : {}),
          ...(gas ? { gas: BigInt(gas) } : {}),
        });
      }
      default:
        return createPublicClient({ chain, transport }).request({
          method,
          params,
        } as never);
    }
  };
  return request as EIP1193RequestFn;
}
