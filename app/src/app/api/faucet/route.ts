import { isAddress } from "viem";
import { FaucetRefused, fill } from "../../../faucet/faucet.ts";
import { config } from "../../../server/config.ts";
import { readBody } from "../../../server/readBody.ts";
import { refuse } from "../../../server/refuse.ts";
import { sameOrigin } from "../../../server/sameOrigin.ts";

/** Fills an account up, on a local chain only: `{ "address": "0x…" }`. */
export async function POST(request: Request): Promise<Response> {
  if (!config().local) return refuse(404, "There is no faucet on this chain.");
  if (!sameOrigin(request)) return refuse(403, "The faucet is for our own pages.");
  const body = (await readBody(request, 256)) as { address?: unknown } | null | undefined;
  const address = body?.address;
  if (typeof address !== "string" || !isAddress(address)) {
    return refuse(400, "The faucet needs an address.", 'Needed: { "address": "0x…" } with 40 hexadecimal digits.');
  }
  try {
    await fill(address, config());
    return Response.json({ filled: address });
  } catch (error) {
    if (error instanceof FaucetRefused) return refuse(403, error.message);
    return refuse(502, "The faucet could not send.", "See whether the local chain runs.");
  }
}
