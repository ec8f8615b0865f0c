import { keccak256 } from "ethers";

/** The text of protocol/src/generated/create3Deployer.ts: the address of Create3Deployer follows from this hash alone. */
export function create3Module(bytecode: string): string {
  return `// Written by \`npm run generate\`.

/** keccak256 of Create3Deployer's init code. */
export const create3DeployerInitCodeHash = "${keccak256(bytecode)}" as const;
`;
}
