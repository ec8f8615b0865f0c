import { CARRIER_STATUSES } from "@dots/protocol";
import { carrierRegistryAbi, routeProfilesAbi } from "@dots/protocol/abi";
import { z } from "zod";
import { askGraph } from "../index/askGraph.ts";
import { chain } from "../server/chain.ts";
import { config } from "../server/config.ts";
import type { Recipient } from "./recipient.ts";

const MOST = 200;
const PROFILE_OPEN = 1;

/** All open profiles of active carriers: from the index, or where it is silent the newest ones from the chain. */
export async function readRecipients(): Promise<Recipient[]> {
  return fromIndex().catch(fromChain);
}

const shape = z.object({
  routeProfiles: z.array(
    z.object({
      id: z.coerce.number().int(),
      carrier: z.object({ id: z.coerce.number().int(), status: z.string() }),
      rules: z.array(z.object({ template: z.string() })),
    }),
  ),
});

async function fromIndex(): Promise<Recipient[]> {
  const { routeProfiles } = await askGraph(
    `query ($first: Int!) {
      routeProfiles(where: { isOpen: true }, first: $first, orderBy: id) { id carrier { id status } rules { template } }
    }`,
    { first: MOST },
    shape,
  );
  return routeProfiles
    .filter(({ carrier }) => carrier.status === "active")
    .map(({ id, carrier, rules }) => ({
      profile: id,
      carrier: carrier.id,
      leadsTo: rules[0]?.template ?? null,
    }));
}

async function fromChain(): Promise<Recipient[]> {
  const { routeProfiles, carrierRegistry } = config().deployment;
  const profiles = { address: routeProfiles, abi: routeProfilesAbi } as const;
  const count = await chain().readContract({
    ...profiles,
    functionName: "count",
  });
  const newest = Array.from({ length: Math.min(count, MOST) }, (_, back) => count - back);
  const found = await Promise.all(
    newest.map(async (profile): Promise<Recipient | null> => {
      const [carrier, , , flags, rules] = await chain().readContract({
        ...profiles,
        functionName: "read",
        args: [profile],
      });
      if ((flags & PROFILE_OPEN) === 0) return null;
      const [, status] = await chain().readContract({
        address: carrierRegistry,
        abi: carrierRegistryAbi,
        functionName: "standing",
        args: [carrier],
      });
      if (CARRIER_STATUSES[status] !== "active") return null;
      return { profile, carrier, leadsTo: rules[0]?.template ?? null };
    }),
  );
  return found.filter((each) => each !== null).sort((a, b) => a.profile - b.profile);
}
