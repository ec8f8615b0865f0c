import { expect, test } from "vitest";
import { freeNumber } from "./freeNumber.ts";
import { DEMO_NUMBER } from "./market.ts";

/** A registry in which these numbers are taken, as far as quotes go. */
function registryWith(taken: (number: bigint) => boolean) {
  const quoteClaim = async (number: bigint) => ({ refusal: taken(number) ? "0x5cf7fd25" : "0x00000000" });
  return { quoteClaim } as unknown as Parameters<typeof freeNumber>[0];
}

test("takes the demo's number while nobody holds it", async () => {
  expect(await freeNumber(registryWith(() => false))).toBe(DEMO_NUMBER);
});

test("goes on to the next free one, around the end of the range", async () => {
  expect(await freeNumber(registryWith((number) => number === DEMO_NUMBER))).toBe(DEMO_NUMBER + 1n);
  const start = DEMO_NUMBER - (DEMO_NUMBER % 100n);
  expect(await freeNumber(registryWith((number) => number !== start))).toBe(start);
});

test("finds none where all are taken", async () => {
  expect(await freeNumber(registryWith(() => true))).toBeUndefined();
});
