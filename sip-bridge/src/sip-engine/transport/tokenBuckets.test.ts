import { expect, test } from "vitest";
import { TokenBuckets } from "./tokenBuckets.ts";

test("a source has its burst, then its rate; others are not touched", () => {
  const buckets = new TokenBuckets({ perSecond: 10, burst: 3, sources: 9 });
  expect([1, 2, 3, 4].map(() => buckets.take("a", 0))).toEqual([true, true, true, false]);
  expect(buckets.take("b", 0)).toBe(true);
  expect([buckets.take("a", 99), buckets.take("a", 100), buckets.take("a", 101)]).toEqual([false, true, false]);
});

test("an idle source never has more than its burst", () => {
  const buckets = new TokenBuckets({ perSecond: 10, burst: 2, sources: 9 });
  buckets.take("a", 0);
  expect([1, 2, 3].map(() => buckets.take("a", 3_600_000))).toEqual([true, true, false]);
});

test("a flood of forged sources does not grow the table", () => {
  const buckets = new TokenBuckets({ perSecond: 1, burst: 1, sources: 100 });
  for (let i = 0; i < 10_000; i++) buckets.take(`source ${i}`, 0);
  expect(buckets.size).toBe(100);
});
