import { type Ask, askers } from "./askParts.ts";
import type { BlockFeed, BlockTick } from "./blocks.ts";
import { latest } from "./latest.ts";
import type { PartMessage } from "./parts.ts";

const HEARTBEAT_MS = 15_000;
const FIRST_BLOCK_MS = 1_000;
const LONGEST_SILENCE_MS = 6_000;
const MOST_UNREAD = 200;

/**
 * Follows one number for one visitor as server-sent events: every new block, and what each party answers as of it. All state
 * is this visitor's and ends with him. Undefined if there are too many listeners.
 */
export function follow(
  number: bigint,
  feed: BlockFeed,
  closed: AbortSignal,
  parties: readonly Ask[] = askers,
): ReadableStream<Uint8Array> | undefined {
  const encoder = new TextEncoder();
  const ended = new AbortController();
  let stop: (() => void) | undefined;
  let unprompted: NodeJS.Timeout | undefined;
  const stream = new TransformStream<Uint8Array>(undefined, {
    highWaterMark: MOST_UNREAD,
  });
  const writer = stream.writable.getWriter();
  const end = () => {
    if (ended.signal.aborted) return;
    ended.abort();
    clearInterval(heartbeat);
    clearTimeout(unprompted);
    stop?.();
    writer.close().catch(() => {});
  };
  const write = (text: string) => {
    if (ended.signal.aborted) return;
    // A visitor who does not read is let go rather than kept in memory.
    if ((writer.desiredSize ?? 0) <= 0) return end();
    writer.write(encoder.encode(text)).catch(end);
  };
  const tell = (message: PartMessage) => write(`data: ${JSON.stringify(message)}\n\n`);
  const heartbeat = setInterval(() => write(": still here\n\n"), HEARTBEAT_MS);
  const asks = parties.map((ask) => latest(({ number: block }: BlockTick) => ask(number, block, tell, ended.signal)));
  // The bridge answers without a chain too: with no new block for a while, everybody is asked all the same.
  const askAll = (block: BlockTick, next: number) => {
    clearTimeout(unprompted);
    if (ended.signal.aborted) return;
    unprompted = setTimeout(() => askAll(block, LONGEST_SILENCE_MS), next);
    if (next === LONGEST_SILENCE_MS) for (const ask of asks) ask(block);
  };
  askAll({ number: 0n, timestamp: 0 }, FIRST_BLOCK_MS);
  stop = feed.listen((block) => {
    tell({
      part: "block",
      value: { number: block.number.toString(), timestamp: block.timestamp },
    });
    askAll(block, LONGEST_SILENCE_MS);
  });
  closed.addEventListener("abort", end);
  writer.closed.catch(end);
  const welcome = stop !== undefined && !closed.aborted;
  if (!welcome) end();
  return welcome ? stream.readable : undefined;
}
