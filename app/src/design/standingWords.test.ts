import { expect, test } from "vitest";
import { contestAdvice, contestWords, lapseWords } from "./standingWords.ts";

const DAY = 20_779; // 22 November 2026
const NOON = DAY * 86_400 + 43_200;

test("a lapsed number says since when, and what anybody may do", () => {
  const words = lapseWords({ status: "lapsed", verifiedUntil: DAY });
  expect(words).toContain("ran out on 22 November 2026");
  expect(words).toContain("from 23 December 2026 anybody may release it");
});

test("a number that has not lapsed says nothing of it", () => {
  expect(lapseWords({ status: "held", verifiedUntil: DAY })).toBe("");
  expect(lapseWords({ status: "held", verifiedUntil: null })).toBe("");
});

test("a contest says until when it can be answered", () => {
  const contest = { challenger: "0x00000000000000000000000000000000000000A1", endsAt: NOON };
  expect(contestWords({ contest })).toContain("answers by 22 November 2026 at 12:00 UTC");
  expect(contestAdvice(contest)).toContain("bring its voucher for your wallet by 22 November 2026 at 12:00 UTC");
});

test("a decision is the authority's, and nobody's to answer", () => {
  const contest = { challenger: null, endsAt: NOON };
  expect(contestWords({ contest })).toMatch(
    /^By a decision of its numbering authority the holding ends on or after 22/,
  );
  expect(contestAdvice(contest)).not.toContain("verifier");
});

test("a number that nobody contests says nothing of it", () => {
  expect(contestWords({ contest: null })).toBe("");
});
