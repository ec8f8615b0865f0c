// npm under Node 20 leaves out optional packages whose `engines` ask for more, hardhat's native engine among them.
// Once the project's own Node is there, a second pass under it brings them in and leaves the lock file alone.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const bin = join(root, "node_modules", ".bin");

function engineLoads() {
  try {
    createRequire(join(root, "package.json"))("@nomicfoundation/edr");
    return true;
  } catch {
    return false;
  }
}

if (!engineLoads() && existsSync(join(bin, "node"))) {
  const { status } = spawnSync(
    "npm",
    ["install", "--no-save", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"],
    {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` },
    },
  );
  process.exitCode = status ?? 1;
}
