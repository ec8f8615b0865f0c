// What commands of `npm run desk` refuse, leave and keep on real contracts; the guides' tests go through what they do.
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CLAIM_POLICIES, LOCAL_CHAIN_ID } from "@dots/protocol";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Command, Context, Flags } from "../../scripts/desk/command.ts";
import { carrierCommands } from "../../scripts/desk/commands/carrier.ts";
import { verifierCommands } from "../../scripts/desk/commands/verifier.ts";
import { type DeployedRegistry, deployedRegistry } from "./deployedRegistry.ts";
import { DEPOSIT, NUMBER, openMarket, RANGE } from "./openMarket.ts";

let chain: DeployedRegistry;
let folder: string;
let printed: string[];

beforeAll(async () => {
  chain = await deployedRegistry();
  await openMarket(chain);
  folder = await mkdtemp(join(tmpdir(), "dots-desk-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => {
  printed = [];
});

/** Runs a command as the first account, on Hardhat's chain inside this process. */
async function run(commands: readonly Command[], name: string, flags: Flags, dryRun = false): Promise<void> {
  const { provider, governor: account } = chain;
  const { timestamp: now } = (await provider.getBlock("latest"))!;
  const context = {
    ...{ provider, account, contracts: chain, chainId: LOCAL_CHAIN_ID, now, dryRun, flags },
    file: (flag: string) => join(folder, flags[flag]!),
    print: (line: string) => void printed.push(line),
  };
  await commands.find((each) => each.name === name)!.run(context as unknown as Context);
}

test("a profile that is changed keeps its time to live and its openness, unless they are named", async () => {
  const { profiles } = chain;
  const rules = "20 10 tel:+{e164};npdi;rn=+12125550000,10 10 sips:{e164}@new.example";
  await run(carrierCommands, "change-profile", { profile: "1", rules });
  const [carrier, version, ttl, flags, found] = await profiles.read(1);
  expect([carrier, version, ttl, flags]).toEqual([1n, 2n, 60n, 1n]);
  expect(found.map((rule) => [...rule])).toEqual([
    [20n, 10n, 2n, "tel:+{e164};npdi;rn=+12125550000"],
    [10n, 10n, 1n, "sips:{e164}@new.example"],
  ]);
  await run(carrierCommands, "change-profile", { profile: "1", rules: "none", ttl: "5", open: "no" });
  expect((await profiles.read(1)).slice(1, 4)).toEqual([3n, 5n, 0n]);
  expect((await profiles.read(1)).rules).toHaveLength(0);
});

test("a list with a number that somebody holds is refused as a whole, by its line", async () => {
  const { registry, authorityDesk, ett, claimDesk, governor, addresses } = chain;
  await ett.approve(addresses.numberRegistry, DEPOSIT);
  await registry.claim(NUMBER, governor.address, 0, DEPOSIT);
  await authorityDesk.setPolicy(RANGE, CLAIM_POLICIES.indexOf("closed"));
  const roots = () => claimDesk.queryFilter(claimDesk.filters.RootPosted());
  const post = async (...numbers: bigint[]) => {
    const lines = numbers.map((number) => `+${number},${governor.address}\n`);
    await writeFile(join(folder, "numbers.csv"), lines.join(""));
    await run(carrierCommands, "root", { prefix: `${RANGE}`, file: "numbers.csv", out: "vouchers.csv" });
  };
  const refusal = { code: "FileRefused", found: `line 2: +${NUMBER} is held` };
  await expect(post(NUMBER + 1n, NUMBER)).rejects.toMatchObject(refusal);
  expect(await readdir(folder)).toEqual(["numbers.csv"]);
  expect(await roots()).toHaveLength(0);
  await post(NUMBER + 1n);
  expect(await roots()).toHaveLength(1);
});

test("a dry run that ends with the allowance says what it did not try", async () => {
  const { verifiers, ett, governor, addresses } = chain;
  await verifiers.setVerifierBond(DEPOSIT);
  await run(verifierCommands, "enrol", { carrier: "1" }, true);
  expect(printed).toEqual([
    expect.stringMatching(/^Allows 10\.0 ETT as bond: [\d,]+ gas, at most /),
    "Dry run: nothing was sent.",
    "What comes after it was not tried: it needs that allowance.",
  ]);
  expect(await ett.allowance(governor.address, addresses.verifierRegistry)).toBe(0n);
  expect(await verifiers.count()).toBe(0n);
});
