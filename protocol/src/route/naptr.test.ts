import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plusForm } from "../number/number.ts";
import { arbitraryNumber, arbitraryTemplate } from "../testing/arbitraries.ts";
import { applyNaptr } from "./applyNaptr.ts";
import { fillTemplate } from "./fillTemplate.ts";
import { naptrRegexp } from "./naptr.ts";

describe("NAPTR expressions", () => {
  test("applied to a number they give the filled template", () => {
    fc.assert(
      fc.property(arbitraryTemplate, arbitraryNumber, ({ kind, template }, number) => {
        const regexp = naptrRegexp(kind, template);
        expect(regexp).not.toBeNull();
        expect(Buffer.byteLength(regexp!)).toBeLessThanOrEqual(255);
        expect(applyNaptr(regexp!, plusForm(number))).toBe(fillTemplate(template, number));
      }),
    );
  });

  test("have the form that RFC 6116 asks for", () => {
    expect(naptrRegexp("sip", "sip:+{e164}@sbc.example.net")).toBe("!^\\+(.*)$!sip:+\\1@sbc.example.net!");
    expect(naptrRegexp("sip", "sip:desk@example.net")).toBe("!^.*$!sip:desk@example.net!");
  });

  test("are made of no template that fails its check", () => {
    expect(naptrRegexp("sip", "sip:a!@example.net")).toBeNull();
    expect(naptrRegexp("sip", "sip:\\1@example.net")).toBeNull();
  });
});

describe("applyNaptr", () => {
  test.each([
    ["!^(.*)$!tel:\\1;npdi;spn=51589!", "+12125550123", "tel:+12125550123;npdi;spn=51589"],
    ["!^\\+1212(.*)$!sip:\\1@example.net!", "+12125550123", "sip:5550123@example.net"],
    ["/^.*$/sip:a\\/b@example.net/i", "+1", "sip:a/b@example.net"],
    ["!^\\+44([0-9]+)$!sip:0\\1@example.net!", "+447700900123", "sip:07700900123@example.net"],
    ["!^\\+44([0-9]*)$!sip:0\\1@example.net!", "+447700900123", "sip:07700900123@example.net"],
    ["!^.*$!sip:\\\\@example.net!", "+1", "sip:\\@example.net"],
    ["!^\\+44$!sip:a@example.net!", "+1", null],
  ])("%s of %s is %s", (regexp, text, uri) => expect(applyNaptr(regexp, text)).toBe(uri));

  test.each([
    "",
    "!",
    "!^.*$!sip:a@b",
    "!^.*$!sip:a@b!i!",
    "!^.*$!sip:a@b!g",
    "1^.*$1sip:a@b1",
    "!((.*)*)*$!x!",
    "!(a|b)+!x!",
    "!(?=a)!x!",
    "!a{9999}!x!",
    "!^(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)$!x!",
    `!^.*$!${"a".repeat(255)}!`,
  ])("leaves %j alone", (regexp) => expect(applyNaptr(regexp, "+12125550123")).toBeNull());

  test("never throws", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void applyNaptr(`!${text}!x!`, "+12125550123")));
  });
});
