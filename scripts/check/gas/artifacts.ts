import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ArtifactName } from "../../generate/contracts.ts";

interface Artifact {
  deployedBytecode: string;
  buildInfoId: string;
  inputSourceName: string;
}

/** A storage layout as solc writes it (Layout of State Variables in Storage, JSON output). */
export interface SolcLayout {
  storage: readonly SolcSlot[];
  types: Readonly<Record<string, { label: string; numberOfBytes: string; members?: readonly SolcSlot[] }>> | null;
}

interface SolcSlot {
  label: string;
  slot: string;
  offset: number;
  type: string;
}

function artifactOf(root: string, { source, contract }: ArtifactName): Artifact {
  return JSON.parse(readFileSync(join(root, "build/artifacts", source, `${contract}.json`), "utf8"));
}

/** Bytes of a contract's runtime code. */
export function runtimeSize(root: string, name: ArtifactName): number {
  return (artifactOf(root, name).deployedBytecode.length - 2) / 2;
}

export function solcLayout(root: string, name: ArtifactName): SolcLayout {
  const { buildInfoId, inputSourceName } = artifactOf(root, name);
  const file = join(root, "build/artifacts/build-info", `${buildInfoId}.output.json`);
  return JSON.parse(readFileSync(file, "utf8")).output.contracts[inputSourceName][name.contract].storageLayout;
}
