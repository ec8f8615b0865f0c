import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Every metric of the bridge. Labels take their values from small fixed sets, so that no asker can make new series. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    answers: new Counter({
      name: "dots_answers_total",
      help: "Answers by protocol and status (SIP and HTTP) or response code (ENUM).",
      labelNames: ["protocol", "status"],
      registers,
    }),
    answerSeconds: new Histogram({
      name: "dots_answer_seconds",
      help: "Time from a question to its answer.",
      labelNames: ["protocol"],
      buckets: [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.15, 0.5],
      registers,
    }),
    dropped: new Counter({
      name: "dots_dropped_total",
      help: "Messages that got no answer, or were refused before they were read, by protocol and cause.",
      labelNames: ["protocol", "cause"],
      registers,
    }),
    rulesLeftOut: new Counter({
      name: "dots_rules_left_out_total",
      help: "Route rules that were not emitted, by cause.",
      labelNames: ["cause"],
      registers,
    }),
    chainLookups: new Counter({
      name: "dots_chain_lookups_total",
      help: "Look-ups at the chain by outcome: answered, late, failed.",
      labelNames: ["outcome"],
      registers,
    }),
    differences: new Counter({
      name: "dots_lookup_differences_total",
      help: "Look-ups in which chain and replica differed at the same block, by field.",
      labelNames: ["field"],
      registers,
    }),
    reorganisedBlocks: new Counter({
      name: "dots_reorganised_blocks_total",
      help: "Blocks that were rolled back.",
      registers,
    }),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;

/** Gauges that are read when they are asked for. */
export function observe(
  { registry }: Metrics,
  read: () => {
    block: number | null;
    ageSeconds: number | null;
    connected: boolean;
    snapshotWritten: boolean;
    malformedLogs: number;
    refusedRules: number;
    numbers: number;
  },
): void {
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  gauge(
    "dots_block_number",
    "Block as of which answers are; NaN if nothing is known.",
    () => read().block ?? Number.NaN,
  );
  gauge("dots_age_seconds", "Age of that block; NaN if nothing is known.", () => read().ageSeconds ?? Number.NaN);
  gauge("dots_chain_connected", "1 while the chain is followed.", () => Number(read().connected));
  gauge("dots_snapshot_written", "1 while the snapshot on disk is that of the block.", () =>
    Number(read().snapshotWritten),
  );
  gauge("dots_malformed_logs", "Logs of the contracts that could not be read.", () => read().malformedLogs);
  gauge("dots_refused_rules", "Rules in logs that the contracts would have refused.", () => read().refusedRules);
  gauge("dots_numbers", "Numbers that were ever claimed.", () => read().numbers);
}
