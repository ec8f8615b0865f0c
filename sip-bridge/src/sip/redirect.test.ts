import { expect, test } from "vitest";
import { ManualClock } from "../sip-engine/testing/manualClock.ts";
import { IncomingRequest } from "./incomingRequest.ts";
import { redirect } from "./redirect.ts";
import { recorder } from "./testing/recorder.ts";
import type { RouteAnswer } from "./types.ts";

function incoming(protocol = "udp", headers: Record<string, string> = {}) {
  const sent: { status: number; headers: Record<string, string> }[] = [];
  const request = new IncomingRequest(
    {
      method: "INVITE",
      uri: "sip:+12125550123@127.0.0.1",
      source_address: "192.0.2.9",
      source_port: 5081,
      protocol,
      get: (name) => headers[name],
      on: () => {},
    },
    { send: (status, _reason, { headers }) => void sent.push({ status, headers }) },
    { onAnswered: () => {}, onRefused: () => {} },
  );
  return { request, sent };
}

test("a decision that never comes is a 503 after 8 s, before the engine itself gives up", async () => {
  const clock = new ManualClock();
  const { request, sent } = incoming();
  const done = redirect({ askRoute: () => new Promise(() => {}), clock, metrics: recorder().metrics }, request);
  clock.advance(7_999);
  await Promise.resolve();
  expect(sent).toEqual([]);
  clock.advance(1);
  await done;
  expect(sent).toEqual([{ status: 503, headers: { "Retry-After": "5" } }]);
});

test("a decision in time leaves no timer behind", async () => {
  const clock = new ManualClock();
  const { request, sent } = incoming();
  const answer: RouteAnswer = { status: 404, reason: "Not Found", contacts: [], block: null };
  await redirect({ askRoute: () => Promise.resolve(answer), clock, metrics: recorder().metrics }, request);
  expect([sent.map(({ status }) => status), clock.pending]).toEqual([[404], 0]);
});

test("on a connection an answer may be longer than a datagram", () => {
  const contacts = Array.from({ length: 40 }, (_, i) => ({ uri: `sip:+12125550123@sbc${i}.example.net` }));
  const answer: RouteAnswer = { status: 300, reason: "Multiple Choices", contacts, block: null };
  const options = { askRoute: () => answer, clock: new ManualClock(), metrics: recorder().metrics };
  const [tcp, udp] = [incoming("tcp"), incoming("udp")];
  redirect(options, tcp.request);
  redirect(options, udp.request);
  expect(tcp.sent[0]!.headers.Contact!.split(", ").length).toBe(40);
  expect(udp.sent[0]!.headers.Contact!.split(", ").length).toBeLessThan(40);
});
