import { carrierRegistryAbi } from "@dots/protocol/abi";
import { z } from "zod";
import { chain } from "../server/chain.ts";
import { config } from "../server/config.ts";
import { askGraph } from "./askGraph.ts";
import type { CarrierNames } from "./carrierNames.ts";

const MOST = 500;
const KEPT_MS = 10_000;

let kept: { names: CarrierNames; at: number } | undefined;

/** All carriers' names: from the index, else from the chain's events, else none. Never throws. */
export async function readCarrierNames(now = Date.now()): Promise<CarrierNames> {
  if (kept && now - kept.at < KEPT_MS) return kept.names;
  const names = await fromIndex()
    .catch(fromEvents)
    .catch(() => kept?.names ?? {});
  kept = { names, at: now };
  return names;
}

async function fromIndex(): Promise<CarrierNames> {
  const { carriers } = await askGraph(
    "query ($first: Int!) { carriers(first: $first, orderBy: id) { id name } }",
    { first: MOST },
    z.object({
      carriers: z.array(z.object({ id: z.coerce.number().int(), name: z.string().nullish() })),
    }),
  );
  return Object.fromEntries(carriers.flatMap(({ id, name }) => (name ? [[id, name]] : [])));
}

async function fromEvents(): Promise<CarrierNames> {
  const logs = await chain().getContractEvents({
    address: config().deployment.carrierRegistry,
    abi: carrierRegistryAbi,
    eventName: "CarrierDescribed",
    fromBlock: 0n,
  });
  return Object.fromEntries(logs.flatMap(({ args }) => (args.carrier && args.name ? [[args.carrier, args.name]] : [])));
}
