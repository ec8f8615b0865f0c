import { predictAddresses } from "@dots/protocol";
import type {} from "@nomicfoundation/hardhat-ethers";
import type {} from "@nomicfoundation/hardhat-network-helpers";
import { network } from "hardhat";
import type { Address } from "viem";
import { deployOnHardhat } from "../../scripts/deploy/onHardhat.ts";
import { SUPPLY } from "../../scripts/deploy/plan.ts";
import { contractsOf } from "../../scripts/seed/contracts.ts";

/** All contracts on a fresh Hardhat chain, whose first account governs and holds the supply of ETT. */
export async function deployedRegistry() {
  const { ethers, networkHelpers } = await network.create();
  const signers = await ethers.getSigners();
  const [governor] = signers;
  if (!governor) throw new Error("Hardhat gave no accounts.");
  const deployer = governor.address as Address;
  await deployOnHardhat(ethers, { deployer, treasury: deployer, supply: SUPPLY });
  return {
    addresses: predictAddresses(deployer),
    provider: ethers.provider,
    networkHelpers,
    signers,
    governor,
    ...contractsOf(deployer, governor),
  };
}

export type DeployedRegistry = Awaited<ReturnType<typeof deployedRegistry>>;
