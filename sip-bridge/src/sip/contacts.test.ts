import fc from "fast-check";
import { expect, test } from "vitest";
import { contactValues } from "./contacts.ts";

function write(contacts: { uri: string; q?: number }[], room = 1_300) {
  const leftOut: string[] = [];
  return { values: contactValues(contacts, room, (cause) => leftOut.push(cause)), leftOut };
}

test("order and q are kept, q with three digits at most", () => {
  const { values } = write([
    { uri: "sip:+12125550123@a.example", q: 1 },
    { uri: "sips:+12125550123;npdi@b.example:5061;transport=tls", q: 1 / 3 },
    { uri: "tel:+12125550123", q: 0 },
    { uri: "sip:x@[2001:db8::1]" },
    { uri: "sip:y@c.example", q: 7 },
    { uri: "sip:z@c.example", q: Number.NaN },
  ]);
  expect(values).toEqual([
    "<sip:+12125550123@a.example>;q=1",
    "<sips:+12125550123;npdi@b.example:5061;transport=tls>;q=0.333",
    "<tel:+12125550123>;q=0",
    "<sip:x@[2001:db8::1]>",
    "<sip:y@c.example>;q=1",
    "<sip:z@c.example>;q=0",
  ]);
});

test.each([
  "sip:a@b\r\nX-Forged: 1",
  "sip:a@b>;q=1,<sip:evil@h",
  'sip:"a"@b',
  "sip:a b@c",
  "sip:a@b|sip:c@d",
  "sip:a@b?Route=%3Csip:evil%3E",
  "sip:a%0d%0a@b",
  "http://a.example",
  "sip:a@b:0",
  "sip:a@",
  `sip:${"a".repeat(600)}@b`,
  "",
])("a hostile target never comes out: %j", (uri) => {
  expect(write([{ uri }, { uri: "sip:good@b" }])).toEqual({ values: ["<sip:good@b>"], leftOut: ["malformed"] });
});

test("whatever the text, what comes out is one line with one pair of angle brackets", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.string().map((text) => `sip:${text}@h`),
      ),
      (uri) => {
        for (const value of write([{ uri }]).values) expect(value).toMatch(/^<[!-~]+>$/);
      },
    ),
  );
});

test("the last contacts are dropped when there is no room, never the first", () => {
  const contacts = Array.from({ length: 9 }, (_, i) => ({ uri: `sip:${i}@${"a".repeat(50)}.example`, q: 0.5 }));
  const { values, leftOut } = write(contacts, 300);
  expect(values.map((value) => value.slice(5, 6))).toEqual(["0", "1", "2"]);
  expect(leftOut).toEqual(Array(6).fill("no-room"));
  expect(write(contacts, -1).values.length).toBe(1);
});
