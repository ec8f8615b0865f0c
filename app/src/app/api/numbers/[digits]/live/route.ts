import { numberOfDigits } from "@dots/protocol";
import { blockFeed } from "../../../../../live/blocks.ts";
import { follow } from "../../../../../live/follow.ts";
import { refuse } from "../../../../../server/refuse.ts";

/** The live answers about one number, as server-sent events. */
export async function GET(request: Request, { params }: { params: Promise<{ digits: string }> }): Promise<Response> {
  const number = numberOfDigits((await params).digits);
  if (number === null) return refuse(400, "This is not a number.", "Needed: 1 to 15 digits, the first of them 1 to 9.");
  const stream = follow(number, blockFeed(), request.signal);
  if (!stream) return refuse(503, "Too many pages are being followed.", "Reload the page in a moment.");
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
