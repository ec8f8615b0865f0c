import { expect, test } from "vitest";
import { requestText } from "../testing/requestText.ts";
import { readRequest, type SipRequest } from "./readRequest.ts";
import { type MessageParts, splitMessage } from "./splitMessage.ts";
import { ownHeaders, replyHead, writeRequest, writeResponse } from "./writeMessage.ts";

const source = { address: "192.0.2.9", port: 40_000 };
const split = (text: string) => splitMessage(text, { message: 9999, header: 999, headers: 99 }) as MessageParts;
const read = (text: string) => readRequest(split(text)) as SipRequest;

test("the application gets long names, one Via a line, the stamp and a true length", () => {
  const via = "SIP/2.0/UDP 10.0.0.1;rport;branch=z9hG4bK1, SIP/2.0/TCP b";
  const text = requestText("INVITE", { Via: via, s: "x\r\n y", "Content-Length": "1" }, { body: "abc" });
  expect(writeRequest(read(text), source).split("\r\n")).toEqual([
    "INVITE sip:+12125550123@127.0.0.1 SIP/2.0",
    "Via: SIP/2.0/UDP 10.0.0.1;rport=40000;branch=z9hG4bK1;received=192.0.2.9",
    "Via: SIP/2.0/TCP b",
    "From: <sip:caller@192.0.2.9>;tag=caller",
    "To: <sip:+12125550123@127.0.0.1>",
    "Call-ID: one@192.0.2.9",
    "CSeq: 1 INVITE",
    "Max-Forwards: 70",
    "Subject: x y",
    "Content-Length: 1",
    "",
    "a",
  ]);
});

test("a response repeats the request's headers, whatever the application wrote, and cuts joined Contacts into lines", () => {
  const { headers } = split(
    'SIP/2.0 302 x\r\nVia: evil\r\nfrom: evil\r\nCSeq: 9 BYE\r\nContent-Length: 77\r\ncontact: <sip:a@b>;q=1,"x, y" <sip:c@d>\r\nretry-after: 5\r\n\r\n',
  );
  const head = replyHead(read(requestText("INVITE")), source);
  expect(
    writeResponse(head, 302, "Moved", "tag1", ownHeaders(headers), "\xc3\xa9").toString("utf8").split("\r\n"),
  ).toEqual([
    "SIP/2.0 302 Moved",
    "Via: SIP/2.0/UDP 192.0.2.9:5081;branch=z9hG4bKone",
    "From: <sip:caller@192.0.2.9>;tag=caller",
    "To: <sip:+12125550123@127.0.0.1>;tag=tag1",
    "Call-ID: one@192.0.2.9",
    "CSeq: 1 INVITE",
    "Contact: <sip:a@b>;q=1",
    'Contact: "x, y" <sip:c@d>',
    "Retry-After: 5",
    "Content-Length: 2",
    "",
    "é",
  ]);
});
