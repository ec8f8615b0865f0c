import type { RuleKind } from "@dots/protocol";
import { expect, it } from "vitest";
import { emit } from "./emission.ts";
import type { Policy } from "./types.ts";

const policy: Policy = {
  emergencyNumbers: new Set(),
  emergencyRoute: null,
  defaultRoute: null,
  staleAfter: 0,
  allowPrivateTargets: false,
  self: [
    { host: "bridge.example", port: undefined },
    { host: "203.0.113.1", port: 5060 },
  ],
};
const number = 12125550123n;

function emitted(kind: RuleKind, template: string, host: string | null = "proxy.example", own: Partial<Policy> = {}) {
  return emit({ order: 1, preference: 1, kind, template }, number, host, { ...policy, ...own });
}

it("fills the number in", () => {
  const uri = "sip:+12125550123@sbc.example.net;transport=tls";
  expect(emitted("sip", "sip:+{e164}@sbc.example.net;transport=tls")).toEqual({ uri });
});

it("drops templates that break out of a header, a record or a URI", () => {
  for (const template of [
    "sip:+{e164}@a.example\r\nVia: x",
    "sip:+{e164}@a.example|b",
    'sip:+{e164}@a.example"',
    "sip:+{e164}@a!b.example",
    "sip:+{e164}@a.example%0d",
    "sip:+{e164}@a.example?Route=x",
    "http://+{e164}@a.example",
    "sip:+{e164}@a@b.example",
    "sip:+{e164}@[::1",
    "sip:+{e164}@a.example:0",
    "sip:+{e164}@-.example",
  ])
    expect(emitted("sip", template), template).toEqual({ dropped: "malformed" });
});

it("drops parameters that are not on the list, and values that are no transport", () => {
  for (const parameter of ["maddr=1.2.3.4", "method=BYE", "ttl=1", "transport=evil", "x"]) {
    expect(emitted("sip", `sip:+{e164}@a.example;${parameter}`), parameter).toEqual({ dropped: "parameter" });
  }
  expect(emitted("sip", "sip:+{e164};evil=1@a.example")).toEqual({ dropped: "parameter" });
});

it("never leads to this bridge itself, at the port it has", () => {
  expect(emitted("sip", "sip:+{e164}@BRIDGE.example:5099")).toEqual({ dropped: "self" });
  expect(emitted("sip", "sip:+{e164}@203.0.113.1")).toEqual({ dropped: "self" });
  expect(emitted("sip", "sip:+{e164}@203.0.113.1:5080")).toHaveProperty("uri");
  expect(emitted("sips", "sips:+{e164}@203.0.113.1")).toHaveProperty("uri");
});

it("leads to private addresses only where that is allowed", () => {
  const template = "sip:+{e164}@127.0.0.1:5090";
  expect(emitted("sip", template)).toEqual({ dropped: "private-target" });
  expect(emitted("sip", template, null, { allowPrivateTargets: true })).toHaveProperty("uri");
});

it("makes a tel rule the number with its routing number, marked as looked up", () => {
  const uri = "sip:+12125550123;npdi;rn=+12125559999@proxy.example;user=phone";
  expect(emitted("tel", "tel:+{e164};npdi;rn=+12125559999")).toEqual({ uri });
  expect(emitted("tel", "tel:+12125559999")).toEqual({ uri });
  expect(emitted("tel", "tel:+12125559999", null)).toEqual({ uri: "tel:+12125550123;npdi;rn=+12125559999" });
  expect(emitted("tel", "tel:+{e164}")).toEqual({ uri: "sip:+12125550123;npdi@proxy.example;user=phone" });
});

it("drops a tel rule whose routing number is none", () => {
  for (const template of ["tel:+{e164};rn=evil", "tel:+{e164};rn=+0123", "tel:+{e164};rn=+1:2", "tel:+1-2;x"]) {
    expect(emitted("tel", template), template).toHaveProperty("dropped");
  }
});
