import { type Change, LogDecoder, RegistryModel, type Resolution, RULE_KINDS, STATUSES } from "@dots/protocol";
import type { DeployedRegistry } from "./deployedRegistry.ts";

/** What it takes to follow a chain: where the contracts stand, and a node to ask. */
export interface FollowedChain extends Pick<DeployedRegistry, "addresses"> {
  readonly provider: { send(method: string, params: unknown[]): Promise<unknown> };
}

interface NodeLog {
  address: string;
  topics: string[];
  data: string;
  blockNumber: string;
}

/** A model that follows the chain by its logs alone, and keeps what it takes to go back. */
export class Follower {
  readonly decoder: LogDecoder;
  readonly model: RegistryModel;
  readonly #chain: FollowedChain;
  readonly #changes: { block: number; change: Change }[] = [];
  #next = 0;

  constructor(chain: FollowedChain) {
    this.#chain = chain;
    this.decoder = new LogDecoder(chain.addresses);
    this.model = new RegistryModel({ desk: chain.addresses.portingDesk });
  }

  /** Takes in the blocks that are new, up to `tip`. */
  async follow(tip: number): Promise<void> {
    if (tip < this.#next) return;
    const filter = { ...this.decoder.filter, fromBlock: this.#next, toBlock: tip };
    const logs = (await this.#chain.provider.send("eth_getLogs", [hexed(filter)])) as NodeLog[];
    for (const { address, topics, data, blockNumber } of logs) {
      const event = this.decoder.decode({ address, topics, data });
      const change = event && this.model.apply(event);
      if (change) this.#changes.push({ block: Number(blockNumber), change });
    }
    this.#next = tip + 1;
  }

  /** Undoes what came after a block, as in a reorganisation; the next `follow` takes it in again. */
  rollBackTo(block: number): void {
    for (let last = this.#changes.at(-1); last && last.block > block; last = this.#changes.at(-1)) {
      this.model.undo(last.change);
      this.#changes.pop();
    }
    this.#next = block + 1;
  }
}

/** What the contract says of numbers at a block, in the model's words. */
export async function resolvedByContract(
  { registry }: Pick<DeployedRegistry, "registry">,
  numbers: readonly bigint[],
  block: number,
): Promise<Resolution[]> {
  const found = await registry.resolveMany([...numbers], { blockTag: block });
  return found.map((r, i) => ({
    number: numbers[i]!,
    status: STATUSES[Number(r.status)]!,
    ported: r.ported,
    isPrivate: r.isPrivate,
    carrierLeft: r.carrierLeft,
    sequence: Number(r.sequence),
    profile: Number(r.profile),
    carrier: Number(r.carrier),
    rangePrefix: r.rangePrefix,
    rangeCarrier: Number(r.rangeCarrier),
    version: Number(r.version),
    ttl: Number(r.ttl),
    rules: r.rules.map(({ order, preference, kind, template }) => ({
      order: Number(order),
      preference: Number(preference),
      kind: RULE_KINDS[Number(kind)]!,
      template,
    })),
  }));
}

function hexed<T extends { fromBlock: number; toBlock: number }>(filter: T) {
  return { ...filter, fromBlock: `0x${filter.fromBlock.toString(16)}`, toBlock: `0x${filter.toBlock.toString(16)}` };
}
