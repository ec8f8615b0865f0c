import { deployments, LOCAL_CHAIN_ID, LOCAL_DEPLOYER } from "@dots/protocol";
import { ZeroAddress } from "ethers";
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
  const parts = await registry.parts();
  expect(parts.accessManager).toBe(local.accessManager);
  expect(parts.ett).toBe(local.ett);
  expect(parts.carriers).toBe(local.carrierRegistry);
  expect(parts.profiles).toBe(local.routeProfiles);
  expect(parts.portingDesk).toBe(local.portingDesk);
  expect(parts.authorityDesk).toBe(local.authorityDesk);
  expect(parts.claimDesk).toBe(local.claimDesk);
  expect(parts.verificationDesk).toBe(local.verificationDesk);
  expect(parts.renderer).toBe(local.numberRenderer);
  expect(parts.predecessor).toBe(ZeroAddress);
  expect(await desk.registry()).toBe(local.numberRegistry);
  for (const each of [authorityDesk, claimDesk, verifiers, verificationDesk]) {
    expect(await each.registry()).toBe(local.numberRegistry);
  }
  expect(await verificationDesk.verifiers()).toBe(local.verifierRegistry);
  expect(await verifiers.verificationDesk()).toBe(local.verificationDesk);
  expect(await ett.symbol()).toBe("ETT");
});
