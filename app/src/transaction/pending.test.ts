import { beforeEach, expect, it } from "vitest";
import { keepPending, pendingOf } from "./pending.ts";
import type { Pending } from "./transaction.ts";

const pending: Pending = {
  kind: "port",
  digits: "12125550123",
  title: "Port +1 212 555 0123",
  done: "It is with Borealis now.",
  account: `0x${"aB".repeat(20)}`,
  chainId: 31337,
  hash: `0x${"c3".repeat(32)}`,
};

let kept: Map<string, string>;
const storage = {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, value: string) => void kept.set(name, value),
  removeItem: (name: string) => void kept.delete(name),
};

beforeEach(() => {
  kept = new Map();
});

it("finds again what was kept, on the same chain only", () => {
  keepPending(storage, pending);
  expect(pendingOf(storage, 31337)).toEqual(pending);
  expect(pendingOf(storage, 1)).toBeUndefined();
});

it("forgets", () => {
  keepPending(storage, pending);
  keepPending(storage, undefined);
  expect(pendingOf(storage, 31337)).toBeUndefined();
});

it.each(["", "{", "null", JSON.stringify({ ...pending, hash: "0x12" }), JSON.stringify({ ...pending, digits: "<b>" })])(
  "takes what is no transaction for none: %s",
  (text) => {
    keepPending(storage, pending);
    for (const name of kept.keys()) kept.set(name, text);
    expect(pendingOf(storage, 31337)).toBeUndefined();
  },
);
