import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The contracts and their tests alone, in a folder of their own, to be compiled as `npm run test:sol` does. */
export function copyTree(root: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "test"), { recursive: true });
  cpSync(join(root, "contracts"), join(folder, "contracts"), { recursive: true });
  cpSync(join(root, "test/invariant"), join(folder, "test/invariant"), { recursive: true });
  cpSync(join(root, "package.json"), join(folder, "package.json"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const config = JSON.stringify(join(root, "hardhat.tests.config.ts"));
  writeFileSync(join(folder, "hardhat.config.ts"), `export { default } from ${config};\n`);
}
