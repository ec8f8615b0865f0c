import { countryCodeOf, formatNumber } from "@dots/protocol";
import hre from "hardhat";
import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from "libphonenumber-js";
import { beforeAll, expect, test } from "vitest";
import { deployStage, type Stage } from "../../../scripts/check/gas/stage.ts";

const CODES = [...new Set(getCountries().map((country) => getCountryCallingCode(country)))];
const A_CODE = 10;
const AT_ONCE = 100;

let stage: Stage;
beforeAll(async () => {
  const { ethers } = await hre.network.create();
  stage = await deployStage(ethers);
});

/** Numbers that exist, some of each country code, the same at every run. */
function sample(): bigint[] {
  let state = 1;
  const digit = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.trunc((state / 2 ** 32) * 10);
  };
  return CODES.flatMap((code) => {
    const found: bigint[] = [];
    for (let tries = 0; found.length < A_CODE && tries < 2_000; tries++) {
      const length = 15 - code.length - (tries % 10);
      const digits = `${code}${Array.from({ length }, digit).join("")}`;
      const known = parsePhoneNumberFromString(`+${digits}`);
      if (known?.isValid() && known.number === `+${digits}`) found.push(BigInt(digits));
    }
    return found;
  });
}

async function written(numbers: readonly bigint[]): Promise<string[]> {
  const found: string[] = [];
  for (let i = 0; i < numbers.length; i += AT_ONCE) {
    found.push(...(await Promise.all(numbers.slice(i, i + AT_ONCE).map((number) => stage.renderer.written(number)))));
  }
  return found;
}

/** `+44 ...: 4-6 instead of 3-3-4`: which countries' numbers the table of the contract groups in another way. */
test("the contract writes nearly all numbers as the pages do, and differs in groups alone", async () => {
  const numbers = sample();
  const found = await written(numbers);
  const differing = new Map<string, number>();
  for (const [i, number] of numbers.entries()) {
    const needed = formatNumber(number);
    expect(found[i]!.replaceAll(" ", "")).toBe(`+${number}`);
    if (found[i] === needed) continue;
    const line = `+${countryCodeOf(number)}: ${groups(found[i]!)} instead of ${groups(needed)}`;
    differing.set(line, (differing.get(line) ?? 0) + 1);
  }
  const count = [...differing.values()].reduce((sum, each) => sum + each, 0);
  console.log(`${count} of ${numbers.length} numbers differ:`, [...differing.keys()].sort().join("; "));
  expect(numbers.length).toBeGreaterThan(CODES.length * (A_CODE - 2));
  expect(count / numbers.length).toBeLessThan(0.03);
}, 120_000);

test("all of North America, and codes that nobody has, are written as the pages do", async () => {
  const numbers = [12125550123n, 18005550199n, 19055550100n, 99912345678n, 9991234567n, 9991n, 999n, 21012345n, 1n];
  expect(await written(numbers)).toEqual(numbers.map(formatNumber));
});

function groups(text: string): string {
  return text
    .split(" ")
    .slice(1)
    .map((group) => group.length)
    .join("-");
}
