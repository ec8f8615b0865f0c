import { CARRIER_STATUSES, type CarrierStatus } from "@dots/protocol";
import { carrierRegistryAbi } from "@dots/protocol/abi";
import { z } from "zod";
import { askGraph } from "../index/askGraph.ts";
import { chain } from "../server/chain.ts";
import { config } from "../server/config.ts";

/** What the chain says of a carrier; null if there is none with this id. */
export interface CarrierView {
  owner: string;
  status: CarrierStatus;
  bond: bigint;
}

/** What the index adds. */
export interface CarrierReach {
  held: number;
  portsIn: number;
  portsOut: number;
  ranges: string[];
  profiles: { id: number; isOpen: boolean; rules: string[] }[];
}

const MOST = 100;

export async function readCarrier(carrier: number): Promise<CarrierView | null> {
  const { owner, status, bond } = await chain().readContract({
    address: config().deployment.carrierRegistry,
    abi: carrierRegistryAbi,
    functionName: "carrierAt",
    args: [carrier],
  });
  const word = CARRIER_STATUSES[status] ?? "none";
  return word === "none" ? null : { owner, status: word, bond };
}

const shape = z.object({
  carrier: z
    .object({
      held: z.int(),
      portsIn: z.int(),
      portsOut: z.int(),
      ranges: z.array(z.object({ digits: z.string() })),
      profiles: z.array(
        z.object({
          id: z.coerce.number().int(),
          isOpen: z.boolean(),
          rules: z.array(z.object({ template: z.string() })),
        }),
      ),
    })
    .nullable(),
});

export async function readCarrierReach(carrier: number): Promise<CarrierReach | null> {
  const { carrier: found } = await askGraph(
    `query ($first: Int!) {
      carrier(id: "${Math.trunc(carrier)}") {
        held portsIn portsOut
        ranges(first: $first, orderBy: id) { digits }
        profiles(first: $first, orderBy: id) { id isOpen rules { template } }
      }
    }`,
    { first: MOST },
    shape,
  );
  return (
    found && {
      ...found,
      ranges: found.ranges.map(({ digits }) => digits),
      profiles: found.profiles.map(({ rules, ...rest }) => ({
        ...rest,
        rules: rules.map(({ template }) => template),
      })),
    }
  );
}
