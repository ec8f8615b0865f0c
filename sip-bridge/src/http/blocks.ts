import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { BlockRef, Replica } from "../replica/index.ts";
import { problem } from "./problem.ts";

const MOST_FOLLOWERS = 256;
/** Proxies close streams that are silent for a minute. */
const KEEP_ALIVE_MS = 20_000;

/**
 * `GET /v1/blocks`: server-sent events, one for the block known now and one for each new head. A follower that reads slower
 * than blocks come misses some, never the newest.
 */
export function followBlocks(replica: Pick<Replica, "head" | "onHead">, closing: AbortSignal) {
  let followers = 0;
  return (context: Context): Response => {
    if (followers >= MOST_FOLLOWERS) return problem(context, 503, `${MOST_FOLLOWERS} follow the blocks already`);
    // Anybody's page may read which block it is: there is nothing private in it.
    context.header("Access-Control-Allow-Origin", "*");
    followers++;
    const response = streamSSE(context, async (stream) => {
      let newest: BlockRef | null = replica.head;
      let wake = () => {};
      const forget = replica.onHead((head) => {
        newest = head;
        wake();
      });
      const end = () => wake();
      stream.onAbort(end);
      closing.addEventListener("abort", end);
      try {
        while (!stream.aborted && !closing.aborted) {
          const block = newest;
          newest = null;
          if (block) await stream.writeSSE({ event: "block", id: String(block.number), data: JSON.stringify(block) });
          else await stream.write(":\n\n");
          if (newest || stream.aborted || closing.aborted) continue;
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, KEEP_ALIVE_MS);
            wake = () => {
              clearTimeout(timer);
              resolve();
            };
          });
        }
      } finally {
        forget();
        closing.removeEventListener("abort", end);
        followers--;
      }
    });
    // Kept alive after its stream has ended, a connection would hold up the end of the server.
    response.headers.set("Connection", "close");
    return response;
  };
}
