import { spawn } from "node:child_process";
import { join } from "node:path";

export interface SolidityRun {
  passing: number;
  /** Names of the tests that failed, without arguments. */
  failing: string[];
  output: string;
}

/** Compiles and runs all Solidity tests of a tree. */
export function runSolidityTests(folder: string): Promise<SolidityRun> {
  return new Promise((resolve) => {
    const hardhat = spawn(join(folder, "node_modules/.bin/hardhat"), ["test", "solidity"], {
      cwd: folder,
      env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" },
      stdio: ["ignore", "pipe", "pipe"],
      // A bug that never ends is a bug badly planted.
      timeout: 300_000,
    });
    let output = "";
    hardhat.stdout.on("data", (chunk) => (output += chunk));
    hardhat.stderr.on("data", (chunk) => (output += chunk));
    hardhat.on("close", () => {
      const failing = [...output.matchAll(/^ +\d+\) (?:\w+#)?(\w+)\(/gm)].map((match) => match[1] as string);
      const passing = Number(/^ +(\d+) passing/m.exec(output)?.[1] ?? 0);
      resolve({ passing, failing: [...new Set(failing)], output });
    });
  });
}
