import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { askEnum, askHttp, askSip } from "@dots/protocol/ask";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Bridge, startBridge } from "../../../scripts/start/stack/bridge.ts";
import { alderTarget, openAlder } from "../alder.ts";
import { waitFor } from "../peers/waitFor.ts";
import { SETTINGS, type Stack, startStack } from "../stack.ts";

const number = 999_212_555_123n;
const target = alderTarget(number);

describe("a bridge without a chain", () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack();
    const { market } = stack;
    await openAlder(market);
    await stack.seen(await market.claim(await market.trader(7), number));
  });
  afterAll(() => stack?.stop());

  async function answersOf({ sip, enum: zone, http }: Bridge) {
    const [bySip, byEnum, byHttp] = [
      await askSip({ ...sip, number }),
      await askEnum({ ...zone, number }),
      await askHttp({ url: http, number }),
    ];
    const { targets, block } = byHttp.body as { targets: { uri: string }[]; block: { number: string } };
    return {
      uris: [bySip.contacts.map(({ uri }) => uri), byEnum.uris, targets.map(({ uri }) => uri)],
      block: Number(block.number),
    };
  }

  test("goes on answering when the chain goes, and says that it does not follow it", async () => {
    const before = await answersOf(stack.bridge);
    expect(before.uris).toEqual([[target], [target], [target]]);
    await stack.chain.stop();
    await waitFor(
      "the bridge to say so",
      async () => (await fetch(`${stack.bridge.http}/health/ready`)).status !== 200,
    );
    expect(await answersOf(stack.bridge)).toEqual(before);
  });

  test("starts without it, says so, and answers from its snapshot", async () => {
    await stack.chain.stop();
    const before = await answersOf(stack.bridge);
    await stack.bridge.stop();
    const bridge = await startBridge({ rpcUrl: stack.chain.wsUrl, dataDir: stack.dataDir, env: SETTINGS });
    try {
      expect(await answersOf(bridge)).toEqual(before);
      expect((await fetch(`${bridge.http}/health/live`)).status).toBe(200);
      const ready = await fetch(`${bridge.http}/health/ready`);
      expect([ready.status, await ready.text()]).toEqual([503, expect.stringContaining("the chain is not followed")]);
    } finally {
      await bridge.stop();
    }
  });

  test("starts without chain and snapshot, and says 503 to calls instead of a wrong 404", async () => {
    await stack.chain.stop();
    const dataDir = await mkdtemp(join(tmpdir(), "dots-bridge-"));
    const bridge = await startBridge({ rpcUrl: stack.chain.wsUrl, dataDir, env: SETTINGS });
    try {
      expect((await askSip({ ...bridge.sip, number })).status).toBe(503);
      expect((await askHttp({ url: bridge.http, number })).status).toBe(503);
      expect((await askEnum({ ...bridge.enum, number })).rcode).toBe("SERVFAIL");
    } finally {
      await bridge.stop();
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});
