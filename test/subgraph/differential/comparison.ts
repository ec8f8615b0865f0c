import { isDeepStrictEqual } from "node:util";
import { plusForm, type RegistryModel, type Resolution } from "@dots/protocol";
import { expect } from "vitest";
import type { BlockRef } from "../../../sip-bridge/src/replica/index.ts";
import { Follower, resolvedByContract } from "../../model/follower.ts";
import { entitiesAt } from "../graph.ts";
import type { IndexedChain } from "../indexedChain.ts";
import { isOfModel, modelOf } from "../indexModel.ts";
import { entityTypes } from "../schema.ts";
import type { Answered } from "./bridgeSide.ts";
import { featuresOf, Tally } from "./tally.ts";

/** The most that the contract takes at once. */
const AT_ONCE = 256;

/** What the replica, when it stood at a block, and the contract as of that block said of some numbers. */
export interface Sample {
  block: BlockRef;
  numbers: readonly bigint[];
  byReplica: readonly Resolution[];
  byContract: readonly Resolution[];
  /** What the bridge answered then, for some of the numbers. */
  answered: readonly Answered[];
}

/** Holds what the replica and the contract said against what a model from events and graph-node say of the same block. */
export class Comparison {
  readonly tally = new Tally();
  readonly follower: Follower;
  /** How often the bridge decided so, by status of SIP. */
  readonly decided = new Map<number, number>();
  readonly #index: IndexedChain;
  readonly #seed: number;
  #reached = -1;

  constructor(index: IndexedChain, seed: number) {
    this.#index = index;
    this.#seed = seed;
    this.follower = new Follower(index.chain);
  }

  /** The model from events as of a block, by undoing or by following. */
  async modelAt(block: number): Promise<RegistryModel> {
    if (block < this.#reached) this.follower.rollBackTo(block);
    await this.follower.follow(block);
    this.#reached = block;
    return this.follower.model;
  }

  /** Fails where not all four say the same of each number, and the bridge with them. The block must be indexed. */
  async compare({ block, numbers, byReplica, byContract, answered }: Sample): Promise<void> {
    const { chain, node } = this.#index;
    expect((await chain.provider.getBlock(block.number))!.hash, `block ${block.number}`).toBe(block.hash);
    const types = (await entityTypes()).filter(isOfModel);
    const entities = await entitiesAt(node.graphqlUrl, types, block.number);
    const [model, index] = [await this.modelAt(block.number), modelOf(entities, chain.addresses.portingDesk)];
    const contested = new Set(entities.Number.filter((number) => number.contested).map(({ id }) => BigInt(id)));
    for (const [i, number] of numbers.entries()) {
      const said = {
        resolve: byContract[i]!,
        model: model.resolve(number, block.timestamp),
        replica: byReplica[i]!,
        "graph-node": index.resolve(number, block.timestamp),
      };
      const odd = dissenters(said);
      if (odd.length > 0) {
        const where = `${plusForm(number)} at block ${block.number}, DOTS_SEED=${this.#seed}`;
        const [agreed] = Object.entries(said).find(([who]) => !odd.includes(who))!;
        const alike = Object.fromEntries(Object.keys(said).map((who) => [who, said[agreed as keyof typeof said]]));
        expect(said, `${odd.join(" and ")} against the others: ${where}`).toEqual(alike);
      }
      this.tally.add(block.hash, [...featuresOf(said.resolve), ...(contested.has(number) ? ["contested"] : [])]);
    }
    for (const each of answered) this.#compareAnswers(each);
  }

  /** The bridge decides alike whoever's word it takes, and finds no difference itself. */
  #compareAnswers({ replica, chain, verify }: Answered): void {
    const where = `number ${replica.resolution?.number}, block ${replica.block?.number}, DOTS_SEED=${this.#seed}`;
    const reports = { chain: chain.report, verify: verify.report };
    expect(reports, `the bridge's words: ${where}`).toMatchObject({
      chain: { source: "chain", chain: "answered" },
      verify: { source: "replica", chain: "answered", differences: [] },
    });
    expect({ ...chain, report: null }, `by the chain: ${where}`).toEqual({ ...replica, report: null });
    expect({ ...verify, report: null }, `by both: ${where}`).toEqual({ ...replica, report: null });
    const { status } = replica.decision;
    this.decided.set(status, (this.decided.get(status) ?? 0) + 1);
  }
}

/** What `resolve` says of any number of numbers. */
export async function byContract(
  chain: IndexedChain["chain"],
  numbers: readonly bigint[],
  block: number,
): Promise<Resolution[]> {
  const found: Resolution[] = [];
  for (let i = 0; i < numbers.length; i += AT_ONCE) {
    found.push(...(await resolvedByContract(chain, numbers.slice(i, i + AT_ONCE), block)));
  }
  return found;
}

/** Who says otherwise than most; where they are two and two, than the first and whoever is with him. */
function dissenters(said: Record<string, Resolution>): string[] {
  const all = Object.entries(said);
  const camps = all.map(([, one]) => all.filter(([, other]) => isDeepStrictEqual(one, other)).map(([who]) => who));
  const largest = camps.reduce((best, camp) => (camp.length > best.length ? camp : best));
  return Object.keys(said).filter((who) => !largest.includes(who));
}
