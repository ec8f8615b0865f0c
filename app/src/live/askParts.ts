import { enumNameOf } from "@dots/protocol";
import { askEnum, askHttp, askSip } from "@dots/protocol/ask";
import { z } from "zod";
import { readNumber } from "../chain/readNumber.ts";
import { readIndex } from "../index/readIndex.ts";
import { asked } from "../server/asked.ts";
import { config } from "../server/config.ts";
import type { HttpPart, PartMessage } from "./parts.ts";

const HIGHEST_WAIT_MS = 1_500;
const BRIDGE_LAG_MS = 120;
const BRIDGE_TRIES = 8;
const INDEX_LAG_MS = 400;
const INDEX_TRIES = 12;

const routeBody = z.object({
  targets: z.array(z.object({ uri: z.string() })).default([]),
  block: z.object({ number: z.coerce.bigint() }).nullish(),
});

/** Asks one party about a number as of `block` or later and tells each answer; ends early with `signal`. */
export type Ask = (
  number: bigint,
  block: bigint,
  tell: (message: PartMessage) => void,
  signal: AbortSignal,
) => Promise<void>;

const askChain: Ask = async (number, _, tell) => tell({ part: "chain", value: await asked(() => readNumber(number)) });

/** The bridge by HTTP, SIP and ENUM as a proxy would, once its replica has the block. */
const askBridge: Ask = async (number, block, tell, signal) => {
  const { bridgeSip, bridgeEnum, enumApex } = config();
  let http = await asked(() => httpPart(number));
  for (let tries = 1; http.ok && tries < BRIDGE_TRIES && BigInt(http.answer.block ?? block) < block; tries++) {
    if (await passed(BRIDGE_LAG_MS, signal)) return;
    http = await asked(() => httpPart(number));
  }
  tell({ part: "http", value: http });
  await Promise.all([
    asked(async () => {
      const {
        status,
        reason,
        contacts,
        block: at,
        request,
        response,
      } = await askSip({
        ...bridgeSip,
        number,
        timeoutMs: HIGHEST_WAIT_MS,
      });
      return {
        status,
        reason,
        contacts,
        block: at?.number.toString() ?? null,
        request,
        response,
      };
    }).then((value) => tell({ part: "sip", value })),
    asked(async () => {
      const { rcode, records, uris } = await askEnum({
        ...bridgeEnum,
        number,
        apex: enumApex,
        timeoutMs: HIGHEST_WAIT_MS,
      });
      return { name: enumNameOf(number, enumApex), rcode, records, uris };
    }).then((value) => tell({ part: "enum", value })),
  ]);
};

async function httpPart(number: bigint): Promise<HttpPart> {
  const { status, body } = await askHttp({
    url: config().bridgeHttp,
    number,
    timeoutMs: HIGHEST_WAIT_MS,
  });
  const read = routeBody.safeParse(body);
  return {
    status,
    targets: read.success ? read.data.targets.map(({ uri }) => uri) : [],
    body,
    block: read.success ? (read.data.block?.number.toString() ?? null) : null,
  };
}

/** The index follows a moment later than the chain: asked again until it has the block, so that the page need not be. */
const askIndex: Ask = async (number, block, tell, signal) => {
  for (let tries = 0; tries < INDEX_TRIES; tries++) {
    const value = await asked(() => readIndex(number));
    if (signal.aborted) return;
    tell({ part: "index", value });
    if (!value.ok || value.answer.block >= Number(block)) return;
    if (await passed(INDEX_LAG_MS, signal)) return;
  }
};

/** All parties of a number's page. They do not wait for one another. */
export const askers: readonly Ask[] = [askChain, askBridge, askIndex];

/** Waits; true if the listener has gone meanwhile. */
async function passed(ms: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return true;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
    signal.addEventListener("abort", done);
  });
  return signal.aborted;
}
