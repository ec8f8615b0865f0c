import { BaseError } from "@dots/protocol";
import { JsonRpcProvider } from "ethers";

const POLLING_MS = { local: 25, far: 1000 };

/** A provider that answers what the chain says now: ethers would repeat answers for a quarter of a second. */
export async function openProvider(rpcUrl: string): Promise<{ provider: JsonRpcProvider; chainId: number }> {
  const chainId = await chainIdOf(rpcUrl);
  const near = ["127.0.0.1", "localhost", "[::1]"].includes(new URL(rpcUrl).hostname);
  const provider = new JsonRpcProvider(rpcUrl, chainId, {
    ...{ staticNetwork: true, cacheTimeout: -1 },
    pollingInterval: near ? POLLING_MS.local : POLLING_MS.far,
  });
  return { provider, chainId };
}

/** Asked apart from the provider, which would go on asking for ever where nobody answers. */
async function chainIdOf(rpcUrl: string): Promise<number> {
  try {
    const response = await fetch(rpcUrl, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId", params: [] }),
      signal: AbortSignal.timeout(10_000),
    });
    const { result } = (await response.json()) as { result?: string };
    const chainId = Number(result);
    if (!Number.isSafeInteger(chainId) || chainId <= 0) throw new Error(`eth_chainId is ${JSON.stringify(result)}`);
    return chainId;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new BaseError({
      code: "ChainUnreachable",
      title: "The chain does not answer.",
      found: `${cause instanceof Error ? cause.message : cause}`,
      needed: "an http:// or https:// URL of an Ethereum JSON-RPC endpoint",
      remedy: "Check the URL; a local chain comes with `npm start`.",
      cause: error,
    });
  }
}
