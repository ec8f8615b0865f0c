import { afterEach, describe, expect, test } from "vitest";
import { startKamailio } from "../peers/kamailio.ts";
import { requirePeer } from "../peers/requirePeer.ts";
import { call, type SippServer, startSipp } from "../peers/sipp.ts";
import { waitFor } from "../peers/waitFor.ts";

const number = "+12025550123";

// Kamailio alone, with a redirect server that gives fixed Contacts in the bridge's place: what the configuration does with
// a 302 must be known before it is tried on the bridge.
describe.skipIf(!requirePeer("kamailio", "sipp"))("Kamailio that asks a redirect server", () => {
  const running: { stop(): Promise<void> }[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((peer) => peer.stop()));
  });
  async function keep<T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> {
    const peer = await starting;
    running.push(peer);
    return peer;
  }
  const answering = () => keep(startSipp({ scenario: "carrier-answers" }));
  const refusing = (status: string, reason: string) =>
    keep(startSipp({ scenario: "carrier-refuses", fill: { status, reason } }));
  async function kamailioGiven(contacts: string) {
    const redirects = await keep(startSipp({ scenario: "redirects", fill: { contacts } }));
    return keep(startKamailio(redirects.port));
  }
  const at = ({ port }: SippServer) => `<sip:${number}@127.0.0.1:${port}>`;

  test("rings the one carrier of a 302, and the call is answered and ended", async () => {
    const carrier = await answering();
    const { port } = await kamailioGiven(at(carrier));
    const said = await call({ scenario: "caller-talks", port, number });
    expect(said.map(({ first }) => first)).toContain("SIP/2.0 180 Ringing");
    await waitFor("the carrier's answer to BYE", () => carrier.messages().length === 6);
    expect(carrier.messages().map(({ first }) => first)).toEqual([
      `INVITE sip:${number}@127.0.0.1:${carrier.port} SIP/2.0`,
      "SIP/2.0 180 Ringing",
      "SIP/2.0 200 OK",
      `ACK sip:127.0.0.1:${carrier.port} SIP/2.0`,
      `BYE sip:127.0.0.1:${carrier.port} SIP/2.0`,
      "SIP/2.0 200 OK",
    ]);
  });

  test("rings carriers one after another by falling q, whatever their order in the answer", async () => {
    const [second, first] = [await answering(), await refusing("503", "Service Unavailable")];
    const { port } = await kamailioGiven(`${at(second)};q=0.9, ${at(first)};q=1.0`);
    await call({ scenario: "caller-talks", port, number });
    expect(first.messages().map((message) => message.first)).toContain("SIP/2.0 503 Service Unavailable");
    expect(second.messages().map((message) => message.first)).toContain("SIP/2.0 200 OK");
  });

  test("goes on past a carrier whose host has no address", async () => {
    const carrier = await answering();
    const { port } = await kamailioGiven(`<sip:${number}@nobody.invalid>;q=1.0, ${at(carrier)};q=0.9`);
    await call({ scenario: "caller-talks", port, number });
    expect(carrier.messages()[0]?.first).toContain(`INVITE sip:${number}@`);
  });

  test("says 480 where it can ring none of the Contacts", async () => {
    const { port } = await kamailioGiven(`<tel:${number}>;q=1.0, <sips:${number}@127.0.0.1:5061>;q=0.9`);
    await call({ scenario: "caller-refused", fill: { status: "480" }, port, number });
  });

  test.each([
    ["486", "Busy Here"],
    ["603", "Decline"],
  ])("takes %s for the called party's word and rings nobody else", async (status, reason) => {
    const [first, second] = [await refusing(status, reason), await answering()];
    const { port } = await kamailioGiven(`${at(first)};q=1.0, ${at(second)};q=0.9`);
    await call({ scenario: "caller-refused", fill: { status }, port, number });
    expect(second.messages()).toEqual([]);
  });

  test("rings nobody else when the caller gives up", async () => {
    const first = await keep(startSipp({ scenario: "carrier-rings" }));
    const second = await answering();
    const { port } = await kamailioGiven(`${at(first)};q=1.0, ${at(second)};q=0.9`);
    await call({ scenario: "caller-gives-up", port, number });
    await waitFor("the first carrier's part to end", () => first.messages().some((m) => m.first.startsWith("ACK ")));
    expect(second.messages()).toEqual([]);
  });

  test("neither follows nor passes on a carrier's own redirect", async () => {
    const elsewhere = await answering();
    const diverting = await keep(startSipp({ scenario: "redirects", fill: { contacts: at(elsewhere) } }));
    const { port } = await kamailioGiven(at(diverting));
    await call({ scenario: "caller-refused", fill: { status: "480" }, port, number });
    expect(elsewhere.messages()).toEqual([]);
  });

  test("passes the bridge's refusal on to the caller", async () => {
    const bridge = await refusing("404", "Not Found");
    const { port } = await keep(startKamailio(bridge.port));
    await call({ scenario: "caller-refused", fill: { status: "404" }, port, number });
  });

  test("says 503 where the bridge is silent", async () => {
    const bridge = await answering();
    await bridge.stop();
    const { port } = await keep(startKamailio(bridge.port));
    await call({ scenario: "caller-refused", fill: { status: "503" }, port, number });
  });
});
