import type { BlockRef, Header } from "./block.ts";
import { type ChainLog, type ChainSource, UnfitAnswer } from "./chainSource.ts";
import { DEPTH, type Replica } from "./replica.ts";

export interface BranchBlock {
  header: Header;
  logs: readonly ChainLog[];
}

/**
 * The blocks from the one after our last common one up to `target`, oldest first, each linked to its parent by hash, with
 * their logs. Null where the common one is too deep to be found.
 */
export async function readBranch(
  source: ChainSource,
  target: Header,
  ours: Pick<Replica, "at">,
): Promise<BranchBlock[] | null> {
  const headers = [target];
  for (let first = target; ours.at(first.number - 1)?.hash !== first.parentHash; ) {
    if (first.number === 0 || headers.length > DEPTH) return null;
    const parent = await source.header(first.parentHash);
    if (parent?.hash !== first.parentHash || parent.number !== first.number - 1) {
      throw new UnfitAnswer(`The node does not have the parent of its block ${first.number}.`);
    }
    headers.unshift(parent);
    first = parent;
  }
  const blocks: BranchBlock[] = [];
  for (const header of headers) blocks.push({ header, logs: await logsOf(source, header) });
  return blocks;
}

async function logsOf(source: ChainSource, header: Header): Promise<ChainLog[]> {
  const logs = await source.logs({ block: header });
  const foreign = logs.find((log) => log.blockHash !== header.hash || log.blockNumber !== header.number);
  if (foreign) throw new UnfitAnswer(`The node gave a log of block ${foreign.blockNumber} for ${header.number}.`);
  return logs;
}

/** The newest of our blocks that the node has too, asked from the newest down; null if it has none of them. */
export async function commonBlock(source: ChainSource, ours: Replica): Promise<BlockRef | null> {
  const floor = ours.floor?.number ?? 0;
  for (let number = ours.head?.number ?? -1; number >= floor; number--) {
    const own = ours.at(number);
    if (own && (await source.header(number))?.hash === own.hash) return own;
  }
  return null;
}
