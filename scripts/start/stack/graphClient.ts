import { BaseError } from "@dots/protocol";

const INTERVAL_MS = 50;
const REQUEST_TIMEOUT_MS = 5_000;

/** The last block that a subgraph has taken in. */
export interface IndexedBlock {
  number: number;
  hash: string;
}

export interface GraphClient {
  /**
   * Waits until the subgraph has taken in this block, or a later one; with a hash, until it stands at exactly this block.
   * Throws if indexing failed, if graph-node ended, or after `timeoutMs` (default 30 s).
   */
  waitForBlock(number: number, options?: { hash?: string; timeoutMs?: number }): Promise<IndexedBlock>;
}

/** Asks a graph-node how far its subgraph is. @param alive throws if the graph-node is known to have ended */
export function graphClient(url: string, alive: () => void = () => {}): GraphClient {
  return {
    async waitForBlock(number, { hash, timeoutMs = 30_000 } = {}) {
      const deadline = performance.now() + timeoutMs;
      let last = "nothing";
      for (;;) {
        alive();
        const found = await indexed(url).catch((error: Error) => error.message);
        if (typeof found === "object" && found.number >= number && (!hash || found.hash === hash)) return found;
        last = typeof found === "object" ? `block ${found.number}` : found;
        if (performance.now() > deadline || last === FAILED) throw behind({ url, number, last, timeoutMs });
        await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
      }
    },
  };
}

const FAILED = "indexing failed";

/** The last block taken in; what graph-node said instead if there is none yet. */
async function indexed(url: string): Promise<IndexedBlock | string> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ _meta { block { number hash } hasIndexingErrors } }" }),
    signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
  });
  const body = (await response.json()) as {
    data?: { _meta: { block: IndexedBlock; hasIndexingErrors: boolean } };
    errors?: { message: string }[];
  };
  if (body.errors) return body.errors.map(({ message }) => message).join("; ");
  if (!body.data) return "no data";
  return body.data._meta.hasIndexingErrors ? FAILED : body.data._meta.block;
}

function behind(facts: { url: string; number: number; last: string; timeoutMs: number }): BaseError {
  return new BaseError({
    code: "SubgraphBehind",
    title: `The subgraph at ${facts.url} did not come to block ${facts.number} within ${facts.timeoutMs / 1000} s.`,
    found: facts.last,
    needed: `block ${facts.number}`,
    remedy: "See what graph-node's log says of the chain and of the mappings.",
  });
}
