import { plusForm } from "../number/number.ts";
import { fetchJson } from "./fetchJson.ts";

export interface AskHttpOptions {
  /** Base address of the bridge, as `http://127.0.0.1:8053`. */
  url: string;
  number: bigint;
  /** Default 3 s. */
  timeoutMs?: number;
}

export interface HttpAnswer {
  status: number;
  /** The route, or problem+json. */
  body: unknown;
  ms: number;
}

/** Asks a bridge's HTTP look-up where a number is to be sent. Throws AskError without an answer in JSON in time. */
export async function askHttp({ url, number, timeoutMs = 3_000 }: AskHttpOptions): Promise<HttpAnswer> {
  const started = performance.now();
  const answer = await fetchJson(new URL(`/v1/routes/${encodeURIComponent(plusForm(number))}`, url), {
    timeoutMs,
    headers: { accept: "application/json, application/problem+json" },
  });
  return { ...answer, ms: performance.now() - started };
}
