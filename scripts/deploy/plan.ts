import { CONTRACT_NAMES, type ContractAddresses, predictAddresses } from "@dots/protocol";
import { AbiCoder, type Fragment, Interface, ZeroAddress } from "ethers";
import { type Artifact, readArtifact } from "./artifact.ts";

/** What may differ from one deployment to another. */
export interface Terms {
  /** Whose key deploys; it governs at first, and holds the whole supply of ETT. */
  deployer: `0x${string}`;
  /** Who gets the base part of porting fees. */
  treasury: `0x${string}`;
  /** ETT's fixed supply, in its smallest unit. */
  supply: bigint;
  /** The ENS name that NumberResolver answers for; a test name if left out. */
  ensParent?: string;
  /** The registry that this one succeeds; none if left out. */
  predecessor?: `0x${string}`;
  /**
   * What a successor shares with the registry before it and does not deploy anew: governance, money, carriers, profiles. A
   * deposit that moves along must be of the same ETT.
   */
  shared?: Pick<ContractAddresses, "accessManager" | "ett" | "carrierRegistry" | "routeProfiles">;
}

/** One contract to stand at a known address. */
export interface PlannedContract {
  name: string;
  address: `0x${string}`;
  artifact: Artifact;
  initCode: string;
  /** What its getters must say once it stands there. */
  says: Record<string, string | bigint | Record<string, string>>;
}

/** The default supply of ETT: a thousand million, with 18 decimals. */
export const SUPPLY = 10n ** 27n;

/** The ENS name under which numbers stand, unless the terms name another. */
export const ENS_PARENT = "e164.dots.eth";

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
  numberRenderer: "contracts/metadata/NumberRenderer.sol",
  numberResolver: "contracts/ens/NumberResolver.sol",
};

/** Every contract of DOTS in an order in which it can be deployed. */
export function planDeployment(terms: Terms): PlannedContract[] {
  const { deployer, treasury, supply, ensParent = ENS_PARENT, predecessor = ZeroAddress } = terms;
  const at = { ...predictAddresses(deployer), ...terms.shared };
  const governed = { authority: at.accessManager };
  const market = { carriers: at.carrierRegistry, profiles: at.routeProfiles };
  const paid = { ett: at.ett, ...market };
  const numbers = { registry: at.numberRegistry };
  const desks = {
    portingDesk: at.portingDesk,
    authorityDesk: at.authorityDesk,
    claimDesk: at.claimDesk,
    verificationDesk: at.verificationDesk,
    renderer: at.numberRenderer,
    predecessor,
  };
  const [registry, carriers, profiles] = [at.numberRegistry, at.carrierRegistry, at.routeProfiles];
  const contracts: { key: keyof ContractAddresses; args: unknown[]; says: PlannedContract["says"] }[] = [
    { key: "accessManager", args: [deployer], says: {} },
    { key: "ett", args: [deployer, supply], says: { totalSupply: supply } },
    { key: "carrierRegistry", args: [at.accessManager, at.ett], says: { ...governed, ett: at.ett } },
    { key: "routeProfiles", args: [carriers], says: { carriers } },
    {
      key: "numberRegistry",
      args: [{ accessManager: at.accessManager, ...paid, ...desks }],
      says: { ...governed, parts: { ...paid, ...desks } },
    },
    {
      key: "portingDesk",
      args: [at.accessManager, at.ett, carriers, profiles, registry, treasury],
      says: { ...governed, ...paid, ...numbers, treasury },
    },
    {
      key: "authorityDesk",
      args: [at.accessManager, carriers, profiles, registry],
      says: { ...governed, ...market, ...numbers },
    },
    { key: "claimDesk", args: [registry, carriers, profiles], says: { ...market, ...numbers } },
    {
      key: "verifierRegistry",
      args: [at.accessManager, at.ett, carriers, registry, at.verificationDesk],
      says: { ...governed, ett: at.ett, carriers, ...numbers, verificationDesk: at.verificationDesk },
    },
    {
      key: "verificationDesk",
      args: [registry, carriers, profiles, at.verifierRegistry],
      says: { ...market, ...numbers, verifiers: at.verifierRegistry },
    },
    {
      key: "numberLens",
      args: [registry, profiles, at.verificationDesk],
      says: { ...numbers, profiles, verificationDesk: at.verificationDesk },
    },
    { key: "numberRenderer", args: [registry, profiles], says: { ...numbers, profiles } },
    { key: "numberResolver", args: [registry, ensParent], says: { ...numbers, parent: ensParent } },
  ];
  const own = contracts.filter(({ key }) => !terms.shared || !(key in terms.shared));
  return own.map(({ key, args, says }) => {
    const artifact = readArtifact(SOURCES[key], CONTRACT_NAMES[key]);
    const initCode = artifact.bytecode + encodeArguments(artifact, args);
    return { name: CONTRACT_NAMES[key], address: at[key], artifact, initCode, says };
  });
}

function encodeArguments({ abi, contractName }: Artifact, args: unknown[]): string {
  const { inputs } = new Interface(abi as readonly Fragment[]).deploy;
  if (inputs.length !== args.length) {
    throw new TypeError(`${contractName}'s constructor takes ${inputs.length} arguments, the plan has ${args.length}`);
  }
  return AbiCoder.defaultAbiCoder().encode(inputs, args).slice(2);
}
