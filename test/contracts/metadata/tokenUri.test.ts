import { encodePortOrder } from "@dots/protocol";
import { parseEther, type Signer } from "ethers";
import hre from "hardhat";
import { beforeAll, describe, expect, test } from "vitest";
import { deployStage, type Stage } from "../../../scripts/check/gas/stage.ts";
import { metadataOf } from "./metadata.ts";

const DEPOSIT = parseEther("12.5");
const NUMBER = 12125550123n;

describe("what wallets show", () => {
  let stage: Stage;
  let alice: Signer;

  beforeAll(async () => {
    const { ethers } = await hre.network.create();
    stage = await deployStage(ethers);
    const [alpha, beta, holder] = stage.actors as [Signer, Signer, Signer];
    alice = holder;
    const { registry, authorityDesk, carriers, profiles, ett, governance } = stage;
    await registry.addDepositClass(DEPOSIT);
    await authorityDesk.delegate(1n, await governance.getAddress(), 11, 11);
    await authorityDesk.openRangeLengths(1n, 1 << 7);
    for (const [index, owner] of [alpha, beta].entries()) {
      await carriers.connect(owner).join(await owner.getAddress(), '","evil":"<script>', "", 0n);
      const rules = [{ order: 10, preference: 10, kind: 0, template: "sip:+{e164}@sbc.example" }];
      await profiles.connect(owner).create(index + 1, 300, 1, rules);
    }
    await registry.allocate(1212555n, {
      ...{ carrier: 1, defaultProfile: 1, minDigits: 11, maxDigits: 11, depositClass: 0 },
      ...{ policy: 1, quarantineDays: 0, flags: 0 },
    });
    await ett.transfer(await alice.getAddress(), DEPOSIT);
    await ett.connect(alice).approve(await registry.getAddress(), DEPOSIT);
    await registry.connect(alice).claim(NUMBER, await alice.getAddress(), 0, DEPOSIT);
  });

  test("is JSON with the number as people write it, its picture and its traits", async () => {
    const metadata = await metadataOf(stage.registry, NUMBER);
    expect(Object.keys(metadata)).toEqual(["name", "description", "image", "attributes"]);
    expect(metadata.name).toBe("+1 212 555 0123");
    expect(metadata.description).toBe(
      "The telephone number +1 212 555 0123 in DOTS. Its holder gets the deposit back when he releases it.",
    );
    expect(metadata.attributes).toEqual([
      { trait_type: "Status", value: "Held" },
      { trait_type: "Ported", value: "No" },
      { trait_type: "Private", value: "No" },
      { trait_type: "Carrier", value: "1" },
      { trait_type: "Carrier left", value: "No" },
      { trait_type: "Deposit", value: "12.5 ETT" },
    ]);
    expect(metadata.picture).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" .*<\/svg>$/);
    expect(metadata.picture).toContain(">+1 212 555 0123</text>");
  });

  test("follows a port to another carrier", async () => {
    const { registry, desk } = stage;
    const from = await alice.getAddress();
    const data = encodePortOrder({ profile: 2, highestFee: 0n });
    await registry
      .connect(alice)
      ["safeTransferFrom(address,address,uint256,bytes)"](from, await desk.getAddress(), NUMBER, data);
    const { attributes, picture } = await metadataOf(registry, NUMBER);
    expect(attributes).toContainEqual({ trait_type: "Ported", value: "Yes" });
    expect(attributes).toContainEqual({ trait_type: "Carrier", value: "2" });
    expect(picture).toContain(">Held, ported</text>");
  });

  test("is refused for a number that nobody holds", async () => {
    await expect(stage.registry.tokenURI(NUMBER + 1n)).rejects.toThrow(/TokenDoesNotExist/);
  });
});
