import { beforeAll, describe, expect, test } from "vitest";
import { type DeployedRegistry, deployedRegistry } from "../model/deployedRegistry.ts";
import { DEPOSIT, NUMBER, openMarket } from "../model/openMarket.ts";

/** As many as one call looks at. */
const MOST = 512;
/** EIP-7825: what one transaction may use, and some nodes grant no `eth_call` more. */
const MOST_GAS = 2n ** 24n;
/** What reading a slot costs more the first time (EIP-2929). */
const FIRST_READ = 2_000n;
/** A number whose neighbours have other profiles and other ranges: its profile, and ranges of up to four lengths. */
const SLOTS_OF_ITS_OWN = 1n + 4n;

/** On the code as it is deployed, with nothing read before. */
describe("a page of a carrier's numbers", () => {
  let chain: DeployedRegistry;

  beforeAll(async () => {
    chain = await deployedRegistry();
    await openMarket(chain);
    const { registry, profiles, ett, governor } = chain;
    await profiles.create(1, 60, 0, []);
    await ett.approve(await registry.getAddress(), DEPOSIT * BigInt(MOST));
    const all = Array.from({ length: MOST }, (_, index) => NUMBER + BigInt(index));
    // Two profiles of the carrier by turns, so that each number's is asked about anew.
    for (let start = 0; start < MOST; start += 256) {
      for (const [turn, profile] of [1, 3].entries()) {
        const numbers = all.slice(start, start + 256).filter((_, index) => index % 2 === turn);
        const claims = numbers.map((number) => ({ number, holder: governor.address }));
        await registry.claimMany(claims, profile, DEPOSIT * BigInt(MOST));
      }
    }
  });

  test("holds as many as there can be, within the gas of a transaction", async () => {
    const { lens } = chain;
    const page = [1, NUMBER, NUMBER + BigInt(MOST), MOST] as const;
    const [found, next] = await lens.numbersOf.staticCall(...page, { gasLimit: MOST_GAS });
    expect(found.map(({ number }) => number)).toEqual(Array.from({ length: MOST }, (_, i) => NUMBER + BigInt(i)));
    expect(found.slice(0, 4).map(({ state }) => state.profile)).toEqual([1n, 3n, 1n, 3n]);
    expect(next).toBe(NUMBER + BigInt(MOST));
    expect(await lens.numbersOf.estimateGas(...page)).toBeLessThan(
      MOST_GAS - BigInt(MOST) * SLOTS_OF_ITS_OWN * FIRST_READ,
    );
  });
});
