import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { BaseError } from "@dots/protocol";
import { getBytes, hexlify, type InterfaceAbi } from "ethers";

const ARTIFACTS = fileURLToPath(new URL("../../build/artifacts/", import.meta.url));

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
  /** By source file, then library. */
  linkReferences: Record<string, Record<string, Stretch[]>>;
  deployedLinkReferences: Record<string, Record<string, Stretch[]>>;
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

/** The external libraries that a contract's code calls: name and source file. */
export function librariesOf({ linkReferences }: Artifact): { name: string; source: string }[] {
  return Object.entries(linkReferences).flatMap(([source, names]) =>
    // Hardhat 3 puts "project/" before the sources of the project itself.
    Object.keys(names).map((name) => ({ name, source: source.replace(/^project\//, "") })),
  );
}

/** The creation code with the libraries' addresses in their places; `addressOf` gives them by name. */
export function linked({ bytecode, linkReferences }: Artifact, addressOf: (library: string) => string): string {
  return fill(bytecode, linkReferences, addressOf);
}

/**
 * Whether `code`, found on chain, is what the build made, but for immutables, which the constructor writes, and for a
 * library's own address, which stands at the beginning of its code.
 */
export function isCodeOf(artifact: Artifact, code: string, addressOf: (library: string) => string): boolean {
  const built = getBytes(fill(artifact.deployedBytecode, artifact.deployedLinkReferences, addressOf));
  const found = getBytes(code);
  if (built.length !== found.length) return false;
  const written = Object.values(artifact.immutableReferences ?? {}).flat();
  const PUSH20 = 0x73;
  if (built[0] === PUSH20 && built.subarray(1, 21).every((byte) => byte === 0)) written.push({ start: 1, length: 20 });
  for (const { start, length } of written) found.fill(0, start, start + length);
  return hexlify(found) === hexlify(built);
}

function fill(code: string, references: Artifact["linkReferences"], addressOf: (library: string) => string): string {
  let text = code;
  for (const names of Object.values(references)) {
    for (const [name, stretches] of Object.entries(names)) {
      const address = addressOf(name).slice(2).toLowerCase();
      for (const { start, length } of stretches) {
        const at = 2 + 2 * start;
        text = text.slice(0, at) + address + text.slice(at + 2 * length);
      }
    }
  }
  return text;
}
