import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { BlockFeed, type BlockTick, MOST_LISTENERS } from "./blocks.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function feedOf(heights: bigint[]) {
  const asked = vi.fn(async (): Promise<BlockTick> => {
    const number = heights.length > 1 ? heights.shift()! : heights[0]!;
    return { number, timestamp: Number(number) };
  });
  return { feed: new BlockFeed(asked, 100), asked };
}

it("tells every listener of each new block once", async () => {
  const { feed } = feedOf([1n, 1n, 2n]);
  const heard: bigint[] = [];
  const stop = feed.listen(({ number }) => heard.push(number))!;
  await vi.advanceTimersByTimeAsync(250);
  expect(heard).toEqual([1n, 2n]);
  stop();
});

it("asks for nothing once the last listener has gone, and begins anew with the next", async () => {
  const { feed, asked } = feedOf([1n]);
  const stop = feed.listen(() => {})!;
  await vi.advanceTimersByTimeAsync(50);
  stop();
  const before = asked.mock.calls.length;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked.mock.calls.length).toBe(before);
  const heard: bigint[] = [];
  feed.listen(({ number }) => heard.push(number));
  await vi.advanceTimersByTimeAsync(0);
  expect(heard).toEqual([1n]);
});

it("goes on after the chain failed", async () => {
  let fails = true;
  const feed = new BlockFeed(async () => {
    if (fails) throw new Error("gone");
    return { number: 7n, timestamp: 7 };
  }, 100);
  const heard: bigint[] = [];
  feed.listen(({ number }) => heard.push(number));
  await vi.advanceTimersByTimeAsync(150);
  fails = false;
  await vi.advanceTimersByTimeAsync(100);
  expect(heard).toEqual([7n]);
});

it("bounds the number of listeners", () => {
  const { feed } = feedOf([1n]);
  for (let i = 0; i < MOST_LISTENERS; i++) expect(feed.listen(() => {})).toBeTypeOf("function");
  expect(feed.listen(() => {})).toBeUndefined();
});
