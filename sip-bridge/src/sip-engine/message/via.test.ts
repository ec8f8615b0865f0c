import { describe, expect, test } from "vitest";
import { readVia, replyPort, stampVia, writeVia } from "./via.ts";

const source = { address: "192.0.2.9", port: 40_000 };

test.each([
  ["SIP/2.0/UDP 192.0.2.9:5081;branch=z9hG4bKa", "SIP/2.0/UDP 192.0.2.9:5081;branch=z9hG4bKa"],
  ["SIP  /   2.0 /udp    192.0.2.2 ; branch = 390skdjuw", "SIP/2.0/UDP 192.0.2.2;branch=390skdjuw"],
  ["SIP/2.0/TLS [2001:DB8::1]:5061;rport", "SIP/2.0/TLS [2001:DB8::1]:5061;rport"],
])("%s is read and written", (value, written) => {
  expect(writeVia(readVia(value)!)).toBe(written);
});

test.each([
  "SIP/7.0/UDP a;branch=b",
  "SIP/2.0/UDP 192.0.2.15;;,;,,",
  "SIP/2.0/UDP host:0",
  "SIP/2.0/UDP host:99999",
  "SIP/2.0/UDP",
  "",
])("malformed: %s", (value) => {
  expect(readVia(value)).toBeNull();
});

describe("RFC 3581", () => {
  test.each([
    ["192.0.2.9:5081;branch=b", ";branch=b", 5081],
    ["192.0.2.9;branch=b", ";branch=b", 5060],
    ["10.0.0.1:5081;branch=b", ";branch=b;received=192.0.2.9", 5081],
    ["192.0.2.9:5081;rport;branch=b", ";rport=40000;branch=b;received=192.0.2.9", 40_000],
    ["10.0.0.1;received=203.0.113.7;branch=b", ";branch=b;received=192.0.2.9", 5060],
    ["10.0.0.1;maddr=203.0.113.7", ";maddr=203.0.113.7;received=192.0.2.9", 5060],
  ])("sent by %s", (sentBy, parameters, port) => {
    const via = readVia(`SIP/2.0/UDP ${sentBy}`)!;
    expect(writeVia(stampVia(via, source)).replace(/^[^;]*/, "")).toBe(parameters);
    expect(replyPort(via, source)).toBe(port);
  });
});
