import { type DecodedPacket, decode, encode, type Packet } from "dns-packet";
import { describe, expect, test } from "vitest";
import { fakeUdpServer } from "../testing/fakeUdpServer.ts";
import { askEnum } from "./askEnum.ts";

const number = 12125550123n;
const apex = "e164.dots.example";
const name = "3.2.1.0.5.5.5.2.1.2.1.e164.dots.example";
const host = "127.0.0.1";

const naptr = (order: number, preference: number, regexp: string, services = "E2U+sip", owner = name, flags = "u") =>
  ({
    type: "NAPTR",
    name: owner,
    ttl: 60,
    data: { order, preference, flags, services, regexp, replacement: "." },
  }) as const;

function answerTo(query: DecodedPacket, more: Partial<Packet> = {}): Buffer {
  return encode({ type: "response", id: query.id!, questions: query.questions!, ...more });
}

describe("askEnum", () => {
  test("gives the records by order and preference, and the URIs they make of the number", async () => {
    await using fake = await fakeUdpServer((message, _, reply) => {
      const query = decode(message);
      expect(query.questions).toEqual([{ name, type: "NAPTR", class: "IN" }]);
      const answers = [
        naptr(20, 10, "!^\\+(.*)$!sip:\\1@c.example.net!"),
        naptr(10, 20, "!^\\+(.*)$!sip:+\\1@b.example.net!"),
        naptr(10, 10, "!^.*$!sip:desk@a.example.net!", "e2u+SIP", name, "U"),
        naptr(30, 10, "!^.*$!http://example.net!", "web+http"),
        naptr(30, 20, "!^.*$!sip:other@example.net!", "E2U+sip", "9.e164.dots.example"),
      ];
      reply(answerTo(query, { answers }));
    });
    const answer = await askEnum({ host, port: fake.port, number, apex, timeoutMs: 20_000 });
    expect(answer.rcode).toBe("NOERROR");
    expect(answer.records.map((r) => [r.order, r.preference, r.ttl])).toEqual([
      [10, 10, 60],
      [10, 20, 60],
      [20, 10, 60],
      [30, 10, 60],
    ]);
    expect(answer.uris).toEqual([
      "sip:desk@a.example.net",
      "sip:+12125550123@b.example.net",
      "sip:12125550123@c.example.net",
    ]);
  });

  test("follows an alias inside the answer, and no circle of them for ever", async () => {
    await using fake = await fakeUdpServer((message, index, reply) => {
      const target = "p7._p.e164.dots.example";
      const alias = (from: string, to: string) => ({ type: "CNAME", name: from, ttl: 60, data: to }) as const;
      const answers =
        index === 0
          ? [alias(name, target), naptr(10, 10, "!^.*$!sip:a@example.net!", "E2U+sip", target)]
          : [alias(name, target), alias(target, name)];
      reply(answerTo(decode(message), { answers }));
    });
    await expect(askEnum({ host, port: fake.port, number, apex, timeoutMs: 20_000 })).resolves.toMatchObject({
      uris: ["sip:a@example.net"],
    });
    await expect(askEnum({ host, port: fake.port, number, apex, timeoutMs: 20_000 })).resolves.toMatchObject({
      records: [],
    });
  });

  test("tells NXDOMAIN from an empty answer", async () => {
    await using fake = await fakeUdpServer((message, index, reply) =>
      reply(answerTo(decode(message), { flags: index === 0 ? 3 : 0 })),
    );
    await expect(askEnum({ host, port: fake.port, number, apex, timeoutMs: 20_000 })).resolves.toMatchObject({
      rcode: "NXDOMAIN",
      records: [],
    });
    await expect(askEnum({ host, port: fake.port, number, apex, timeoutMs: 20_000 })).resolves.toMatchObject({
      rcode: "NOERROR",
      records: [],
    });
  });

  test("overlooks answers with another id or question, questions, and what is no DNS", async () => {
    await using fake = await fakeUdpServer((message, _, reply) => {
      const query = decode(message);
      const answers = [naptr(10, 10, "!^.*$!sip:evil@example.net!")];
      reply(answerTo({ ...query, id: (query.id! + 1) % 65_536 }, { answers }));
      reply(answerTo(query, { answers, questions: [{ type: "NAPTR", name: `9.${apex}` }] }));
      reply(answerTo(query, { answers, questions: [{ type: "TXT", name }] }));
      reply(answerTo(query, { answers, questions: [] }));
      reply(message);
      reply(answerTo(query, { answers }).subarray(0, 40));
      reply(Buffer.alloc(512, 0xff));
      reply(Buffer.of(1));
      reply(answerTo(query, { flags: 5 }));
    });
    await expect(askEnum({ host, port: fake.port, number, apex, timeoutMs: 20_000 })).resolves.toMatchObject({
      rcode: "REFUSED",
      uris: [],
    });
  });

  test("refuses an answer that was truncated", async () => {
    await using fake = await fakeUdpServer((message, _, reply) => reply(answerTo(decode(message), { flags: 0x200 })));
    await expect(askEnum({ host, port: fake.port, number, apex, timeoutMs: 20_000 })).rejects.toMatchObject({
      code: "AskAnswerTruncated",
    });
  });

  test("asks again when the question was lost", async () => {
    await using fake = await fakeUdpServer((message, index, reply) => {
      if (index === 1) reply(answerTo(decode(message)));
    });
    await expect(
      askEnum({ host, port: fake.port, number, apex, retryMs: 5, timeoutMs: 20_000 }),
    ).resolves.toMatchObject({
      rcode: "NOERROR",
    });
    expect(fake.received[1]).toEqual(fake.received[0]);
  });

  test("gives up in time", async () => {
    await using fake = await fakeUdpServer(() => {});
    await expect(askEnum({ host, port: fake.port, number, apex, timeoutMs: 20 })).rejects.toMatchObject({
      code: "AskNoAnswer",
    });
  });
});
