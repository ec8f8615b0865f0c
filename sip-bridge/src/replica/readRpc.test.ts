import fc from "fast-check";
import { expect, it } from "vitest";
import { TooManyLogs, UnfitAnswer } from "./chainSource.ts";
import { MOST_LOGS, readHeader, readLogs } from "./readRpc.ts";

const hash = `0x${"ab".repeat(32)}`;
const log = {
  address: `0x${"11".repeat(20)}`,
  topics: [hash],
  data: "0x",
  blockNumber: "0x10",
  blockHash: hash,
  logIndex: "0x1",
  removed: false,
};
const block = { number: "0x10", hash, parentHash: hash, timestamp: "0x6553f100", extra: "ignored" };

it("reads a header and logs as a node gives them", () => {
  expect(readHeader(block)).toEqual({ number: 16, hash, parentHash: hash, timestamp: 1_700_000_000 });
  expect(readLogs([log])).toEqual([
    { address: log.address, topics: [hash], data: "0x", blockNumber: 16, blockHash: hash, logIndex: 1 },
  ]);
});

it("puts logs into the order of the chain, each once", () => {
  const at = (blockNumber: string, logIndex: string) => ({ ...log, blockNumber, logIndex });
  const read = readLogs([at("0x11", "0x0"), at("0x10", "0x2"), at("0x10", "0x1"), at("0x10", "0x2")]);
  expect(read.map(({ blockNumber, logIndex }) => [blockNumber, logIndex])).toEqual([
    [16, 1],
    [16, 2],
    [17, 0],
  ]);
});

it("refuses logs that contradict one another, are taken back, or are too many", () => {
  expect(() => readLogs([log, { ...log, blockHash: `0x${"cd".repeat(32)}`, logIndex: "0x2" }])).toThrow(UnfitAnswer);
  expect(() => readLogs([{ ...log, removed: true }])).toThrow(UnfitAnswer);
  expect(() => readLogs(Array(MOST_LOGS + 1).fill(log))).toThrow(TooManyLogs);
});

it("reads nothing but what fits, whatever a node says", () => {
  const anything = fc.anything({ maxDepth: 2 });
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(log).filter((key) => key !== "removed")), anything, (key, value) => {
      try {
        const [read] = readLogs([{ ...log, [key]: value }]);
        expect(read).toMatchObject({ blockNumber: expect.any(Number), data: expect.stringMatching(/^0x/) });
      } catch (error) {
        expect(error).toBeInstanceOf(UnfitAnswer);
      }
    }),
  );
  fc.assert(
    fc.property(anything, (value) => {
      expect(() => readHeader(value)).toThrow(UnfitAnswer);
      if (!Array.isArray(value)) expect(() => readLogs(value)).toThrow(UnfitAnswer);
    }),
  );
});
