import type { Resolution } from "@dots/protocol";
import type { Logger } from "pino";
import type { Metrics } from "../metrics/index.ts";
import { ageOf, type BlockRef, type OpenReplica } from "../replica/index.ts";
import type { Known, NumberSubject } from "../routing/index.ts";
import { type ChainLookup, LookupLate } from "./chainLookup.ts";
import { differences } from "./differences.ts";

export type LookupMode = "replica" | "chain" | "verify";

/** How an answer was found; stands in the HTTP answer. */
export interface LookupReport {
  mode: LookupMode;
  /** Whose word the answer is. */
  source: "replica" | "chain";
  /** What became of the question to the chain; null where it was not asked. */
  chain: "answered" | "late" | "failed" | null;
  /** Fields in which both differed at the same block; null where they were not compared. */
  differences: readonly string[] | null;
}

/** What is known of a number, and as of which block. */
export interface Found {
  known: Known | null;
  block: BlockRef | null;
  report: LookupReport;
}

export interface LookupOptions {
  mode: LookupMode;
  source: Pick<OpenReplica, "replica" | "state">;
  /** Needed unless the mode is `replica`. */
  chain: Pick<ChainLookup, "resolve"> | null;
  /** Milliseconds since 1970. */
  now: () => number;
  metrics: Pick<Metrics, "chainLookups" | "differences">;
  logger: Pick<Logger, "warn">;
}

/** Finds what is known of a number: from the replica, or in the other modes by asking the chain first, with a deadline. */
export class Lookup {
  readonly #options: LookupOptions;

  constructor(options: LookupOptions) {
    this.#options = options;
  }

  /** From the replica alone, at once. */
  own(subject: NumberSubject): Found {
    const { mode, source } = this.#options;
    const { replica } = source;
    const { number, npdi, rn } = subject;
    const resolution = rn !== null || npdi ? replica.resolveByRange(number, rn ?? number) : replica.resolve(number);
    return this.#found(resolution, replica.head, { mode, source: "replica", chain: null, differences: null });
  }

  /** As the mode says. Numbers with portability marks go by ranges, which only the replica knows. */
  find(subject: NumberSubject): Found | Promise<Found> {
    const { mode, chain } = this.#options;
    if (mode === "replica" || chain === null || subject.rn !== null || subject.npdi) return this.own(subject);
    return this.#askChain(subject, chain);
  }

  async #askChain(subject: NumberSubject, chain: NonNullable<LookupOptions["chain"]>): Promise<Found> {
    const { mode, source, metrics, logger } = this.#options;
    // The newest head the node told of, which the replica may still be taking in.
    const block = source.state().announced ?? source.replica.head;
    if (!block) return this.own(subject);
    let resolution: Resolution;
    try {
      resolution = await chain.resolve(subject.number, block);
      metrics.chainLookups.inc({ outcome: "answered" });
    } catch (error) {
      const outcome = error instanceof LookupLate ? "late" : "failed";
      metrics.chainLookups.inc({ outcome });
      const found = this.own(subject);
      return { ...found, report: { ...found.report, chain: outcome } };
    }
    if (mode === "chain") {
      return this.#found(resolution, block, { mode, source: "chain", chain: "answered", differences: null });
    }
    const own = this.#ownAt(block, subject.number);
    const fields = own && differences(resolution, own);
    for (const field of fields ?? []) metrics.differences.inc({ field });
    if (fields?.length) {
      const number = `+${subject.number}`;
      logger.warn({ number, block: block.number, hash: block.hash, fields }, "chain and replica differ");
    }
    // The chain is the authority: its word counts wherever the replica's is not known to be the same.
    return fields?.length === 0
      ? this.#found(own, block, { mode, source: "replica", chain: "answered", differences: [] })
      : this.#found(resolution, block, { mode, source: "chain", chain: "answered", differences: fields });
  }

  /** The replica's word at exactly this block; null if it is elsewhere by now. */
  #ownAt(block: BlockRef, number: bigint): Resolution | null {
    const { replica } = this.#options.source;
    return replica.head?.hash === block.hash ? replica.resolve(number) : null;
  }

  #found(resolution: Resolution | null, block: BlockRef | null, report: LookupReport): Found {
    if (!resolution || !block) return { known: null, block: null, report };
    const { model } = this.#options.source.replica;
    const range = model.record("range", Number(resolution.rangePrefix));
    const known: Known = {
      resolution,
      ageSeconds: ageOf(block, this.#options.now()),
      digits: range ? { fewest: range.minDigits, most: range.maxDigits } : null,
    };
    const { number, hash, timestamp } = block;
    return { known, block: { number, hash, timestamp }, report };
  }
}
