import { type ChainLog, type ChainSource, TooManyLogs } from "./chainSource.ts";

const WIDEST = 100_000;
const FIRST = 2_000;
/** A range that gave fewer logs than these may be wider next time. */
const FEW_LOGS = 5_000;

/**
 * The logs of a span of blocks, in ranges that grow while the node gives few and are halved where it gives none. Throws
 * TooManyLogs where a single block is too much.
 */
export async function* backfill(
  source: Pick<ChainSource, "logs">,
  from: number,
  to: number,
): AsyncGenerator<{ to: number; logs: ChainLog[] }> {
  let width = FIRST;
  for (let start = from; start <= to; ) {
    const end = Math.min(to, start + width - 1);
    let logs: ChainLog[];
    try {
      logs = await source.logs({ from: start, to: end });
    } catch (error) {
      if (!(error instanceof TooManyLogs) || end === start) throw error;
      width = Math.max(1, Math.floor((end - start + 1) / 2));
      continue;
    }
    yield { to: end, logs };
    if (logs.length < FEW_LOGS) width = Math.min(WIDEST, width * 2);
    start = end + 1;
  }
}
