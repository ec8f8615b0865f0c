import { defineConfig, type TestProjectConfiguration } from "vitest/config";

/** Unit tests, which stand beside what they test. */
function beside(name: string, ...folders: string[]): TestProjectConfiguration {
  return {
    test: {
      name,
      include: folders.map((folder) => `${folder}/**/*.test.{ts,tsx}`),
      exclude: ["**/node_modules/**", "**/.next/**"],
      testTimeout: 20_000,
    },
  };
}

/** Tests that run contracts: these are built first, and all files of a worker share its Hardhat. */
function onContracts(name: string): TestProjectConfiguration {
  return {
    test: {
      name,
      include: [`test/${name}/**/*.test.ts`],
      globalSetup: "./scripts/test/buildContracts.ts",
      setupFiles: "./scripts/test/hardhatWorker.ts",
      isolate: false,
      testTimeout: 60_000,
      hookTimeout: 60_000,
    },
  };
}

/** Tests that start real programs: one file after another, so that they do not contend for the processor. */
function onRealParts(name: string, hookTimeout: number): TestProjectConfiguration {
  return {
    test: {
      name,
      include: [`test/${name}/**/*.test.ts`],
      globalSetup: "./scripts/test/buildContracts.ts",
      fileParallelism: false,
      testTimeout: 120_000,
      hookTimeout,
    },
  };
}

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    projects: [
      beside("protocol", "protocol/src"),
      beside("sip-bridge", "sip-bridge"),
      beside("scripts", "scripts", "test/invariant", "test/mutation", "test/planted"),
      beside("app", "app/src"),
      onContracts("contracts"),
      onContracts("model"),
      onRealParts("subgraph", 300_000),
      onRealParts("interop", 120_000),
      onRealParts("browser", 300_000),
    ].map((project) => ({ extends: true, ...(project as object) })),
  },
});
