import { expect, it, vi } from "vitest";
import type { Ask } from "./askParts.ts";
import { BlockFeed, MOST_LISTENERS } from "./blocks.ts";
import { follow } from "./follow.ts";

function feedAt(number: bigint) {
  return new BlockFeed(async () => ({ number, timestamp: 1 }), 1_000_000);
}

async function firstMessages(stream: ReadableStream<Uint8Array>, count: number) {
  const reader = stream.getReader();
  const messages: unknown[] = [];
  while (messages.length < count) {
    const { value, done } = await reader.read();
    if (done) break;
    messages.push(JSON.parse(new TextDecoder().decode(value).replace(/^data: /, "")));
  }
  return { messages, reader };
}

const silent: Ask = async (_, __, tell) => tell({ part: "chain", value: { ok: false, reason: "away" } });

it("tells the block first, then what the parties answer", async () => {
  const closed = new AbortController();
  const stream = follow(1n, feedAt(9n), closed.signal, [silent])!;
  const { messages } = await firstMessages(stream, 2);
  expect(messages).toEqual([
    { part: "block", value: { number: "9", timestamp: 1 } },
    { part: "chain", value: { ok: false, reason: "away" } },
  ]);
  closed.abort();
});

it("lets go of everything when the visitor leaves", async () => {
  const feed = feedAt(9n);
  const closed = new AbortController();
  let told: AbortSignal | undefined;
  const waiting: Ask = async (_, __, ___, signal) => {
    told = signal;
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
  };
  const stream = follow(1n, feed, closed.signal, [waiting])!;
  const { reader } = await firstMessages(stream, 1);
  expect(feed.listeners).toBe(1);
  closed.abort();
  expect(feed.listeners).toBe(0);
  expect(told?.aborted).toBe(true);
  expect(await reader.read()).toMatchObject({ done: true });
});

it("lets go when the reader cancels without an abort", async () => {
  const feed = feedAt(9n);
  const stream = follow(1n, feed, new AbortController().signal, [silent])!;
  const { reader } = await firstMessages(stream, 2);
  await reader.cancel();
  await vi.waitFor(() => expect(feed.listeners).toBe(0));
});

it("asks all the same when no block comes", async () => {
  vi.useFakeTimers();
  try {
    const feed = new BlockFeed(async () => {
      throw new Error("no chain");
    });
    const asked = vi.fn<Ask>(async () => {});
    const closed = new AbortController();
    follow(1n, feed, closed.signal, [asked]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked.mock.calls.map(([, block]) => block)).toEqual([0n, 0n]);
    closed.abort();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveBeenCalledTimes(2);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

it("refuses one listener too many, and one who has gone already", () => {
  const feed = feedAt(9n);
  expect(follow(1n, feed, AbortSignal.abort(), [silent])).toBeUndefined();
  const stops = Array.from({ length: MOST_LISTENERS }, () => feed.listen(() => {})!);
  expect(follow(1n, feed, new AbortController().signal, [silent])).toBeUndefined();
  for (const stop of stops) stop();
});
