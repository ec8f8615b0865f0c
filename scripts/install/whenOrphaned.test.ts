import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { whenOrphaned } from "./whenOrphaned.mjs";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("tells once when the parent is another one, and never before", () => {
  let parent = 42;
  const tell = vi.fn();
  whenOrphaned(tell, { parent: () => parent, everyMs: 10 });
  vi.advanceTimersByTime(1_000);
  expect(tell).not.toHaveBeenCalled();
  parent = 1;
  vi.advanceTimersByTime(1_000);
  expect(tell).toHaveBeenCalledTimes(1);
});

test("a process that init started is no orphan", () => {
  const tell = vi.fn();
  whenOrphaned(tell, { parent: () => 1, everyMs: 10 });
  vi.advanceTimersByTime(1_000);
  expect(tell).not.toHaveBeenCalled();
});
