import type { RegistryModel, Table } from "@dots/protocol";
import { PREFIXES } from "../../model/history/pool.ts";
import { NUMBERS } from "../../model/history.ts";
import { Random } from "../../model/random.ts";
import type { IndexedChain } from "../indexedChain.ts";
import { type BridgeSide, openBridgeSide } from "./bridgeSide.ts";
import { byContract, Comparison, type Sample } from "./comparison.ts";
import { drawNumbers, type Pool } from "./draw.ts";
import { featuresOf, type Tally } from "./tally.ts";

/** The replica is asked after one look of so many, besides those at which it always is. */
const EVERY = 12;
const DAY = 86_400;
/** How many numbers are asked for at a block, besides all that are known. */
const DRAWN = 250;

/**
 * The bridge's replica, a model from events, `resolve` and graph-node, asked for the same numbers at the same blocks of one
 * chain. The replica knows its newest block alone: so it is asked while the history goes on, and the others later.
 */
export class Differential {
  readonly bridge: BridgeSide;
  readonly #comparison: Comparison;
  readonly #chain: IndexedChain["chain"];
  readonly #random: Random;
  /** What answers have shown, and on which days they were near to a change. */
  readonly #seen = new Set<string>();
  #samples: Sample[] = [];

  constructor(index: IndexedChain, seed: number) {
    this.bridge = openBridgeSide(index.chain.chain);
    this.#comparison = new Comparison(index, seed);
    this.#chain = index.chain;
    this.#random = new Random(seed);
  }

  get tally(): Tally {
    return this.#comparison.tally;
  }

  /** How often the bridge decided so, by status of SIP. */
  get decided(): ReadonlyMap<number, number> {
    return this.#comparison.decided;
  }

  /**
   * To be called after each thing that happens. Asks the replica at the newest block now and then, when some answer shows what
   * none has shown yet, and around the day on which time alone changes an answer: there somebody may be a day early or late.
   */
  async look(): Promise<void> {
    const block = (await this.#chain.provider.getBlock("latest"))!;
    const model = await this.#comparison.modelAt(block.number);
    const today = Math.trunc(block.timestamp / DAY);
    const news = new Set<string>();
    for (const number of numbersOf(model)) {
      for (const feature of featuresOf(model.resolve(number, block.timestamp))) news.add(feature);
      const change = model.nextChange(number, block.timestamp - DAY);
      if (change !== null && change <= block.timestamp + DAY) news.add(`${today} beside ${change}`);
    }
    const isNew = [...news].some((each) => !this.#seen.has(each));
    for (const each of news) this.#seen.add(each);
    if (isNew || this.#random.below(EVERY) === 0) await this.ask();
  }

  /** Asks the replica at the newest block, and the bridge about one number of each kind by each of its ways to look up. */
  async ask(): Promise<void> {
    const { number, hash } = (await this.#chain.provider.getBlock("latest"))!;
    await this.bridge.reach({ number, hash: hash as `0x${string}` });
    const sample = await this.#sample(await this.#comparison.modelAt(number));
    const kinds = new Map(sample.byReplica.map((answer) => [featuresOf(answer).join(), answer.number]));
    const answered = await Promise.all([...kinds.values()].map((oneOfKind) => this.bridge.answer(oneOfKind)));
    this.#samples.push({ ...sample, answered: answered.flat() });
  }

  /** Compares with the others what the replica said since the last time. What it said of must be indexed. */
  async compare(): Promise<void> {
    for (const sample of this.#samples.splice(0)) await this.#comparison.compare(sample);
  }

  /** Before the chain takes back what came after a block: the model goes back there. */
  async standAt(block: number): Promise<void> {
    await this.#comparison.modelAt(block);
  }

  /** Takes the replica, which follows no longer, back block by block, and compares at some of them; gives these. */
  async goBack(blocks: number): Promise<number[]> {
    await this.bridge.close();
    const { replica } = this.bridge;
    const within = replica.blocks.map(({ block }) => block.number);
    const chosen = Array.from({ length: blocks }, () => this.#random.pick(within)).sort((a, b) => b - a);
    for (const block of new Set(chosen)) {
      replica.rollBackTo(block);
      await this.#comparison.compare(await this.#sample(await this.#comparison.modelAt(block)));
    }
    return chosen;
  }

  /** What the replica says now, and the contract as of the same block, of all numbers that are known and of some that are not. */
  async #sample(model: RegistryModel): Promise<Sample> {
    const { replica } = this.bridge;
    const pool: Pool = { numbers: numbersOf(model), prefixes: prefixesOf(model) };
    const drawn = drawNumbers(this.#random, pool, DRAWN);
    const numbers = [...new Set([...pool.numbers, ...drawn])];
    const byReplica = numbers.map((number) => replica.resolve(number)!);
    const block = replica.head!;
    const said = await byContract(this.#chain, numbers, block.number);
    return { block, numbers, byReplica, byContract: said, answered: [] };
  }
}

/** The history's, and whatever else was ever held. */
function numbersOf(model: RegistryModel): bigint[] {
  return [...new Set([...NUMBERS, ...keysOf(model, "number")])];
}

function prefixesOf(model: RegistryModel): bigint[] {
  return [...new Set([...PREFIXES, ...keysOf(model, "range"), ...keysOf(model, "authority")])];
}

function keysOf(model: RegistryModel, table: Table): bigint[] {
  return [...model.records()].filter((record) => record.table === table).map(({ key }) => BigInt(key));
}
