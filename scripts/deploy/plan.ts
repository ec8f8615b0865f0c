import { CONTRACT_NAMES, type ContractAddresses, predictAddress, predictAddresses } from "@dots/protocol";
import { AbiCoder, type Fragment, Interface } from "ethers";
import { type Artifact, librariesOf, linked, readArtifact } from "./artifact.ts";

/** What may differ from one deployment to another. */
export interface Terms {
  /** Whose key deploys; it governs at first, and holds the whole supply of ETT. */
  deployer: `0x${string}`;
  /** Who gets the base part of porting fees. */
  treasury: `0x${string}`;
  /** ETT's fixed supply, in its smallest unit. */
  supply: bigint;
}

/** One contract to stand at a known address. */
export interface PlannedContract {
  name: string;
  address: `0x${string}`;
  artifact: Artifact;
  initCode: string;
  /** What its getters must say once it stands there. */
  says: Record<string, string | bigint>;
}

/** The default supply of ETT: a thousand million, with 18 decimals. */
export const SUPPLY = 10n ** 27n;

const SOURCES: Record<keyof ContractAddresses, string> = {
  accessManager: "@openzeppelin/contracts/access/manager/AccessManager.sol",
  ett: "contracts/token/ETT.sol",
  carrierRegistry: "contracts/carriers/CarrierRegistry.sol",
  routeProfiles: "contracts/numbering/RouteProfiles.sol",
  numberRegistry: "contracts/numbering/NumberRegistry.sol",
  portingDesk: "contracts/porting/PortingDesk.sol",
  authorityDesk: "contracts/numbering/AuthorityDesk.sol",
  claimDesk: "contracts/numbering/ClaimDesk.sol",
  verifierRegistry: "contracts/verification/VerifierRegistry.sol",
  verificationDesk: "contracts/verification/VerificationDesk.sol",
  numberLens: "contracts/lens/NumberLens.sol",
  numberRenderer: "contracts/lens/NumberRenderer.sol",
  numberResolver: "contracts/lens/NumberResolver.sol",
};

/** Every contract of DOTS in an order in which it can be deployed, libraries before who calls them. */
export function planDeployment({ deployer, treasury, supply }: Terms): PlannedContract[] {
  const at = predictAddresses(deployer);
  const governed = { authority: at.accessManager };
  const market = { ett: at.ett, carriers: at.carrierRegistry, profiles: at.routeProfiles };
  const contracts: { key: keyof ContractAddresses; args: unknown[]; says: PlannedContract["says"] }[] = [
    { key: "accessManager", args: [deployer], says: {} },
    { key: "ett", args: [deployer, supply], says: { totalSupply: supply } },
    { key: "carrierRegistry", args: [at.accessManager, at.ett], says: { ...governed, ett: at.ett } },
    { key: "routeProfiles", args: [at.carrierRegistry], says: { carriers: at.carrierRegistry } },
    {
      key: "numberRegistry",
      args: [at.accessManager, at.ett, at.carrierRegistry, at.routeProfiles, at.portingDesk],
      says: { ...governed, ...market, portingDesk: at.portingDesk },
    },
    {
      key: "portingDesk",
      args: [at.accessManager, at.ett, at.carrierRegistry, at.routeProfiles, at.numberRegistry, treasury],
      says: { ...governed, ...market, registry: at.numberRegistry, treasury },
    },
  ];
  const plan = new Map<string, PlannedContract>();
  const add = (name: string, source: string, args: unknown[], says: PlannedContract["says"]) => {
    const artifact = readArtifact(source, name);
    for (const library of librariesOf(artifact)) {
      if (!plan.has(library.name)) add(library.name, library.source, [], {});
    }
    const initCode = linked(artifact, (library) => predictAddress(deployer, library)) + encodeArguments(artifact, args);
    plan.set(name, { name, address: predictAddress(deployer, name), artifact, initCode, says });
  };
  for (const { key, args, says } of contracts) add(CONTRACT_NAMES[key], SOURCES[key], args, says);
  return [...plan.values()];
}

function encodeArguments({ abi, contractName }: Artifact, args: unknown[]): string {
  const { inputs } = new Interface(abi as readonly Fragment[]).deploy;
  if (inputs.length !== args.length) {
    throw new TypeError(`${contractName}'s constructor takes ${inputs.length} arguments, the plan has ${args.length}`);
  }
  return AbiCoder.defaultAbiCoder().encode(inputs, args).slice(2);
}
