import {
  type Address,
  concat,
  encodeAbiParameters,
  getAddress,
  getCreate2Address,
  type Hex,
  keccak256,
  pad,
  slice,
  stringToHex,
  zeroHash,
} from "viem";

/**
 * The keyless deployment proxy that stands at this address on nearly every chain, anvil's and hardhat's among them. Its
 * calldata is a salt of 32 bytes and the init code of a contract.
 */
export const DEPLOYMENT_PROXY: Address = "0x4e59b44847b379578588920cA78FbF26c0B4956C";

/** The code of the proxy, for chains that are born without it (github.com/Arachnid/deterministic-deployment-proxy). */
export const DEPLOYMENT_PROXY_CODE: Hex =
  "0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf3";

/** Salt under which the proxy deploys Create3Deployer. */
export const CREATE3_DEPLOYER_SALT: Hex = zeroHash;

/** What stands at an address by CREATE3 follows from this code, which every such deployment begins with (Solady's CREATE3). */
const CREATE3_PROXY_INIT_CODE_HASH: Hex = "0x21c35dbe1b344a2488cf3321d6ce542f8e9f305544ff09e4993a62319a497c1f";

/** Where the proxy puts a Create3Deployer with this init code. */
export function create3DeployerAddress(initCodeHash: Hex): Address {
  return getCreate2Address({ from: DEPLOYMENT_PROXY, salt: CREATE3_DEPLOYER_SALT, bytecodeHash: initCodeHash });
}

/** The salt of a contract of DOTS: its name. */
export function saltOf(contract: string): Hex {
  return stringToHex(contract, { size: 32 });
}

/** `Create3Deployer.addressOf`: where it puts what `sender` deploys with the salt. */
export function create3Address(create3Deployer: Address, sender: Address, salt: Hex): Address {
  const ownSalt = keccak256(encodeAbiParameters([{ type: "address" }, { type: "bytes32" }], [sender, salt]));
  const proxy = getCreate2Address({ from: create3Deployer, salt: ownSalt, bytecodeHash: CREATE3_PROXY_INIT_CODE_HASH });
  // The proxy's first CREATE: RLP of its address and the nonce 1.
  return getAddress(slice(keccak256(concat(["0xd694", pad(proxy, { size: 20 }), "0x01"])), 12));
}
