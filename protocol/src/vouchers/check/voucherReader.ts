import {
  type Abi,
  type Address,
  type Client,
  encodeFunctionData,
  getContract,
  isAddressEqual,
  padHex,
  parseAbi,
  size,
  zeroAddress,
} from "viem";
import { call, getBlock } from "viem/actions";
import type { ContractAddresses } from "../../addresses/deployments.ts";
import { explainError } from "../../errors/explainError.ts";
import {
  carrierRegistryAbi,
  claimDeskAbi,
  numberRegistryAbi,
  routeProfilesAbi,
  verificationDeskAbi,
  verifierRegistryAbi,
} from "../../generated/abi.ts";
import { countryCodeOf } from "../../number/countryCode.ts";
import { numberOfTokenId } from "../../number/number.ts";
import type { HandedClaim } from "./checkClaimVoucher.ts";
import type { HandedVerification } from "./checkVerificationVoucher.ts";
import type { ClaimFacts, NumberFacts, VerificationFacts } from "./facts.ts";
import type { Confirms } from "./isSignedBy.ts";

/** What the contracts give an account with code for its answer; a transaction and its data cost besides. */
const CONTRACT_GAS = 100_000;
const YES = padHex("0x1626ba7e", { dir: "right" });
const erc1271 = parseAbi(["function isValidSignature(bytes32 digest, bytes signature) view returns (bytes4)"]);

/** What is read of the chain: all of it at one block. */
export class VoucherReader {
  readonly #client: Client;
  readonly #addresses: ContractAddresses;
  readonly #at: { blockNumber: bigint };
  readonly #timestamp: number;

  private constructor(client: Client, addresses: ContractAddresses, block: { number: bigint; timestamp: bigint }) {
    this.#client = client;
    this.#addresses = addresses;
    this.#at = { blockNumber: block.number };
    this.#timestamp = Number(block.timestamp);
  }

  /** Reads at a block, the latest if none is named. */
  static async at(client: Client, addresses: ContractAddresses, blockNumber?: bigint): Promise<VoucherReader> {
    return new VoucherReader(
      client,
      addresses,
      await getBlock(client, blockNumber === undefined ? {} : { blockNumber }),
    );
  }

  /** What `checkClaimVoucher` has to know. Throws NumberError for what is no number. */
  async claimFacts(handed: HandedClaim): Promise<ClaimFacts> {
    const { number, profile, rangePrefix } = handed.voucher;
    const facts = await this.#numberFacts(number, profile);
    const carriers = this.#contract(this.#addresses.carrierRegistry, carrierRegistryAbi);
    const desk = this.#contract(this.#addresses.claimDesk, claimDeskAbi);
    const [carrier, rootVersion] = await Promise.all([
      carriers.read.carrierAt([facts.range.carrier], this.#at),
      handed.kind === "root" ? desk.read.rootAt([rangePrefix, handed.root], this.#at) : 0,
    ]);
    return { ...facts, carrier, rootVersion };
  }

  /** What `checkVerificationVoucher` has to know. Throws NumberError for what is no number. */
  async verificationFacts({ voucher }: HandedVerification): Promise<VerificationFacts> {
    const { number, holder, profile, verifier: id, depositClass } = voucher;
    const at = this.#at;
    const registry = this.#contract(this.#addresses.numberRegistry, numberRegistryAbi);
    const carriers = this.#contract(this.#addresses.carrierRegistry, carrierRegistryAbi);
    const verifiers = this.#contract(this.#addresses.verifierRegistry, verifierRegistryAbi);
    const desk = this.#contract(this.#addresses.verificationDesk, verificationDeskAbi);
    const [facts, verifier, [authorityPrefix, authority], contest, waitsUntil, depositRefusal] = await Promise.all([
      this.#numberFacts(number, profile),
      verifiers.read.verifierAt([id], at),
      registry.read.authorityOver([number], at),
      desk.read.contestAt([number], at),
      desk.read.waitsUntil([number, holder], at),
      registry.read.depositOf([depositClass], at).then(() => null, unknownClass),
    ]);
    const { verifier: contestVerifier, authorityPrefix: contestPrefix, openedAt, authorityVersion } = contest;
    const [[, profileCarrierStatus], [, verifierCarrierStatus], accreditation, fell] = await Promise.all([
      carriers.read.standing([facts.profile.carrier], at),
      carriers.read.standing([verifier.carrier], at),
      verifiers.read.accreditationAt([authorityPrefix, id], at),
      verifiers.read.fellSince([contestVerifier, contestPrefix, openedAt], at),
    ]);
    const contestFell = fell || authorityPrefix !== contestPrefix || authority.version !== authorityVersion;
    const statuses = { profileCarrierStatus, verifierCarrierStatus };
    const trust = { verifier, authorityPrefix, authority, accreditation };
    return { ...facts, ...statuses, ...trust, contest, contestFell, waitsUntil, depositRefusal };
  }

  /** Asks an account with code whether it signed (ERC-1271), as the contracts do; false whatever else it says. */
  readonly confirms: Confirms = async (account, digest, signature) => {
    const data = encodeFunctionData({ abi: erc1271, functionName: "isValidSignature", args: [digest, signature] });
    const gas = BigInt(CONTRACT_GAS + 21_000 + 16 * size(data));
    const answer = await call(this.#client, { to: account, data, gas, ...this.#at }).catch(() => ({ data: undefined }));
    return answer.data?.slice(0, YES.length) === YES;
  };

  async #numberFacts(number: bigint, profile: number): Promise<NumberFacts> {
    const at = this.#at;
    const registry = this.#contract(this.#addresses.numberRegistry, numberRegistryAbi);
    const profiles = this.#contract(this.#addresses.routeProfiles, routeProfilesAbi);
    const countryCode = countryCodeOf(numberOfTokenId(number));
    const [rangePrefix, range] = await registry.read.rangeOf([number], at);
    const [state, heldIn, predecessor, [successor], country, [carrier, , , flags]] = await Promise.all([
      registry.read.numberState([number], at),
      registry.read.heldIn([number], at),
      this.#predecessor(number),
      registry.read.succession(at),
      registry.read.authorityAt([countryCode], at),
      profiles.read.head([profile || range.defaultProfile], at),
    ]);
    const { numberRegistry, ett, portingDesk, authorityDesk, claimDesk, verificationDesk } = this.#addresses;
    return {
      timestamp: this.#timestamp,
      stuckAt: [numberRegistry, ett, portingDesk, authorityDesk, claimDesk, verificationDesk],
      state,
      heldIn,
      predecessor,
      successor,
      countryCode,
      stoppedUntil: country.stoppedUntil,
      rangePrefix,
      range,
      profile: { carrier, flags },
    };
  }

  async #predecessor(number: bigint): Promise<NumberFacts["predecessor"]> {
    const needed = this.#addresses.numberRegistry;
    const { predecessor } = await this.#contract(needed, numberRegistryAbi).read.parts(this.#at);
    if (isAddressEqual(predecessor, zeroAddress)) return null;
    const closedFor = await this.#contract(predecessor, numberRegistryAbi).read.closedForSuccessor([number], this.#at);
    return { closedFor, needed };
  }

  #contract<const abi extends Abi>(address: Address, abi: abi) {
    return getContract({ address, abi, client: this.#client });
  }
}

/** A refusal is a fact; a node that does not answer is none. */
function unknownClass(error: Error): Error {
  if (explainError(error).code === "DepositClassUnknown") return error;
  throw error;
}
