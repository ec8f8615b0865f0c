import { expect, test } from "vitest";
import { requestText } from "../testing/requestText.ts";
import { type BadRequest, RESPONSE, readRequest, type SipRequest } from "./readRequest.ts";
import { type MessageParts, splitMessage } from "./splitMessage.ts";

const read = (text: string) =>
  readRequest(splitMessage(text, { message: 9999, header: 999, headers: 99 }) as MessageParts);

test("a request is read with what transactions and answers need", () => {
  const text = requestText(
    "INVITE",
    { Via: "SIP/2.0/UDP a;branch=z9hG4bK1, SIP/2.0/TCP b", "Content-Length": "2" },
    { body: "abcd" },
  );
  expect(read(text)).toMatchObject({
    method: "INVITE",
    uri: "sip:+12125550123@127.0.0.1",
    vias: ["SIP/2.0/UDP a;branch=z9hG4bK1", "SIP/2.0/TCP b"],
    fromTag: "caller",
    toTag: null,
    callId: "one@192.0.2.9",
    cseqNumber: 1,
    body: "ab",
  } satisfies Partial<SipRequest>);
});

test("without Content-Length the body is what is left of the datagram", () => {
  expect(read(requestText("INVITE", { "Content-Length": null }, { body: "abc" }))).toMatchObject({ body: "abc" });
});

test("a response is no request", () => {
  expect(read("SIP/2.0 200 OK\r\n\r\n")).toBe(RESPONSE);
});

test.each<[string, Record<string, string | null>, RegExp]>([
  ["From twice, once in short", { f: "<sip:x@y>;tag=2" }, /from stands more than once/],
  ["two lengths", { l: "0" }, /content-length stands more than once/],
  ["too long a Content-Length", { "Content-Length": "9999" }, /Content-Length is not/],
  ["a negative Content-Length", { "Content-Length": "-999" }, /Content-Length is not/],
  ["CSeq of another method", { CSeq: "1 INVITE" }, /CSeq names another method/],
  ["CSeq without a number", { CSeq: "x OPTIONS" }, /CSeq is not a number/],
  ["CSeq of 2^31", { CSeq: "2147483648 OPTIONS" }, /CSeq is not a number/],
  ["Max-Forwards above 255", { "Max-Forwards": "300" }, /Max-Forwards/],
  [
    "a bar in the Call-ID, which would move the fields of a control frame",
    { "Call-ID": "a|b" },
    /Call-ID is malformed/,
  ],
  ["a malformed From", { From: "Bell, A <sip:x@y>" }, /From is malformed/],
  ["a tag that is no token", { To: '<sip:x@y>;tag="a b"' }, /tag is malformed/],
])("%s is a 400 that can be answered", (_, headers, problem) => {
  const bad = read(requestText("OPTIONS", headers)) as BadRequest;
  expect(bad.problem).toMatch(problem);
  expect(bad).toMatchObject({ status: 400, repeated: { cseq: expect.any(String) } });
});

test.each(["Via", "From", "To", "Call-ID", "CSeq"])("without %s there is nothing to answer to", (name) => {
  expect(read(requestText("OPTIONS", { [name]: null }))).toMatchObject({ repeated: null });
});

test("another version of SIP is a 505", () => {
  expect(read(requestText("OPTIONS").replace("SIP/2.0\r\n", "SIP/3.0\r\n"))).toMatchObject({ status: 505 });
});
