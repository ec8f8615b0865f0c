import {
  type AuthorityDesk,
  AuthorityDesk__factory,
  type CarrierRegistry,
  CarrierRegistry__factory,
  type ClaimDesk,
  ClaimDesk__factory,
  type Create3Deployer,
  Create3Deployer__factory,
  type ETT,
  ETT__factory,
  type NumberLens,
  NumberLens__factory,
  type NumberRegistry,
  NumberRegistry__factory,
  type NumberResolver,
  NumberResolver__factory,
  type PortingDesk,
  PortingDesk__factory,
  type RouteProfiles,
  RouteProfiles__factory,
  type VerificationDesk,
  VerificationDesk__factory,
  type VerifierRegistry,
  VerifierRegistry__factory,
} from "@dots/protocol/typechain";
import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import { encodeBytes32String, parseEther, type Signer, ZeroAddress } from "ethers";

/** All contracts on a fresh chain, deployed as production deploys them: at addresses known beforehand. */
export interface Stage {
  ett: ETT;
  carriers: CarrierRegistry;
  profiles: RouteProfiles;
  registry: NumberRegistry;
  desk: PortingDesk;
  authorityDesk: AuthorityDesk;
  claimDesk: ClaimDesk;
  verifiers: VerifierRegistry;
  verificationDesk: VerificationDesk;
  lens: NumberLens;
  resolver: NumberResolver;
  deployer: Create3Deployer;
  /** Deployed everything, administers the AccessManager and holds the whole supply of ETT. */
  governance: Signer;
  treasury: Signer;
  /** The other accounts of the chain, unfunded with ETT. */
  actors: readonly Signer[];
}

/** The name under which the resolver answers. */
export const ENS_PARENT = "e164.dots.eth";

const SUPPLY = parseEther("1000000000");

export async function deployStage(ethers: HardhatEthers): Promise<Stage> {
  const [governance, treasury, ...actors] = await ethers.getSigners();
  if (!governance || !treasury) throw new Error("The chain has fewer than two accounts.");
  const root = await governance.getAddress();
  const create3 = await ethers.deployContract("Create3Deployer", governance);
  const deployer = Create3Deployer__factory.connect(await create3.getAddress(), governance);

  const at = (name: string) => deployer.addressOf(root, encodeBytes32String(name));
  const deploy = async (name: string, args: unknown[]) => {
    const factory = await ethers.getContractFactory(name);
    const { data } = await factory.getDeployTransaction(...args);
    await (await deployer.deploy(encodeBytes32String(name), data)).wait();
  };

  const accessManager = await at("AccessManager");
  const ett = await at("ETT");
  const carriers = await at("CarrierRegistry");
  const profiles = await at("RouteProfiles");
  const registry = await at("NumberRegistry");
  const portingDesk = await at("PortingDesk");
  const authorityDesk = await at("AuthorityDesk");
  const claimDesk = await at("ClaimDesk");
  const verifiers = await at("VerifierRegistry");
  const verificationDesk = await at("VerificationDesk");
  const renderer = await at("NumberRenderer");
  const [desks, predecessor] = [{ portingDesk, authorityDesk, claimDesk, verificationDesk }, ZeroAddress];
  await deploy("AccessManager", [root]);
  await deploy("ETT", [root, SUPPLY]);
  await deploy("CarrierRegistry", [accessManager, ett]);
  await deploy("RouteProfiles", [carriers]);
  await deploy("NumberRegistry", [{ accessManager, ett, carriers, profiles, ...desks, renderer, predecessor }]);
  await deploy("PortingDesk", [accessManager, ett, carriers, profiles, registry, await treasury.getAddress()]);
  await deploy("AuthorityDesk", [accessManager, carriers, profiles, registry]);
  await deploy("ClaimDesk", [registry, carriers, profiles]);
  await deploy("VerifierRegistry", [accessManager, ett, carriers, registry, verificationDesk]);
  await deploy("VerificationDesk", [registry, carriers, profiles, verifiers]);
  await deploy("NumberLens", [registry, profiles, verificationDesk]);
  await deploy("NumberRenderer", [registry, profiles]);
  await deploy("NumberResolver", [registry, ENS_PARENT]);

  return {
    ett: ETT__factory.connect(ett, governance),
    carriers: CarrierRegistry__factory.connect(carriers, governance),
    profiles: RouteProfiles__factory.connect(profiles, governance),
    registry: NumberRegistry__factory.connect(registry, governance),
    desk: PortingDesk__factory.connect(portingDesk, governance),
    authorityDesk: AuthorityDesk__factory.connect(authorityDesk, governance),
    claimDesk: ClaimDesk__factory.connect(claimDesk, governance),
    verifiers: VerifierRegistry__factory.connect(verifiers, governance),
    verificationDesk: VerificationDesk__factory.connect(verificationDesk, governance),
    lens: NumberLens__factory.connect(await at("NumberLens"), governance),
    resolver: NumberResolver__factory.connect(await at("NumberResolver"), governance),
    deployer,
    governance,
    treasury,
    actors,
  };
}
