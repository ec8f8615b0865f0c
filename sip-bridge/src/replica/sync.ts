import type { Logger } from "pino";
import { backfill } from "./backfill.ts";
import type { Header } from "./block.ts";
import { commonBlock, readBranch } from "./branch.ts";
import { type ChainSource, UnfitAnswer } from "./chainSource.ts";
import { DEPTH, type Replica } from "./replica.ts";

/** Blocks nearer to the head than this are taken one by one, so that they can be rolled back. */
const NEAR = DEPTH / 2;
/** So often in a row a node must show a shorter chain before it is believed: one node of several may lag behind. */
const BELIEVED_AFTER = 3;

export interface SyncOptions {
  source: ChainSource;
  replica: Replica;
  startBlock: number;
  logger: Pick<Logger, "info" | "warn">;
  /** Everything known is void: forget it, on disk too. */
  startAnew: (why: string) => void;
  onReorganised?: (blocks: number) => void;
}

/** Brings the replica to the head of one connection's chain, as often as it is asked to. One call at a time. */
export class Sync {
  readonly #options: SyncOptions;
  #shorter = { head: "", times: 0 };

  constructor(options: SyncOptions) {
    this.#options = options;
  }

  /** `hint`: a head the node told of; without one it is asked for its latest. */
  async run(hint?: Header): Promise<void> {
    const { source, replica } = this.#options;
    const target = hint ?? (await source.header("latest"));
    if (!target) throw new UnfitAnswer("The node has no latest block.");
    if (replica.head && replica.at(target.number)?.hash === target.hash) {
      if (!hint) this.#considerShorter(target);
      return;
    }
    this.#shorter = { head: "", times: 0 };
    if (!replica.head || target.number > replica.head.number + DEPTH) await this.#catchUp(target);
    if (replica.at(target.number)?.hash === target.hash) return;
    const branch = await readBranch(source, target, replica);
    if (!branch) {
      const why = `the chain was reorganised below block ${replica.floor?.number ?? 0}`;
      this.#options.startAnew(why);
      throw new UnfitAnswer(`Beginning anew: ${why}.`);
    }
    const rolledBack = replica.follow(branch);
    if (rolledBack > 0) this.#reorganised(rolledBack);
  }

  /** A chain that ends at one of our blocks: a node behind the others, or one whose newest blocks were taken back. */
  #considerShorter(target: Header): void {
    const { replica } = this.#options;
    if (target.number >= replica.head!.number) return;
    const times = this.#shorter.head === target.hash ? this.#shorter.times + 1 : 1;
    this.#shorter = { head: target.hash, times };
    if (times >= BELIEVED_AFTER) this.#reorganised(replica.rollBackTo(target.number));
  }

  async #catchUp(target: Header): Promise<void> {
    const { source, replica, startBlock, startAnew, logger } = this.#options;
    if (replica.head) {
      const common = await commonBlock(source, replica);
      if (!common) startAnew(`the chain has none of our blocks down to ${replica.floor?.number ?? 0}`);
      else if (common.number < replica.head.number) this.#reorganised(replica.rollBackTo(common.number));
    }
    const first = replica.head ? replica.head.number + 1 : Math.min(startBlock, target.number);
    const last = Math.max(target.number - NEAR, first - 1);
    if (last < first && replica.head) return;
    logger.info({ from: first, to: Math.max(last, first) }, "catching up");
    // Nothing known yet and the chain is young: its first block alone is the ground for the others.
    for await (const { to, logs } of backfill(source, first, Math.max(last, first))) {
      const header = await source.header(to);
      if (!header) throw new UnfitAnswer(`The node has no block ${to} although it has later ones.`);
      if (logs.some((log) => log.blockNumber === to && log.blockHash !== header.hash)) {
        throw new UnfitAnswer(`The node changed block ${to} while it was asked for its logs.`);
      }
      const { number, hash, timestamp } = header;
      replica.absorb({ number, hash, timestamp }, logs);
    }
  }

  #reorganised(blocks: number): void {
    const { replica, logger, onReorganised } = this.#options;
    logger.warn({ blocks, head: replica.head?.number }, "blocks rolled back");
    onReorganised?.(blocks);
  }
}
