import type { Rule, RuleKind } from "@dots/protocol";
import { RULE_KINDS } from "@dots/protocol";
import { parseEther, type Signer } from "ethers";
import hre from "hardhat";
import { deployStage, type Stage } from "../../../scripts/check/gas/stage.ts";

export const NUMBER = 12125550123n;
export const DEPOSIT = parseEther("10");

/** A country with one open range, whose carrier has one profile, and a subscriber with ETT. */
export interface ResolverStage extends Stage {
  carrier: Signer;
  alice: Signer;
  rpc: Awaited<ReturnType<typeof hre.network.create>>["provider"];
  /** Gives the carrier's one profile other rules; all of its numbers follow. */
  setRules(rules: readonly Rule[], ttl?: number): Promise<void>;
}

export async function openResolverStage(): Promise<ResolverStage> {
  const { ethers, provider } = await hre.network.create();
  const stage = await deployStage(ethers);
  const [carrier, alice] = stage.actors as [Signer, Signer];
  const { registry, authorityDesk, carriers, profiles, ett, governance } = stage;
  await registry.addDepositClass(DEPOSIT);
  await authorityDesk.delegate(1n, await governance.getAddress(), 11, 11);
  await authorityDesk.openRangeLengths(1n, 1 << 7);
  await carriers.connect(carrier).join(await carrier.getAddress(), "Alpha", "", 0n);
  await profiles.connect(carrier).create(1, 60, 1, []);
  await registry.allocate(1212555n, {
    ...{ carrier: 1, defaultProfile: 1, minDigits: 11, maxDigits: 11, depositClass: 0 },
    ...{ policy: 1, quarantineDays: 0, flags: 0 },
  });
  await ett.transfer(await alice.getAddress(), DEPOSIT * 100n);
  await ett.connect(alice).approve(await registry.getAddress(), DEPOSIT * 100n);
  return {
    ...stage,
    ...{ carrier, alice, rpc: provider },
    async setRules(rules, ttl = 60) {
      const written = rules.map((rule) => ({ ...rule, kind: RULE_KINDS.indexOf(rule.kind) }));
      await profiles.connect(carrier).change(1, ttl, 1, written);
    },
  };
}

export function rule(kind: RuleKind, template: string, order = 10, preference = 10): Rule {
  return { order, preference, kind, template };
}
