export {
  CREATE3_DEPLOYER_SALT,
  create3Address,
  create3DeployerAddress,
  DEPLOYMENT_PROXY,
  DEPLOYMENT_PROXY_CODE,
  saltOf,
} from "./create3.ts";
export {
  CONTRACT_NAMES,
  type ContractAddresses,
  CREATE3_DEPLOYER,
  type Deployment,
  deployments,
  LOCAL_CHAIN_ID,
  LOCAL_DEPLOYER,
  predictAddress,
  predictAddresses,
} from "./deployments.ts";
