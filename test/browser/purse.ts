import { deployments, LOCAL_CHAIN_ID } from "@dots/protocol";
import { ettAbi } from "@dots/protocol/abi";
import { type Address, createPublicClient, createTestClient, http, type PublicClient, type TestClient } from "viem";

const { ett } = deployments[LOCAL_CHAIN_ID]!;

/** The local chain as a test reaches into it. */
export function minerOf(rpcUrl: string): TestClient {
  return createTestClient({ mode: "anvil", transport: http(rpcUrl) });
}

/** ETT of an account, in the smallest unit. */
export function ettOf(rpcUrl: string, account: Address): Promise<bigint> {
  return clientOf(rpcUrl).readContract({ address: ett, abi: ettAbi, functionName: "balanceOf", args: [account] });
}

/** What a contract may still take of an account's ETT. */
export function allowanceOf(rpcUrl: string, owner: Address, spender: Address): Promise<bigint> {
  return clientOf(rpcUrl).readContract({
    address: ett,
    abi: ettAbi,
    functionName: "allowance",
    args: [owner, spender],
  });
}

function clientOf(rpcUrl: string): PublicClient {
  return createPublicClient({ transport: http(rpcUrl) });
}
