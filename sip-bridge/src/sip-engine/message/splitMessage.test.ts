import { expect, test } from "vitest";
import { EMPTY, type MessageParts, OVERSIZE, splitMessage } from "./splitMessage.ts";

const BOUNDS = { message: 500, header: 60, headers: 4 };
const split = (text: string) => splitMessage(text, BOUNDS) as MessageParts;

test("folds are joined, names are long, the rest is kept byte by byte", () => {
  const { startLine, headers, rest, fault } = split("X y SIP/2.0\r\ns :\r\n  a\r\n\t b  \r\nl:3\r\n\r\n\xffbc");
  expect({ startLine, rest, fault }).toEqual({ startLine: "X y SIP/2.0", rest: "\xffbc", fault: null });
  expect(headers.map(({ label, value }) => [label, value])).toEqual([
    ["Subject", "a b"],
    ["Content-Length", "3"],
  ]);
});

test.each(["", "\r\n", "\r\n\r\n\r\n"])("nothing but line ends is a keep-alive: %j", (text) => {
  expect(splitMessage(text, BOUNDS)).toBe(EMPTY);
});

test.each([
  ["the message", `X\r\nA: ${"b".repeat(500)}\r\n\r\n`],
  ["a header", `X\r\nA: ${"b".repeat(60)}\r\n\r\n`],
  ["a folded header", `X\r\nA: b${"\r\n c".repeat(20)}\r\n\r\n`],
  ["the number of headers", `X\r\n${"A: b\r\n".repeat(5)}\r\n`],
])("beyond the bound for %s nothing is read", (_, text) => {
  expect(splitMessage(text, BOUNDS)).toBe(OVERSIZE);
});

test.each([
  ["X y", "the start line is cut short"],
  ["X\r\nA: b", "the blank line after the headers is missing"],
  ["X\r\nA: b\r\n c", "a header is cut short"],
  ["X\r\nno colon\r\n\r\n", "a header has no name"],
  ["X\r\n: none\r\n\r\n", "a header has no name"],
  ["X\r\nAa: b\nC: d\r\n\r\n", "Aa has a lone CR or LF"],
  ["X\r\nAa: b\rC: d\r\n\r\n", "Aa has a lone CR or LF"],
])("%j: %s", (text, fault) => {
  expect(split(text).fault).toBe(fault);
});

test("what stands after a fault is still read, so that it can be answered", () => {
  expect(split("X\r\nbad line\r\nf: a\r\n\r\n").headers[0]).toMatchObject({ key: "from", value: "a" });
});
