import { LONGEST_ANSWER, LONGEST_REQUEST, rpcAllowed } from "../../../chain/rpcAllowed.ts";
import { config } from "../../../server/config.ts";
import { readBody } from "../../../server/readBody.ts";
import { refuse } from "../../../server/refuse.ts";
import { sameOrigin } from "../../../server/sameOrigin.ts";

const HIGHEST_WAIT_MS = 10_000;

/** The pages' way to the chain: same origin, named methods, bounded both ways. The node's address stays on the server. */
export async function POST(request: Request): Promise<Response> {
  if (!sameOrigin(request)) return refuse(403, "This way to the chain is for our own pages.");
  const allowed = rpcAllowed(await readBody(request, LONGEST_REQUEST));
  if (!allowed.ok) return refuse(400, "This request is not handed on to the chain.", allowed.detail);
  try {
    const answer = await fetch(config().rpcUrl, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(allowed.body),
      signal: AbortSignal.any([request.signal, AbortSignal.timeout(HIGHEST_WAIT_MS)]),
      redirect: "error",
    });
    const text = await answer.text();
    if (text.length > LONGEST_ANSWER) return refuse(502, "The chain's answer is too long.");
    return new Response(text, {
      status: answer.ok ? 200 : 502,
      headers: {
        "content-type": "application/json",
        "cache-control": "no-store",
      },
    });
  } catch {
    return refuse(502, "The chain cannot be reached.", "The server's node does not answer. Try again in a moment.");
  }
}
