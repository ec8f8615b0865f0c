import { QueryClient } from "@tanstack/react-query";
import { defineChain, http } from "viem";
import { type Config, createConfig, createStorage, injected } from "wagmi";
import type { PublicSettings } from "../server/settings.ts";
import { burner } from "./burner.ts";

interface Wallets {
  config: Config;
  queries: QueryClient;
}

let made: Wallets | undefined;

/** One wallet state for all parts of a page; made when the first of them is loaded, with the settings all pages share. */
export function wallets({ chainId, local }: PublicSettings): Wallets {
  if (made) return made;
  const rpc = new URL("/api/rpc", location.origin).href;
  const chain = defineChain({
    id: chainId,
    name: local ? "Local chain" : `Chain ${chainId}`,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [rpc] } },
  });
  const config = createConfig({
    chains: [chain],
    // Wallets announce themselves (EIP-6963); `injected` is for those that only set window.ethereum.
    multiInjectedProviderDiscovery: true,
    connectors: [injected(), ...(local ? [burner(chain)] : [])],
    transports: { [chainId]: http(rpc, { batch: true }) },
    pollingInterval: 1_000,
    storage: createStorage({ storage: localStorage, key: "dots.wallet" }),
    ssr: false,
  });
  const queries = new QueryClient({
    defaultOptions: { queries: { retry: 1, staleTime: 2_000 } },
  });
  made = { config, queries };
  return made;
}
