import { expect, test } from "vitest";
import { lookupMode } from "./lookupMode.ts";

test("passes what the bridge knows, and nothing at all", () => {
  expect(lookupMode("--lookup", "verify")).toBe("verify");
  expect(lookupMode("--lookup", undefined)).toBeUndefined();
});

test("names what was found and what there is", () => {
  expect(() => lookupMode("DOTS_LOOKUP", "foo")).toThrow(/DOTS_LOOKUP.*foo.*replica, chain, verify/s);
  expect(() => lookupMode("DOTS_LOOKUP", "")).toThrow(/DOTS_LOOKUP/);
});
