import production from "./hardhat.config.ts";

// For Solidity tests alone: compiled without the IR pipeline, which takes minutes over test contracts that hold the code of
// all others, and into folders of their own. `hardhat test solidity` itself runs them on the code as it is deployed.
const solc = structuredClone(production.solidity.profiles.default);
solc.settings.viaIR = false;

export default {
  ...production,
  solidity: { ...production.solidity, profiles: { default: solc, production: solc } },
  paths: { ...production.paths, artifacts: "./build/tests/artifacts", cache: "./build/tests/cache" },
};
