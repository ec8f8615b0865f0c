import {
  CLAIM_POLICIES,
  type Deployment,
  encodePortOrder,
  explainError,
  PROFILE_OPEN,
  RULE_KINDS,
  type Rule,
} from "@dots/protocol";
import {
  authorityDeskAbi,
  carrierRegistryAbi,
  ettAbi,
  numberRegistryAbi,
  portingDeskAbi,
  routeProfilesAbi,
} from "@dots/protocol/abi";
import {
  type Abi,
  type Account,
  type Address,
  type ContractFunctionArgs,
  type ContractFunctionName,
  createPublicClient,
  createTestClient,
  createWalletClient,
  type Hex,
  http,
  maxUint256,
  parseEther,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { anvil } from "viem/chains";
import { localAccount } from "../../scripts/deploy/localAccounts.ts";

/** What everybody on the market begins with. */
const PURSE = parseEther("100000");

const DEPOSIT = parseEther("10");
const BASE_FEE = parseEther("1");
/** More than any call here needs, so that one that reverts is mined as well. */
const GAS = 5_000_000n;

type Writing = "nonpayable" | "payable";

const POLICY_OPEN = CLAIM_POLICIES.indexOf("open");

/**
 * Carriers and subscribers of a test. What changes the chain resolves with the block it was mined in; what the
 * contracts refuse is mined too, and rejects with the dictionary's error.
 */
export interface Market {
  /** Account 0, which governs the contracts. */
  readonly governor: Account;
  /** A bare account; one of the ten rich ones, from 1. */
  account(index: number): Account;
  /** Lets the registries and the desk take the account's ETT. */
  allow(owner: Account): Promise<void>;
  /** An account with ETT that the registries and the desk may take. */
  trader(index: number): Promise<Account>;
  /** Lets a trader join as a carrier; gives back its id. */
  join(owner: Account, name: string): Promise<number>;
  /** Creates a profile; gives back its id. `open`: for claims and for anyone's ports. */
  createProfile(owner: Account, carrier: number, rules: readonly Rule[], open?: boolean): Promise<number>;
  /** Sets deposit and fee, delegates a country code that nobody has to the governor, and opens lengths of ranges in it. */
  openCountry(code: bigint, digits: number, rangeLengths: number[]): Promise<void>;
  /** Allocates a range of the governor's country, open for claims. */
  allocate(prefix: bigint, terms: MarketTerms): Promise<bigint>;
  claim(holder: Account, number: bigint, terms?: { profile?: number; highestDeposit?: bigint }): Promise<bigint>;
  /** Ports by sending the number's token to the desk. */
  port(holder: Account, number: bigint, profile: number): Promise<bigint>;
  release(holder: Account, number: bigint): Promise<bigint>;
  /** ETT of an account in the smallest unit. */
  ettOf(account: Account): Promise<bigint>;
  blockNumber(): Promise<bigint>;
  /** Mines a block whose time is so many days after the last one's. */
  passDays(days: number): Promise<bigint>;
}

export interface MarketTerms {
  carrier: number;
  defaultProfile: number;
  /** Of a complete number. */
  digits: number;
  flags: number;
  quarantineDays?: number;
}

export function openMarket({ rpcUrl, contracts }: { rpcUrl: string; contracts: Deployment }): Market {
  const transport = http(rpcUrl);
  const reader = createPublicClient({ chain: anvil, transport, pollingInterval: 20, cacheTime: 0 });
  const clock = createTestClient({ chain: anvil, transport, mode: "anvil" });
  const account = (index: number) => privateKeyToAccount(localAccount(index).privateKey as Hex);
  const governor = account(0);

  async function send<const A extends Abi, F extends ContractFunctionName<A, Writing>>(
    from: Account,
    address: Address,
    abi: A,
    functionName: F,
    args: ContractFunctionArgs<A, Writing, F>,
  ): Promise<bigint> {
    const wallet = createWalletClient({ account: from, chain: anvil, transport });
    const call = { account: from, address, abi, functionName, args, gas: GAS } as never;
    const hash = await wallet.writeContract(call);
    const { status, blockNumber } = await reader.waitForTransactionReceipt({ hash, timeout: 10_000 });
    if (status === "success") return blockNumber;
    // A receipt does not say why: the same call on the chain as it is does.
    throw await reader
      .simulateContract(call)
      .then(
        () => new Error(`${functionName} was mined as ${status}, but would go through now (${hash}).`),
        explainError,
      );
  }

  async function allow(owner: Account): Promise<void> {
    for (const spender of [contracts.carrierRegistry, contracts.numberRegistry, contracts.portingDesk]) {
      await send(owner, contracts.ett, ettAbi, "approve", [spender, maxUint256]);
    }
  }

  return {
    governor,
    account,

    allow,

    async trader(index) {
      const trader = account(index);
      await send(governor, contracts.ett, ettAbi, "transfer", [trader.address, PURSE]);
      await allow(trader);
      return trader;
    },

    async join(owner, name) {
      await send(owner, contracts.carrierRegistry, carrierRegistryAbi, "join", [
        owner.address,
        name,
        `https://${name}.example`,
        PURSE,
      ]);
      return reader.readContract({
        address: contracts.carrierRegistry,
        abi: carrierRegistryAbi,
        functionName: "count",
      });
    },

    async createProfile(owner, carrier, rules, open = true) {
      const flags = open ? PROFILE_OPEN : 0;
      const written = rules.map((rule) => ({ ...rule, kind: RULE_KINDS.indexOf(rule.kind) }));
      await send(owner, contracts.routeProfiles, routeProfilesAbi, "create", [carrier, 60, flags, written]);
      return reader.readContract({ address: contracts.routeProfiles, abi: routeProfilesAbi, functionName: "count" });
    },

    async openCountry(code, digits, rangeLengths) {
      await send(governor, contracts.numberRegistry, numberRegistryAbi, "addDepositClass", [DEPOSIT]);
      await send(governor, contracts.portingDesk, portingDeskAbi, "setBaseFee", [BASE_FEE]);
      const lengths = rangeLengths.reduce((bits, length) => bits | (1 << length), 0);
      await send(governor, contracts.authorityDesk, authorityDeskAbi, "delegate", [
        code,
        governor.address,
        digits,
        digits,
      ]);
      await send(governor, contracts.authorityDesk, authorityDeskAbi, "openRangeLengths", [code, lengths]);
    },

    allocate(prefix, { carrier, defaultProfile, digits, flags, quarantineDays = 30 }) {
      return send(governor, contracts.numberRegistry, numberRegistryAbi, "allocate", [
        prefix,
        {
          ...{ carrier, defaultProfile, minDigits: digits, maxDigits: digits, depositClass: 0 },
          ...{ policy: POLICY_OPEN, quarantineDays, flags },
        },
      ]);
    },

    claim(holder, number, { profile = 0, highestDeposit = PURSE } = {}) {
      return send(holder, contracts.numberRegistry, numberRegistryAbi, "claim", [
        number,
        holder.address,
        profile,
        highestDeposit,
      ]);
    },

    port(holder, number, profile) {
      return send(holder, contracts.numberRegistry, numberRegistryAbi, "safeTransferFrom", [
        holder.address,
        contracts.portingDesk,
        number,
        encodePortOrder({ profile, highestFee: PURSE }),
      ]);
    },

    release(holder, number) {
      return send(holder, contracts.numberRegistry, numberRegistryAbi, "release", [number]);
    },

    ettOf({ address }) {
      return reader.readContract({ address: contracts.ett, abi: ettAbi, functionName: "balanceOf", args: [address] });
    },

    blockNumber() {
      return reader.getBlockNumber();
    },

    async passDays(days) {
      await clock.increaseTime({ seconds: days * 86_400 });
      await clock.mine({ blocks: 1 });
      return reader.getBlockNumber();
    },
  };
}
