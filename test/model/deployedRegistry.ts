import {
  CREATE3_DEPLOYER,
  CREATE3_DEPLOYER_SALT,
  DEPLOYMENT_PROXY,
  DEPLOYMENT_PROXY_CODE,
  predictAddresses,
  saltOf,
} from "@dots/protocol";
import { Create3Deployer__factory } from "@dots/protocol/typechain";
import type {} from "@nomicfoundation/hardhat-ethers";
import type {} from "@nomicfoundation/hardhat-network-helpers";
import { concat } from "ethers";
import hre, { network } from "hardhat";
import type { Address } from "viem";
import { planDeployment, SUPPLY } from "../../scripts/deploy/plan.ts";
import { contractsAt } from "./contractsAt.ts";

/**
 * All contracts on a fresh Hardhat chain, deployed by its first account through the proxy and Create3Deployer as on any
 * other chain, each at the address that @dots/protocol predicts.
 */
export async function deployedRegistry() {
  const { ethers, networkHelpers } = await network.create();
  const signers = await ethers.getSigners();
  const [governor] = signers;
  if (!governor) throw new Error("Hardhat gave no accounts.");
  const deployer = governor.address as Address;
  const at = predictAddresses(deployer);
  await networkHelpers.setCode(DEPLOYMENT_PROXY, DEPLOYMENT_PROXY_CODE);
  const { bytecode } = await hre.artifacts.readArtifact("Create3Deployer");
  await governor.sendTransaction({ to: DEPLOYMENT_PROXY, data: concat([CREATE3_DEPLOYER_SALT, bytecode]) });
  const create3 = Create3Deployer__factory.connect(CREATE3_DEPLOYER, governor);
  for (const { name, initCode } of planDeployment({ deployer, treasury: deployer, supply: SUPPLY })) {
    await create3.deploy(saltOf(name), initCode);
  }

  return {
    addresses: at,
    provider: ethers.provider,
    networkHelpers,
    signers,
    governor,
    ...contractsAt(at, governor),
  };
}

export type DeployedRegistry = Awaited<ReturnType<typeof deployedRegistry>>;
