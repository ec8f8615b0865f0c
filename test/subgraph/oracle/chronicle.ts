import { AbiCoder, getBytes, ParamType, Result } from "ethers";
import type { AnvilRegistry } from "../anvilRegistry.ts";

/** The contracts whose logs and functions count. */
const CONTRACTS = [
  ...(["ett", "registry", "desk", "authorityDesk", "claimDesk", "verificationDesk", "verifiers"] as const),
  ...(["carriers", "profiles"] as const),
];
type ContractKey = (typeof CONTRACTS)[number];

/** One transaction that did something: the function that was called, and what the contracts told of it. */
export interface Deed {
  block: number;
  timestamp: number;
  transaction: string;
  from: string;
  /** As `registry.claim`; "" for what was sent to other contracts. */
  call: string;
  args: Result;
  /** Those of the arguments that are text. */
  texts: Record<string, string>;
  logs: Log[];
}

export interface Log {
  /** What an action or the like that came of it is called: the block times a million plus the log's index. */
  id: bigint;
  /** As `registry.NumberClaimed`. */
  name: string;
  args: Result;
  deed: Deed;
}

/** Everything that was done up to a block, in the order of the chain; each block has one transaction at most. */
export async function readChronicle(chain: AnvilRegistry, toBlock: number): Promise<Deed[]> {
  const contracts = new Map(CONTRACTS.map((key) => [String(chain[key].target).toLowerCase(), key]));
  const found = await chain.provider.getLogs({ fromBlock: 0, toBlock, address: [...contracts.keys()] });
  const blocks = new Map(found.map(({ transactionHash, blockNumber }) => [transactionHash, blockNumber]));
  const deeds = await Promise.all([...blocks].map(([hash, number]) => readDeed(chain, contracts, hash, number)));
  const byHash = new Map(deeds.map((deed) => [deed.transaction, deed]));
  for (const { address, topics, data, blockNumber, index, transactionHash } of found) {
    const key = contracts.get(address.toLowerCase())!;
    const parsed = chain[key].interface.parseLog({ topics, data });
    if (!parsed) throw new Error(`A log of ${key} is not in its ABI: ${topics[0]}`);
    const id = BigInt(blockNumber) * 1_000_000n + BigInt(index);
    const deed = byHash.get(transactionHash)!;
    deed.logs.push({ id, name: `${key}.${parsed.name}`, args: parsed.args, deed });
  }
  return deeds;
}

async function readDeed(
  { provider, ...chain }: AnvilRegistry,
  contracts: ReadonlyMap<string, ContractKey>,
  hash: string,
  number: number,
): Promise<Deed> {
  const [transaction, block] = await Promise.all([provider.getTransaction(hash), provider.getBlock(number)]);
  if (!transaction || block?.length !== 1) throw new Error(`Block ${number} has not just one transaction.`);
  const key = contracts.get(transaction.to?.toLowerCase() ?? "");
  const parsed = key && chain[key].interface.parseTransaction(transaction);
  const call = parsed ? `${key}.${parsed.name}` : "";
  const { timestamp } = block;
  return {
    ...{ block: number, timestamp, transaction: hash, from: transaction.from, call, logs: [] },
    args: parsed?.args ?? new Result(),
    texts: parsed ? texts(parsed.fragment.inputs, transaction.data) : {},
  };
}

/** Texts among the arguments of a call, read as graph-node reads them: whatever the bytes are, and without zero bytes. */
function texts(inputs: readonly ParamType[], calldata: string): Record<string, string> {
  const bytes = inputs.map((input) => (input.type === "string" ? ParamType.from(`bytes ${input.name}`) : input));
  const args = AbiCoder.defaultAbiCoder().decode(bytes, `0x${calldata.slice(10)}`);
  const read = (index: number) => new TextDecoder().decode(getBytes(args[index])).replaceAll("\0", "");
  return Object.fromEntries(inputs.flatMap(({ type, name }, i) => (type === "string" ? [[name, read(i)]] : [])));
}
