import type { Address } from "viem";
import { create3DeployerInitCodeHash } from "../generated/create3Deployer.ts";
import { create3Address, create3DeployerAddress, saltOf } from "./create3.ts";

/** Where the contracts of DOTS stand. */
export interface ContractAddresses {
  accessManager: Address;
  ett: Address;
  carrierRegistry: Address;
  routeProfiles: Address;
  numberRegistry: Address;
  portingDesk: Address;
  authorityDesk: Address;
  claimDesk: Address;
  verifierRegistry: Address;
  verificationDesk: Address;
  numberLens: Address;
  numberRenderer: Address;
  numberResolver: Address;
}

/** The contracts on one chain, and from which block on their logs are to be read. */
export interface Deployment extends ContractAddresses {
  chainId: number;
  startBlock: bigint;
}

/** Contract names by the key of their address; the name is also the salt. */
export const CONTRACT_NAMES: Readonly<Record<keyof ContractAddresses, string>> = {
  accessManager: "AccessManager",
  ett: "ETT",
  carrierRegistry: "CarrierRegistry",
  routeProfiles: "RouteProfiles",
  numberRegistry: "NumberRegistry",
  portingDesk: "PortingDesk",
  authorityDesk: "AuthorityDesk",
  claimDesk: "ClaimDesk",
  verifierRegistry: "VerifierRegistry",
  verificationDesk: "VerificationDesk",
  numberLens: "NumberLens",
  numberRenderer: "NumberRenderer",
  numberResolver: "NumberResolver",
};

/** Where Create3Deployer stands, on every chain. */
export const CREATE3_DEPLOYER: Address = create3DeployerAddress(create3DeployerInitCodeHash);

/** Where this account puts what it deploys through Create3Deployer under the contract's name as salt. */
export function predictAddress(deployerAccount: Address, contract: string): Address {
  return create3Address(CREATE3_DEPLOYER, deployerAccount, saltOf(contract));
}

/** Where the contracts stand, or will stand, that this account deploys through Create3Deployer: equal on every chain. */
export function predictAddresses(deployerAccount: Address): ContractAddresses {
  const entries = Object.entries(CONTRACT_NAMES).map(([key, name]) => [key, predictAddress(deployerAccount, name)]);
  return Object.fromEntries(entries) as ContractAddresses;
}

/** Chain id of anvil and hardhat: the local chain. */
export const LOCAL_CHAIN_ID = 31337;

/** The account that deploys on the local chain: the first of anvil's and hardhat's published development accounts. */
export const LOCAL_DEPLOYER: Address = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";

/** Every chain on which DOTS stands. */
export const deployments: Readonly<Record<number, Deployment>> = {
  [LOCAL_CHAIN_ID]: { chainId: LOCAL_CHAIN_ID, startBlock: 0n, ...predictAddresses(LOCAL_DEPLOYER) },
};
