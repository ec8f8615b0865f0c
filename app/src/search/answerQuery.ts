import { formatNumber, STATUSES } from "@dots/protocol";
import { numberRegistryAbi } from "@dots/protocol/abi";
import { shortAddress } from "../design/shortAddress.ts";
import { chain } from "../server/chain.ts";
import { config } from "../server/config.ts";
import { readQuery } from "./readQuery.ts";
import type { SearchAnswer } from "./status.ts";

/** One word of status for what was typed; null status where the chain does not answer. */
export async function answerQuery(text: string, country: string | undefined): Promise<SearchAnswer> {
  const query = readQuery(text, country);
  switch (query.kind) {
    case "address":
      return {
        kind: "elsewhere",
        href: `/address/${query.address}`,
        display: shortAddress(query.address),
      };
    case "carrier":
      return {
        kind: "elsewhere",
        href: `/carrier/${query.carrier}`,
        display: `Carrier ${query.carrier}`,
      };
    case "number": {
      const { number, alternative } = query;
      const resolution = await chain()
        .readContract({
          address: config().deployment.numberRegistry,
          abi: numberRegistryAbi,
          functionName: "resolve",
          args: [number],
        })
        .catch(() => null);
      return {
        kind: "number",
        ...namesOf(number),
        status: resolution && (STATUSES[resolution.status] ?? null),
        ported: resolution?.ported ?? false,
        isPrivate: resolution?.isPrivate ?? false,
        ...(alternative === undefined ? {} : { alternative: namesOf(alternative) }),
      };
    }
    default:
      return query;
  }
}

function namesOf(number: bigint) {
  return { digits: number.toString(), display: formatNumber(number) };
}
