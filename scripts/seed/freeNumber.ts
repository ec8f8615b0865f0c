import { ZeroAddress } from "ethers";
import type { Contracts } from "./contracts.ts";
import { DEMO_NUMBER } from "./market.ts";

/** How many numbers the demo's range has. */
const NUMBERS = 100n;

/** The demo's number or the next of its range that can be claimed; undefined if all are taken. */
export async function freeNumber(lens: Pick<Contracts["lens"], "nextClaimable">): Promise<bigint | undefined> {
  const first = DEMO_NUMBER - (DEMO_NUMBER % NUMBERS);
  const [onward] = await lens.nextClaimable(DEMO_NUMBER, first + NUMBERS - 1n, 0, ZeroAddress, 1);
  if (onward.length > 0) return onward[0];
  const [before] = await lens.nextClaimable(first, DEMO_NUMBER - 1n, 0, ZeroAddress, 1);
  return before[0];
}
