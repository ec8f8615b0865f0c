import { expect, test } from "vitest";
import { freshSlots, intrinsicGas } from "./measure.ts";

const slot = (n: number) => `0x${n.toString(16).padStart(64, "0")}`;

test("counts slots that were zero and are not", () => {
  const pre = { "0xa": { storage: { [slot(1)]: slot(7), [slot(2)]: slot(0), [slot(3)]: slot(9) } } };
  const post = {
    "0xa": { storage: { [slot(1)]: slot(8), [slot(2)]: slot(5) } },
    "0xb": { storage: { [slot(1)]: slot(1) } },
    "0xc": {},
  };
  expect(freshSlots({ pre, post })).toBe(2);
});

test("charges 21,000 and 4 or 16 a byte of calldata", () => {
  expect(intrinsicGas("0x")).toBe(21_000);
  expect(intrinsicGas("0x00ff01")).toBe(21_036);
});
