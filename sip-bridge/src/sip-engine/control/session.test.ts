import { beforeEach, describe, expect, test } from "vitest";
import type { AnswerResult } from "../application.ts";
import { ManualClock } from "../testing/manualClock.ts";
import { recordingPeer } from "../testing/recordingPeer.ts";
import { FrameReader, writeFrame } from "./frame.ts";
import { ControlSession } from "./session.ts";

// Exchanges as a drachtio-server v0.9.10 was seen to have them with drachtio-srf 5.0.29, id by id.

const TRANSACTION = "5f1f4a3e-0c36-4d0a-9a0e-6f0a5c5a9d11";
const INVITE = "INVITE sip:+12125550123@127.0.0.1 SIP/2.0\r\nCall-ID: 1-77@127.0.0.1\r\n\r\n";
const SENT = "SIP/2.0 302 Moved Temporarily\r\nContact: <sip:a@b>\r\n\r\n";

let session: ControlSession;
let frames: string[];
let closed: number;
let ready: number;
let asked: [string, string][];
let result: AnswerResult;
const peer = recordingPeer("127.0.0.1", 5081);

beforeEach(() => {
  const reader = new FrameReader();
  frames = [];
  closed = 0;
  ready = 0;
  asked = [];
  result = { sent: Buffer.from(SENT), peer, dialogId: "1-77@127.0.0.1;from-tag=t1" };
  session = new ControlSession({
    secret: "cymru",
    routes: [],
    hostports: "udp/127.0.0.1:5070",
    clock: new ManualClock(),
    send: (frame) => frames.push(...reader.read(frame)),
    close: () => closed++,
    onReady: () => ready++,
    answer: (id, text) => {
      asked.push([id, text]);
      return result;
    },
  });
});

const say = (payload: string) => session.receive(writeFrame(payload));
/** The frames since the last look, their own ids taken off: each is a fresh UUID. */
function heard(): string[] {
  return frames.splice(0).map((frame) => {
    const [, id, rest] = /^([^|]+)\|(.*)$/s.exec(frame)!;
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    return rest!;
  });
}
function authenticated(): void {
  say("a1|authenticate|cymru|");
  frames.length = 0;
}

describe("section 2, the session", () => {
  test("authenticate, route, ping, remove_route", () => {
    for (const payload of ["a1|authenticate|cymru|tag1,tag2", "a2|route|invite", "a3|ping", "a4|remove_route|invite"])
      say(payload);
    expect(heard()).toEqual([
      expect.stringMatching(/^response\|a1\|OK\|udp\/127\.0\.0\.1:5070\|v\d+\.\d+\.\d+\|udp\/127\.0\.0\.1:5070$/),
      "response|a2|OK",
      "response|a3|OK|pong",
      "response|a4|OK",
    ]);
    expect([ready, closed]).toEqual([1, 0]);
  });

  test.each([
    ["a1|authenticate|wrong|", "NO|incorrect secret"],
    ["a1|route|invite", "NO|authenticate first"],
    [`a1|sip|${TRANSACTION}|\r\n${SENT}`, "NO|authenticate first"],
  ])("before that nothing is had: %j", (payload, outcome) => {
    say(payload);
    expect(heard()).toEqual([`response|a1|${outcome}`]);
    expect([ready, closed, session.serves("INVITE"), asked]).toEqual([0, 1, false, []]);
  });

  test("an unknown type ends it, and what follows in the same bytes is not heard", () => {
    authenticated();
    session.receive(Buffer.concat([writeFrame("a2|bogus|x"), writeFrame("a3|ping")]));
    expect(heard()).toEqual(["response|a2|NO|Unknown message type"]);
    expect(closed).toBe(1);
  });

  test("what is no frame ends it without a word", () => {
    authenticated();
    session.receive(Buffer.from("123456#"));
    expect([heard(), closed]).toEqual([[], 1]);
  });

  test("remove_route takes away that route only; a route given twice counts once; their number is bounded", () => {
    authenticated();
    for (const route of ["invite", "options", "invite"]) say(`a|route|${route}`);
    say("a|remove_route|options");
    expect([session.methods, session.serves("INVITE"), session.serves("OPTIONS")]).toEqual([["INVITE"], true, false]);
    for (let i = 0; i < 100; i++)
      say(`a|route|${"x".repeat(1 + (i % 26))}${String.fromCharCode(97 + (i % 26))}${"y".repeat(i % 4)}`);
    expect(session.methods.length).toBeLessThanOrEqual(64);
  });
});

describe("sections 3 and 4, a redirect", () => {
  test("three frames: the INVITE, its answer, the echo of what was sent", () => {
    authenticated();
    session.deliver({ message: INVITE, isNew: true, peer, transactionId: TRANSACTION, dialogId: "" });
    expect(heard()).toEqual([
      `sip|network|${INVITE.length}|udp|127.0.0.1|5081|08:10:07.322000|${TRANSACTION}||127.0.0.1|5070|\r\n${INVITE}`,
    ]);
    say(`a2|sip|${TRANSACTION}|\r\n${SENT}`);
    expect(asked).toEqual([[TRANSACTION, SENT]]);
    expect(heard()).toEqual([
      `response|a2|OK|application|${SENT.length}|udp|127.0.0.1|5081|08:10:07.322000|${TRANSACTION}|1-77@127.0.0.1;from-tag=t1||Msg sent:|\r\n${SENT}`,
    ]);
  });

  test("a CANCEL has the INVITE's transaction and no receiving address", () => {
    session.deliver({ message: "CANCEL", isNew: false, peer, transactionId: TRANSACTION, dialogId: "" });
    expect(heard()).toEqual([`sip|network|6|udp|127.0.0.1|5081|08:10:07.322000|${TRANSACTION}||\r\nCANCEL`]);
  });

  test("an answer that was not sent is NOK, and the session goes on", () => {
    authenticated();
    result = { refused: "Response not sent due to unknown transaction" };
    say(`a2|sip|${TRANSACTION}|\r\n${SENT}`);
    expect(heard()).toEqual(["response|a2|NOK|Response not sent due to unknown transaction"]);
    expect(closed).toBe(0);
  });

  test("an answer to nothing ends it", () => {
    authenticated();
    say(`a2|sip||\r\n${SENT}`);
    expect(heard()).toEqual(["response|a2|NO|transaction id missing"]);
    expect(closed).toBe(1);
  });
});

describe("sections 5 and 7, what this engine does not do", () => {
  test.each([
    ["a request of its own", "a2|sip||\r\nINVITE sip:b@c SIP/2.0\r\n\r\n"],
    ["a request in a dialog", "a2|sip||1-77@127.0.0.1;from-tag=t1\r\nBYE sip:placeholder SIP/2.0\r\n\r\n"],
    ["a CANCEL", `a2|sip|${TRANSACTION}|\r\nCANCEL sip:b@c SIP/2.0\r\n\r\n`],
    ["proxying", `a2|proxy|${TRANSACTION}|||||||sip:b@c\r\nINVITE sip:b@c SIP/2.0\r\n\r\n`],
  ])("%s is NOK with what to do instead", (_, payload) => {
    authenticated();
    say(payload);
    expect(heard()).toEqual([expect.stringMatching(/^response\|a2\|NOK\|.* embedded engine; set DOTS_SIP_ENGINE /)]);
    expect([closed, asked]).toEqual([0, []]);
  });
});

test("lengths are bytes: a message with two-byte characters comes out whole", () => {
  session.deliver({
    message: Buffer.from("INVITE é").toString("latin1"),
    isNew: true,
    peer,
    transactionId: TRANSACTION,
    dialogId: "",
  });
  expect(heard()[0]).toMatch(/^sip\|network\|9\|/);
});
