import { expect, it } from "vitest";
import { sameOrigin } from "./sameOrigin.ts";

const request = (headers: Record<string, string>) => new Request("http://127.0.0.1:3000/api/rpc", { headers });

it("admits our own pages", () => {
  expect(sameOrigin(request({ "sec-fetch-site": "same-origin" }))).toBe(true);
  expect(sameOrigin(request({ origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" }))).toBe(true);
});

it("refuses other sites' pages, also with a made-up origin", () => {
  expect(sameOrigin(request({ "sec-fetch-site": "cross-site" }))).toBe(false);
  expect(sameOrigin(request({ "sec-fetch-site": "same-site" }))).toBe(false);
  expect(sameOrigin(request({ origin: "http://evil.example", host: "127.0.0.1:3000" }))).toBe(false);
  expect(sameOrigin(request({ origin: "null", host: "127.0.0.1:3000" }))).toBe(false);
});
