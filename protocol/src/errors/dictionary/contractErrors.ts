import * as published from "../../generated/abi.ts";

/** Of every contract that is published, so that none is forgotten. */
const abis = Object.values(published);

type AbiItem = (typeof abis)[number][number];

export type ContractErrors = readonly Extract<AbiItem, { type: "error" }>[];

/** The custom errors of all contracts, each signature once. */
export const contractErrors: ContractErrors = once(
  (abis as readonly (readonly AbiItem[])[]).flat().filter((item) => item.type === "error"),
);

function once<T extends { name: string; inputs: readonly { type: string }[] }>(errors: readonly T[]): T[] {
  const signature = ({ name, inputs }: T) => `${name}(${inputs.map(({ type }) => type).join(",")})`;
  return [...new Map(errors.map((error) => [signature(error), error])).values()];
}
