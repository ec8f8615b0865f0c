import { type Resolution, RULE_KINDS, STATUSES } from "@dots/protocol";
import { numberRegistryAbi } from "@dots/protocol/abi";
import { type Address, decodeFunctionResult, encodeFunctionData, type Hex } from "viem";
import type { BlockRef } from "../replica/index.ts";

/** Thrown where the chain did not answer within the deadline. */
export class LookupLate extends Error {
  override name = "LookupLate";
}

export interface ChainLookupOptions {
  /** Opens a connection for `eth_call`; called again after it failed. */
  connect: () => Promise<{ request(call: { method: string; params: unknown }): Promise<unknown>; close(): void }>;
  registry: Address;
  deadlineMs: number;
}

/** Asks the registry itself: one `eth_call` of `resolve` per look-up, at a block named by its hash. */
export class ChainLookup {
  readonly #options: ChainLookupOptions;
  #connection: ReturnType<ChainLookupOptions["connect"]> | null = null;

  constructor(options: ChainLookupOptions) {
    this.#options = options;
  }

  /** Rejects with LookupLate, or with what the node said. */
  async resolve(number: bigint, block: BlockRef): Promise<Resolution> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const { deadlineMs } = this.#options;
    const timer = setTimeout(() => reject(new LookupLate(`No answer within ${deadlineMs} ms.`)), deadlineMs);
    try {
      return await Promise.race([this.#call(number, block.hash), late]);
    } catch (error) {
      // A connection that failed may be dead, or was never there; one that is only slow is kept.
      if (!(error instanceof LookupLate)) this.close();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  close(): void {
    const closing = this.#connection;
    this.#connection = null;
    closing?.then(
      (connection) => connection.close(),
      () => {},
    );
  }

  async #call(number: bigint, blockHash: Hex): Promise<Resolution> {
    this.#connection ??= this.#options.connect();
    const { request } = await this.#connection;
    const data = encodeFunctionData({ abi: numberRegistryAbi, functionName: "resolve", args: [number] });
    const params = [{ to: this.#options.registry, data }, { blockHash }];
    const result = (await request({ method: "eth_call", params })) as Hex;
    return readResolution(number, result);
  }
}

function readResolution(number: bigint, data: Hex): Resolution {
  const read = decodeFunctionResult({ abi: numberRegistryAbi, functionName: "resolve", data });
  const status = STATUSES[read.status];
  if (status === undefined) throw new RangeError(`The registry gave status ${read.status}, which is none.`);
  const rules = read.rules.map(({ order, preference, kind, template }) => {
    const word = RULE_KINDS[kind];
    if (word === undefined) throw new RangeError(`The registry gave a rule of kind ${kind}, which is none.`);
    return { order, preference, kind: word, template };
  });
  return { ...read, number, status, rules };
}
