import type { RequestListener } from "node:http";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { fakeHttpServer } from "../testing/fakeHttpServer.ts";
import { askGraph } from "./askGraph.ts";

const holder = `0x${"ab".repeat(20)}`;
const entity = {
  number: "12125550123",
  status: "held",
  freeOn: null,
  verifiedUntil: 20_400,
  holder: { id: holder },
  profile: { id: "7" },
  carrier: { id: "2" },
  sequence: 3,
  ported: true,
  deposit: "10000000000000000000",
};
const answering =
  (number: unknown, more = {}): RequestListener =>
  (_, response) =>
    response.end(JSON.stringify({ data: { number, _meta: { block: { number: 4711 } } }, ...more }));

const ask = async (answer: RequestListener) => {
  await using fake = await fakeHttpServer(answer);
  return await askGraph({ url: `${fake.url}/subgraphs/name/dots`, number: 12125550123n });
};

describe("askGraph", () => {
  test("asks by the number's digits and reads its entity", async () => {
    let asked = "";
    const answer = await ask(async (request, response) => {
      asked = await text(request);
      expect(request.url).toBe("/subgraphs/name/dots");
      answering(entity)(request, response);
    });
    expect(JSON.parse(asked).variables).toEqual({ id: "12125550123" });
    expect(answer).toMatchObject({
      block: 4711n,
      number: {
        number: 12125550123n,
        status: "held",
        freeOn: null,
        verifiedUntil: 20_400,
        holder,
        profile: 7,
        carrier: 2,
        sequence: 3,
        ported: true,
      },
    });
    expect(answer.number?.deposit).toBe(10n ** 19n);
  });

  test("a number nobody ever claimed is null; a released one has no holder", async () => {
    await expect(ask(answering(null))).resolves.toMatchObject({ number: null, block: 4711n });
    const nobodys = { holder: null, profile: null, carrier: null, verifiedUntil: null };
    const released = { ...entity, ...nobodys, status: "quarantined", freeOn: 20_045 };
    await expect(ask(answering(released))).resolves.toMatchObject({
      number: { freeOn: 20_045, verifiedUntil: null, holder: null, profile: null },
    });
  });

  test.each<[string, RequestListener]>([
    ["errors in place of data", (_, response) => response.end('{"errors":[{"message":"no"}]}')],
    ["another schema", answering({ ...entity, status: "free" })],
    ["a missing field", answering({ ...entity, sequence: undefined })],
    ["a negative amount", answering({ ...entity, deposit: "-1" })],
    ["text for an integer", answering({ ...entity, profile: { id: "x" } })],
    ["no block", (_, response) => response.end(JSON.stringify({ data: { number: entity, _meta: null } }))],
    ["a list", (_, response) => response.end("[]")],
  ])("refuses %s", async (_, answer) => {
    await expect(ask(answer)).rejects.toMatchObject({ code: "AskAnswerMalformed" });
  });
});
