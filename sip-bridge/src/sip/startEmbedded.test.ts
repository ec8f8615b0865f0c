import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ApplicationSocket } from "../sip-engine/applicationSocket.ts";
import { requestText } from "../sip-engine/testing/requestText.ts";
import { startSip } from "./startSip.ts";
import { type Caller, startCaller } from "./testing/caller.ts";
import { recorder } from "./testing/recorder.ts";
import type { RouteAnswer, RouteRequest, RunningSip } from "./types.ts";

const FOUND: RouteAnswer = {
  status: 302,
  reason: "Moved Temporarily",
  contacts: [{ uri: "sip:+12125550123@sbc.example.net", q: 1 }],
  block: { number: 21_000_000n, ageSeconds: 3.9 },
};

let sip: RunningSip;
let caller: Caller;
let asked: RouteRequest[];
let draining: boolean;
let answer: (request: RouteRequest) => RouteAnswer | Promise<RouteAnswer>;
let record: ReturnType<typeof recorder>;
let call = 0;

beforeEach(async () => {
  asked = [];
  draining = false;
  answer = () => FOUND;
  record = recorder();
  sip = await startSip({
    engine: "embedded",
    listen: { address: "127.0.0.1", port: 0 },
    askRoute: (request) => {
      asked.push(request);
      return answer(request);
    },
    isDraining: () => draining,
    ...record,
  });
  caller = await startCaller(sip);
});
afterEach(async () => {
  caller.close();
  await sip.stop();
});

/** A request of its own transaction; the ACK of what answers it is sent at once, so that nothing lingers. */
async function ask(method: string, headers: Record<string, string | null> = {}, uri?: string): Promise<string> {
  const own = {
    Via: `SIP/2.0/UDP 127.0.0.1;rport;branch=z9hG4bK${++call}`,
    "Call-ID": `${call}@127.0.0.1`,
    ...headers,
  };
  const response = await caller.ask(requestText(method, own, uri === undefined ? {} : { uri }));
  if (method === "INVITE") await caller.send(requestText("ACK", own));
  return response;
}
const status = (response: string) => Number(response.slice(8, 11));

describe("an INVITE", () => {
  test("asks for the route of what it names and is sent there, with the block at which that is true", async () => {
    const response = await ask("INVITE", { i: "x@y", "Call-ID": null }, "sip:+12125550123;npdi@127.0.0.1;user=phone");
    expect(asked).toMatchObject([{ user: "+12125550123", host: "127.0.0.1", scheme: "sip", callId: "x@y" }]);
    expect(asked[0]!.source).toMatchObject({ address: "127.0.0.1", protocol: "udp", port: expect.any(Number) });
    expect(asked[0]!.userParams.has("npdi")).toBe(true);
    expect(response).toMatch(/^SIP\/2\.0 302 Moved Temporarily\r\n/);
    expect(response).toContain("\r\nContact: <sip:+12125550123@sbc.example.net>;q=1\r\n");
    expect(response).toContain("\r\nX-DOTS-Block: 21000000 3\r\n");
    expect(record.told).toEqual(["INVITE 302"]);
  });

  test("a tel URI is asked for as well", async () => {
    await ask("INVITE", {}, "tel:+1-212-555-0123");
    expect(asked).toMatchObject([{ user: "+12125550123", scheme: "tel", host: "" }]);
  });

  test("an answer that takes its time is waited for", async () => {
    answer = () => Promise.resolve(FOUND);
    expect(status(await ask("INVITE"))).toBe(302);
  });

  test("a refusal has its reason, warning and time to come again", async () => {
    answer = () => ({
      status: 503,
      reason: "Registry too old",
      contacts: [],
      block: null,
      retryAfter: 4.2,
      warning: 'the "replica" is old',
    });
    const response = await ask("INVITE");
    expect(response).toMatch(/^SIP\/2\.0 503 Registry too old\r\n/);
    expect(response).toContain('\r\nWarning: 399 dots "the \\"replica\\" is old"\r\n');
    expect(response).toContain("\r\nRetry-After: 5\r\n");
    expect(response).not.toContain("X-DOTS-Block");
  });

  test.each([
    [
      "throws",
      () => {
        throw new Error("no chain");
      },
    ],
    ["rejects", () => Promise.reject(new Error("no chain"))],
    ["gives a reason with a line end", () => ({ ...FOUND, reason: "Moved\r\nX-Forged: 1" })],
    ["gives a warning with a line end", () => ({ ...FOUND, warning: "a\r\nX-Forged: 1" })],
  ])("when the decision %s it is a 500 and an error in the log", async (_, decide) => {
    answer = decide;
    const response = await ask("INVITE");
    expect(status(response)).toBe(500);
    expect(response).not.toContain("X-Forged");
    expect(record.logged).toEqual(["request not answered as it should be"]);
  });

  test("a hostile target is left out; a redirect to nowhere is a 480", async () => {
    answer = () => ({ ...FOUND, contacts: [{ uri: "sip:a@b>\r\nX-Forged: 1" }] });
    expect(status(await ask("INVITE"))).toBe(480);
    expect(record.told).toEqual(["malformed", "INVITE 480"]);
  });

  test("stays below 1,300 bytes, however many targets there are and however many proxies it came through", async () => {
    const contacts = Array.from({ length: 30 }, (_, i) => ({
      uri: `sip:+12125550123@sbc${i}.carrier.example.net`,
      q: 1 - i / 100,
    }));
    answer = () => ({ ...FOUND, contacts, warning: "ü".repeat(40) });
    for (const proxies of [0, 6, 20]) {
      const via = [
        "SIP/2.0/UDP 127.0.0.1;rport;branch=z9hG4bKmany",
        ...Array(proxies).fill("SIP/2.0/UDP p;branch=z9hG4bKab"),
      ];
      const response = await ask("INVITE", { Via: via.join("\r\nVia: ").replace("many", `many${proxies}`) });
      expect(Buffer.byteLength(response)).toBeLessThan(1_300);
      expect(Buffer.byteLength(response)).toBeGreaterThan(1_100);
    }
    expect(record.told).toContain("no-room");
  });

  test.each([
    ["soap.beep://192.0.2.103:3002", {}, 416],
    ["sip:a@b@c", {}, 400],
    ["sip:+12125550123@127.0.0.1", { "Max-Forwards": "0" }, 483],
  ])("%s %o is refused with %i before anything is asked", async (uri, headers, expected) => {
    expect(status(await ask("INVITE", headers, uri))).toBe(expected);
    expect(asked).toEqual([]);
  });

  test("that was cancelled meanwhile gets 487, and the late decision nothing", async () => {
    const { promise, resolve } = Promise.withResolvers<RouteAnswer>();
    const { promise: heard, resolve: isHeard } = Promise.withResolvers<void>();
    answer = () => {
      isHeard();
      return promise;
    };
    const own = { Via: "SIP/2.0/UDP 127.0.0.1;rport;branch=z9hG4bKcancelled", "Call-ID": "cancelled" };
    await caller.send(requestText("INVITE", own));
    await heard;
    expect(await caller.ask(requestText("CANCEL", own))).toContain("CSeq: 1 CANCEL");
    await caller.send(requestText("ACK", own));
    resolve(FOUND);
    await promise;
    expect(status(await ask("OPTIONS"))).toBe(200);
    expect(record.told).toEqual(["OPTIONS 200"]);
  });

  test("names of headers that are names in JavaScript do no harm", async () => {
    expect(
      status(await ask("INVITE", { constructor: "x", toString: "x", ["__proto__"]: "x", hasOwnProperty: "x" })),
    ).toBe(302);
  });
});

describe("an OPTIONS", () => {
  test("is a 200 with what is spoken here, and asks for no route", async () => {
    const response = await ask("OPTIONS", { "Max-Forwards": "0" });
    expect(status(response)).toBe(200);
    expect(response).toContain("\r\nAllow: INVITE, ACK, CANCEL, OPTIONS\r\n");
    expect(asked).toEqual([]);
  });

  test("is a 503 during a shutdown, while INVITEs still get their answer", async () => {
    draining = true;
    expect([status(await ask("OPTIONS")), status(await ask("INVITE"))]).toEqual([503, 302]);
  });

  test("that requires what is not known is a 420 that names it", async () => {
    const response = await ask("OPTIONS", { Require: "nothingSupportsThis" });
    expect(status(response)).toBe(420);
    expect(response).toContain("\r\nUnsupported: nothingSupportsThis\r\n");
  });
});

test("when drachtio-srf hangs up, it is connected again and goes on answering", async () => {
  const fromEngine = vi.spyOn(ApplicationSocket.prototype, "fromEngine");
  await ask("OPTIONS");
  const socket = fromEngine.mock.contexts[0] as ApplicationSocket;
  fromEngine.mockRestore();
  const closed = once(socket, "close");
  socket.end();
  await closed;
  await vi.waitUntil(async () => status(await ask("OPTIONS")) === 200);
  expect(record.logged).toEqual(["drachtio-srf gave up its connection; a new one is made"]);
});

test("a port in use is the system's error", async () => {
  const listen = { address: sip.address, port: sip.port };
  const starting = startSip({
    engine: "embedded",
    listen,
    askRoute: () => FOUND,
    isDraining: () => false,
    ...recorder(),
  });
  await expect(starting).rejects.toMatchObject({ code: "EADDRINUSE" });
});

test("after every torture message, whole and cut short, it still answers", async () => {
  const folder = join(dirname(createRequire(import.meta.url).resolve("sip")), "test", "messages");
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".dat"))) {
    const message = readFileSync(join(folder, file));
    for (const part of [1, 0.9, 0.5]) await caller.send(message.subarray(0, Math.floor(message.length * part)));
    await caller.send(Buffer.concat([message, Buffer.from("\r\n\r\n")]));
  }
  expect(status(await ask("OPTIONS"))).toBe(200);
});
