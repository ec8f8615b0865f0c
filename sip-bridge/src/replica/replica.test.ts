import fc from "fast-check";
import { expect, it } from "vitest";
import { Replica } from "./replica.ts";
import {
  claimed,
  contracts,
  countryOpened,
  headerAt,
  movedOn,
  rangeAllocated,
  released,
  verified,
} from "./testing/chain.ts";

const numbers = [12125550123n, 12125550124n, 12125999n, 44n];
const step = fc.record({
  kind: fc.constantFrom("claim", "verify", "move", "release", "range"),
  number: fc.constantFrom(...numbers),
  profile: fc.integer({ min: 0, max: 3 }),
  flags: fc.constantFrom(0, 1, 2, 3),
});
const blocks = fc.array(fc.array(step, { maxLength: 3 }), { minLength: 1, maxLength: 12 });

function logs(block: number, steps: readonly { kind: string; number: bigint; profile: number; flags: number }[]) {
  return steps.map(({ kind, number, profile, flags }, index) => {
    if (kind === "claim") return claimed(block, number, { profile, index });
    if (kind === "verify") return verified(block, number, { profile, until: 20_598 + profile, index });
    if (kind === "move") return movedOn(block, number, { index });
    if (kind === "release") return released(block, number, { index });
    return rangeAllocated(block, number / 10n, { defaultProfile: profile, flags, index });
  });
}

function begun(): Replica {
  const replica = new Replica(contracts);
  replica.absorb(headerAt(0), [countryOpened(0, 1n, [4, 7]), countryOpened(0, 44n, [1], { index: 1 })]);
  return replica;
}

/** Everything that can be asked of a replica. */
function told(replica: Replica) {
  const prefixes = numbers.flatMap((number) =>
    Array.from(String(number), (_, i) => BigInt(String(number).slice(0, i + 1))),
  );
  return {
    head: replica.head,
    resolutions: numbers.map((number) => replica.resolve(number)),
    below: prefixes.map((prefix) => [replica.tree.hasPublicBelow(prefix), replica.tree.hasPrivateBelow(prefix)]),
  };
}

it("is after a roll-back as if the blocks had never been", () => {
  fc.assert(
    fc.property(blocks, blocks, (common, lost) => {
      const replica = begun();
      for (const [i, steps] of common.entries())
        replica.follow([{ header: headerAt(i + 1), logs: logs(i + 1, steps) }]);
      const before = told(replica);
      for (const [i, steps] of lost.entries()) {
        const at = common.length + 1 + i;
        replica.follow([{ header: headerAt(at), logs: logs(at, steps) }]);
      }
      expect(replica.rollBackTo(common.length)).toBe(lost.length);
      expect(told(replica)).toEqual(before);
    }),
  );
});

it("is the same whether its blocks came one by one or many at once", () => {
  fc.assert(
    fc.property(blocks, (many) => {
      const branch = many.map((steps, i) => ({ header: headerAt(i + 1), logs: logs(i + 1, steps) }));
      const [one, atOnce, absorbed] = [begun(), begun(), begun()];
      for (const block of branch) one.follow([block]);
      atOnce.follow(branch);
      const { number, hash, timestamp } = headerAt(many.length);
      absorbed.absorb(
        { number, hash, timestamp },
        branch.flatMap(({ logs }) => logs),
      );
      expect(told(atOnce)).toEqual(told(one));
      expect(told(absorbed).resolutions).toEqual(told(one).resolutions);
      expect(told(absorbed).below).toEqual(told(one).below);
    }),
  );
});

it("lets a verified number lapse by the time of the block it is at", () => {
  const replica = begun();
  const [number] = numbers as [bigint];
  replica.follow([{ header: headerAt(1), logs: [verified(1, number, { until: 20_600 })] }]);
  expect(replica.resolve(number)).toMatchObject({ status: "held", profile: 1 });
  const lapse = 20_601 * 86_400;
  expect(replica.model.nextChange(number, replica.head!.timestamp)).toBe(lapse);
  replica.follow([{ header: { ...headerAt(2), timestamp: lapse - 1 }, logs: [] }]);
  expect(replica.resolve(number)?.status).toBe("held");
  replica.follow([{ header: { ...headerAt(3), timestamp: lapse }, logs: [] }]);
  expect(replica.resolve(number)).toMatchObject({ status: "lapsed", profile: 0 });
  expect(replica.rollBackTo(2)).toBe(1);
  expect(replica.resolve(number)?.status).toBe("held");
});

it("does not take a block that hangs in the air", () => {
  const replica = begun();
  expect(() => replica.follow([{ header: headerAt(2), logs: [] }])).toThrow(/does not follow/);
  expect(() => replica.follow([{ header: headerAt(1, 1), logs: [] }])).toThrow(/does not follow/);
  expect(() => replica.rollBackTo(5)).toThrow(/none of ours/);
});

it("tells its listeners of each head until they leave", () => {
  const replica = begun();
  const seen: number[] = [];
  const leave = replica.onHead(({ number }) => seen.push(number));
  replica.follow([{ header: headerAt(1), logs: [] }]);
  leave();
  replica.follow([{ header: headerAt(2), logs: [] }]);
  expect(seen).toEqual([1]);
});
