import { BaseError, predictAddress } from "@dots/protocol";
import { NumberRegistry__factory, PortingDesk__factory } from "@dots/protocol/typechain";
import { getAddress, type JsonRpcProvider } from "ethers";
import type { Terms } from "./plan.ts";

type Address = `0x${string}`;

/** The terms of a registry that succeeds `predecessor`, as far as they follow from it: what both share, and who gets the fees. */
export async function successionOf(
  provider: JsonRpcProvider,
  predecessor: Address,
  deployer: Address,
): Promise<Required<Pick<Terms, "predecessor" | "shared" | "treasury">>> {
  if (getAddress(predecessor) === predictAddress(deployer, "NumberRegistry")) throw ofSameDeployer(deployer);
  try {
    const parts = await NumberRegistry__factory.connect(predecessor, provider).parts();
    const shared = {
      accessManager: parts.accessManager as Address,
      ett: parts.ett as Address,
      carrierRegistry: parts.carriers as Address,
      routeProfiles: parts.profiles as Address,
    };
    const treasury = (await PortingDesk__factory.connect(parts.portingDesk, provider).treasury()) as Address;
    return { predecessor, shared, treasury };
  } catch (cause) {
    throw noRegistry(predecessor, cause);
  }
}

function ofSameDeployer(deployer: string): BaseError {
  return new BaseError({
    code: "SuccessorOfSameDeployer",
    title: "The account that deployed a registry cannot deploy its successor.",
    found: deployer,
    needed: "another account: addresses follow from the account and the contracts' names, and these are taken",
    remedy: "Deploy from an account that has deployed none of the contracts yet.",
  });
}

function noRegistry(address: string, cause: unknown): BaseError {
  return new BaseError({
    code: "PredecessorUnknown",
    title: `${address} is not a registry that another can succeed.`,
    found: cause instanceof Error ? cause.message.split("\n")[0]!.slice(0, 200) : String(cause),
    needed: "the address of a NumberRegistry on this chain, with its porting desk",
    remedy: "Addresses per chain stand in protocol/src/addresses/deployments.ts.",
    cause,
  });
}
