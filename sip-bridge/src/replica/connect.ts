import type { LogDecoder } from "@dots/protocol";
import { type Hex, http, numberToHex, RpcRequestError, TimeoutError, webSocket } from "viem";
import type { Header } from "./block.ts";
import { type ChainSource, TooManyLogs } from "./chainSource.ts";
import { readHeader, readLogs, readQuantity } from "./readRpc.ts";

const TIMEOUT_MS = 10_000;
let connections = 0;

type Request = (call: { method: string; params: unknown }) => Promise<unknown>;

/** Sends JSON-RPC to a node and closes; `subscribe` only over WebSocket. */
interface Wire {
  request: Request;
  subscribe?: (onData: (result: unknown) => void, onError: (error: unknown) => void) => Promise<unknown>;
  close(): void;
}

/** Connects to a node over WebSocket, or over HTTP, where new blocks are asked for every `pollMs`. */
export async function connectChain(
  url: string,
  { filter, pollMs }: { filter: LogDecoder["filter"]; pollMs: number },
): Promise<ChainSource> {
  const wire = await openWire(url);
  const { request } = wire;
  let poll: NodeJS.Timeout | undefined;

  async function header(at: number | Hex | "latest"): Promise<Header | null> {
    const byHash = typeof at === "string" && at !== "latest";
    const params = [typeof at === "number" ? numberToHex(at) : at, false];
    const block = await request({ method: byHash ? "eth_getBlockByHash" : "eth_getBlockByNumber", params });
    return block === null ? null : readHeader(block);
  }

  function pollHeads(onHead: (head: Header) => void, onLost: (error: Error) => void): void {
    let last: Hex | undefined;
    let asking = false;
    poll = setInterval(async () => {
      if (asking) return;
      asking = true;
      try {
        const head = await header("latest");
        if (head && head.hash !== last) onHead(head);
        last = head?.hash;
      } catch (error) {
        clearInterval(poll);
        onLost(asError(error));
      } finally {
        asking = false;
      }
    }, pollMs);
  }

  return {
    header,
    async chainId() {
      return readQuantity(await request({ method: "eth_chainId", params: [] }), "chain id");
    },
    async logs(of) {
      const where =
        "block" in of ? { blockHash: of.block.hash } : { fromBlock: numberToHex(of.from), toBlock: numberToHex(of.to) };
      try {
        return readLogs(await request({ method: "eth_getLogs", params: [{ ...filter, ...where }] }));
      } catch (error) {
        // Nodes say "too many" in a dozen ways; if it was something else, narrower ranges fail as well.
        const mayBeTooWide = error instanceof RpcRequestError || error instanceof TimeoutError;
        throw "from" in of && mayBeTooWide ? new TooManyLogs(error.shortMessage, { cause: error }) : error;
      }
    },
    async watch(onHead, onLost) {
      if (!wire.subscribe) return pollHeads(onHead, onLost);
      await wire.subscribe(
        (result) => {
          try {
            onHead(readHeader(result));
          } catch (error) {
            onLost(asError(error));
          }
        },
        (error) => onLost(asError(error)),
      );
    },
    close() {
      clearInterval(poll);
      wire.close();
    },
  };
}

/** `eth_call` on a connection of its own, so that it does not wait behind the logs of a backfill. */
export async function connectCalls(url: string): Promise<{ request: Request; close(): void }> {
  return openWire(url);
}

async function openWire(url: string): Promise<Wire> {
  if (url.startsWith("http")) {
    const { request } = http(url, { retryCount: 0, timeout: TIMEOUT_MS })({});
    return { request: request as Request, close() {} };
  }
  // viem shares sockets of equal options; the delay, unused where nothing is attempted, makes this one our own to close.
  const reconnect = { attempts: 0, delay: ++connections };
  const transport = webSocket(url, { reconnect, keepAlive: { interval: 15_000 }, retryCount: 0, timeout: TIMEOUT_MS })(
    {},
  );
  const { getRpcClient, subscribe } = transport.value!;
  const client = await getRpcClient();
  return {
    request: transport.request as Request,
    subscribe: (onData, onError) => {
      return subscribe({
        params: ["newHeads"],
        onData: (data) => onData((data as { result?: unknown }).result),
        onError,
      });
    },
    close: () => client.close(),
  };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error("The connection to the node was lost.", { cause: error });
}
