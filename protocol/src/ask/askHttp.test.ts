import type { RequestListener } from "node:http";
import { describe, expect, test } from "vitest";
import { fakeHttpServer } from "../testing/fakeHttpServer.ts";
import { askHttp } from "./askHttp.ts";

const number = 12125550123n;

describe("askHttp", () => {
  test("asks for the number in its + form and gives status and body, of refusals too", async () => {
    await using fake = await fakeHttpServer((request, response) => {
      expect(decodeURIComponent(request.url!)).toBe("/v1/routes/+12125550123");
      response.writeHead(404, { "content-type": "application/problem+json" }).end('{"status":"unassigned"}');
    });
    await expect(askHttp({ url: fake.url, number })).resolves.toMatchObject({
      status: 404,
      body: { status: "unassigned" },
    });
  });

  test.each<[string, string, RequestListener]>([
    ["no JSON", "AskAnswerMalformed", (_, response) => response.end("<html>")],
    ["more than a look-up's answer", "AskAnswerMalformed", (_, response) => response.end(`"${"x".repeat(2_000_000)}"`)],
    ["elsewhere", "AskRefused", (_, response) => response.writeHead(302, { location: "http://127.0.0.1:9/" }).end()],
    [
      "half an answer",
      "AskRefused",
      (_, response) => void response.writeHead(200, { "content-length": "9" }).write("{", () => response.destroy()),
    ],
  ])("refuses %s", async (_, code, answer) => {
    await using fake = await fakeHttpServer(answer);
    await expect(askHttp({ url: fake.url, number, timeoutMs: 20_000 })).rejects.toMatchObject({ code });
  });

  test("gives up in time", async () => {
    await using fake = await fakeHttpServer(() => {});
    await expect(askHttp({ url: fake.url, number, timeoutMs: 20 })).rejects.toMatchObject({ code: "AskNoAnswer" });
  });
});
