import type { Logger } from "pino";
import type { Header } from "./block.ts";
import { commonBlock } from "./branch.ts";
import { causeOf } from "./cause.ts";
import type { ChainSource } from "./chainSource.ts";
import type { Clock } from "./clock.ts";
import type { Replica } from "./replica.ts";
import { Sync } from "./sync.ts";

/** How long a silent node is believed to have no news. */
const LOOK_EVERY_MS = 2_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;

export interface FollowerOptions {
  connect: () => Promise<ChainSource>;
  replica: Replica;
  chainId: number;
  startBlock: number;
  /** Hash of the block 0 that the replica was built from; null if none is known yet. */
  genesis: () => string | null;
  /** Told of block 0 of a chain that is followed from now on. */
  onGenesis: (hash: string) => void;
  /** Everything known is void: forget it, on disk too. */
  startAnew: (why: string) => void;
  onReorganised?: (blocks: number) => void;
  clock: Clock;
  /** At least 0, below 1: spreads the reconnections of many bridges. */
  random: () => number;
  logger: Pick<Logger, "info" | "warn" | "error">;
}

/** Follows the chain for as long as it runs: connects, catches up, takes in new heads, and connects again. */
export class Follower {
  readonly #options: FollowerOptions;
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;
  #announced: Header | null = null;
  #connected = false;

  constructor(options: FollowerOptions) {
    this.#options = options;
  }

  /** Whether the node answers and the replica was at its head when it was last looked. */
  get connected(): boolean {
    return this.#connected;
  }

  /** The newest head the node told of, which the replica may not have taken in yet; null while not connected. */
  get announced(): Header | null {
    return this.#announced;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { clock, random, logger } = this.#options;
    const { signal } = this.#stop;
    for (let pause = FIRST_PAUSE_MS; !signal.aborted; pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
      let source: ChainSource | undefined;
      try {
        source = await this.#options.connect();
        await this.#checkChain(source);
        await this.#followSource(source, () => {
          pause = FIRST_PAUSE_MS;
        });
      } catch (error) {
        if (!signal.aborted) {
          const { head } = this.#options.replica;
          const facts = { cause: causeOf(error), head: head?.number ?? null, pauseMs: pause };
          logger.warn(facts, "the chain is out of reach, trying again");
        }
      } finally {
        this.#connected = false;
        this.#announced = null;
        source?.close();
      }
      if (!signal.aborted) await clock.wait(pause * (0.5 + random()), signal);
    }
  }

  async #checkChain(source: ChainSource): Promise<void> {
    const { chainId, replica, genesis, onGenesis, startAnew } = this.#options;
    const found = await source.chainId();
    if (found !== chainId) throw new Error(`The node is of chain ${found}; needed is ${chainId} (DOTS_CHAIN_ID).`);
    const first = await source.header(0);
    if (!first) throw new Error("The node has no block 0.");
    const known = genesis();
    // A later block that the node has too proves more than block 0: its hash binds all before it. anvil, for one, makes
    // up another block 0 now and then when it comes back with the state it kept.
    if (known !== null && known !== first.hash && !(await commonBlock(source, replica))) {
      startAnew(`the chain begins with block ${first.hash}, not ${known}, and has none of our blocks`);
    }
    onGenesis(first.hash);
  }

  /** Until the node is lost or this is stopped. `onGood` is called whenever the replica is at the head. */
  async #followSource(source: ChainSource, onGood: () => void): Promise<void> {
    const { replica, startBlock, logger, startAnew, onReorganised, clock } = this.#options;
    const sync = new Sync({ source, replica, startBlock, logger, startAnew, ...(onReorganised && { onReorganised }) });
    const { signal } = this.#stop;
    let hint: Header | undefined;
    let lost: Error | undefined;
    let wake = () => {};
    await source.watch(
      (head) => {
        hint = head;
        this.#announced = head;
        wake();
      },
      (error) => {
        lost = error;
        wake();
      },
    );
    signal.addEventListener("abort", () => wake(), { once: true });
    while (!signal.aborted) {
      if (lost) throw lost;
      const head = hint;
      hint = undefined;
      await sync.run(head);
      if (!this.#connected) logger.info({ head: replica.head?.number }, "following the chain");
      this.#connected = true;
      onGood();
      if (hint || lost) continue;
      const news = new AbortController();
      wake = () => news.abort();
      await clock.wait(LOOK_EVERY_MS, news.signal);
      wake = () => {};
    }
  }
}
