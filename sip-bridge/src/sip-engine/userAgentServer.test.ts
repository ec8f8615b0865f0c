import { beforeEach, describe, expect, test } from "vitest";
import { DEFAULT_LIMITS, type EngineLimits } from "./limits.ts";
import { fixedApplication } from "./testing/fixedApplication.ts";
import { ManualClock } from "./testing/manualClock.ts";
import { recordingPeer } from "./testing/recordingPeer.ts";
import { requestText } from "./testing/requestText.ts";
import { UserAgentServer } from "./userAgentServer.ts";

let clock: ManualClock;
let peer: ReturnType<typeof recordingPeer>;
let application: ReturnType<typeof fixedApplication>;
let dropped: string[];
let server: UserAgentServer;

beforeEach(() => start());

function start(limits: Partial<EngineLimits> = {}): void {
  clock = new ManualClock();
  peer = recordingPeer();
  application = fixedApplication("INVITE", "OPTIONS");
  dropped = [];
  server = new UserAgentServer({
    clock,
    limits: { ...DEFAULT_LIMITS, ...limits },
    onDropped: (cause) => dropped.push(cause),
  });
  server.attach(application);
}

const receive = (text: string) => server.receive(Buffer.from(text, "latin1"), peer);
const invite = (n = 1) =>
  requestText("INVITE", { Via: `SIP/2.0/UDP 192.0.2.9:5081;branch=z9hG4bK${n}`, "Call-ID": `${n}@192.0.2.9` });
const answer = (text: string, index = 0) => server.answer(application.given[index]!.transactionId, `${text}\r\n\r\n`);
const statuses = () => peer.sent.map((message) => Number(message.slice(8, 11)));
const toTag = (message: string) => /^To: .*;tag=(\S+)$/m.exec(message)?.[1];

describe("an INVITE", () => {
  test("is given to the application and its answer is sent; the ACK ends it without the application", () => {
    receive(requestText("INVITE"));
    expect(answer("SIP/2.0 302 Moved Temporarily\r\ncontact: <sip:a@b>")).toMatchObject({
      dialogId: "one@192.0.2.9;from-tag=caller",
    });
    receive(requestText("ACK"));
    clock.advance(5_000);
    expect(statuses()).toEqual([302]);
    expect(peer.sent[0]).toContain("\r\nContact: <sip:a@b>\r\n");
    expect([application.given.length, server.transactions, clock.pending]).toEqual([1, 0, 0]);
  });

  test("gets a 100 only when its answer takes longer than 200 ms, with its Timestamp and without a To tag", () => {
    receive(requestText("INVITE", { Timestamp: "54" }));
    clock.advance(199);
    expect(peer.sent).toEqual([]);
    clock.advance(1);
    expect(statuses()).toEqual([100]);
    expect(peer.sent[0]).toContain("\r\nTimestamp: 54\r\n");
    expect(toTag(peer.sent[0]!)).toBeUndefined();
  });

  test("that comes again is not given again, and gets the same answer", () => {
    receive(requestText("INVITE"));
    receive(requestText("INVITE"));
    answer("SIP/2.0 404 Not Found");
    receive(requestText("INVITE"));
    expect(application.given.length).toBe(1);
    expect(peer.sent).toEqual([peer.sent[0], peer.sent[0]]);
  });

  test("has one To tag in all answers, or the application's own", () => {
    receive(invite(1));
    receive(invite(2));
    answer("SIP/2.0 180 Ringing");
    answer("SIP/2.0 404 Not Found");
    answer("SIP/2.0 404 Not Found\r\nTo: <sip:x@y>;tag=own", 1);
    expect(toTag(peer.sent[0]!)).toBe(toTag(peer.sent[1]!));
    expect(toTag(peer.sent[2]!)).toBe("own");
  });
});

describe("a CANCEL (RFC 3261 §9.2)", () => {
  test("ends its INVITE with 487 and tells the application, whose answer then comes too late", () => {
    receive(requestText("INVITE"));
    receive(requestText("CANCEL"));
    expect(statuses()).toEqual([200, 487]);
    expect(toTag(peer.sent[0]!)).toBe(toTag(peer.sent[1]!));
    const [given, told] = application.given;
    expect(told).toMatchObject({ transactionId: given!.transactionId, isNew: false });
    expect(told!.message).toMatch(/^CANCEL /);
    expect(answer("SIP/2.0 302 Moved")).toEqual({ refused: "Response not sent due to unknown transaction" });
  });

  test("after the answer changes nothing; for nothing it is a 481", () => {
    receive(requestText("INVITE"));
    answer("SIP/2.0 404 Not Found");
    receive(requestText("CANCEL"));
    receive(requestText("CANCEL", { Via: "SIP/2.0/UDP 192.0.2.9;branch=z9hG4bKother" }));
    expect(statuses()).toEqual([404, 200, 481]);
    expect(application.given.length).toBe(1);
  });
});

describe("refusals of its own", () => {
  test.each([
    ["REGISTER", {}, 405, /\r\nAllow: ACK, CANCEL, INVITE, OPTIONS\r\n/],
    ["NEWMETHOD", {}, 501, /\r\nAllow: /],
    ["BYE", { To: "<sip:a@b>;tag=x" }, 481, /;tag=x\r\n/],
    ["INVITE", { To: "<sip:a@b>;tag=x" }, 481, /;tag=x\r\n/],
    [
      "OPTIONS",
      { CSeq: "1 INVITE" },
      400,
      /\r\nWarning: 399 dots "CSeq names another method than the request line"\r\n/,
    ],
  ])("%s %o: %i", (method, headers, status, text) => {
    receive(requestText(method, headers));
    expect(statuses()).toEqual([status]);
    expect(peer.sent[0]).toMatch(text);
    expect([server.transactions, clock.pending]).toEqual([0, 0]);
  });

  test("are the same to the same request, so that no state is needed", () => {
    receive(requestText("REGISTER"));
    receive(requestText("REGISTER"));
    expect(peer.sent[0]).toBe(peer.sent[1]);
  });

  test("a forked copy is a 482 while the first waits, but not once it is answered: then the call came back by a redirect", () => {
    const copy = (n: number) => requestText("INVITE", { Via: `SIP/2.0/UDP 192.0.2.9;branch=z9hG4bK${n}` });
    receive(copy(1));
    receive(copy(2));
    expect(statuses()).toEqual([482]);
    answer("SIP/2.0 302 Moved");
    receive(copy(3));
    expect(application.given.length).toBe(2);
  });
});

describe("what is dropped without an answer", () => {
  test.each([
    ["a malformed ACK", requestText("ACK", { CSeq: "1 INVITE" }), "malformed"],
    ["an ACK of nothing", requestText("ACK"), "stray-ack"],
    ["a request without Via", requestText("INVITE", { Via: null }), "malformed"],
    ["a response", "SIP/2.0 200 OK\r\n\r\n", "response"],
    ["something beyond the bounds", requestText("INVITE", {}, { body: "x".repeat(40_000) }), "oversize"],
    ["60 kB of header", requestText("INVITE", { Subject: " ".repeat(60_000) }), "oversize"],
  ])("%s", (_, text, cause) => {
    receive(text);
    expect([peer.sent, application.given, dropped]).toEqual([[], [], [cause]]);
  });

  test("a keep-alive is not even counted", () => {
    receive("\r\n\r\n");
    expect([peer.sent, dropped]).toEqual([[], []]);
  });

  test("what a source sends above its rate", () => {
    start({ rate: { perSecond: 1, burst: 2, sources: 10 } });
    for (let n = 0; n < 5; n++) receive(invite(n));
    expect([application.given.length, dropped]).toEqual([2, ["rate", "rate", "rate"]]);
  });
});

describe("an application that cannot answer", () => {
  test("silent: 503 after 10 s", () => {
    receive(requestText("INVITE"));
    clock.advance(9_999);
    expect(statuses()).toEqual([100]);
    clock.advance(1);
    expect(statuses()).toEqual([100, 503]);
  });

  test("a provisional answer gives it three minutes", () => {
    receive(requestText("INVITE"));
    answer("SIP/2.0 180 Ringing");
    clock.advance(179_999);
    expect(statuses()).toEqual([180]);
    clock.advance(1);
    expect(statuses()).toEqual([180, 503]);
  });

  test("gone: 503 at once, for what waits and for what comes", () => {
    receive(invite(1));
    server.detach(application);
    receive(invite(2));
    expect(statuses()).toEqual([503, 503]);
    expect(peer.sent[0]).toContain("\r\nRetry-After: ");
    expect(dropped).toEqual(["no-application"]);
  });

  test("what it may not send is refused with a reason, and the request stays open", () => {
    receive(requestText("INVITE"));
    for (const text of ["SIP/2.0 200 OK", "SIP/2.0 183 x\r\nRSeq: 1", "SIP/2.0 99 x", "SIP/2.0 302 x\r\nbad line"])
      expect(answer(text)).toMatchObject({ refused: expect.stringMatching(/^Response not sent: /) });
    expect(peer.sent).toEqual([]);
    answer("SIP/2.0 404 Not Found");
    expect(statuses()).toEqual([404]);
  });
});

describe("bounds", () => {
  test("an answer is no bigger than its request and a few lines: nobody is worth flooding through it", () => {
    for (const via of [",".repeat(8_000), ",a".repeat(4_000), "\r\nv: a".repeat(100)]) {
      const text = requestText("REGISTER", { Via: `SIP/2.0/UDP 192.0.2.9;branch=z9hG4bK1${via}` });
      receive(text);
      expect(peer.sent.pop()!.length).toBeLessThan(text.length + 500);
    }
  });

  test("a flood of INVITEs is refused without state once the table is full, and served again when it is not", () => {
    start({ transactions: 3 });
    for (let n = 0; n < 10; n++) receive(invite(n));
    expect(statuses()).toEqual(Array(7).fill(503));
    expect([server.transactions, application.given.length]).toEqual([3, 3]);
    for (const index of application.given.keys()) answer("SIP/2.0 404 Not Found", index);
    clock.advance(32_000);
    receive(invite(99));
    expect(application.given.length).toBe(4);
  });

  test("bytes that wait for the application are bounded", () => {
    start({ waitingBytes: 1_000 });
    for (let n = 0; n < 10; n++) receive(invite(n));
    const room = Math.floor(1_000 / invite().length);
    expect([application.given.length, dropped]).toEqual([room, Array(10 - room).fill("overload")]);
    for (const index of application.given.keys()) answer("SIP/2.0 404 Not Found", index);
    receive(invite(11));
    expect(application.given.length).toBe(room + 1);
  });
});

test("applications take turns", () => {
  const second = fixedApplication("INVITE");
  server.attach(second);
  for (let n = 0; n < 4; n++) receive(invite(n));
  receive(requestText("OPTIONS"));
  expect([application.given.length, second.given.length]).toEqual([3, 2]);
});

describe("stopping", () => {
  test("waits for the answer and for the ACK, not for what is only kept for repetitions", async () => {
    receive(requestText("INVITE"));
    let stopped = false;
    const stopping = server.stop(1_000).then(() => {
      stopped = true;
    });
    answer("SIP/2.0 302 Moved");
    await new Promise(setImmediate);
    expect(stopped).toBe(false);
    receive(requestText("ACK"));
    await stopping;
    expect([server.transactions, clock.pending]).toEqual([0, 0]);
  });

  test("waits no longer than it is told", async () => {
    receive(requestText("INVITE"));
    const stopping = server.stop(1_000);
    clock.advance(1_000);
    await stopping;
    expect([server.transactions, clock.pending]).toEqual([0, 0]);
  });
});
