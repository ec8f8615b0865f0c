import type { Contracts } from "./contracts.ts";
import { DEMO_NUMBER } from "./market.ts";

/** How many numbers the demo's range has. */
const NUMBERS = 100n;

/** The demo's number or the next of its range that can be claimed; undefined if all are taken. */
export async function freeNumber(registry: Pick<Contracts["registry"], "quoteClaim">): Promise<bigint | undefined> {
  const first = DEMO_NUMBER - (DEMO_NUMBER % NUMBERS);
  for (let offset = 0n; offset < NUMBERS; offset++) {
    const number = first + ((DEMO_NUMBER + offset) % NUMBERS);
    if (BigInt((await registry.quoteClaim(number, 0)).refusal) === 0n) return number;
  }
  return undefined;
}
