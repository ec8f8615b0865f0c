import { chain } from "../server/chain.ts";

/** A block as listeners get it. */
export interface BlockTick {
  number: bigint;
  timestamp: number;
}

export const MOST_LISTENERS = 200;

const POLL_MS = 500;

/** Asks for the newest block as long as anybody listens, and tells each listener of every new one. */
export class BlockFeed {
  readonly #newest: () => Promise<BlockTick>;
  readonly #pollMs: number;
  readonly #listeners = new Set<(block: BlockTick) => void>();
  #timer: NodeJS.Timeout | undefined;
  #last: BlockTick | undefined;

  constructor(newest: () => Promise<BlockTick>, pollMs = POLL_MS) {
    this.#newest = newest;
    this.#pollMs = pollMs;
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  /** Ends with the returned function. Undefined if there are too many listeners already. */
  listen(listener: (block: BlockTick) => void): (() => void) | undefined {
    if (this.#listeners.size >= MOST_LISTENERS) return undefined;
    this.#listeners.add(listener);
    if (this.#last) listener(this.#last);
    if (this.#listeners.size === 1) void this.#poll();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#last = undefined;
    };
  }

  async #poll(): Promise<void> {
    const block = await this.#newest().catch(() => undefined);
    if (this.#listeners.size === 0) return;
    if (block && block.number !== this.#last?.number) {
      this.#last = block;
      for (const listener of this.#listeners) listener(block);
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#poll(), this.#pollMs);
  }
}

// Next may load this module once per route: the process still has one feed.
const shared = globalThis as { dotsBlockFeed?: BlockFeed };

export function blockFeed(): BlockFeed {
  shared.dotsBlockFeed ??= new BlockFeed(async () => {
    const { number, timestamp } = await chain().getBlock({
      blockTag: "latest",
      includeTransactions: false,
    });
    return { number, timestamp: Number(timestamp) };
  });
  return shared.dotsBlockFeed;
}
