import { describe, expect, it } from "vitest";
import { reduceLive, startOf } from "./liveState.ts";
import type { PartMessage, SipPart } from "./parts.ts";

const sip = (status: number, uri?: string, block = "1"): PartMessage => {
  const contacts = uri ? [{ uri, q: 1 }] : [];
  const answer: SipPart = {
    status,
    reason: "x",
    contacts,
    block,
    request: `INVITE ${block}`,
    response: "",
  };
  return { part: "sip", value: { ok: true, ms: Math.random(), answer } };
};

const after = (...messages: PartMessage[]) =>
  messages.reduce((state, message) => reduceLive(state, { type: "message", message }), startOf({}));

describe("reduceLive", () => {
  it("does not mark the first answer as a change", () => {
    expect(after(sip(404)).changes).toEqual({});
    expect(after(sip(404)).parts.sip).toMatchObject({ ok: true });
  });

  it("does not mark the same answer at a later block, but shows it", () => {
    const state = after(sip(404, undefined, "1"), sip(404, undefined, "2"));
    expect(state.changes).toEqual({});
    expect(state.parts.sip).toMatchObject({ answer: { block: "2" } });
  });

  it("marks another status or contact, and says so once", () => {
    const state = after(sip(404), sip(302, "sip:+1@a.example"), sip(302, "sip:+1@b.example"));
    expect(state.changes.sip).toBe(2);
    expect(state.said).toContain("sip:+1@b.example");
  });

  it("marks a party that falls silent", () => {
    const state = after(sip(404), {
      part: "sip",
      value: { ok: false, reason: "gone" },
    });
    expect(state.changes.sip).toBe(1);
    expect(state.said).toBe("SIP gives no answer now.");
  });

  it("keeps what it knows when the connection is lost", () => {
    const state = reduceLive(after(sip(302, "sip:+1@a.example")), {
      type: "lost",
    });
    expect(state.connection).toBe("lost");
    expect(state.parts.sip).toBeDefined();
  });
});
