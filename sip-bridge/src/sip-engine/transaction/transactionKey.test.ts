import { expect, test } from "vitest";
import { readRequest, type SipRequest } from "../message/readRequest.ts";
import { type MessageParts, splitMessage } from "../message/splitMessage.ts";
import { requestText } from "../testing/requestText.ts";
import { mergeKey, transactionKey } from "./transactionKey.ts";

function read(method: string, headers: Record<string, string | null> = {}): SipRequest {
  return readRequest(
    splitMessage(requestText(method, headers), { message: 9999, header: 999, headers: 99 }) as MessageParts,
  ) as SipRequest;
}
const via = (value: string) => ({ Via: `SIP/2.0/UDP ${value}` });

test("branch, sent-by and method make a transaction; a host's case and port 5060 do not", () => {
  const key = transactionKey(read("INVITE", via("Host.example;branch=z9hG4bK1")));
  expect(transactionKey(read("INVITE", { ...via("host.example:5060;branch=z9hG4bK1"), "Call-ID": "other" }))).toBe(key);
  expect(transactionKey(read("INVITE", via("host.example;branch=z9hG4bK2")))).not.toBe(key);
  expect(transactionKey(read("INVITE", via("host.example:5061;branch=z9hG4bK1")))).not.toBe(key);
  expect(transactionKey(read("OPTIONS", via("host.example;branch=z9hG4bK1")))).not.toBe(key);
});

test.each(["ACK", "CANCEL"])("%s finds its INVITE", (method) => {
  expect(transactionKey(read(method), "INVITE")).toBe(transactionKey(read("INVITE")));
});

test.each(["old.example", "old.example;branch=1", "old.example;branch=z9hG4bK"])(
  "peers that follow RFC 2543 are told apart by the request itself: %s",
  (sentBy) => {
    const invite = read("INVITE", via(sentBy));
    const ack = read("ACK", { ...via(sentBy), To: "<sip:+12125550123@127.0.0.1>;tag=ours" });
    expect(transactionKey(ack, "INVITE")).toBe(transactionKey(invite));
    expect(transactionKey(read("INVITE", { ...via(sentBy), "Call-ID": "other" }))).not.toBe(transactionKey(invite));
  },
);

test("forked copies have the same merge key, another call or request has not", () => {
  expect(mergeKey(read("INVITE", via("a;branch=z9hG4bK1")))).toBe(mergeKey(read("INVITE", via("b;branch=z9hG4bK2"))));
  expect(mergeKey(read("INVITE", { CSeq: "2 INVITE" }))).not.toBe(mergeKey(read("INVITE")));
});
