import type { Hex } from "viem";

/** A block by which an answer is true. Timestamp in seconds since 1970. */
export interface BlockRef {
  number: number;
  hash: Hex;
  timestamp: number;
}

export interface Header extends BlockRef {
  parentHash: Hex;
}

/** How many seconds before `now` (milliseconds since 1970) the block was made; 0 for one from the future. */
export function ageOf(block: BlockRef, now: number): number {
  return Math.max(0, Math.floor(now / 1000) - block.timestamp);
}
