import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Replica } from "./replica.ts";
import { Store } from "./store.ts";
import { claimed, contracts, headerAt, released } from "./testing/chain.ts";

const identity = { chainId: 31_337, registry: contracts.numberRegistry };
const notSetAside = () => expect.unreachable("the snapshot was set aside");
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dots-store-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function stored(store: Store): Replica {
  const replica = new Replica(contracts);
  replica.onCommit = (commit) => store.write(commit);
  return replica;
}

function reopened(): { store: Store; replica: Replica; loaded: boolean } {
  const store = Store.open(folder, identity, notSetAside);
  const replica = stored(store);
  return { store, replica, loaded: store.load(replica) };
}

function statusOf(replica: Replica, number: bigint) {
  return replica.resolve(number)?.status;
}

it("gives back what was written, and can still roll back", () => {
  const first = reopened();
  expect(first.loaded).toBe(false);
  first.replica.absorb(headerAt(10), [claimed(10, 44n)]);
  first.replica.follow([{ header: headerAt(11), logs: [claimed(11, 49n)] }]);
  first.replica.follow([{ header: headerAt(12), logs: [released(12, 44n)] }]);
  first.store.close();

  const second = reopened();
  expect(second.replica.head).toEqual(first.replica.head);
  expect(statusOf(second.replica, 44n)).toBe("unassigned");
  second.replica.rollBackTo(11);
  expect(statusOf(second.replica, 44n)).toBe("held");
  second.store.close();

  const third = reopened();
  expect(third.replica.head?.number).toBe(11);
  expect(statusOf(third.replica, 44n)).toBe("held");
  third.replica.rollBackTo(10);
  expect(statusOf(third.replica, 49n)).toBe("unassigned");
  third.store.close();
});

it("keeps a whole replica in place of a broken snapshot", () => {
  const { store, replica } = reopened();
  replica.onCommit = () => {};
  replica.absorb(headerAt(1), [claimed(1, 44n)]);
  replica.follow([{ header: headerAt(2), logs: [claimed(2, 49n)] }]);
  store.rewrite(replica);
  store.close();
  const again = reopened();
  expect([...again.replica.model.records()]).toHaveLength(2);
  again.replica.rollBackTo(1);
  expect(statusOf(again.replica, 49n)).toBe("unassigned");
  again.store.close();
});

it("sets a snapshot of another chain or registry aside, and says so", () => {
  const { store, replica } = reopened();
  replica.absorb(headerAt(1), [claimed(1, 44n)]);
  store.close();
  for (const other of [
    { ...identity, chainId: 1 },
    { chainId: 1, registry: contracts.portingDesk },
  ]) {
    const onSetAside = vi.fn();
    const opened = Store.open(folder, other, onSetAside);
    expect(onSetAside).toHaveBeenCalledOnce();
    expect(onSetAside.mock.calls[0]![0]).toMatch(/needed is/);
    const fresh = stored(opened);
    expect(opened.load(fresh)).toBe(false);
    fresh.absorb(headerAt(1), []);
    opened.close();
  }
  expect(readdirSync(folder).filter((name) => name.startsWith("set-aside"))).toHaveLength(2);
});

it("sets a damaged file aside", () => {
  writeFileSync(join(folder, "snapshot.sqlite"), "no database at all, but long enough to look like one".repeat(100));
  const onSetAside = vi.fn();
  Store.open(folder, identity, onSetAside).close();
  expect(onSetAside).toHaveBeenCalledExactlyOnceWith("it is damaged", expect.any(String));
});

it("refuses a folder that is in use, and one that cannot be made", () => {
  const { store, replica } = reopened();
  replica.absorb(headerAt(1), []);
  expect(() => reopened()).toThrow(/Another process uses/);
  store.close();
  const below = join(folder, "snapshot.sqlite", "below");
  expect(() => Store.open(below, identity, notSetAside)).toThrow(/Cannot write/);
});
