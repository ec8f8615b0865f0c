import { afterEach, describe, expect, test, vi } from "vitest";
import { fakeUdpServer } from "../testing/fakeUdpServer.ts";
import { AskError } from "./askError.ts";
import { askSip } from "./askSip.ts";

const number = 12125550123n;
const host = "127.0.0.1";

/** A response to the request with its Via, From, To, Call-ID and CSeq, as any server echoes them. */
function responseTo(
  request: string,
  statusLine: string,
  more: string[] = [],
  replace: (head: string) => string = (h) => h,
) {
  const lines = request.split("\r\n");
  const echoed = lines
    .filter((line) => /^(Via|From|To|Call-ID|CSeq):/.test(line))
    .map((line) => (line.startsWith("To:") && !statusLine.startsWith("100") ? `${line};tag=server` : line));
  return `${replace([`SIP/2.0 ${statusLine}`, ...echoed].join("\r\n"))}\r\n${more.map((m) => `${m}\r\n`).join("")}Content-Length: 0\r\n\r\n`;
}

const header = (message: string, name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(message)?.[1]?.trim();
const branch = (message: string) => /branch=([^;\r]+)/.exec(message)?.[1];

afterEach(() => {
  vi.useRealTimers();
});

describe("askSip", () => {
  test("takes Contacts by q and the block from a 302, and acknowledges it in the same transaction", async () => {
    await using fake = await fakeUdpServer((message, index, reply) => {
      if (index > 0) return;
      reply(responseTo(`${message}`, "100 Trying"));
      reply(
        responseTo(`${message}`, "302 Moved Temporarily", [
          'Contact: "a, b" <sip:+12125550123@b.example.net;transport=udp>;q=0.5, <sip:x@c.example.net>;q=0.1',
          "m: <sip:+12125550123@a.example.net>;q=0.9",
          "X-DOTS-Block: 4711 2",
        ]),
      );
    });
    const answer = await askSip({ host, port: fake.port, number });
    expect(answer).toMatchObject({ status: 302, reason: "Moved Temporarily", block: { number: 4711n, ageSeconds: 2 } });
    expect(answer.contacts).toEqual([
      { uri: "sip:+12125550123@a.example.net", q: 0.9 },
      { uri: "sip:+12125550123@b.example.net;transport=udp", q: 0.5 },
      { uri: "sip:x@c.example.net", q: 0.1 },
    ]);
    const invite = `${fake.received[0]}`;
    expect(invite).toBe(answer.request);
    expect(invite).toMatch(
      new RegExp(`^INVITE sip:\\+12125550123@127\\.0\\.0\\.1:${fake.port};user=phone SIP/2\\.0\r\n`),
    );
    const ack = `${await fake.datagram(1)}`;
    expect(ack).toMatch(/^ACK sip:\+12125550123@/);
    expect(branch(ack)).toBe(branch(invite));
    expect(header(ack, "To")).toMatch(/;tag=server$/);
    expect(header(ack, "CSeq")).toBe("1 ACK");
  });

  test("sends the INVITE again until an answer comes", async () => {
    await using fake = await fakeUdpServer((message, index, reply) => {
      if (index === 2) reply(responseTo(`${message}`, "404 Not Found"));
    });
    const answer = await askSip({ host, port: fake.port, number, t1Ms: 5, timeoutMs: 20_000 });
    expect(answer).toMatchObject({ status: 404, contacts: [], block: null });
    expect(fake.received.slice(1, 3).map(String)).toEqual([answer.request, answer.request]);
  });

  test("overlooks answers of another branch, call, sequence and tag, and what is no SIP", async () => {
    await using fake = await fakeUdpServer((message, index, reply) => {
      if (index > 0) return;
      const request = `${message}`;
      const lie = (from: RegExp, to: string) => responseTo(request, "200 OK", [], (head) => head.replace(from, to));
      reply(lie(/branch=[^;\r]+/, "branch=z9hG4bKother"));
      reply(lie(/Call-ID: .*/, "Call-ID: other"));
      reply(lie(/CSeq: 1 INVITE/, "CSeq: 2 INVITE"));
      reply(lie(/CSeq: 1 INVITE/, "CSeq: 1 OPTIONS"));
      reply(lie(/(From: .*tag=)[^\r]+/, "$1other"));
      reply("SIP/2.0 200 OK\r\n");
      reply("SIP/2.0 999 What\r\n\r\n");
      reply(Buffer.alloc(2_000, 0xff));
      reply("SIP/2.0 200 OK\r\nno colon\r\n\r\n");
      reply(responseTo(request, "480 Temporarily Unavailable"));
    });
    await expect(askSip({ host, port: fake.port, number })).resolves.toMatchObject({ status: 480 });
  });

  test("cancels a call that began but never ended, and says that no answer came", async () => {
    await using fake = await fakeUdpServer((message, index, reply) => {
      if (index === 0) reply(responseTo(`${message}`, "180 Ringing"));
    });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const provisional: number[] = [];
    const onProvisional = (status: number) => {
      provisional.push(status);
      vi.advanceTimersByTime(10_000);
    };
    const asked = askSip({ host, port: fake.port, number, timeoutMs: 10_000, onProvisional });
    const error = await asked.catch((e: unknown) => e);
    expect(error).toBeInstanceOf(AskError);
    expect(error).toMatchObject({ code: "AskNoAnswer" });
    expect(provisional).toEqual([180]);
    const cancel = `${await fake.datagram(1)}`;
    expect(cancel).toMatch(/^CANCEL sip:\+12125550123@/);
    expect(branch(cancel)).toBe(branch(`${fake.received[0]}`));
    expect(header(cancel, "CSeq")).toBe("1 CANCEL");
  });

  test("says nothing more to a server that never answers", async () => {
    await using fake = await fakeUdpServer(() => vi.advanceTimersByTime(10_000));
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const asked = askSip({ host, port: fake.port, number, t1Ms: 20_000, timeoutMs: 10_000 });
    await expect(asked).rejects.toMatchObject({ code: "AskNoAnswer" });
    expect(fake.received.map((m) => `${m}`.split(" ")[0])).toEqual(["INVITE"]);
  });

  test("hangs up where the call is answered", async () => {
    await using fake = await fakeUdpServer((message, index, reply) => {
      if (index === 0) reply(responseTo(`${message}`, "200 OK", ["Contact: <sip:ua@127.0.0.1:9>"]));
    });
    await expect(askSip({ host, port: fake.port, number })).resolves.toMatchObject({ status: 200 });
    const [ack, bye] = [`${await fake.datagram(1)}`, `${await fake.datagram(2)}`];
    expect(ack).toMatch(/^ACK sip:ua@127\.0\.0\.1:9 /);
    expect(branch(ack)).not.toBe(branch(`${fake.received[0]}`));
    expect(bye).toMatch(/^BYE sip:ua@127\.0\.0\.1:9 /);
    expect(header(bye, "CSeq")).toBe("2 BYE");
  });

  test("says so where nothing listens", async () => {
    const fake = await fakeUdpServer(() => {});
    await fake[Symbol.asyncDispose]();
    await expect(askSip({ host, port: fake.port, number })).rejects.toMatchObject({ code: "AskRefused" });
  });

  test.each(["sip:a@b>\r\nX: y", "alice", "sip:a b@c", 'sip:"a"@b', "sip:"])("lets nobody call as %j", async (from) => {
    await expect(askSip({ host, port: 9, number, from })).rejects.toMatchObject({ code: "AskCallerMalformed" });
  });
});
