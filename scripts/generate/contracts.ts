/** Where an artifact stands under build/artifacts: source file and contract. */
export interface ArtifactName {
  source: string;
  contract: string;
}

/** A contract whose ABI others build on. */
export interface PublishedContract {
  /** The contract's name; TypeChain's type and the JSON file are called so too. */
  name: string;
  /** Name of the ABI in protocol/src/generated/abi.ts. */
  abi: string;
  artifact: ArtifactName;
  /** Contracts and libraries it calls: their errors come through. */
  calls: readonly ArtifactName[];
}

const contract = (source: string): ArtifactName => ({
  source: `contracts/${source}.sol`,
  contract: source.slice(source.lastIndexOf("/") + 1),
});

const ett = contract("token/ETT");
const carrierRegistry = contract("carriers/CarrierRegistry");
const routeProfiles = contract("numbering/RouteProfiles");
const numberRegistry = contract("numbering/NumberRegistry");
const authorityDesk = contract("numbering/AuthorityDesk");
const claimDesk = contract("numbering/ClaimDesk");
const verifierRegistry = contract("verification/VerifierRegistry");
const verificationDesk = contract("verification/VerificationDesk");
const portingDesk = contract("porting/PortingDesk");
const numberLens = contract("lens/NumberLens");
const numberRenderer = contract("metadata/NumberRenderer");
const numberResolver = contract("ens/NumberResolver");
export const create3Deployer = contract("deployment/Create3Deployer");
const accessManager: ArtifactName = {
  source: "@openzeppelin/contracts/access/manager/AccessManager.sol",
  contract: "AccessManager",
};

export const publishedContracts: readonly PublishedContract[] = [
  { name: "ETT", abi: "ettAbi", artifact: ett, calls: [] },
  { name: "CarrierRegistry", abi: "carrierRegistryAbi", artifact: carrierRegistry, calls: [ett] },
  { name: "RouteProfiles", abi: "routeProfilesAbi", artifact: routeProfiles, calls: [] },
  {
    name: "NumberRegistry",
    abi: "numberRegistryAbi",
    artifact: numberRegistry,
    calls: [ett, portingDesk, verificationDesk],
  },
  { name: "PortingDesk", abi: "portingDeskAbi", artifact: portingDesk, calls: [numberRegistry, ett] },
  { name: "AuthorityDesk", abi: "authorityDeskAbi", artifact: authorityDesk, calls: [numberRegistry] },
  { name: "ClaimDesk", abi: "claimDeskAbi", artifact: claimDesk, calls: [numberRegistry, ett] },
  { name: "VerifierRegistry", abi: "verifierRegistryAbi", artifact: verifierRegistry, calls: [numberRegistry, ett] },
  {
    name: "VerificationDesk",
    abi: "verificationDeskAbi",
    artifact: verificationDesk,
    calls: [numberRegistry, verifierRegistry, ett],
  },
  { name: "NumberLens", abi: "numberLensAbi", artifact: numberLens, calls: [] },
  { name: "NumberRenderer", abi: "numberRendererAbi", artifact: numberRenderer, calls: [numberRegistry] },
  { name: "NumberResolver", abi: "numberResolverAbi", artifact: numberResolver, calls: [] },
  { name: "AccessManager", abi: "accessManagerAbi", artifact: accessManager, calls: [] },
  { name: "Create3Deployer", abi: "create3DeployerAbi", artifact: create3Deployer, calls: [] },
];
