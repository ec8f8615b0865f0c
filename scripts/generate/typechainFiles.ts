import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { glob, runTypeChain } from "typechain";
import type { AbiItem } from "./mergeErrors.ts";

/**
 * TypeChain's types for ethers, as file name -> text. Made from ABIs alone: deployment reads bytecode from the build.
 * TypeChain writes imports with `.js`; Node strips types itself and wants `.ts`.
 */
export async function typechainFiles(
  abis: readonly { name: string; abi: readonly AbiItem[] }[],
  scratch: string,
): Promise<Map<string, string>> {
  mkdirSync(scratch, { recursive: true });
  const folder = mkdtempSync(join(scratch, "typechain-"));
  try {
    const inputs = join(folder, "abi");
    const outDir = join(folder, "types");
    mkdirSync(inputs);
    const filesToProcess = abis.map(({ name, abi }) => {
      const file = join(inputs, `${name}.json`);
      // A constructor is of no use without bytecode, and the types of its structs would be imported for nothing.
      writeFileSync(file, JSON.stringify(abi.filter(({ type }) => type !== "constructor")));
      return file;
    });
    await runTypeChain({
      cwd: folder,
      filesToProcess,
      allFiles: filesToProcess,
      outDir,
      target: "ethers-v6",
      flags: { alwaysGenerateOverloads: false, discriminateTypes: false, node16Modules: true, environment: undefined },
    });
    return new Map(
      glob(outDir, ["**/*.ts"])
        .sort()
        .map((file) => [
          file.slice(outDir.length + 1),
          readFileSync(file, "utf8").replaceAll(/(from "\.[^"]*)\.js"/g, '$1.ts"'),
        ]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
