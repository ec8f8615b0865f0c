import { CREATE3_DEPLOYER, predictAddresses, saltOf } from "@dots/protocol";
import { Create3Deployer__factory } from "@dots/protocol/typechain";
import { ContractFactory, type Fragment } from "ethers";
import hre from "hardhat";
import type { Address } from "viem";
import { contractsAt } from "./contractsAt.ts";
import type { DeployedRegistry } from "./deployedRegistry.ts";

/** Deploys what follows, as another account than the first registry's. */
const DEPLOYER = 9;

/**
 * The registry that succeeds another, with desks and verifiers of its own: money, carriers, profiles and governance are the
 * same, so that deposits and routes stay what they were.
 */
export async function deployedSuccessor(first: DeployedRegistry): Promise<DeployedRegistry> {
  const deployer = first.signers[DEPLOYER]!;
  const { accessManager, ett, carrierRegistry: carriers, routeProfiles: profiles } = first.addresses;
  const own = predictAddresses(deployer.address as Address);
  const at = { ...own, accessManager, ett, carrierRegistry: carriers, routeProfiles: profiles };
  const { numberRegistry: registry, verificationDesk, verifierRegistry, portingDesk, authorityDesk, claimDesk } = at;
  const desks = { portingDesk, authorityDesk, claimDesk, verificationDesk, renderer: at.numberRenderer };
  const predecessor = first.addresses.numberRegistry;

  const create3 = Create3Deployer__factory.connect(CREATE3_DEPLOYER, deployer);
  const deploy = async (name: string, args: unknown[]) => {
    const { abi, bytecode } = await hre.artifacts.readArtifact(name);
    const factory = new ContractFactory(abi as unknown as Fragment[], bytecode);
    await create3.deploy(saltOf(name), (await factory.getDeployTransaction(...args)).data);
  };
  await deploy("NumberRegistry", [{ accessManager, ett, carriers, profiles, ...desks, predecessor }]);
  await deploy("PortingDesk", [accessManager, ett, carriers, profiles, registry, deployer.address]);
  await deploy("AuthorityDesk", [accessManager, carriers, profiles, registry]);
  await deploy("ClaimDesk", [registry, carriers, profiles]);
  await deploy("VerifierRegistry", [accessManager, ett, carriers, registry, verificationDesk]);
  await deploy("VerificationDesk", [registry, carriers, profiles, verifierRegistry]);
  return { ...first, ...contractsAt(at, first.governor), addresses: at };
}
