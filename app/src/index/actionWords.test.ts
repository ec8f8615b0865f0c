import { expect, it } from "vitest";
import { actionWords } from "./actionWords.ts";
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

it("shows a kind it does not know as it is named", () => {
  expect(actionWords(action({ kind: "contest" }))).toBe("contest");
});
