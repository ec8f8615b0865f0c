import { fileURLToPath } from "node:url";
import hardhatEthers from "@nomicfoundation/hardhat-ethers";
import hardhatNetworkHelpers from "@nomicfoundation/hardhat-network-helpers";
import { defineConfig } from "hardhat/config";
import { solcSettings } from "./scripts/compile/solcSettings.ts";

// npm's solc-js in every profile: a bare version number would want to download a compiler.
const solc = {
  version: "0.8.37",
  path: fileURLToPath(import.meta.resolve("solc/soljson.js")),
  settings: { ...solcSettings, outputSelection: { "*": { "*": ["storageLayout"] } } },
};

export default defineConfig({
  plugins: [hardhatEthers, hardhatNetworkHelpers],
  solidity: {
    profiles: { default: solc, production: solc },
    npmFilesToBuild: ["@openzeppelin/contracts/access/manager/AccessManager.sol"],
  },
  paths: {
    sources: "./contracts",
    artifacts: "./build/artifacts",
    cache: "./build/cache",
    // The invariants, which lie in test/, are run by `npm run invariants`.
    tests: { solidity: "./contracts" },
  },
  test: {
    solidity: {
      // For every day; `npm run fuzz` goes deep.
      fuzz: { runs: 256, seed: "0x1" },
    },
  },
});
