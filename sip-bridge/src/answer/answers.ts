import type { BlockList } from "node:net";
import { isIPv6 } from "node:net";
import type { Resolution } from "@dots/protocol";
import type { Found, Lookup, LookupReport } from "../lookup/index.ts";
import type { Metrics } from "../metrics/index.ts";
import type { BlockRef } from "../replica/index.ts";
import { type Decision, decide, type Policy, type Random, type Subject, visible } from "../routing/index.ts";

/** One question, whatever protocol it came by. */
export interface Asked {
  subject: Subject;
  /** The asker's address as the transport tells it. */
  address: string;
  /** Host and port of the request URI, to which a `tel` rule's number is sent back; null for `tel:` URIs. */
  host: string | null;
}

export interface Answer {
  decision: Decision;
  /** What the asker may see of the number; null where none was looked up. */
  resolution: Resolution | null;
  /** As of which block, and how old that is; null where nothing was looked up or is known. */
  block: BlockRef | null;
  ageSeconds: number | null;
  /** Null where nothing was looked up. */
  report: LookupReport | null;
}

export interface AnswersOptions {
  lookup: Lookup;
  policy: () => Policy;
  members: BlockList;
  random: Random;
  metrics: Pick<Metrics, "rulesLeftOut">;
}

/** Answers every protocol's questions by the one decision. */
export class Answers {
  readonly #options: AnswersOptions;

  constructor(options: AnswersOptions) {
    this.#options = options;
  }

  /** Whether private numbers are shown to the address. */
  isMember(address: string): boolean {
    return this.#options.members.check(address, isIPv6(address) ? "ipv6" : "ipv4");
  }

  /** By the mode that was set. */
  ask(asked: Asked): Answer | Promise<Answer> {
    if (asked.subject.kind !== "number") return this.#answer(asked, null);
    const found = this.#options.lookup.find(asked.subject);
    return found instanceof Promise ? found.then((late) => this.#answer(asked, late)) : this.#answer(asked, found);
  }

  /** By the replica alone, at once. */
  askReplica(asked: Asked): Answer {
    return this.#answer(asked, asked.subject.kind === "number" ? this.#options.lookup.own(asked.subject) : null);
  }

  #answer({ subject, address, host }: Asked, found: Found | null): Answer {
    const { policy, random, metrics } = this.#options;
    const member = this.isMember(address);
    const known = found?.known ?? null;
    const decision = decide({ subject, member, known, host }, policy(), random);
    for (const { why } of decision.dropped) metrics.rulesLeftOut.inc({ cause: why });
    return {
      decision,
      resolution: known && visible(known.resolution, member),
      block: found?.block ?? null,
      ageSeconds: known?.ageSeconds ?? null,
      report: found?.report ?? null,
    };
  }
}
