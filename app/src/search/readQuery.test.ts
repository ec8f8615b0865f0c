import { describe, expect, it } from "vitest";
import { readQuery } from "./readQuery.ts";

describe("readQuery", () => {
  it.each([
    "+1 212 555 0123",
    "001-212-555-0123",
    "tel:+1-212-555-0123",
    "1 (212) 555 0123",
    "+１２１２５５５０１２３",
  ])("reads the international writing %s", (text) =>
    expect(readQuery(text)).toEqual({ kind: "number", number: 12125550123n }),
  );

  it("reads digits as they are dialled in the visitor's country and keeps the other reading", () => {
    expect(readQuery("212 555 0123", "US")).toEqual({
      kind: "number",
      number: 12125550123n,
      alternative: 2125550123n,
    });
    expect(readQuery("07700 900123", "GB")).toEqual({
      kind: "number",
      number: 447700900123n,
    });
  });

  it("never re-reads a number that has its plus", () => {
    expect(readQuery("+447700900123", "US")).toEqual({
      kind: "number",
      number: 447700900123n,
    });
  });

  it("tells addresses and carriers from numbers", () => {
    expect(readQuery(`0x${"Ab".repeat(20)}`)).toEqual({
      kind: "address",
      address: `0x${"ab".repeat(20)}`,
    });
    expect(readQuery("carrier 3")).toEqual({ kind: "carrier", carrier: 3 });
    expect(readQuery("#12")).toEqual({ kind: "carrier", carrier: 12 });
  });

  it("says in words what it cannot read", () => {
    expect(readQuery("hello")).toMatchObject({
      kind: "unreadable",
      title: expect.any(String),
      remedy: expect.any(String),
    });
    expect(readQuery("   ")).toEqual({ kind: "empty" });
  });
});
