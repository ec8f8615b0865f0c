import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RouteAnswer, type RunningSip, startSip } from "../../../sip-bridge/src/sip/index.ts";
import { requirePeer } from "../peers/requirePeer.ts";
import { call, type Message } from "../peers/sipp.ts";

const FOUND = "+12025550123";
const UNKNOWN = "+12025550199";
const RESTING = "+12025550188";
const SLOW = "+12025550177";
/** Scenarios that drachtio-srf's own tests play. */
const OF_DRACHTIO = "../../../node_modules/drachtio-srf/test/scenarios/";

/** In the place of the routing decision, which has tests of its own: always the same answers. */
function fixedAskRoute({ user }: { user: string }): RouteAnswer | Promise<RouteAnswer> {
  const block = { number: 7n, ageSeconds: 2 };
  const refused = { contacts: [], block };
  switch (user) {
    case FOUND:
      return {
        status: 302,
        reason: "Moved Temporarily",
        contacts: [
          { uri: `sip:${FOUND}@sbc.alder.example`, q: 1 },
          { uri: `sip:${FOUND};npdi@sbc.birch.example:5080;transport=udp`, q: 0.9 },
        ],
        block,
      };
    case RESTING:
      return { ...refused, status: 480, reason: "Temporarily Unavailable" };
    case UNKNOWN:
      return { ...refused, status: 404, reason: "Not Found" };
    case SLOW:
      return new Promise(() => {});
    default:
      return { ...refused, status: 503, reason: "Service Unavailable", retryAfter: 30 };
  }
}

// The SIP side alone, on its embedded engine: what it says to a caller that nobody here wrote.
describe.skipIf(!requirePeer("sipp"))("sipp that calls the bridge's SIP side", () => {
  let sip: RunningSip;
  let answered: string[];
  let dropped: string[];

  beforeAll(async () => {
    answered = [];
    dropped = [];
    const log = () => {};
    sip = await startSip({
      engine: "embedded",
      listen: { address: "127.0.0.1", port: 0 },
      askRoute: fixedAskRoute,
      isDraining: () => false,
      logger: { debug: log, info: log, warn: log, error: log },
      metrics: {
        answered: (method, status) => answered.push(`${method} ${status}`),
        dropped: (cause) => dropped.push(cause),
        contactLeftOut: () => {},
      },
    });
  });
  afterAll(() => sip?.stop());

  const play = (scenario: string, number: string, fill?: Record<string, string>) =>
    call({ scenario, number, port: sip.port, ...(fill && { fill }) });
  const received = (said: Message[]) => said.filter(({ direction }) => direction === "received");
  const headers = (message: Message, name: string) =>
    message.text
      .split(/\r?\n/)
      .filter((line) => line.startsWith(`${name}: `))
      .map((line) => line.slice(name.length + 2));

  test("INVITE, 302 with a line for each Contact in order, ACK", async () => {
    const [moved, ...more] = received(await play("caller-refused", FOUND, { status: "302" }));
    expect(moved!.first).toBe("SIP/2.0 302 Moved Temporarily");
    expect(headers(moved!, "Contact")).toEqual([
      `<sip:${FOUND}@sbc.alder.example>;q=1`,
      `<sip:${FOUND};npdi@sbc.birch.example:5080;transport=udp>;q=0.9`,
    ]);
    expect(headers(moved!, "X-DOTS-Block")).toEqual(["7 2"]);
    expect(more).toEqual([]);
  });

  test("a caller whose ACK is late gets the same 302 again, and the decision is not asked again", async () => {
    const before = answered.length;
    const said = received(await play("caller-dawdles", FOUND));
    expect(said.length).toBeGreaterThan(1);
    expect(new Set(said.map(({ text }) => text.trim())).size).toBe(1);
    expect(answered.slice(before)).toEqual(["INVITE 302"]);
  });

  test.each([
    [UNKNOWN, "404"],
    [RESTING, "480"],
    ["0", "503"],
  ])("%s is refused with %s", async (number, status) => {
    const [refusal] = received(await play("caller-refused", number, { status }));
    expect(refusal!.first).toContain(`SIP/2.0 ${status} `);
  });

  test.each([
    ["uac-expect-404", UNKNOWN],
    ["uac-expect-480", RESTING],
    ["uac-expect-503", "0"],
    ["uac-drop-one-503", "0"],
  ])("drachtio-srf's own scenario %s", async (scenario, number) => {
    await play(OF_DRACHTIO + scenario, number);
  });

  test("a caller who gives up during a slow look-up: 200 to the CANCEL, 487 to the INVITE", async () => {
    const said = received(await play("caller-cancels", SLOW));
    expect(said.map(({ first }) => first)).toEqual([
      "SIP/2.0 100 Trying",
      "SIP/2.0 200 OK",
      "SIP/2.0 487 Request Terminated",
    ]);
  });

  test("OPTIONS is answered with 200", async () => {
    const [answer] = received(await play("options", "bridge"));
    expect(headers(answer!, "Allow")).toEqual(["INVITE, ACK, CANCEL, OPTIONS"]);
  });

  test("every ACK found its transaction", () => {
    expect(dropped).toEqual([]);
  });
});
