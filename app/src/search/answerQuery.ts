import { formatNumber, STATUSES } from "@dots/protocol";
import { numberLensAbi } from "@dots/protocol/abi";
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
      const view = await chain()
        .readContract({
          address: config().deployment.numberLens,
          abi: numberLensAbi,
          functionName: "numbers",
          args: [[number], false],
        })
        .then(([one]) => one!)
        .catch(() => null);
      return {
        kind: "number",
        ...namesOf(number),
        status: view && (view.contest.endsAt > 0 ? "contested" : (STATUSES[view.state.status] ?? null)),
        ported: view?.resolution.ported ?? false,
        isPrivate: view?.resolution.isPrivate ?? false,
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
