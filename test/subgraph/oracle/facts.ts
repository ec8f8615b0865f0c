import { STATUSES } from "@dots/protocol";
import type { NumberRegistry, VerificationDesk } from "@dots/protocol/typechain";
import { ZeroAddress } from "ethers";
import type { AnvilRegistry } from "../anvilRegistry.ts";
import { type Deed, type Log, readChronicle } from "./chronicle.ts";

export const DAY = 86_400;
const LAST_SEQUENCE = 65_535n;

/** What the contracts said at any block up to one, and all that was done until then. */
export class Facts {
  readonly chain: AnvilRegistry;
  readonly block: number;
  readonly deeds: readonly Deed[];
  readonly logs: readonly Log[];
  readonly #memo = new Map<string, unknown>();

  private constructor(chain: AnvilRegistry, block: number, deeds: Deed[]) {
    this.chain = chain;
    this.block = block;
    this.deeds = deeds;
    this.logs = deeds.flatMap(({ logs }) => logs);
  }

  static async read(chain: AnvilRegistry, block: number): Promise<Facts> {
    return new Facts(chain, block, await readChronicle(chain, block));
  }

  /** The logs of these names, as `registry.NumberClaimed`, in the order of the chain. */
  told(...names: string[]): Log[] {
    return this.logs.filter(({ name }) => names.includes(name));
  }

  /** The logs of the registry about a number. */
  toldOf(number: bigint, ...names: string[]): Log[] {
    return this.told(...names).filter(({ args }) => (args.number ?? args.id) === number);
  }

  numberState(number: bigint, block = this.block) {
    return this.#once(`number ${number} ${block}`, async () => {
      const { registry } = this.chain;
      const state = await registry.numberState(number, { blockTag: block });
      const held = state.holder !== ZeroAddress;
      return {
        held,
        holder: held ? state.holder : null,
        status: STATUSES[Number(state.status)]!,
        profile: orNull(state.profile),
        carrier: held ? (await this.profile(state.profile)).carrier : null,
        depositClass: held ? state.depositClass : null,
        deposit: held ? await this.deposit(state.depositClass) : 0n,
        day: state.day,
        sequence: state.sequence,
        contested: held && (state.flags & 4n) !== 0n,
        ported: held && (state.flags & 128n) !== 0n,
        verified: held && state.verifier !== 0n,
        verifier: state.verifier <= (await this.verifierCount(block)) ? orNull(state.verifier) : null,
      };
    });
  }

  /** The range around a number when it was last claimed, or arrived, before an event; null if there was none. */
  rangeOfHolding(number: bigint, before?: Log) {
    const begun = this.toldOf(number, "registry.Transfer").findLast(
      ({ id, args }) => args.from === ZeroAddress && id < (before?.id ?? BigInt(Number.MAX_SAFE_INTEGER)),
    )!;
    return this.rangeOf(number, begun.deed.block);
  }

  rangeOf(number: bigint, block: number) {
    return this.#once(`range of ${number} ${block}`, async () => {
      const [prefix, range] = await this.chain.registry.rangeOf(number, { blockTag: block });
      return { prefix: orNull(prefix), isPrivate: (range.flags & 1n) !== 0n, quarantineDays: range.quarantineDays };
    });
  }

  rangeAt(prefix: bigint, block = this.block): Promise<Awaited<ReturnType<NumberRegistry["rangeAt"]>>> {
    return this.#once(`range ${prefix} ${block}`, () => this.chain.registry.rangeAt(prefix, { blockTag: block }));
  }

  authorityAt(prefix: bigint, block = this.block): Promise<Awaited<ReturnType<NumberRegistry["authorityAt"]>>> {
    return this.#once(`authority ${prefix} ${block}`, () =>
      this.chain.registry.authorityAt(prefix, { blockTag: block }),
    );
  }

  /** A profile's carrier never changes. */
  profile(id: bigint) {
    return this.#once(`profile ${id}`, () => this.chain.profiles.head(id, { blockTag: this.block }));
  }

  ownerOf(carrier: bigint, block = this.block) {
    return this.#once(`carrier ${carrier} ${block}`, async () => {
      return (await this.chain.carriers.carrierAt(carrier, { blockTag: block })).owner;
    });
  }

  /** The amount of a class never changes. */
  deposit(depositClass: bigint) {
    return this.#once(`class ${depositClass}`, () => this.chain.registry.depositOf(depositClass));
  }

  verifierCount(block = this.block) {
    return this.#once(`verifiers ${block}`, () => this.chain.verifiers.count({ blockTag: block }));
  }

  contestAt(number: bigint, block = this.block): Promise<Awaited<ReturnType<VerificationDesk["contestAt"]>>> {
    return this.#once(`contest ${number} ${block}`, () =>
      this.chain.verificationDesk.contestAt(number, { blockTag: block }),
    );
  }

  #once<T>(key: string, read: () => Promise<T>): Promise<T> {
    const known = this.#memo.get(key) ?? read();
    this.#memo.set(key, known);
    return known as Promise<T>;
  }
}

/** What an event leaves of itself in all that came of it. */
export function placed({ id, deed: { block, timestamp, transaction } }: Log) {
  return { id, block, timestamp, transaction };
}

/** Nobody and nothing has the id 0. */
export function orNull<T extends bigint | string>(id: T): T | null {
  return id === 0n || id === ZeroAddress ? null : id;
}

/** Sequences are counted up to the last one, and endings leave it as it is. */
export function next(sequence: bigint): bigint {
  return sequence === LAST_SEQUENCE ? sequence : sequence + 1n;
}

/** ETT that a deed moved, by the token's own events. */
export function paid({ logs }: Deed, { from, to }: { from?: string; to?: string }): bigint {
  return transfers(logs, { from, to }).reduce((sum, { args }) => sum + args.value, 0n);
}

/** Who paid ETT to an account in a deed; where nothing was paid, whoever did it. */
export function payerTo({ logs, from }: Deed, to: string): string {
  return transfers(logs, { to })[0]?.args.from ?? from;
}

function transfers(logs: readonly Log[], { from, to }: { from?: string | undefined; to?: string | undefined }): Log[] {
  return logs.filter(({ name, args }) => {
    return name === "ett.Transfer" && (!from || args.from === from) && (!to || args.to === to);
  });
}
