import { createPublicClient, http, type PublicClient } from "viem";
import { config } from "./config.ts";

const HIGHEST_WAIT_MS = 4_000;

let client: PublicClient | undefined;

/** The server's own way to the chain; calls of one tick go out as one request. */
export function chain(): PublicClient {
  client ??= createPublicClient({
    transport: http(config().rpcUrl, {
      batch: { batchSize: 50 },
      timeout: HIGHEST_WAIT_MS,
      retryCount: 0,
    }),
    pollingInterval: 1_000,
  });
  return client;
}
