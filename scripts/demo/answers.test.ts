import { expect, test } from "vitest";
import { type Answers, complaints, type Expected } from "./answers.ts";

const uri = "sip:+12125550123@sip1.aurora.example";
const holder = "0xAbc0000000000000000000000000000000000000";
const claimed: Expected = { status: "held", ported: false, targets: [uri], carrier: 1, holder };
const free: Expected = { status: "available", ported: false, targets: [], carrier: null, holder: null };

const afterClaim: Answers = {
  sip: { status: 302, reason: "Moved Temporarily", contacts: [{ uri, q: 1 }], block: "7" },
  enum: [{ order: 10, preference: 10, flags: "u", service: "E2U+sip", regexp: "", ttl: 60 }],
  http: { httpStatus: 200, status: "held", ported: false, targets: [{ uri }] },
  graph: {
    block: "7",
    number: {
      ...{ number: "+12125550123", status: "held", holder: holder.toLowerCase(), profile: 1, carrier: 1 },
      ...{ sequence: 1, ported: false, deposit: "50" },
    },
  },
};
const before: Answers = {
  sip: { status: 404, reason: "Not Found", contacts: [], block: "6" },
  enum: [],
  http: { httpStatus: 404, status: "available", ported: false, targets: [] },
  graph: { block: "6", number: null },
};

test("answers that agree with what is expected raise no complaint", () => {
  expect(complaints(afterClaim, claimed)).toEqual([]);
  expect(complaints(before, free)).toEqual([]);
});

test("every way of asking is judged by itself", () => {
  expect(complaints({ ...afterClaim, sip: before.sip }, claimed)).toEqual([
    "SIP status: found 404, needed 302",
    `SIP contacts: found [], needed ["${uri}"]`,
  ]);
  expect(complaints({ ...afterClaim, enum: [] }, claimed)).toEqual(["ENUM records: found 0, needed 1"]);
  expect(complaints({ ...afterClaim, http: before.http }, claimed)).toHaveLength(3);
  expect(complaints({ ...afterClaim, graph: before.graph }, claimed)).toHaveLength(3);
  expect(complaints(afterClaim, free).length).toBeGreaterThan(5);
});
