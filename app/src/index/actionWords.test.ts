import { expect, it } from "vitest";
import { actionWords, actorOf } from "./actionWords.ts";
import type { IndexedAction } from "./indexView.ts";

const action = (more: Partial<IndexedAction>): IndexedAction => ({
  id: "1",
  kind: "claim",
  block: 1,
  timestamp: 1,
  transaction: "0x",
  account: null,
  to: null,
  donor: null,
  carrier: null,
  amount: null,
  ...more,
});

it("tells a claim with its carrier and deposit", () => {
  const carrier = { id: 2, name: "Borealis" };
  expect(actionWords(action({ carrier, amount: "25000000000000000000" }))).toBe(
    "Claimed with Borealis, deposit 25 ETT",
  );
});

it("tells a port from donor to recipient, a nameless one by its id", () => {
  const words = actionWords(
    action({
      kind: "port",
      donor: { id: 1, name: "" },
      carrier: { id: 2, name: "Borealis" },
    }),
  );
  expect(words).toBe("Ported from carrier 1 to Borealis");
});

it("leaves money out where none moved", () => {
  expect(actionWords(action({ kind: "release", amount: "0" }))).toBe("Released");
});

const CHALLENGER = "0x00000000000000000000000000000000000000aa";

it.each([
  ["openContest", { to: CHALLENGER, amount: "10000000000000000000" }, "Contested for 0x0000…00aa, stake 10 ETT"],
  ["settleContest", { to: CHALLENGER }, "Passed on to its challenger 0x0000…00aa"],
  ["release", { to: CHALLENGER }, "Released to its challenger 0x0000…00aa"],
  ["answerContest", { amount: "1000000000000000000" }, "Contest answered, 1 ETT of the stake to the holder"],
  ["dropContest", { amount: "10000000000000000000" }, "Contest dropped, stake of 10 ETT back"],
  ["carryOutDecision", { amount: "0" }, "Ended by decision of the authority"],
])("tells %s with who gains what", (kind, more, words) => {
  expect(actionWords(action({ kind, ...more }))).toBe(words);
});

it("names nobody as the doer of what anybody may do", () => {
  expect(actorOf(action({ kind: "settleContest", account: CHALLENGER }))).toBeNull();
  expect(actorOf(action({ kind: "sweep", account: CHALLENGER }))).toBe(CHALLENGER);
});

it("shows a kind it does not know as it is named", () => {
  expect(actionWords(action({ kind: "lend" }))).toBe("lend");
});
