import {
  accessManagerAbi,
  carrierRegistryAbi,
  ettAbi,
  numberRegistryAbi,
  portingDeskAbi,
  routeProfilesAbi,
} from "../../generated/abi.ts";

type AbiItem =
  | (typeof accessManagerAbi)[number]
  | (typeof carrierRegistryAbi)[number]
  | (typeof ettAbi)[number]
  | (typeof numberRegistryAbi)[number]
  | (typeof portingDeskAbi)[number]
  | (typeof routeProfilesAbi)[number];

export type ContractErrors = readonly Extract<AbiItem, { type: "error" }>[];

/** The custom errors of all contracts, each signature once. */
export const contractErrors: ContractErrors = once(
  [accessManagerAbi, carrierRegistryAbi, ettAbi, numberRegistryAbi, portingDeskAbi, routeProfilesAbi]
    .flat<(readonly AbiItem[])[]>()
    .filter((item) => item.type === "error"),
);

function once<T extends { name: string; inputs: readonly { type: string }[] }>(errors: readonly T[]): T[] {
  const signature = ({ name, inputs }: T) => `${name}(${inputs.map(({ type }) => type).join(",")})`;
  return [...new Map(errors.map((error) => [signature(error), error])).values()];
}
