import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Replica } from "../replica/replica.ts";
import { headerAt } from "../replica/testing/chain.ts";
import { emergencyNumbers, numbers, worldAnswers, worldReplica } from "../testing/world.ts";
import { type Health, type RunningHttp, startHttp } from "./server.ts";

const logger = { error() {} };
let replica: Replica;
let http: RunningHttp;
let reasons: string[];

beforeEach(async () => {
  replica = worldReplica();
  reasons = [];
  const { answers, metrics } = worldAnswers(replica, { staleAfter: 60 }, { members: [] });
  const health = (): Health => ({ reasons, block: 1, ageSeconds: 10 });
  const listen = { host: "127.0.0.1", port: 0 };
  http = await startHttp({ listen, answers, emergencyNumbers, replica, health, metrics, logger });
});
afterEach(() => http.stop());

async function get(path: string) {
  const response = await fetch(http.url + path);
  return { response, status: response.status, body: JSON.parse(await response.text()) };
}

const route = (number: bigint | string) => get(`/v1/routes/${encodeURIComponent(String(number))}`);

describe("a look-up", () => {
  it("says where a number goes, and all that bears on it", async () => {
    const { status, body, response } = await route(`+${numbers.held}`);
    const { hash, number, timestamp } = replica.head!;
    expect(status).toBe(200);
    expect(response.headers.get("dots-block")).toBe(`1 10 ${hash}`);
    expect(body).toEqual({
      number: `+${numbers.held}`,
      status: "held",
      ported: false,
      private: false,
      sequence: 1,
      carrier: { id: 1, left: false },
      range: { prefix: "1212", carrier: 1 },
      profile: { id: 1, version: 1, ttl: 3600 },
      decision: { action: "redirect", status: 302, reason: "served by carrier 1" },
      targets: [
        { uri: `sip:+${numbers.held}@a.example`, q: 1, order: 10, preference: 10 },
        { uri: `sips:+${numbers.held}@b.example:5071`, q: 0.9, order: 10, preference: 20 },
        { uri: "sip:desk@c.example", q: 0.8, order: 10, preference: 30 },
      ],
      block: { number, hash, timestamp },
      ageSeconds: 10,
      lookup: { mode: "replica", source: "replica", chain: null, differences: null },
    });
  });

  it("takes digits, separators and marks of portability", async () => {
    for (const text of [`${numbers.held}`, "+1 (212) 555-0100", "tel:+1-212-555-0100"]) {
      expect((await route(text)).body.number, text).toBe(`+${numbers.held}`);
    }
    const marked = await route(`+${numbers.unassigned};npdi;rn=+12125559999`);
    expect(marked.body).toMatchObject({ range: { prefix: "1212" }, decision: { status: 302 } });
  });

  it("refuses in problem+json with the same members", async () => {
    const { status, response, body } = await route(numbers.unassigned);
    expect([status, response.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
    expect(body).toMatchObject({ title: "Not Found", detail: "no such number", status: "unassigned", targets: [] });
    expect(body.block).toMatchObject({ number: 1 });
  });

  it("tells apart a held number without a route", async () => {
    expect(await route(numbers.routeless)).toMatchObject({ status: 404, body: { decision: { status: 480 } } });
  });

  it("does not tell an outsider of a private number", async () => {
    const hidden = (await route(numbers.privateHeld)).body;
    const nobodys = (await route(numbers.unassigned)).body;
    expect({ ...hidden, number: "" }).toEqual({ ...nobodys, number: "" });
  });

  it("refuses what is no number with what was found, needed and what to do", async () => {
    for (const text of ["alice", "+", "+0123", "+1234567890123456", "12;x", "%00", "9".repeat(300)]) {
      const { status, body } = await route(text);
      expect([400, 404], text).toContain(status);
      expect(body.detail.length, text).toBeGreaterThan(5);
    }
    expect((await route("alice")).body).toMatchObject({ status: 400, code: "NumberUnreadable" });
  });

  it("never looks an emergency number up", async () => {
    const { status, body } = await route("112");
    expect([status, body.lookup, body.number]).toEqual([404, null, null]);
  });

  it("is 503 while nothing is known", async () => {
    replica.clear();
    const { status, response, body } = await route(numbers.held);
    expect([status, response.headers.get("retry-after")]).toEqual([503, "10"]);
    expect(body).toMatchObject({ block: null, decision: { status: 503 } });
  });
});

it("says whether it lives and whether it is ready", async () => {
  expect(await get("/health/live")).toMatchObject({ status: 200 });
  expect(await get("/health/ready")).toMatchObject({ status: 200, body: { ready: true, block: 1 } });
  reasons = ["draining"];
  expect(await get("/health/ready")).toMatchObject({ status: 503, body: { ready: false, reasons: ["draining"] } });
});

it("counts its answers for Prometheus", async () => {
  await route(numbers.held);
  await route(numbers.unassigned);
  const text = await (await fetch(`${http.url}/metrics`)).text();
  expect(text).toContain('dots_answers_total{protocol="http",status="200"} 1');
  expect(text).toContain('dots_answers_total{protocol="http",status="404"} 1');
});

it("says what there is to anything else", async () => {
  expect(await get("/")).toMatchObject({ status: 404, body: { detail: expect.stringContaining("/v1/routes") } });
  const posted = await fetch(`${http.url}/v1/routes/1`, { method: "POST", body: "x".repeat(100_000) });
  expect(posted.status).toBe(404);
});

describe("the stream of blocks", () => {
  /** Blocks as they come, as an EventSource would give them. */
  async function* follow() {
    const response = await fetch(`${http.url}/v1/blocks`);
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    let text = "";
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
        const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1];
        text = text.slice(end + 2);
        if (data) yield JSON.parse(data);
      }
    }
  }

  it("begins with the block known now and goes on with each new one", async () => {
    const blocks = follow();
    const { hash, number, timestamp } = replica.head!;
    expect((await blocks.next()).value).toEqual({ number, hash, timestamp });
    replica.follow([{ header: headerAt(2), logs: [] }]);
    expect((await blocks.next()).value).toMatchObject({ number: 2 });
    replica.rollBackTo(1);
    expect((await blocks.next()).value).toMatchObject({ number: 1 });
    await blocks.return(undefined);
  });

  it("ends when the bridge stops", async () => {
    const blocks = follow();
    await blocks.next();
    const end = blocks.next();
    await http.stop();
    expect((await end).done).toBe(true);
  });
});
