import { encodePortOrder } from "@dots/protocol";
import { type ContractTransactionResponse, MaxUint256, parseEther, type Signer } from "ethers";
import type { DeployedRegistry } from "./deployedRegistry.ts";
import { Random } from "./random.ts";

const DAY = 86_400;
const GAS = { gasLimit: 3_000_000 };
const RANGE_FLAGS = [0, 0, 1, 2, 3];
const PREFIXES = [1212n, 1212555n, 12125550n, 1917n, 1917555n, 447700n, 44770090n, 99912n, 99913n, 1212556n];
const TEMPLATES = ["sip:+{e164}@a.example;transport=udp", "sips:+{e164}@b.example", "sip:desk@c.example:5070"];

/** Numbers the history is about: some in every range, some of wrong length, some that nothing encloses. */
export const NUMBERS: readonly bigint[] = [
  ...PREFIXES.flatMap((prefix) => [0n, 1n, 2n].map((n) => fill(prefix, 11) + n)),
  ...[447700n, 44770090n].map((prefix) => fill(prefix, 12)),
  ...[99912n, 99913n].flatMap((prefix) => [fill(prefix, 8), fill(prefix, 15)]),
  ...[1n, 4n, 44n, 99n, 999n, 1212n, 121255n, 1212555n, 447700n, 12139990000n, 33123456789n, 999_999_999_999_999n],
];

function fill(prefix: bigint, digits: number): bigint {
  return prefix * 10n ** BigInt(digits - prefix.toString().length);
}

type Person = Signer & { readonly address: string };

/** What a history needs of a chain with the contracts on it: Hardhat's in this process, or another. */
export interface HistoryChain
  extends Pick<DeployedRegistry, "addresses" | "ett" | "carriers" | "profiles" | "registry"> {
  readonly governor: Person;
  readonly signers: readonly Person[];
  readonly networkHelpers: {
    time: {
      latest(): Promise<number>;
      increase(seconds: number): Promise<unknown>;
      increaseTo(timestamp: number): Promise<unknown>;
    };
  };
}

/**
 * A random course of events on the real contracts. Steps are taken whether or not they are allowed: what a contract refuses
 * changes nothing, and `done` counts what it did not.
 */
export class History {
  readonly done = new Map<string, number>();
  readonly #chain: HistoryChain;
  readonly #random: Random;
  #profiles = 0;

  constructor(chain: HistoryChain, seed: number) {
    this.#chain = chain;
    this.#random = new Random(seed);
  }

  /** Money for all, three carriers with two profiles each, three countries. */
  async begin(): Promise<void> {
    const { ett, carriers, registry, governor, addresses } = this.#chain;
    await registry.addDepositClass(0n);
    await registry.addDepositClass(parseEther("10"));
    for (const signer of this.#people) {
      await ett.transfer(signer.address, parseEther("1000000"));
      for (const spender of [addresses.numberRegistry, addresses.portingDesk]) {
        await ett.connect(signer).approve(spender, MaxUint256);
      }
    }
    for (const owner of this.#carrierOwners) {
      await carriers.connect(owner).join(owner.address, "Carrier", "https://carrier.example", 0n);
    }
    for (let i = 0; i < 6; i++) await this.#createProfile((i % 3) + 1);
    for (const [code, fewest, most] of [
      [1n, 11, 11],
      [44n, 10, 12],
      [999n, 8, 15],
    ] as const) {
      await registry.delegate(code, governor.address, fewest, most);
    }
    await registry.openRangeLengths(1n, bits(4, 7));
    await registry.openRangeLengths(44n, bits(6, 8));
    await registry.openRangeLengths(999n, bits(5));
    for (const prefix of PREFIXES) await this.#allocate(prefix);
  }

  /** One random step. */
  async step(): Promise<void> {
    const steps: readonly (readonly [weight: number, step: () => Promise<void>])[] = [
      [20, () => this.#claim()],
      [8, () => this.#transfer()],
      [10, () => this.#port()],
      [8, () => this.#release()],
      [8, () => this.#allocate(this.#random.pick(PREFIXES))],
      [3, () => this.#giveNotice()],
      [6, () => this.#takeBack()],
      [6, () => this.#letNoticeEnd()],
      [5, () => this.#setDefaultProfile()],
      [4, () => this.#changeProfile()],
      [1, () => this.#createProfile(this.#carrier())],
      [2, () => this.#delegate()],
      [1, () => this.#openLengths()],
      [5, () => this.#letTimePass()],
    ];
    let left = this.#random.below(steps.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, step] of steps) {
      if (left < weight) return await step();
      left -= weight;
    }
  }

  get #carrierOwners() {
    return this.#chain.signers.slice(1, 4);
  }

  /** Prefixes to which the governor may give notice, the whole country 44 now and then. */
  get #governed() {
    return this.#random.below(8) === 0 ? [44n] : PREFIXES;
  }

  #ownerOf(carrier: bigint) {
    return this.#carrierOwners[Number(carrier) - 1] ?? this.#chain.governor;
  }

  get #people() {
    return this.#chain.signers.slice(4, 8);
  }

  async #claim(): Promise<void> {
    const { registry } = this.#chain;
    const number = this.#random.pick(NUMBERS);
    const profile = this.#random.pick([0, 0, this.#profile()]);
    const [payer, holder] = [this.#random.pick(this.#people), this.#random.pick(this.#people)];
    await this.#try("claim", registry.connect(payer).claim(number, holder.address, profile, MaxUint256 >> 160n, GAS));
  }

  async #transfer(): Promise<void> {
    const { number, holder } = await this.#held();
    if (!holder) return;
    const to = this.#random.pick(this.#people).address;
    const sent = this.#chain.registry.connect(holder).transferFrom(holder.address, to, number, GAS);
    await this.#try("transfer", sent);
  }

  async #port(): Promise<void> {
    const { number, holder } = await this.#held();
    if (!holder) return;
    const { registry, addresses } = this.#chain;
    const order = encodePortOrder({ profile: this.#profile(), highestFee: parseEther("1000") });
    const send = registry.connect(holder)["safeTransferFrom(address,address,uint256,bytes)"];
    await this.#try("port", send(holder.address, addresses.portingDesk, number, order, GAS));
  }

  async #release(): Promise<void> {
    const { number, holder } = await this.#held();
    if (holder) await this.#try("release", this.#chain.registry.connect(holder).release(number, GAS));
  }

  async #allocate(prefix: bigint): Promise<void> {
    const carrier = this.#carrier();
    const digits = prefix.toString().startsWith("1") ? 11 : this.#random.pick([11, 12]);
    const terms = {
      carrier,
      defaultProfile: this.#random.pick([0, carrier, carrier + 3]),
      minDigits: digits,
      maxDigits: digits,
      depositClass: this.#random.below(2),
      policy: 1,
      quarantineDays: this.#random.pick([0, 10, 45, 45]),
      flags: this.#random.pick(RANGE_FLAGS),
    };
    const { registry } = this.#chain;
    const by = this.#random.pick([...this.#carrierOwners, this.#chain.governor, this.#chain.governor]);
    await this.#try("allocate", registry.connect(by).allocate(prefix, terms, GAS));
  }

  async #giveNotice(): Promise<void> {
    const { registry } = this.#chain;
    const today = Math.trunc((await this.#now()) / DAY);
    await this.#try("notice", registry.giveNotice(this.#random.pick(this.#governed), today + 30, GAS));
  }

  async #takeBack(): Promise<void> {
    await this.#try("takeBack", this.#chain.registry.takeBack(this.#random.pick(this.#governed), GAS));
  }

  /** To the last second before a notice takes effect, or to the first one after. */
  async #letNoticeEnd(): Promise<void> {
    const { registry, networkHelpers } = this.#chain;
    const prefix = this.#random.pick(this.#governed);
    const endsOn = Number((await registry.rangeAt(prefix)).endsOn || (await registry.authorityAt(prefix)).endsOn);
    const second = endsOn * DAY - this.#random.below(2);
    if (second > (await this.#now())) await networkHelpers.time.increaseTo(second);
  }

  async #setDefaultProfile(): Promise<void> {
    const { registry } = this.#chain;
    const prefix = this.#random.pick(PREFIXES);
    const owner = this.#ownerOf((await registry.rangeAt(prefix)).carrier);
    await this.#try("setDefaultProfile", registry.connect(owner).setDefaultProfile(prefix, this.#profile(), GAS));
  }

  async #changeProfile(): Promise<void> {
    const { profiles } = this.#chain;
    const profile = this.#profile();
    const owner = this.#ownerOf((await profiles.head(profile)).carrier);
    const ttl = this.#random.below(3600);
    await this.#try("changeProfile", profiles.connect(owner).change(profile, ttl, 1, this.#rules(), GAS));
  }

  async #createProfile(carrier: number): Promise<void> {
    const owner = this.#carrierOwners[carrier - 1]!;
    const { profiles } = this.#chain;
    if (await this.#try("createProfile", profiles.connect(owner).create(carrier, 60, 1, this.#rules(), GAS)))
      this.#profiles++;
  }

  async #delegate(): Promise<void> {
    const { registry, governor } = this.#chain;
    await this.#try(
      "delegate",
      registry.delegate(this.#random.pick([121n, 44n, 44n, 4477n]), governor.address, 10, 12, GAS),
    );
  }

  async #openLengths(): Promise<void> {
    await this.#try(
      "openRangeLengths",
      this.#chain.registry.openRangeLengths(1n, bits(4, 7, this.#random.pick([8, 9])), GAS),
    );
  }

  async #letTimePass(): Promise<void> {
    await this.#chain.networkHelpers.time.increase(this.#random.pick([1, 6 * 3_600, DAY, 8 * DAY, 31 * DAY]));
  }

  /** A number that somebody holds, with whoever does; without, if none was found in a few tries. */
  async #held() {
    for (let i = 0; i < 8; i++) {
      const number = this.#random.pick(NUMBERS);
      const { holder } = await this.#chain.registry.numberState(number);
      const signer = this.#people.find(({ address }) => address === holder);
      if (signer) return { number, holder: signer };
    }
    return { number: 0n, holder: undefined };
  }

  async #try(name: string, sent: Promise<ContractTransactionResponse>): Promise<boolean> {
    try {
      await sent;
      this.done.set(name, (this.done.get(name) ?? 0) + 1);
      return true;
    } catch (error) {
      if (!/revert/i.test(String((error as Error).message))) throw error;
      return false;
    }
  }

  async #now(): Promise<number> {
    return await this.#chain.networkHelpers.time.latest();
  }

  #carrier(): number {
    return 1 + this.#random.below(3);
  }

  #profile(): number {
    return 1 + this.#random.below(this.#profiles);
  }

  #rules() {
    return Array.from({ length: this.#random.below(4) }, () => {
      const template = this.#random.pick(TEMPLATES);
      const kind = template.startsWith("sips") ? 1 : 0;
      return { order: this.#random.below(3), preference: this.#random.below(65_536), kind, template };
    });
  }
}

function bits(...lengths: number[]): number {
  return lengths.reduce((mask, length) => mask | (1 << length), 0);
}
