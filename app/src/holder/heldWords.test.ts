import { expect, test } from "vitest";
import { heldWords } from "./heldWords.ts";

const DAY = 20_779; // 22 November 2026
const verified = { carrierName: "Alder", contested: false, verifiedUntil: DAY };

test("a number of a range is with its carrier", () => {
  expect(heldWords({ ...verified, verifiedUntil: null }, DAY)).toBe("Alder");
  expect(heldWords({ carrierName: null, contested: false, verifiedUntil: null }, DAY)).toBe("");
});

test("a verified number says until when, that day included", () => {
  expect(heldWords(verified, DAY)).toBe("Alder, verified until 22 November 2026");
});

test("a lapsed number is with no carrier", () => {
  expect(heldWords(verified, DAY + 1)).toBe("lapsed after 22 November 2026");
});

test("where the chain does not tell the day, the day of the verification alone is said", () => {
  expect(heldWords(verified, null)).toBe("Alder, verified until 22 November 2026");
});

test("a contested number says so, lapsed or not", () => {
  expect(heldWords({ ...verified, contested: true }, DAY)).toBe(
    "Alder, contested (see its page), verified until 22 November 2026",
  );
  expect(heldWords({ ...verified, contested: true }, DAY + 1)).toBe(
    "lapsed after 22 November 2026, contested (see its page)",
  );
});
