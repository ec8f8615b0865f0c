import {
  CREATE3_DEPLOYER,
  CREATE3_DEPLOYER_SALT,
  DEPLOYMENT_PROXY,
  DEPLOYMENT_PROXY_CODE,
  saltOf,
} from "@dots/protocol";
import { type Create3Deployer, Create3Deployer__factory } from "@dots/protocol/typechain";
import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import { concat } from "ethers";
import { CREATE3_DEPLOYER_SOURCE, readArtifact } from "./artifact.ts";
import { planDeployment, type Terms } from "./plan.ts";

/**
 * Puts all contracts on a fresh Hardhat chain inside this process, by its first account through the proxy and Create3Deployer
 * as on any other chain: each stands at the address that @dots/protocol predicts.
 */
export async function deployOnHardhat(ethers: HardhatEthers, terms: Terms): Promise<Create3Deployer> {
  const deployer = await ethers.getSigner(terms.deployer);
  await ethers.provider.send("hardhat_setCode", [DEPLOYMENT_PROXY, DEPLOYMENT_PROXY_CODE]);
  const { bytecode } = readArtifact(CREATE3_DEPLOYER_SOURCE);
  await deployer.sendTransaction({ to: DEPLOYMENT_PROXY, data: concat([CREATE3_DEPLOYER_SALT, bytecode]) });
  const create3 = Create3Deployer__factory.connect(CREATE3_DEPLOYER, deployer);
  for (const { name, initCode } of planDeployment(terms)) await create3.deploy(saltOf(name), initCode);
  return create3;
}
