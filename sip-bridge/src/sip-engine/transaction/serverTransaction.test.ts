import { beforeEach, describe, expect, test } from "vitest";
import { ManualClock } from "../testing/manualClock.ts";
import { ServerTransaction } from "./serverTransaction.ts";

let clock: ManualClock;
let sentAt: number[];
let ended: number[];

beforeEach(() => {
  clock = new ManualClock();
  sentAt = [];
  ended = [];
});

function transaction(isInvite: boolean, reliable = false): ServerTransaction {
  return new ServerTransaction({
    isInvite,
    reliable,
    clock,
    send: () => sentAt.push(clock.now()),
    onTerminated: () => ended.push(clock.now()),
  });
}

const message = Buffer.from("SIP/2.0 ...");

describe("INVITE (RFC 3261 §17.2.1)", () => {
  test("a final response is repeated by timer G, doubling to T2, until timer H gives up", () => {
    transaction(true).respond(302, message);
    clock.advance(60_000);
    expect(sentAt).toEqual([0, 500, 1500, 3500, 7500, 11_500, 15_500, 19_500, 23_500, 27_500, 31_500]);
    expect(ended).toEqual([32_000]);
    expect(clock.pending).toBe(0);
  });

  test("the ACK ends the repetitions, and timer I absorbs further ACKs", () => {
    const invite = transaction(true);
    invite.respond(302, message);
    clock.advance(600);
    invite.acknowledged();
    clock.advance(4_999);
    invite.acknowledged();
    expect([sentAt.length, ended]).toEqual([2, []]);
    clock.advance(1);
    expect([sentAt.length, ended]).toEqual([2, [5_600]]);
  });

  test("a repeated request gets the latest response again: none, the provisional, the final one, none after the ACK", () => {
    const invite = transaction(true);
    invite.repeated();
    expect(sentAt.length).toBe(0);
    invite.respond(100, message);
    invite.repeated();
    expect(sentAt.length).toBe(2);
    invite.respond(404, message);
    invite.repeated();
    expect(sentAt.length).toBe(4);
    invite.acknowledged();
    invite.repeated();
    expect(sentAt.length).toBe(4);
  });

  test("on a reliable transport nothing is repeated and the ACK ends it at once", () => {
    const invite = transaction(true, true);
    invite.respond(302, message);
    clock.advance(10_000);
    expect(sentAt.length).toBe(1);
    invite.acknowledged();
    expect(ended).toEqual([10_000]);
  });
});

describe("other methods (RFC 3261 §17.2.2)", () => {
  test("the response is not repeated by itself, but to every repeated request until timer J", () => {
    const options = transaction(false);
    options.respond(200, message);
    clock.advance(31_999);
    options.repeated();
    expect(sentAt).toEqual([0, 31_999]);
    clock.advance(1);
    expect(ended).toEqual([32_000]);
  });

  test("on a reliable transport it ends with its response", () => {
    transaction(false, true).respond(200, message);
    expect(ended).toEqual([0]);
  });

  test("an ACK means nothing to it", () => {
    const options = transaction(false);
    options.respond(200, message);
    options.acknowledged();
    expect(options.state).toBe("completed");
  });
});

test("a second final response is a fault of the caller", () => {
  const invite = transaction(true);
  invite.respond(302, message);
  expect(() => invite.respond(404, message)).toThrow("before this 404");
});

test("abandoning stops all timers, once", () => {
  const invite = transaction(true);
  invite.respond(302, message);
  invite.abandon();
  invite.abandon();
  expect([ended, clock.pending]).toEqual([[0], 0]);
});
