import { expect, test } from "vitest";
import { breakdown, type Step } from "./breakdown.ts";

const callee = `0x${"b".repeat(40)}`;
const step = (depth: number, op: string, gas: number, gasCost: number, stack: string[] = []): Step => ({
  ...{ depth, op, gas, gasCost, stack },
});

test("tells reads, writes, events and calls from computation, by contract", () => {
  const steps = [
    step(1, "PUSH1", 10_000, 3),
    step(1, "SLOAD", 9_997, 2_100),
    step(1, "STATICCALL", 7_897, 5_200, ["0x24", "0x0", callee, "0x5208"]),
    step(2, "SLOAD", 2_600, 2_100),
    step(2, "RETURN", 500, 7),
    step(1, "SSTORE", 3_190, 2_900),
    step(1, "LOG1", 290, 200),
    step(1, "STOP", 90, 0),
  ];
  expect(breakdown(steps, "0xA")).toEqual({
    calls: 2_600,
    reads: 4_200,
    writes: 2_900,
    events: 200,
    computation: new Map([
      ["0xa", 3],
      [callee, 7],
    ]),
  });
});

test("takes the price of a precompiled contract for that of the call", () => {
  const steps = [
    step(1, "STATICCALL", 5_000, 3_100, ["0x1", "0x0"]),
    step(1, "ADD", 1_900, 3),
    step(1, "STOP", 1_897, 0),
  ];
  expect(breakdown(steps, "0xa")).toMatchObject({ calls: 3_100, computation: new Map([["0xa", 3]]) });
});
