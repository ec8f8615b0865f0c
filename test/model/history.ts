import { MaxUint256, parseEther } from "ethers";
import { FIRST_PREFIXES, VERIFIED_COUNTRY } from "./history/pool.ts";
import { authorityScenes } from "./history/scenes/authorities.ts";
import { claimScenes } from "./history/scenes/claims.ts";
import { contestScenes } from "./history/scenes/contests.ts";
import type { Scene } from "./history/scenes/scene.ts";
import { verificationScenes } from "./history/scenes/verifications.ts";
import { allocate, bits, createProfile, STEPS } from "./history/steps.ts";
import { type HistoryChain, Refused, World } from "./history/world.ts";
import { Random } from "./random.ts";

export { NUMBERS } from "./history/pool.ts";
export type { HistoryChain } from "./history/world.ts";

const SCENES: readonly Scene[] = [...claimScenes, ...verificationScenes, ...contestScenes, ...authorityScenes];
/** How many scenes are under way at once: what one does may spoil another. */
const AT_ONCE = 3;
/** Of so many steps one begins a scene or goes on with it. */
const SCENE_STEPS = 2;

/**
 * A random course of events on the real contracts. Steps are taken whether or not they are allowed: what a contract refuses
 * changes nothing, and `done` counts what it did not.
 */
export class History {
  readonly #world: World;
  #under: AsyncGenerator<void, void>[] = [];

  constructor(chain: HistoryChain, seed: number) {
    this.#world = new World(chain, new Random(seed));
  }

  /** How often each kind of thing was done. */
  get done(): ReadonlyMap<string, number> {
    return this.#world.done;
  }

  /** Money for all, three carriers with two profiles each, two verifiers, four countries. */
  async begin(): Promise<void> {
    const world = this.#world;
    const { ett, carriers, registry, authorityDesk, verifiers, governor, addresses } = world.chain;
    await registry.addDepositClass(0n);
    await registry.addDepositClass(parseEther("10"));
    for (const person of world.people) {
      await ett.transfer(person.address, parseEther("1000000"));
      for (const spender of [addresses.numberRegistry, addresses.portingDesk]) {
        await ett.connect(person).approve(spender, MaxUint256);
      }
    }
    for (const owner of world.owners) {
      await ett.transfer(owner.address, parseEther("1000000"));
      await carriers.connect(owner).join(owner.address, "Carrier", "https://carrier.example", 0n);
    }
    for (let i = 0; i < 6; i++) await createProfile(world, (i % 3) + 1);
    for (const [code, fewest, most] of [
      [1n, 11, 11],
      [44n, 10, 12],
      [999n, 8, 15],
      [VERIFIED_COUNTRY, 11, 11],
    ] as const) {
      await authorityDesk.delegate(code, governor.address, fewest, most);
    }
    for (const carrier of [1, 2]) {
      const owner = world.owners[carrier - 1]!;
      await verifiers.connect(owner).enrol(carrier, owner.address, 0n);
      await verifiers.accredit(VERIFIED_COUNTRY, carrier, 1_000);
    }
    await authorityDesk.openRangeLengths(1n, bits(4, 7));
    await authorityDesk.openRangeLengths(44n, bits(6, 8));
    await authorityDesk.openRangeLengths(999n, bits(5));
    for (const prefix of FIRST_PREFIXES) await allocate(world, prefix);
  }

  /** Every scene once, from its beginning to its end, with nothing in between: gives the word away after each transaction. */
  async *tour(): AsyncGenerator<void, void> {
    for (const scene of SCENES) {
      yield* scene(this.#world);
      yield;
    }
  }

  /** One random step: something new, or what comes next in a scene that is under way. */
  async step(): Promise<void> {
    const { random } = this.#world;
    if (random.below(SCENE_STEPS) === 0) return await this.#goOn();
    let left = random.below(STEPS.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, step] of STEPS) {
      if (left < weight) return void (await step(this.#world));
      left -= weight;
    }
  }

  /** Forgets what is under way, as after a reorganisation that took its beginning back. */
  forget(): void {
    this.#under = [];
  }

  /** A scene that is refused something has been spoilt by what others did, and ends. */
  async #goOn(): Promise<void> {
    const { random } = this.#world;
    if (this.#under.length < AT_ONCE) this.#under.push(random.pick(SCENES)(this.#world));
    const scene = random.pick(this.#under);
    try {
      if (!(await scene.next()).done) return;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
    this.#under = this.#under.filter((each) => each !== scene);
  }
}
