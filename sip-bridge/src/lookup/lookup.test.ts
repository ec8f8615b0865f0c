import { beforeEach, describe, expect, it, vi } from "vitest";
import { createMetrics } from "../metrics/index.ts";
import type { BlockRef } from "../replica/index.ts";
import type { Replica } from "../replica/replica.ts";
import { claimed, FIRST_TIMESTAMP, headerAt } from "../replica/testing/chain.ts";
import type { NumberSubject } from "../routing/index.ts";
import { numbers, worldReplica } from "../testing/world.ts";
import { LookupLate } from "./chainLookup.ts";
import { Lookup, type LookupMode } from "./lookup.ts";

const logger = { warn: vi.fn() };
const chain = { resolve: vi.fn() };
let replica: Replica;
let announced: BlockRef | null;

beforeEach(() => {
  vi.resetAllMocks();
  replica = worldReplica();
  announced = null;
});

function lookup(mode: LookupMode) {
  return new Lookup({
    mode,
    source: { replica, state: () => ({ connected: true, announced, snapshotWritten: true }) },
    chain,
    now: () => (FIRST_TIMESTAMP + 12) * 1000,
    metrics: createMetrics(),
    logger,
  });
}

function subject(number: bigint, marks: Partial<NumberSubject> = {}): NumberSubject {
  return { kind: "number", number, npdi: false, rn: null, ...marks };
}

/** What the chain says where it agrees with the replica. */
const agreed = (number: bigint) => replica.resolve(number)!;

describe("by replica", () => {
  it("answers at once, with block, age and the digits of the range", () => {
    const found = lookup("replica").find(subject(numbers.held));
    expect(found).toMatchObject({
      known: { resolution: { status: "held" }, ageSeconds: 10, digits: { fewest: 11, most: 11 } },
      block: { number: 1 },
      report: { source: "replica", chain: null },
    });
    expect(chain.resolve).not.toHaveBeenCalled();
  });

  it("knows nothing before the first block", () => {
    replica.clear();
    expect(lookup("replica").find(subject(numbers.held))).toMatchObject({ known: null, block: null });
  });
});

describe("by chain", () => {
  it("takes the chain's word, at the newest head it was told of", async () => {
    announced = headerAt(2);
    chain.resolve.mockResolvedValue({ ...agreed(numbers.held), sequence: 9 });
    const found = await lookup("chain").find(subject(numbers.held));
    expect(chain.resolve).toHaveBeenCalledExactlyOnceWith(numbers.held, announced);
    expect(found.known?.resolution.sequence).toBe(9);
    expect(found.block).toEqual({ number: 2, hash: announced.hash, timestamp: announced.timestamp });
    expect(found.report).toMatchObject({ source: "chain", chain: "answered" });
  });

  it.each([
    ["late", new LookupLate("late")],
    ["failed", new Error("connection refused")],
  ])("falls back to the replica where the chain is %s", async (outcome, error) => {
    chain.resolve.mockRejectedValue(error);
    const found = await lookup("chain").find(subject(numbers.held));
    expect(found.known?.resolution).toEqual(agreed(numbers.held));
    expect(found.report).toMatchObject({ source: "replica", chain: outcome });
  });

  it("asks nobody where no block is known", () => {
    replica.clear();
    return expect(lookup("chain").find(subject(numbers.held))).resolves.toMatchObject({ known: null });
  });
});

describe("by both", () => {
  it("says that they agree", async () => {
    chain.resolve.mockResolvedValue(agreed(numbers.held));
    const { report } = await lookup("verify").find(subject(numbers.held));
    expect(report).toEqual({ mode: "verify", source: "replica", chain: "answered", differences: [] });
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it("reports each field in which they differ, and takes the chain's word", async () => {
    const [rule, ...rest] = agreed(numbers.held).rules;
    const rules = [{ ...rule!, template: "sip:+{e164}@elsewhere.example" }, ...rest];
    chain.resolve.mockResolvedValue({ ...agreed(numbers.held), sequence: 9, rules });
    const found = await lookup("verify").find(subject(numbers.held));
    expect(found.report).toMatchObject({ source: "chain", differences: ["rules", "sequence"] });
    expect(found.known?.resolution.sequence).toBe(9);
    expect(logger.warn.mock.calls[0]![0]).toMatchObject({ number: `+${numbers.held}`, fields: ["rules", "sequence"] });
  });

  it("does not compare what is of two blocks", async () => {
    announced = headerAt(2);
    chain.resolve.mockResolvedValue({ ...agreed(numbers.held), sequence: 9 });
    const { report } = await lookup("verify").find(subject(numbers.held));
    expect(report).toMatchObject({ source: "chain", differences: null });
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it("compares where the replica has caught up while the chain was asked", async () => {
    announced = headerAt(2);
    chain.resolve.mockImplementation(async (number: bigint) => {
      replica.follow([{ header: headerAt(2), logs: [claimed(2, numbers.held, { profile: 3, sequence: 2 })] }]);
      return agreed(number);
    });
    const { report } = await lookup("verify").find(subject(numbers.held));
    expect(report.differences).toEqual([]);
  });
});

describe("a number with marks of portability", () => {
  it("goes by the range of its routing number, and by its own with npdi alone", () => {
    for (const mode of ["replica", "chain", "verify"] as const) {
      const byRn = lookup(mode).find(subject(numbers.unassigned, { rn: 12125559999n }));
      expect(byRn).toMatchObject({ known: { resolution: { status: "available", profile: 1, rangePrefix: 1212n } } });
      const byNpdi = lookup(mode).find(subject(numbers.tel, { npdi: true }));
      expect(byNpdi).toMatchObject({ known: { resolution: { number: numbers.tel, status: "available", profile: 1 } } });
    }
    expect(chain.resolve).not.toHaveBeenCalled();
  });

  it("goes by a range that serves claimed numbers only: somebody has looked it up there", () => {
    const found = lookup("replica").find(subject(numbers.heldAlone, { npdi: true }));
    expect(found).toMatchObject({ known: { resolution: { profile: 1, rules: { length: 3 } } } });
  });

  it("goes nowhere outside all ranges", () => {
    const found = lookup("replica").find(subject(numbers.unassigned, { npdi: true }));
    expect(found).toMatchObject({ known: { resolution: { status: "unassigned", profile: 0, rules: [] } } });
  });
});
