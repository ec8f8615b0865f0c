import { fileURLToPath } from "node:url";
import hardhatEthers from "@nomicfoundation/hardhat-ethers";
import hardhatNetworkHelpers from "@nomicfoundation/hardhat-network-helpers";
import { defineConfig } from "hardhat/config";

// npm's solc-js in every profile: a bare version number would want to download a compiler.
const solc = {
  version: "0.8.37",
  path: fileURLToPath(import.meta.resolve("solc/soljson.js")),
  settings: {
    optimizer: { enabled: true, runs: 200 },
    viaIR: true,
    evmVersion: "osaka",
    outputSelection: { "*": { "*": ["storageLayout"] } },
  },
};

// `DOTS_DEEP=true`: the size at which invariants are proven before a release.
const deep = process.env.DOTS_DEEP === "true";

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
    tests: { solidity: "./test/invariant" },
  },
  test: {
    solidity: {
      fuzz: { runs: deep ? 10_000 : 256, seed: "0x1" },
      invariant: { runs: deep ? 1_000 : 32, depth: deep ? 100 : 64, failOnRevert: true },
    },
  },
});
