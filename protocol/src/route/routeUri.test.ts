import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryNumber, arbitraryTemplate } from "../testing/arbitraries.ts";
import { fillTemplate } from "./fillTemplate.ts";
import { readRouteUri } from "./routeUri.ts";

describe("readRouteUri", () => {
  test("takes a SIP URI apart", () => {
    const uri = readRouteUri("sip:+12125550123;npdi;rn=+12120000000@SBC.example.net:5061;transport=tls;lr");
    expect(uri).toMatchObject({ kind: "sip", user: "+12125550123", host: "sbc.example.net", port: 5061 });
    expect(Object.fromEntries(uri!.userParameters)).toEqual({ npdi: "", rn: "+12120000000" });
    expect(Object.fromEntries(uri!.parameters)).toEqual({ transport: "tls", lr: "" });
  });

  test("takes a tel URI apart", () => {
    const uri = readRouteUri("tel:+12125550123;npdi;rn=+12120000000");
    expect(uri).toMatchObject({ kind: "tel", user: "+12125550123", host: "", port: undefined });
    expect(uri!.userParameters.get("rn")).toBe("+12120000000");
  });

  test.each([
    ["sip:a@[2001:db8::1]:5080", "2001:db8::1", 5080],
    ["sips:a@192.0.2.1", "192.0.2.1", undefined],
    ["sip:a@example.net.", "example.net.", undefined],
  ])("%s leads to %s", (text, host, port) => expect(readRouteUri(text)).toMatchObject({ host, port }));

  test.each([
    "sip:a@",
    "sip:a",
    "sip:a@b@c",
    "sip:a@b:0",
    "sip:a@b:65536",
    "sip:a@[::1",
    "sip:a@-b",
    "mailto:a@b",
    "sip:a@b&c",
  ])("%s leads nowhere", (text) => expect(readRouteUri(text)).toBeNull());

  test("the first of two equal parameters counts", () => {
    expect(readRouteUri("sip:a@b;transport=tls;Transport=udp")!.parameters.get("transport")).toBe("tls");
  });

  test("never throws, whatever a template may be", () => {
    fc.assert(
      fc.property(
        arbitraryTemplate,
        arbitraryNumber,
        ({ template }, n) => void readRouteUri(fillTemplate(template, n)),
      ),
    );
  });
});
