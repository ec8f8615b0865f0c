import { CREATE3_DEPLOYER, predictAddresses, saltOf } from "@dots/protocol";
import { Create3Deployer__factory } from "@dots/protocol/typechain";
import type { Address } from "viem";
import { planDeployment, SUPPLY } from "../../scripts/deploy/plan.ts";
import { contractsOf } from "../../scripts/seed/contracts.ts";
import type { DeployedRegistry } from "./deployedRegistry.ts";

/** Deploys what follows, as another account than the first registry's. */
const DEPLOYER = 9;

/**
 * The registry that succeeds another, with desks and verifiers of its own: governance, money, carriers and profiles are the
 * same, so that deposits and routes stay what they were.
 */
export async function deployedSuccessor(first: DeployedRegistry): Promise<DeployedRegistry> {
  const signer = first.signers[DEPLOYER]!;
  const deployer = signer.address as Address;
  const { accessManager, ett, carrierRegistry, routeProfiles, numberRegistry: predecessor } = first.addresses;
  const shared = { accessManager, ett, carrierRegistry, routeProfiles };
  const create3 = Create3Deployer__factory.connect(CREATE3_DEPLOYER, signer);
  const plan = planDeployment({ deployer, treasury: deployer, supply: SUPPLY, predecessor, shared });
  for (const { name, initCode } of plan) await create3.deploy(saltOf(name), initCode);
  const { manager, carriers, profiles, ett: money } = first;
  const own = contractsOf(deployer, first.governor);
  const addresses = { ...predictAddresses(deployer), ...shared };
  return { ...first, ...own, manager, carriers, profiles, ett: money, addresses };
}
