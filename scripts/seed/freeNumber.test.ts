import { expect, test } from "vitest";
import { freeNumber } from "./freeNumber.ts";
import { DEMO_NUMBER } from "./market.ts";

/** A lens over a registry in which these numbers are taken. */
function lensWith(taken: (number: bigint) => boolean) {
  const nextClaimable = async (from: bigint, to: bigint, _profile: number, _claimer: string, wanted: number) => {
    const found: bigint[] = [];
    for (let number = from; number <= to && found.length < wanted; number++) if (!taken(number)) found.push(number);
    return [found, 0n];
  };
  return { nextClaimable } as unknown as Parameters<typeof freeNumber>[0];
}

test("takes the demo's number while nobody holds it", async () => {
  expect(await freeNumber(lensWith(() => false))).toBe(DEMO_NUMBER);
});

test("goes on to the next free one, around the end of the range", async () => {
  expect(await freeNumber(lensWith((number) => number === DEMO_NUMBER))).toBe(DEMO_NUMBER + 1n);
  const start = DEMO_NUMBER - (DEMO_NUMBER % 100n);
  expect(await freeNumber(lensWith((number) => number !== start))).toBe(start);
});

test("finds none where all are taken", async () => {
  expect(await freeNumber(lensWith(() => true))).toBeUndefined();
});
