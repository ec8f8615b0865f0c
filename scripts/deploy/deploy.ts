import {
  BaseError,
  CREATE3_DEPLOYER,
  CREATE3_DEPLOYER_SALT,
  create3DeployerAddress,
  DEPLOYMENT_PROXY,
  saltOf,
} from "@dots/protocol";
import {
  Contract,
  concat,
  dataLength,
  getAddress,
  Interface,
  isAddress,
  type JsonRpcProvider,
  keccak256,
  type Signer,
} from "ethers";
import { CREATE3_DEPLOYER_SOURCE, isCodeOf, readArtifact } from "./artifact.ts";
import { mined } from "./mined.ts";
import { type PlannedContract, planDeployment, type Terms } from "./plan.ts";

const CREATE3 = new Interface(["function deploy(bytes32 salt, bytes initCode) returns (address)"]);
const NOTHING = "0x";

/** One step of a deployment: a contract at its address. */
export interface Step {
  name: string;
  address: string;
  /** The transaction that puts it there; undefined if it stands there already. */
  transaction?: { to: string; data: string };
}

export interface DeployOptions {
  provider: JsonRpcProvider;
  terms: Terms;
  /** Told before each transaction and after it. */
  onStep?: (step: Step, gasUsed?: bigint) => void;
}

/**
 * What is to be done on this chain, in order. What stands at an address already is compared with the build and with what its
 * getters must say, so that nobody goes on from a deployment of another version or with other terms.
 */
export async function stepsOf({ provider, terms }: Pick<DeployOptions, "provider" | "terms">): Promise<Step[]> {
  if ((await provider.getCode(DEPLOYMENT_PROXY)) === NOTHING) throw proxyMissing();
  const create3 = readArtifact(CREATE3_DEPLOYER_SOURCE);
  const found = create3DeployerAddress(keccak256(create3.bytecode) as `0x${string}`);
  if (found !== CREATE3_DEPLOYER) throw otherDeployer(found);
  const first: PlannedContract = {
    ...{ name: "Create3Deployer", address: CREATE3_DEPLOYER, artifact: create3, initCode: create3.bytecode, says: {} },
  };
  return Promise.all(
    [first, ...planDeployment(terms)].map(async (contract): Promise<Step> => {
      const { name, address, artifact, initCode } = contract;
      const code = await provider.getCode(address);
      if (code !== NOTHING) {
        if (!isCodeOf(artifact, code)) throw otherCode(contract, code);
        await requireSays(provider, contract);
        return { name, address };
      }
      const data =
        contract === first
          ? concat([CREATE3_DEPLOYER_SALT, initCode])
          : CREATE3.encodeFunctionData("deploy", [saltOf(name), initCode]);
      return { name, address, transaction: { to: contract === first ? DEPLOYMENT_PROXY : CREATE3_DEPLOYER, data } };
    }),
  );
}

/** Deploys what is missing, one transaction after another, so that a run that was cut short can be taken up again. */
export async function deploy({ provider, terms, onStep, signer }: DeployOptions & { signer: Signer }): Promise<Step[]> {
  const steps = await stepsOf({ provider, terms });
  for (const step of steps) {
    onStep?.(step);
    if (!step.transaction) continue;
    const sent = await signer.sendTransaction(step.transaction);
    const receipt = await mined(provider, sent.hash);
    if ((await provider.getCode(step.address)) === NOTHING) throw notThere(step, sent.hash);
    onStep?.(step, receipt.gasUsed);
  }
  // Once more from the beginning: what was deployed must pass the same check as what was found.
  const left = (await stepsOf({ provider, terms })).filter(({ transaction }) => transaction);
  if (left.length > 0) throw notThere(left[0]!, "none");
  return steps;
}

/** What a step's transaction takes in gas, also where the CREATE3 deployer that it calls does not stand yet. */
export async function gasOf(provider: JsonRpcProvider, from: string, { transaction }: Step): Promise<bigint> {
  if (!transaction) return 0n;
  const call = { from, to: transaction.to, data: transaction.data };
  if (transaction.to === DEPLOYMENT_PROXY) return provider.estimateGas(call);
  const { deployedBytecode } = readArtifact(CREATE3_DEPLOYER_SOURCE);
  const overrides = { [CREATE3_DEPLOYER]: { code: deployedBytecode } };
  return BigInt(await provider.send("eth_estimateGas", [call, "latest", overrides]));
}

async function requireSays(
  provider: JsonRpcProvider,
  { name, address, artifact, says }: PlannedContract,
): Promise<void> {
  const contract = new Contract(address, artifact.abi, provider);
  for (const [getter, needed] of Object.entries(says)) {
    const found = await contract.getFunction(getter).staticCall();
    const each = typeof needed === "object" ? Object.entries(needed) : [[getter, needed] as const];
    for (const [what, wanted] of each) {
      const said = typeof needed === "object" ? found[what] : found;
      const same = isAddress(wanted) ? getAddress(said) === getAddress(wanted) : said === wanted;
      if (!same) throw otherTerms(name, address, `${what} ${said}`, `${what} ${wanted}`);
    }
  }
}

function otherTerms(name: string, address: string, found: string, needed: string): BaseError {
  return new BaseError({
    code: "DeploymentOfOtherTerms",
    title: `${name} at ${address} was deployed with other terms.`,
    found,
    needed,
    remedy: "Give the terms of the deployment that stands there, or deploy from another account.",
  });
}

function otherCode({ name, address, artifact }: PlannedContract, code: string): BaseError {
  return new BaseError({
    code: "DeploymentOfOtherCode",
    title: `Another contract than the ${name} of this build stands at ${address}.`,
    found: `${dataLength(code)} bytes of code`,
    needed: `the ${(artifact.deployedBytecode.length - 2) / 2} bytes of this build`,
    remedy:
      "Check out the version that was deployed, or deploy from another account. A local chain begins anew with `npm start -- --reset`.",
  });
}

function otherDeployer(found: string): BaseError {
  return new BaseError({
    code: "Create3DeployerChanged",
    title: "The build's Create3Deployer is not the one that all addresses follow from.",
    found: `code that belongs at ${found}`,
    needed: `that at ${CREATE3_DEPLOYER}`,
    remedy:
      "Run `npm run generate` if the contract or the compiler's settings were changed on purpose: all addresses change.",
  });
}

function proxyMissing(): BaseError {
  return new BaseError({
    code: "DeploymentProxyMissing",
    title: "The deterministic deployment proxy does not stand on this chain.",
    found: "no code",
    needed: `the proxy at ${DEPLOYMENT_PROXY}`,
    remedy: "Deploy it first, as github.com/Arachnid/deterministic-deployment-proxy tells.",
  });
}

function notThere({ name, address }: Step, transaction: string): BaseError {
  return new BaseError({
    code: "DeploymentIncomplete",
    title: `${name} did not come to stand at ${address}.`,
    found: `no code after transaction ${transaction}`,
    remedy: "Run the deployment again: it goes on where it stopped.",
  });
}
