/** How contracts are compiled for deployment: for Hardhat, and for tests that run on code compiled apart from them. */
export const solcSettings = {
  optimizer: { enabled: true, runs: 200 },
  viaIR: true,
  evmVersion: "osaka",
};
