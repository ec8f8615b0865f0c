import { CONTRACT_NAMES, type ContractAddresses, predictAddresses } from "@dots/protocol";
import type { EthereumProvider } from "hardhat/types/providers";
import { breakdown, type Step } from "./breakdown.ts";
import { intrinsicGas, type Measure } from "./measure.ts";

interface Transaction {
  to: string;
  input: string;
}

/** Prints where the gas of measured transactions went, a line for each. */
export async function printBreakdown(
  provider: EthereumProvider,
  deployer: `0x${string}`,
  measured: ReadonlyMap<string, Measure>,
): Promise<void> {
  const names = namesOf(deployer);
  console.log(`${"".padEnd(26)} begin  calls   reads  writes  events  computation`);
  for (const [key, { hash }] of measured) {
    const ask = async <T>(method: string, ...params: unknown[]) =>
      (await provider.request({ method, params: [hash, ...params] })) as T;
    const { to, input } = await ask<Transaction>("eth_getTransactionByHash");
    const options = { disableMemory: true, disableStorage: true };
    const { structLogs } = await ask<{ structLogs: Step[] }>("debug_traceTransaction", options);
    const { calls, reads, writes, events, computation } = breakdown(structLogs, to);
    const columns = [calls, reads, writes, events].map((gas) => String(gas).padStart(7)).join(" ");
    const all = [...computation.values()].reduce((sum, gas) => sum + gas, 0);
    const by = [...computation].map(([address, gas]) => `${names.get(address) ?? address} ${gas}`).join(", ");
    console.log(`${key.padEnd(25)} ${String(intrinsicGas(input)).padStart(6)} ${columns}   ${all}: ${by}`);
  }
}

function namesOf(deployer: `0x${string}`): ReadonlyMap<string, string> {
  const addresses = Object.entries(predictAddresses(deployer)) as [keyof ContractAddresses, string][];
  return new Map(addresses.map(([key, address]) => [address.toLowerCase(), CONTRACT_NAMES[key]]));
}
