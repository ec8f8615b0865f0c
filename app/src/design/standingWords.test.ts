import { describe, expect, test } from "vitest";
import { contestAdvice, contestWords, lapseAdvice, lapseWords } from "./standingWords.ts";

const DAY = 20_779; // 22 November 2026
const NOON = DAY * 86_400 + 43_200;
const block = { number: "1", timestamp: NOON - 1 };
const late = { number: "2", timestamp: NOON };
const challenger = "0x00000000000000000000000000000000000000A1";
const contest = { challenger, endsAt: NOON, isVoid: false };
const decision = { challenger: null, endsAt: NOON, isVoid: false };

describe("a lapsed number", () => {
  const lapsed = { status: "lapsed", verifiedUntil: DAY, contest: null, range: null } as const;

  test("says since when, and what anybody may do", () => {
    const words = lapseWords(lapsed);
    expect(words).toContain("ran out on 22 November 2026");
    expect(words).toContain("Another wallet may claim it");
    expect(words).toContain("from 23 December 2026 anybody may release it");
  });

  test("is claimed by no verifier's word in a range, and not at all while it is contested", () => {
    const range = { prefix: "4420", carrier: 1, policy: "open", quarantineDays: 0, claimedOnly: false } as const;
    expect(lapseWords({ ...lapsed, range })).toMatch(/Unless it is renewed, from 23 December 2026 anybody may release/);
    expect(lapseWords({ ...lapsed, range })).not.toContain("claim");
    expect(lapseWords({ ...lapsed, contest })).toMatch(/ran out on 22 November 2026, .* the holder\.$/);
  });

  test("tells its holder how to renew it", () => {
    expect(lapseAdvice(lapsed)).toContain("calls do not reach you");
    expect(lapseAdvice(lapsed)).toContain("have any accredited verifier call or text");
  });

  test("is one that is held no more than any other whose day has not passed", () => {
    for (const verifiedUntil of [DAY, null]) {
      expect(lapseWords({ ...lapsed, status: "held", verifiedUntil })).toBe("");
      expect(lapseAdvice({ status: "held", verifiedUntil })).toBe("");
    }
  });
});

describe("a contest", () => {
  test("says until when it can be answered", () => {
    expect(contestWords({ contest, block })).toContain("answers by 22 November 2026 at 12:00 UTC");
    expect(contestAdvice(contest, block.timestamp)).toContain(
      "bring its voucher for your wallet by 22 November 2026 at 12:00 UTC",
    );
  });

  test("can be answered no more from that second on", () => {
    expect(contestWords({ contest, block: late })).toContain(
      "anybody may settle it now, and the number is that wallet's",
    );
    expect(contestAdvice(contest, late.timestamp)).toMatch(/the time to answer was over on 22 .* passes to the wallet/);
  });

  test("whose verifier fell threatens nobody", () => {
    for (const at of [block, late]) {
      const words = contestWords({ contest: { ...contest, isVoid: true }, block: at });
      expect(words).toContain("counts no more");
      expect(words).toContain("the holder keeps the number");
      expect(contestAdvice({ ...contest, isVoid: true }, at.timestamp)).toContain("counts no more");
    }
  });

  test("that is none says nothing", () => {
    expect(contestWords({ contest: null, block })).toBe("");
  });
});

describe("a decision", () => {
  test("is the authority's, and nobody's to answer", () => {
    expect(contestWords({ contest: decision, block })).toMatch(
      /^By a decision of its numbering authority the holding ends on or after 22/,
    );
    expect(contestWords({ contest: decision, block: late })).toContain("anybody may carry it out now");
    expect(contestAdvice(decision, block.timestamp)).not.toContain("verifier");
  });

  test("that is void ends nothing", () => {
    const isVoid = { ...decision, isVoid: true };
    expect(contestWords({ contest: isVoid, block: late })).toContain("the decision is void");
    expect(contestAdvice(isVoid, block.timestamp)).toContain("under a decision, which counts no more");
  });
});
