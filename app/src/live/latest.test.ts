import { expect, it } from "vitest";
import { latest } from "./latest.ts";

it("skips what is outdated when its turn comes, and never runs twice at a time", async () => {
  const seen: number[] = [];
  const gates: (() => void)[] = [];
  const push = latest<number>(async (value) => {
    seen.push(value);
    await new Promise<void>((resolve) => gates.push(resolve));
  });
  push(1);
  push(2);
  push(3);
  expect(seen).toEqual([1]);
  gates.shift()!();
  await Promise.resolve();
  await Promise.resolve();
  expect(seen).toEqual([1, 3]);
  gates.shift()!();
  await Promise.resolve();
  await Promise.resolve();
  push(4);
  expect(seen).toEqual([1, 3, 4]);
});
