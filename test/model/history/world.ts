import {
  type ClaimVoucher,
  explainError,
  LOCAL_CHAIN_ID,
  type Payment,
  payByAuthorization,
  signAuthorization,
  signClaimVoucher,
  signVerificationVoucher,
  type TypedDataSigner,
  type VerificationVoucher,
} from "@dots/protocol";
import type { ContractTransactionResponse, Signer } from "ethers";
import { type Address, type Hex, zeroAddress } from "viem";
import type { DeployedRegistry } from "../deployedRegistry.ts";
import type { Random } from "../random.ts";

export const DAY = 86_400;
/** Spares an estimate for each transaction, and is enough for any of them. */
export const GAS = { gasLimit: 3_000_000 };
/** More than any deposit. */
export const HIGHEST = 2n ** 96n - 1n;

export type Person = Signer & { readonly address: string };

/** What a history needs of a chain with the contracts on it: Hardhat's in this process, or another. */
export interface HistoryChain
  extends Pick<
    DeployedRegistry,
    | "addresses"
    | "ett"
    | "carriers"
    | "profiles"
    | "registry"
    | "authorityDesk"
    | "claimDesk"
    | "verifiers"
    | "verificationDesk"
  > {
  /** Governs; the authority of every country; the guard. */
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

/** Thrown where a scene asks for what a contract refuses. */
export class Refused extends Error {}

/** A chain, those who act on it, and what they have done. */
export class World {
  /** How often each kind of thing was done. */
  readonly done = new Map<string, number>();
  readonly chain: HistoryChain;
  readonly random: Random;

  constructor(chain: HistoryChain, random: Random) {
    this.chain = chain;
    this.random = random;
  }

  get governor(): Person {
    return this.chain.governor;
  }

  /** Owners and signers of carriers 1 to 3, and of the verifiers with the same ids. */
  get owners(): readonly Person[] {
    return this.chain.signers.slice(1, 4);
  }

  /** Who holds numbers and pays. */
  get people(): readonly Person[] {
    return this.chain.signers.slice(4, 8);
  }

  ownerOf(carrier: bigint): Person {
    return this.owners[Number(carrier) - 1] ?? this.governor;
  }

  person(address: string): Person | undefined {
    return this.people.find((person) => person.address === address);
  }

  carrier(): number {
    return 1 + this.random.below(this.owners.length);
  }

  async profile(): Promise<number> {
    return 1 + this.random.below(Number(await this.chain.profiles.count()));
  }

  now(): Promise<number> {
    return this.chain.networkHelpers.time.latest();
  }

  async today(): Promise<number> {
    return Math.trunc((await this.now()) / DAY);
  }

  async pass(days: number): Promise<void> {
    await this.chain.networkHelpers.time.increase(days * DAY);
  }

  /** Waits for a transaction; false if a contract refuses it. */
  async try(kind: string, sent: Promise<ContractTransactionResponse>): Promise<boolean> {
    try {
      await this.act(kind, sent);
      return true;
    } catch (error) {
      if (error instanceof Refused) return false;
      throw error;
    }
  }

  /** Waits for a transaction; throws Refused if a contract refuses it. */
  async act(kind: string, sent: Promise<ContractTransactionResponse>): Promise<void> {
    try {
      await sent;
    } catch (error) {
      if (!/revert/i.test(String((error as Error).message))) throw error;
      throw new Refused(`${kind}: ${explainError(error).message}`, { cause: error });
    }
    this.done.set(kind, (this.done.get(kind) ?? 0) + 1);
  }

  /** A number of these that somebody holds, with whoever does; null if none was found in a few tries. */
  async held(numbers: readonly bigint[]): Promise<{ number: bigint; holder: Person } | null> {
    for (let i = 0; i < 8; i++) {
      const number = this.random.pick(numbers);
      const holder = this.person((await this.chain.registry.numberState(number)).holder);
      if (holder) return { number, holder };
    }
    return null;
  }

  /** A voucher for a number as it stands, signed by the carrier of its range. */
  async claimVoucher(number: bigint, holder: Person): Promise<{ voucher: ClaimVoucher; signature: Hex }> {
    const { registry } = this.chain;
    const [prefix, range] = await registry.rangeOf(number);
    const voucher = {
      number,
      holder: holder.address as Address,
      profile: 0,
      depositClass: Number(range.depositClass),
      sequence: Number((await registry.numberState(number)).sequence),
      rangePrefix: prefix,
      rangeVersion: Number(range.version),
      ...(await this.#validity()),
    };
    return { voucher, signature: await this.signClaim(range.carrier, voucher) };
  }

  /** A carrier's signature of a voucher. */
  signClaim(carrier: bigint, voucher: ClaimVoucher): Promise<Hex> {
    const desk = { chainId: LOCAL_CHAIN_ID, desk: this.chain.addresses.claimDesk };
    return signClaimVoucher(typedDataSigner(this.ownerOf(carrier)), desk, voucher);
  }

  /** A verifier's voucher for a number as it stands, for so many days from today, of its own class where somebody holds it. */
  async verification(
    number: bigint,
    holder: Person,
    days: number,
    verifier = 1 + this.random.below(2),
  ): Promise<{ voucher: VerificationVoucher; signature: Hex }> {
    const { registry } = this.chain;
    const state = await registry.numberState(number);
    const voucher = {
      number,
      holder: holder.address as Address,
      profile: this.random.pick([verifier, verifier + 3]),
      depositClass: state.holder === zeroAddress ? this.random.below(2) : Number(state.depositClass),
      sequence: Number(state.sequence),
      verifiedUntil: (await this.today()) + days,
      verifier,
      ...(await this.#validity()),
    };
    return { voucher, signature: await this.signVerification(verifier, voucher) };
  }

  /** A verifier's signature of a voucher. */
  signVerification(verifier: number, voucher: VerificationVoucher): Promise<Hex> {
    const desk = { chainId: LOCAL_CHAIN_ID, desk: this.chain.addresses.verificationDesk };
    return signVerificationVoucher(typedDataSigner(this.owners[verifier - 1]!), desk, voucher);
  }

  /** A payment by an authorization that the payer signs for just this. */
  async authorization(payer: Person, value: bigint, nonce: Hex): Promise<Payment> {
    const { ett, numberRegistry } = this.chain.addresses;
    const authorization = await signAuthorization(typedDataSigner(payer), {
      chainId: LOCAL_CHAIN_ID,
      ett,
      payer: payer.address as Address,
      payee: numberRegistry,
      value,
      validAfter: 0n,
      validBefore: BigInt((await this.now()) + DAY),
      nonce,
    });
    return payByAuthorization(authorization);
  }

  async #validity(): Promise<{ issuedAt: number; expiresAt: number }> {
    const issuedAt = await this.now();
    return { issuedAt, expiresAt: issuedAt + 20 * DAY };
  }
}

/** Typed data as protocol makes it, signed as ethers does. */
export function typedDataSigner<data>(person: Person): TypedDataSigner<data> {
  return {
    async signTypedData(data) {
      const { domain, types, message } = data as Record<"domain" | "types" | "message", never>;
      return (await person.signTypedData(domain, types, message)) as Hex;
    },
  };
}
