import { expect, it } from "vitest";
import { asked } from "./asked.ts";

it("hands on an answer with the time it took", async () => {
  const result = await asked(async () => 302);
  expect(result).toMatchObject({ ok: true, answer: 302 });
});

it("turns a failure into words and keeps addresses to itself", async () => {
  const result = await asked(async () => {
    throw new Error("connect to https://rpc.example/v3/s3cret failed");
  });
  expect(result).toEqual({
    ok: false,
    reason: "connect to its address failed",
  });
});

it("names the cause behind fetch's empty words", async () => {
  const result = await asked(async () => {
    throw new TypeError("fetch failed", {
      cause: new Error("connect ECONNREFUSED 127.0.0.1:8000"),
    });
  });
  expect(result).toEqual({
    ok: false,
    reason: "connect ECONNREFUSED 127.0.0.1:8000",
  });
});
