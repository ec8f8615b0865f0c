import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { BaseError } from "@dots/protocol";
import { dataLength, getBytes, hexlify, type InterfaceAbi } from "ethers";

const ARTIFACTS = fileURLToPath(new URL("../../build/artifacts/", import.meta.url));

/** Where the contract that deploys all others is written. */
export const CREATE3_DEPLOYER_SOURCE = "contracts/deployment/Create3Deployer.sol";

/** A stretch of bytes in a contract's code. */
interface Stretch {
  start: number;
  length: number;
}

/** What Hardhat's build keeps of a contract, as far as a deployment needs it. */
export interface Artifact {
  contractName: string;
  abi: InterfaceAbi;
  bytecode: string;
  deployedBytecode: string;
  immutableReferences?: Record<string, Stretch[]>;
}

/** Reads what the build made of a contract; `source` is its path as imports write it, from the root or an npm package. */
export function readArtifact(
  source: string,
  name = source.slice(source.lastIndexOf("/") + 1, -".sol".length),
): Artifact {
  const path = `${ARTIFACTS}${source}/${name}.json`;
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Artifact;
  } catch (cause) {
    throw new BaseError({
      code: "ArtifactMissing",
      title: `There is no build of ${name}.`,
      found: cause instanceof Error ? cause.message : String(cause),
      remedy: "Run `npx hardhat build`.",
      cause,
    });
  }
}

/** Whether `code`, found on chain, is what the build made, but for immutables, which the constructor writes. */
export function isCodeOf({ deployedBytecode, immutableReferences = {} }: Artifact, code: string): boolean {
  const found = getBytes(code);
  if (found.length !== dataLength(deployedBytecode)) return false;
  for (const { start, length } of Object.values(immutableReferences).flat()) found.fill(0, start, start + length);
  return hexlify(found) === deployedBytecode;
}
