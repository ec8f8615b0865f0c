import { encodeBytes32String, parseEther, type Signer } from "ethers";
import hre from "hardhat";
import { beforeAll, describe, expect, test } from "vitest";
import { signPermit } from "../../scripts/check/gas/signPermit.ts";
import { deployStage, type Stage } from "../../scripts/check/gas/stage.ts";

const DEPOSIT = parseEther("10");
const NUMBER = 12125550123n;
const ETT_OF_EACH = parseEther("100");

/** What a client of the contracts sees: events and errors by name, through the generated ABIs and types. */
describe("a claim as clients see it", () => {
  let stage: Stage;
  let alice: Signer;
  let alpha: Signer;

  beforeAll(async () => {
    const { ethers } = await hre.network.create();
    stage = await deployStage(ethers);
    [alpha, alice] = stage.actors as [Signer, Signer];
    const { registry, authorityDesk, carriers, profiles, ett, governance } = stage;
    await registry.addDepositClass(DEPOSIT);
    await authorityDesk.delegate(1n, await governance.getAddress(), 11, 11);
    await authorityDesk.openRangeLengths(1n, 1 << 7);
    await carriers.connect(alpha).join(await alpha.getAddress(), "Alpha", "https://alpha.example/carrier.json", 0n);
    const rules = [{ order: 10, preference: 10, kind: 0, template: "sip:+{e164}@sbc.alpha.example" }];
    await profiles.connect(alpha).create(1, 300, 1, rules);
    await registry.allocate(1212555n, {
      carrier: 1,
      defaultProfile: 1,
      minDigits: 11,
      maxDigits: 11,
      depositClass: 0,
      policy: 1,
      quarantineDays: 0,
      flags: 0,
    });
    await ett.transfer(await alice.getAddress(), ETT_OF_EACH);
  });

  /** The error of a refused call, as the registry's ABI alone reads it. */
  async function refusal(call: Promise<unknown>) {
    const thrown = await call.then(
      () => ({ data: "0x" }),
      (error: { data: string }) => error,
    );
    return stage.registry.interface.parseError(thrown.data);
  }

  test("addresses are known before anything is deployed", async () => {
    const { deployer, governance, registry } = stage;
    const predicted = await deployer.addressOf(await governance.getAddress(), encodeBytes32String("NumberRegistry"));
    expect(await registry.getAddress()).toBe(predicted);
  });

  test("joining tells who the carrier is, then what it says of itself", async () => {
    const { carriers } = stage;
    const [described] = await carriers.queryFilter(carriers.filters.CarrierDescribed());
    const [changed] = await carriers.queryFilter(carriers.filters.CarrierChanged());
    expect(described?.args.name).toBe("Alpha");
    expect(described?.args.metadataURI).toBe("https://alpha.example/carrier.json");
    expect(changed?.args.owner).toBe(await alpha.getAddress());
    // An index that meets a description before its carrier stops there.
    expect(changed?.transactionHash).toBe(described?.transactionHash);
    expect(changed?.index).toBeLessThan(described?.index ?? 0);
    expect(changed?.args.status).toBe(1n);
  });

  test("without an allowance the token's own error comes through by name", async () => {
    const { registry } = stage;
    const claim = registry.connect(alice).claim.staticCall(NUMBER, alice, 0, DEPOSIT);
    expect(await refusal(claim)).toMatchObject({ name: "ERC20InsufficientAllowance" });
  });

  test("a permit takes the place of the allowance, and its event tells all", async () => {
    const { registry, ett } = stage;
    const holder = await alice.getAddress();
    const permit = await signPermit(ett, alice, await registry.getAddress(), DEPOSIT);
    await registry.connect(alice).claimWithPermit(NUMBER, holder, 0, DEPOSIT, permit);
    const [claimed] = await registry.queryFilter(registry.filters.NumberClaimed(NUMBER));
    const { args } = claimed as NonNullable<typeof claimed>;
    expect([args.number, args.holder, args.payer, args.depositClass, args.sequence]).toEqual([
      NUMBER,
      holder,
      holder,
      0n,
      1n,
    ]);
    expect(await ett.balanceOf(holder)).toBe(ETT_OF_EACH - DEPOSIT);
  });

  test("a permit that somebody sent before is no obstacle", async () => {
    const { registry, ett, governance } = stage;
    const holder = await alice.getAddress();
    const spender = await registry.getAddress();
    const permit = await signPermit(ett, alice, spender, DEPOSIT);
    const { value, deadline, v, r, s } = permit;
    await ett.connect(governance).permit(holder, spender, value, deadline, v, r, s);
    await registry.connect(alice).claimWithPermit(NUMBER + 1n, holder, 0, DEPOSIT, permit);
    expect(await registry.ownerOf(NUMBER + 1n)).toBe(holder);
  });

  test("a refusal names what was found and what was needed", async () => {
    const { registry, lens } = stage;
    const again = registry.connect(alice).claim.staticCall(NUMBER, alice, 0, DEPOSIT);
    const holder = await alice.getAddress();
    expect(await refusal(again)).toMatchObject({ name: "NumberTaken", args: [NUMBER, holder] });
    const quote = await lens.quoteClaim(NUMBER, 0, holder);
    expect(registry.interface.getError(quote.refusal)?.name).toBe("NumberTaken");
  });
});
