import {
  CREATE3_DEPLOYER,
  CREATE3_DEPLOYER_SALT,
  DEPLOYMENT_PROXY,
  predictAddress,
  predictAddresses,
  saltOf,
} from "@dots/protocol";
import {
  CarrierRegistry__factory,
  Create3Deployer__factory,
  ETT__factory,
  NumberRegistry__factory,
  PortingDesk__factory,
  RouteProfiles__factory,
} from "@dots/protocol/typechain";
import type {} from "@nomicfoundation/hardhat-ethers";
import type {} from "@nomicfoundation/hardhat-network-helpers";
import { concat, type InterfaceAbi, parseEther } from "ethers";
import hre, { network } from "hardhat";
import type { Address } from "viem";

/** The proxy's own code, as its keyless transaction left it (github.com/Arachnid/deterministic-deployment-proxy). */
const PROXY_CODE =
  "0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf3";

export const SUPPLY = parseEther("1000000000");

/**
 * All contracts on a fresh Hardhat chain, deployed by its first account through the proxy and Create3Deployer as on any
 * other chain, each at the address that @dots/protocol predicts.
 */
export async function deployedRegistry() {
  const { ethers, networkHelpers } = await network.create();
  const signers = await ethers.getSigners();
  const [governor] = signers;
  if (!governor) throw new Error("Hardhat gave no accounts.");
  const account = governor.address as Address;
  const at = predictAddresses(account);
  await networkHelpers.setCode(DEPLOYMENT_PROXY, PROXY_CODE);
  const { bytecode } = await hre.artifacts.readArtifact("Create3Deployer");
  await governor.sendTransaction({ to: DEPLOYMENT_PROXY, data: concat([CREATE3_DEPLOYER_SALT, bytecode]) });
  const create3 = Create3Deployer__factory.connect(CREATE3_DEPLOYER, governor);

  const deploy = async (name: string, args: readonly unknown[], libraries: Record<string, string> = {}) => {
    const { abi } = await hre.artifacts.readArtifact(name);
    const factory = await ethers.getContractFactory(name, { libraries });
    const initCode = concat([factory.bytecode, new ethers.Interface(abi as InterfaceAbi).encodeDeploy(args)]);
    await create3.deploy(saltOf(name), initCode);
  };
  await deploy("AccessManager", [account]);
  await deploy("ETT", [account, SUPPLY]);
  await deploy("CarrierRegistry", [at.accessManager, at.ett]);
  await deploy("RouteProfiles", [at.carrierRegistry]);
  await deploy("AuthorityTree", []);
  const authorityTree = predictAddress(account, "AuthorityTree");
  const parts = [at.accessManager, at.ett, at.carrierRegistry, at.routeProfiles];
  await deploy("NumberRegistry", [...parts, at.portingDesk], { AuthorityTree: authorityTree });
  await deploy("PortingDesk", [...parts, at.numberRegistry, account]);

  return {
    addresses: at,
    provider: ethers.provider,
    networkHelpers,
    signers,
    governor,
    ett: ETT__factory.connect(at.ett, governor),
    carriers: CarrierRegistry__factory.connect(at.carrierRegistry, governor),
    profiles: RouteProfiles__factory.connect(at.routeProfiles, governor),
    registry: NumberRegistry__factory.connect(at.numberRegistry, governor),
    desk: PortingDesk__factory.connect(at.portingDesk, governor),
  };
}

export type DeployedRegistry = Awaited<ReturnType<typeof deployedRegistry>>;
