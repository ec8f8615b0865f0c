import { describe, expect, test } from "vitest";
import { type RequestTarget, readRequestUri } from "./requestUri.ts";

const read = (uri: string) => readRequestUri(uri) as RequestTarget;

describe("a number's target", () => {
  test("is taken apart: parameters of the user and of the URI are not mixed up (RFC 4694)", () => {
    const target = read("sip:+12125550123;npdi;rn=+12125550100:secret@SBC.example.net:5070;user=phone;lr?X=y");
    expect(target).toMatchObject({ scheme: "sip", user: "+12125550123", host: "sbc.example.net", port: 5070 });
    expect([...target.userParams]).toEqual([
      ["npdi", ""],
      ["rn", "+12125550100"],
    ]);
    expect([...target.uriParams]).toEqual([
      ["user", "phone"],
      ["lr", ""],
    ]);
  });

  test("in a tel URI has no host and no visual separators (RFC 3966)", () => {
    const target = read("tel:+1-(212)-555.0123;npdi;phone-context=x");
    expect(target).toMatchObject({ scheme: "tel", user: "+12125550123", host: "", port: null });
    expect([...target.userParams.keys()]).toEqual(["npdi", "phone-context"]);
  });

  test("of an emergency service is a urn (RFC 5031)", () => {
    expect(read("urn:Service:SOS.fire")).toMatchObject({ scheme: "urn", user: "service:sos.fire" });
  });

  test("the first of a parameter's values counts", () => {
    expect(read("sip:1;rn=2;rn=3@h").userParams.get("rn")).toBe("2");
  });

  test.each([
    ["sip:example.com", ""],
    ["sips:%2B1212@h", "+1212"],
    ["sip:%ZZ@h", "%ZZ"],
    ["sip:%ff@h", "%ff"],
    ["sip:a%0d%0ab@[2001:db8::1]:5060", "a\r\nb"],
    ["sip:odd?user/,;;*:&it@example.com", "odd?user/,"],
  ])("%s has the user %j", (uri, user) => {
    expect(read(uri).user).toBe(user);
  });
});

test.each([
  ["soap.beep://192.0.2.103:3002", 416],
  ["nobodyKnowsThisScheme:totallyopaquecontent", 416],
  ["noscheme", 416],
  ["sip:a@b@c", 400],
  ["sip:a@", 400],
  ["sip:a@b:0", 400],
  ["sip:a@b:65536", 400],
  ["sip:a@b c", 400],
  ["sip:", 400],
])("%s is refused with %i", (uri, status) => {
  expect(readRequestUri(uri)).toMatchObject({ status });
});
