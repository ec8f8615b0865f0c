import type { Hex } from "viem";
import type { Header } from "./block.ts";
import { type ChainLog, TooManyLogs, UnfitAnswer } from "./chainSource.ts";

/** More logs than these are not taken in one answer: the range is split. */
export const MOST_LOGS = 50_000;
const LONGEST_DATA = 2 + 2 * 65_536;

/** A block header out of a node's JSON. Throws UnfitAnswer. */
export function readHeader(value: unknown): Header {
  const { number, hash, parentHash, timestamp } = readObject(value, "a block");
  return {
    number: readQuantity(number, "number"),
    hash: readHash(hash, "hash"),
    parentHash: readHash(parentHash, "parentHash"),
    timestamp: readQuantity(timestamp, "timestamp"),
  };
}

/** Logs out of a node's JSON, in the order of the chain, each once. Throws UnfitAnswer or TooManyLogs. */
export function readLogs(value: unknown): ChainLog[] {
  if (!Array.isArray(value)) throw new UnfitAnswer("The node's logs are no list.");
  if (value.length > MOST_LOGS) throw new TooManyLogs(`The node gave ${value.length} logs at once.`);
  const logs = value.map(readLog).sort((a, b) => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex);
  return logs.filter((log, i) => {
    const previous = logs[i - 1];
    if (previous?.blockNumber !== log.blockNumber) return true;
    if (previous.blockHash !== log.blockHash) throw new UnfitAnswer("The node gave logs of two blocks of one number.");
    return previous.logIndex !== log.logIndex;
  });
}

function readLog(value: unknown): ChainLog {
  const { address, topics, data, blockNumber, blockHash, logIndex, removed } = readObject(value, "a log");
  if (removed === true) throw new UnfitAnswer("The node gave a removed log.");
  if (typeof address !== "string" || !/^0x[0-9a-f]{40}$/i.test(address)) throw new UnfitAnswer("A log has no address.");
  if (!Array.isArray(topics) || topics.length > 4) throw new UnfitAnswer("A log's topics are no list of up to four.");
  if (typeof data !== "string" || data.length > LONGEST_DATA || !/^0x(?:[0-9a-f]{2})*$/i.test(data)) {
    throw new UnfitAnswer("A log's data are no bytes, or too many.");
  }
  return {
    address,
    topics: topics.map((topic) => readHash(topic, "topic")),
    data,
    blockNumber: readQuantity(blockNumber, "blockNumber"),
    blockHash: readHash(blockHash, "blockHash"),
    logIndex: readQuantity(logIndex, "logIndex"),
  };
}

export function readQuantity(value: unknown, what: string): number {
  const number = typeof value === "string" && /^0x[0-9a-f]{1,14}$/i.test(value) ? Number(value) : Number.NaN;
  if (!Number.isSafeInteger(number)) throw new UnfitAnswer(`The node's ${what} is no quantity.`);
  return number;
}

function readHash(value: unknown, what: string): Hex {
  if (typeof value !== "string" || !/^0x[0-9a-f]{64}$/i.test(value)) {
    throw new UnfitAnswer(`The node's ${what} is no 32 bytes.`);
  }
  return value.toLowerCase() as Hex;
}

function readObject(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null) throw new UnfitAnswer(`The node's answer is not ${what}.`);
  return value as Record<string, unknown>;
}
