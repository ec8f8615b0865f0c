// `npm run generate`: builds the contracts and writes what TypeScript knows of them to protocol/src/generated.
// `-- --check` writes nothing and fails if what stands there differs.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import hre from "hardhat";
import { abiModule } from "./abiModule.ts";
import { type ArtifactName, create3Deployer, publishedContracts } from "./contracts.ts";
import { create3Module } from "./create3Module.ts";
import { differences, replaceFolder } from "./folder.ts";
import { type AbiItem, mergeErrors } from "./mergeErrors.ts";
import { typechainFiles } from "./typechainFiles.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const generated = join(root, "protocol/src/generated");

await hre.tasks.getTask("build").run({ quiet: true, noTests: true });

function artifactOf({ source, contract }: ArtifactName): { abi: AbiItem[]; bytecode: string } {
  return JSON.parse(readFileSync(join(root, "build/artifacts", source, `${contract}.json`), "utf8"));
}
const abiOf = (name: ArtifactName) => artifactOf(name).abi;

const published = publishedContracts.map(({ name, abi, artifact, calls }) => ({
  name,
  constant: abi,
  abi: mergeErrors(abiOf(artifact), calls.map(abiOf)),
}));

const files = new Map<string, string>();
files.set("abi.ts", abiModule(published.map(({ constant, abi }) => ({ name: constant, abi }))));
files.set("create3Deployer.ts", create3Module(artifactOf(create3Deployer).bytecode));
for (const { name, abi } of published) files.set(`abi/${name}.json`, `${JSON.stringify(abi, null, 2)}\n`);
for (const [path, text] of await typechainFiles(published, join(root, "build/generate"))) {
  files.set(`typechain/${path}`, text);
}

if (process.argv.includes("--check")) {
  const found = differences(generated, files);
  if (found.length > 0) {
    console.error(
      `protocol/src/generated is not what the contracts say; run \`npm run generate\`:\n${found.join("\n")}`,
    );
    process.exit(1);
  }
} else {
  replaceFolder(generated, files);
  console.log(`${files.size} files written to protocol/src/generated`);
}
