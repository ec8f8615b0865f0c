import type { Create3Deployer } from "@dots/protocol/typechain";
import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { Signer } from "ethers";
import { deployOnHardhat } from "../../deploy/onHardhat.ts";
import { SUPPLY } from "../../deploy/plan.ts";
import { type Contracts, contractsOf } from "../../seed/contracts.ts";

/** All contracts on a fresh chain, deployed as production deploys them: at addresses known beforehand. */
export interface Stage extends Contracts {
  deployer: Create3Deployer;
  /** Deployed everything, administers the AccessManager and holds the whole supply of ETT. */
  governance: Signer;
  treasury: Signer;
  /** The other accounts of the chain, unfunded with ETT. */
  actors: readonly Signer[];
}

export async function deployStage(ethers: HardhatEthers): Promise<Stage> {
  const [governance, treasury, ...actors] = await ethers.getSigners();
  if (!governance || !treasury) throw new Error("The chain has fewer than two accounts.");
  const root = governance.address as `0x${string}`;
  const terms = { deployer: root, treasury: treasury.address as `0x${string}`, supply: SUPPLY };
  const deployer = await deployOnHardhat(ethers, terms);
  return { ...contractsOf(root, governance), deployer, governance, treasury, actors };
}
