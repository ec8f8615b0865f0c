import { randomUUID } from "node:crypto";
import { enumNameOf } from "@dots/protocol";
import { askEnum, askSip } from "@dots/protocol/ask";
import { decode, encode } from "dns-packet";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { alderTarget, openAlder } from "../alder.ts";
import { talk } from "../peers/talk.ts";
import { type Stack, startStack } from "../stack.ts";

const number = 999_212_555_123n;

describe("malformed datagrams at a bridge that serves a number", () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await startStack();
    const { market } = stack;
    await openAlder(market);
    await stack.seen(await market.claim(await market.trader(7), number));
  });
  afterAll(() => stack?.stop());

  const sip = (messages: Buffer[]) =>
    talk(stack.bridge.sip.port, messages, {
      ping: () => request("OPTIONS", "ping"),
      isPong: (datagram) => statusOf(datagram) === 200 && datagram.includes("1 OPTIONS\r\n"),
    });
  const dns = (packets: Buffer[]) =>
    talk(stack.bridge.enum.port, packets, {
      ping: () => question(enumNameOf(number, stack.bridge.enum.apex), PING),
      isPong: (datagram) => datagram.readUInt16BE(0) === PING,
    });
  const stillAnswers = async () => {
    const { sip: at, enum: zone } = stack.bridge;
    const { status, contacts } = await askSip({ ...at, number });
    expect([status, contacts.map(({ uri }) => uri)]).toEqual([302, [alderTarget(number)]]);
    expect((await askEnum({ ...zone, number })).uris).toEqual([alderTarget(number)]);
  };

  test("an INVITE cut short anywhere is refused or dropped, never redirected", async () => {
    const whole = request("INVITE", `+${number}`, "v=0\r\ns=-\r\n");
    const cuts = Array.from({ length: whole.length - 1 }, (_, i) => whole.subarray(0, i + 1));
    const answers = (await sip(cuts)).map(statusOf);
    expect(answers).toContain(400);
    expect(new Set(answers)).toEqual(new Set([400]));
    await stillAnswers();
  });

  test.each([
    "12",
    "4294967296",
    "99999999999999999999",
    "-1",
    "+0",
    "0x0",
    "1e1",
    "ten",
    "",
    "0\r\nContent-Length: 0",
  ])("an INVITE with Content-Length %j and no body is refused with 400", async (length) => {
    const answers = await sip([request("INVITE", `+${number}`, "", length)]);
    expect(answers.map(statusOf)).toEqual([400]);
    await stillAnswers();
  });

  test("bytes beyond Content-Length are no part of the call", async () => {
    const answers = await sip([request("INVITE", `+${number}`, "v=0\r\n\r\nBYE sip:x SIP/2.0\r\n\r\n", "5")]);
    // An unacknowledged 302 is sent again: what counts is that there is no other answer.
    expect([...new Set(answers.map(statusOf))]).toEqual([302]);
    await stillAnswers();
  });

  test("a DNS question cut short anywhere is a format error or dropped, never an answer", async () => {
    const whole = question(enumNameOf(number, stack.bridge.enum.apex));
    const cuts = Array.from({ length: whole.length - 1 }, (_, i) => whole.subarray(0, i + 1));
    const rcodes = new Set((await dns(cuts)).map(rcodeOf));
    expect([...rcodes]).toEqual(["FORMERR"]);
    await stillAnswers();
  });

  test("names outside the apex are refused, whatever they look like", async () => {
    const { apex } = stack.bridge.enum;
    const names = ["", "example.com", `not${apex}`, `${apex}.example.com`, "3.2.1.e164.arpa", "a".repeat(63)];
    const answers = await dns(names.map((name) => question(name)));
    expect(answers.map(rcodeOf)).toEqual(names.map(() => "REFUSED"));
    await stillAnswers();
  });
});

/** The id of the question that asks whether the server still lives. */
const PING = 1;

function question(name: string, id = 4_711): Buffer {
  return encode({ type: "query", id, questions: [{ type: "NAPTR", name, class: "IN" }] });
}

function rcodeOf(datagram: Buffer): string {
  return (decode(datagram) as { rcode?: string }).rcode ?? "";
}

function request(method: string, user: string, body = "", length = String(body.length)): Buffer {
  const lines = [
    `${method} sip:${user}@127.0.0.1 SIP/2.0`,
    `Via: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK${randomUUID()};rport`,
    "Max-Forwards: 70",
    "From: <sip:tester@127.0.0.1>;tag=tester",
    `To: <sip:${user}@127.0.0.1>`,
    `Call-ID: ${randomUUID()}`,
    `CSeq: 1 ${method}`,
    `Content-Length: ${length}`,
    "",
    body,
  ];
  return Buffer.from(lines.join("\r\n"), "latin1");
}

function statusOf(datagram: Buffer): number {
  return Number(/^SIP\/2\.0 (\d{3}) /.exec(datagram.toString("latin1"))?.[1]);
}
