import { dayOf } from "@dots/protocol";
import { numberRegistryAbi } from "@dots/protocol/abi";
import type { Address } from "viem";
import { z } from "zod";
import { askGraph } from "../index/askGraph.ts";
import { chain } from "../server/chain.ts";
import { config } from "../server/config.ts";

const MOST = 200;

/** How many numbers an address holds, as the chain says. */
export async function countHeld(address: Address): Promise<bigint> {
  return chain().readContract({
    address: config().deployment.numberRegistry,
    abi: numberRegistryAbi,
    functionName: "balanceOf",
    args: [address],
  });
}

/** The day of the chain's newest block. */
export async function readToday(): Promise<number> {
  return dayOf(Number((await chain().getBlock({ blockTag: "latest", includeTransactions: false })).timestamp));
}

const shape = z.object({
  account: z
    .object({
      numbers: z.array(
        z.object({
          digits: z.string(),
          carrier: z.object({ id: z.coerce.number().int() }).nullish(),
          contested: z.boolean(),
          verifiedUntil: z.int().nullish(),
          deposit: z.string(),
        }),
      ),
    })
    .nullable(),
});

/** Which ones, as the index says, up to 200. */
export async function readHeld(address: Address) {
  const { account } = await askGraph(
    `query ($first: Int!) {
      account(id: "${address.toLowerCase()}") { numbers(first: $first, orderBy: id) {
        digits carrier { id } contested verifiedUntil deposit
      } }
    }`,
    { first: MOST },
    shape,
  );
  return account?.numbers ?? [];
}
