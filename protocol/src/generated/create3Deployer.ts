// Written by `npm run generate`.

/** keccak256 of Create3Deployer's init code. */
export const create3DeployerInitCodeHash = "0x50008ba47b776d8c2d888bea6ccb8f4063a0b53796b96a181003be4b5a8f5be5" as const;
