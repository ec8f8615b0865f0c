import { expect, it } from "vitest";
import { causeOf } from "./cause.ts";

it("gives the system's code, however deep it stands", () => {
  const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:9"), { code: "ECONNREFUSED" });
  expect(causeOf(refused)).toBe("ECONNREFUSED");
  expect(causeOf(new Error("HTTP request failed.", { cause: new TypeError("fetch failed", { cause: refused }) }))).toBe(
    "ECONNREFUSED",
  );
  expect(causeOf({ type: "error", message: "", error: refused })).toBe("ECONNREFUSED");
});

it("gives the first line where there is no code, and never the node's URL", () => {
  expect(causeOf(new Error("Timed out.\nURL: https://node.example/v3/key"))).toBe("Timed out.");
  expect(causeOf(new Error("no socket at wss://node.example/v3/key today"))).toBe("no socket at the node today");
});

it("has words for anything", () => {
  for (const failure of [undefined, null, 7, "x", {}, new Error("")]) expect(causeOf(failure)).toBe("no reason given");
  const endless: { cause?: unknown } = {};
  endless.cause = endless;
  expect(causeOf(endless)).toBe("no reason given");
});
