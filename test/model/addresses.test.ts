import { deployments, LOCAL_CHAIN_ID, LOCAL_DEPLOYER } from "@dots/protocol";
import { expect, test } from "vitest";
import { deployedRegistry } from "./deployedRegistry.ts";

test("the contracts stand where the local deployment says, and name each other", async () => {
  const { provider, governor, registry, desk, ett, ...desks } = await deployedRegistry();
  const { authorityDesk, claimDesk, verifiers, verificationDesk } = desks;
  const local = deployments[LOCAL_CHAIN_ID]!;
  expect(governor.address).toBe(LOCAL_DEPLOYER);
  const { chainId, startBlock, ...addresses } = local;
  expect({ chainId, startBlock }).toEqual({ chainId: Number((await provider.getNetwork()).chainId), startBlock: 0n });
  for (const address of Object.values(addresses)) expect(await provider.getCode(address)).not.toBe("0x");
  expect(await registry.portingDesk()).toBe(local.portingDesk);
  expect(await registry.carriers()).toBe(local.carrierRegistry);
  expect(await registry.profiles()).toBe(local.routeProfiles);
  expect(await registry.authority()).toBe(local.accessManager);
  expect(await desk.registry()).toBe(local.numberRegistry);
  expect(await registry.authorityDesk()).toBe(local.authorityDesk);
  expect(await registry.claimDesk()).toBe(local.claimDesk);
  expect(await registry.verificationDesk()).toBe(local.verificationDesk);
  expect(await registry.renderer()).toBe(local.numberRenderer);
  for (const each of [authorityDesk, claimDesk, verifiers, verificationDesk]) {
    expect(await each.registry()).toBe(local.numberRegistry);
  }
  expect(await verificationDesk.verifiers()).toBe(local.verifierRegistry);
  expect(await verifiers.verificationDesk()).toBe(local.verificationDesk);
  expect(await ett.symbol()).toBe("ETT");
});
