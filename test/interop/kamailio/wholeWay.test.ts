import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openAlder } from "../alder.ts";
import { type Kamailio, startKamailio } from "../peers/kamailio.ts";
import { requirePeer } from "../peers/requirePeer.ts";
import { call, type SippServer, startSipp } from "../peers/sipp.ts";
import { waitFor } from "../peers/waitFor.ts";
import { type Stack, startStack } from "../stack.ts";

const number = 999_212_555_123n;
const dialled = `+${number}`;

// From a wallet to a ringing telephone, with nothing in between that we wrote but the contracts and the bridge.
describe.skipIf(!requirePeer("kamailio", "sipp"))("a number claimed on chain, called through Kamailio", () => {
  let stack: Stack;
  let kamailio: Kamailio;
  let alder: SippServer;
  let birch: SippServer;
  let broken: SippServer;
  const running: { stop(): Promise<void> }[] = [];

  beforeAll(async () => {
    stack = await startStack();
    running.push(stack);
    alder = await startSipp({ scenario: "carrier-answers" });
    birch = await startSipp({ scenario: "carrier-answers" });
    broken = await startSipp({
      scenario: "carrier-refuses",
      fill: { status: "503", reason: "Service Unavailable" },
    });
    running.push(alder, birch, broken);
    kamailio = await startKamailio(stack.bridge.sip.port);
    running.push(kamailio);
  });
  afterAll(async () => {
    for (const part of running.reverse()) await part.stop();
  });

  const rungBy = ({ messages }: SippServer) =>
    messages().filter(({ first, direction }) => direction === "received" && first.startsWith(`INVITE sip:${dialled}@`))
      .length;
  const endedBy = ({ messages }: SippServer) =>
    messages().filter(({ first, direction }) => direction === "received" && first.startsWith("BYE ")).length;
  const talkOnce = () => call({ scenario: "caller-talks", port: kamailio.port, number: dialled });
  const beRefused = (status: string) =>
    call({ scenario: "caller-refused", fill: { status }, port: kamailio.port, number: dialled });

  test("rings the carrier of the claim, the recipient after the port, and nobody after the release", async () => {
    const { market } = stack;
    const [birchOwner, holder] = [await market.trader(6), await market.trader(7)];
    await openAlder(market, [leadsTo(alder)]);
    const birchId = await market.join(birchOwner, "birch");
    // Birch's first gateway is out of order: its second is to be rung.
    const birchProfile = await market.createProfile(birchOwner, birchId, [leadsTo(broken, 1), leadsTo(birch, 2)]);
    await stack.seen(await market.blockNumber());

    await beRefused("404");
    expect(rungBy(alder)).toBe(0);

    await stack.seen(await market.claim(holder, number));
    await talkOnce();
    await waitFor("the end of the call at Alder", () => endedBy(alder) === 1);
    expect([rungBy(alder), rungBy(birch)]).toEqual([1, 0]);

    await stack.seen(await market.port(holder, number, birchProfile));
    await talkOnce();
    await waitFor("the end of the call at Birch", () => endedBy(birch) === 1);
    expect([rungBy(alder), rungBy(broken), rungBy(birch)]).toEqual([1, 1, 1]);

    await stack.seen(await market.release(holder, number));
    await beRefused("404");
    expect([rungBy(alder), rungBy(broken), rungBy(birch)]).toEqual([1, 1, 1]);
    expect(kamailio.log()).toContain("true as of block");
  });
});

function leadsTo({ port }: SippServer, preference = 1) {
  return { order: 10, preference, kind: "sip", template: `sip:+{e164}@127.0.0.1:${port}` } as const;
}
