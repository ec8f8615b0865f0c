import { expect, it, vi } from "vitest";
import { keepSnapshot } from "./keepSnapshot.ts";
import { Replica } from "./replica.ts";
import { contracts, headerAt } from "./testing/chain.ts";

it("goes on without a snapshot while the disk is full, and writes all of it later", () => {
  let now = 0;
  const clock = { now: () => now, wait: async () => {} };
  const store = { write: vi.fn(), rewrite: vi.fn() };
  const logger = { info: vi.fn(), error: vi.fn() };
  const replica = new Replica(contracts);
  const isWritten = keepSnapshot(replica, store, { clock, logger });

  replica.absorb(headerAt(1), []);
  expect([store.write.mock.calls.length, isWritten()]).toEqual([1, true]);

  store.write.mockImplementation(() => {
    throw new Error("disk full");
  });
  replica.follow([{ header: headerAt(2), logs: [] }]);
  expect([replica.head?.number, isWritten()]).toEqual([2, false]);
  expect(logger.error).toHaveBeenCalledOnce();

  replica.follow([{ header: headerAt(3), logs: [] }]);
  expect(store.write).toHaveBeenCalledTimes(2);

  now = 60_000;
  store.rewrite.mockImplementationOnce(() => {
    throw new Error("disk full");
  });
  replica.follow([{ header: headerAt(4), logs: [] }]);
  expect(isWritten()).toBe(false);

  now = 120_000;
  store.rewrite.mockImplementationOnce((whole: Replica) => expect(whole.head?.number).toBe(5));
  replica.follow([{ header: headerAt(5), logs: [] }]);
  expect(isWritten()).toBe(true);

  store.write.mockReset();
  replica.follow([{ header: headerAt(6), logs: [] }]);
  expect(store.write).toHaveBeenCalledOnce();
});
