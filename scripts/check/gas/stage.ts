import {
  type CarrierRegistry,
  CarrierRegistry__factory,
  type Create3Deployer,
  Create3Deployer__factory,
  type ETT,
  ETT__factory,
  type NumberRegistry,
  NumberRegistry__factory,
  type PortingDesk,
  PortingDesk__factory,
  type RouteProfiles,
  RouteProfiles__factory,
} from "@dots/protocol/typechain";
import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import { encodeBytes32String, parseEther, type Signer } from "ethers";

/** All contracts on a fresh chain, deployed as production deploys them: at addresses known beforehand. */
export interface Stage {
  ett: ETT;
  carriers: CarrierRegistry;
  profiles: RouteProfiles;
  registry: NumberRegistry;
  desk: PortingDesk;
  deployer: Create3Deployer;
  /** Deployed everything, administers the AccessManager and holds the whole supply of ETT. */
  governance: Signer;
  treasury: Signer;
  /** The other accounts of the chain, unfunded with ETT. */
  actors: readonly Signer[];
}

const SUPPLY = parseEther("1000000000");

export async function deployStage(ethers: HardhatEthers): Promise<Stage> {
  const [governance, treasury, ...actors] = await ethers.getSigners();
  if (!governance || !treasury) throw new Error("The chain has fewer than two accounts.");
  const root = await governance.getAddress();
  const create3 = await ethers.deployContract("Create3Deployer", governance);
  const deployer = Create3Deployer__factory.connect(await create3.getAddress(), governance);

  const at = (name: string) => deployer.addressOf(root, encodeBytes32String(name));
  const deploy = async (name: string, args: unknown[], libraries: Record<string, string> = {}) => {
    const factory = await ethers.getContractFactory(name, { libraries });
    const { data } = await factory.getDeployTransaction(...args);
    await (await deployer.deploy(encodeBytes32String(name), data)).wait();
    return at(name);
  };

  const [manager, ett, carriers, profiles, registry, desk] = await Promise.all(
    ["AccessManager", "ETT", "CarrierRegistry", "RouteProfiles", "NumberRegistry", "PortingDesk"].map(at),
  );
  await deploy("AccessManager", [root]);
  await deploy("ETT", [root, SUPPLY]);
  await deploy("CarrierRegistry", [manager, ett]);
  await deploy("RouteProfiles", [carriers]);
  const AuthorityTree = await deploy("AuthorityTree", []);
  await deploy("NumberRegistry", [manager, ett, carriers, profiles, desk], { AuthorityTree });
  await deploy("PortingDesk", [manager, ett, carriers, profiles, registry, await treasury.getAddress()]);

  return {
    ett: ETT__factory.connect(ett as string, governance),
    carriers: CarrierRegistry__factory.connect(carriers as string, governance),
    profiles: RouteProfiles__factory.connect(profiles as string, governance),
    registry: NumberRegistry__factory.connect(registry as string, governance),
    desk: PortingDesk__factory.connect(desk as string, governance),
    deployer,
    governance,
    treasury,
    actors,
  };
}
